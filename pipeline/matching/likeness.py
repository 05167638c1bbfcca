"""How alike two texts are, and how much of one stands in the other: 0 (nothing) to 1 (all)."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from pipeline.matching.folding import fold

RUN = 3
"""Characters in a row that make a match. Two of a kind (公开, 信息) stand in every sentence of such a notice."""


def likeness(a: str, b: str) -> float:
    """Share of characters that both texts have in the same order, width and white space folded (two empty texts: 1)."""
    return Indel.normalized_similarity(fold(a), fold(b))


def containment(part: str, whole: str) -> float:
    """Share of the characters of ``part`` that stand in ``whole`` within runs of at least three, in any order.

    A word changed in the middle costs that word only; boilerplate of two characters counts for nothing. An empty
    part is contained in everything (1); a part shorter than a run must stand in ``whole`` as it is.
    """
    part, whole = fold(part), fold(whole)
    if not part or part in whole:
        return 1.0
    found = grams(whole)
    covered = [False] * len(part)
    for start in range(len(part) - RUN + 1):
        if part[start : start + RUN] in found:
            covered[start : start + RUN] = [True] * RUN
    return sum(covered) / len(part)


def grams(text: str) -> frozenset[str]:
    """All runs of three characters in a text that is already folded."""
    return frozenset(text[start : start + RUN] for start in range(len(text) - RUN + 1))
