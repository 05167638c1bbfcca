"""What changed between two wordings, in words that a person can read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rapidfuzz.distance import LCSseq

from pipeline.matching.words import WHOLE, Cutter, cut

Piece = tuple[Literal["equal", "delete", "insert"], str]
Words = Sequence[str]
Change = tuple[Words, Words]
"""What was deleted and what stands in its place; either may be empty."""

_STOPS = frozenset("。；！？，、：")
_STRONG = frozenset("。；！？")
CRUMB = 3
"""An equal stretch of up to this many characters between two changes is swallowed: islands like 的 are confetti."""


def wording(old: str, new: str, cutter: Cutter | None = None) -> list[Piece]:
    """The pieces of both wordings in order: equal and deleted ones joined are ``old``, equal and inserted ones ``new``.

    Changes are by words (``cutter``, by default jieba's general dictionary, loaded only if the texts differ); numbers,
    dates and 《》 titles are never cut. Short equal stretches between changes are joined to them, and an insertion
    that could stand in several places stands where it forms whole clauses. A delete comes before its insert.
    """
    if old == new:
        return [("equal", old)] if old else []
    a, b = cut(old, cutter), cut(new, cutter)
    pieces: list[Piece] = []
    for item in _slide(_swallow(_trim(_align(a, b)))):
        if isinstance(item, tuple):
            gone, come = "".join(item[0]), "".join(item[1])
            pieces += [("delete", gone)] if gone else []
            pieces += [("insert", come)] if come else []
        elif item:
            pieces.append(("equal", "".join(item)))
    return pieces


Stretch = list[str] | Change
"""A list of equal words, or a change."""


def _align(a: Words, b: Words) -> list[Stretch]:
    """Equal words and changes by turns, beginning and ending with (perhaps no) equal words."""
    stretches: list[Stretch] = [[]]
    for code in LCSseq.opcodes(a, b):
        tag, i1, i2, j1, j2 = code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end
        last = stretches[-1]
        if tag == "equal":
            if isinstance(last, tuple):
                stretches.append(list(a[i1:i2]))
            else:
                last += a[i1:i2]
        elif isinstance(last, tuple):
            stretches[-1] = ([*last[0], *a[i1:i2]], [*last[1], *b[j1:j2]])
        else:
            stretches.append((list(a[i1:i2]), list(b[j1:j2])))
    if isinstance(stretches[-1], tuple):
        stretches.append([])
    return stretches


def _trim(stretches: list[Stretch]) -> list[Stretch]:
    """Gives back to the equal stretches what only looks changed because the two texts were cut differently.

    落|实惠|企业 against 做好|惠|企业: 惠 is a word in the second text and the end of a word in the first.
    """
    kept = list(stretches)
    for at in range(1, len(kept) - 1, 2):
        before, change, after = kept[at - 1], kept[at], kept[at + 1]
        assert isinstance(before, list) and isinstance(change, tuple) and isinstance(after, list)
        gone, come = list(change[0]), list(change[1])
        while (word := _shared(gone, come, -1)) is not None:
            after = [word, *after]
        while (word := _shared(gone, come, 0)) is not None:
            before = [*before, word]
        kept[at - 1 : at + 2] = [before, (gone, come), after]
    return kept


def _shared(gone: list[str], come: list[str], end: int) -> str | None:
    """Takes off both lists, at one end, a word of the one that the other begins (0) or ends (-1) with; None if none."""
    if not gone or not come:
        return None
    for one, other in ((gone, come), (come, gone)):
        word, longer = one[end], other[end]
        fits = longer.startswith(word) if end == 0 else longer.endswith(word)
        if fits and (word == longer or not WHOLE.search(longer)):
            rest = longer[len(word) :] if end == 0 else longer[: len(longer) - len(word)]
            one.pop(end)
            other[end : end + 1 or None] = [rest] if rest else []
            return word
    return None


def _swallow(stretches: list[Stretch]) -> list[Stretch]:
    """Without crumbs: an equal stretch between two changes is kept only if it is worth reading by itself.

    It is if it is longer than a crumb, and not shorter than both what changed before it and what changed after it
    (five equal characters between two replaced clauses only look like an alignment).
    """
    kept = list(stretches)
    at = 2
    while at < len(kept) - 2:
        before, equal, after = kept[at - 1], kept[at], kept[at + 1]
        assert isinstance(before, tuple) and isinstance(after, tuple) and isinstance(equal, list)
        if _worth(equal, before, after):
            at += 2
            continue
        joined = ([*before[0], *equal, *after[0]], [*before[1], *equal, *after[1]])
        kept[at - 1 : at + 2] = [joined]
        at = max(2, at - 2)
    return kept


def _worth(equal: Words, before: Change, after: Change) -> bool:
    length = _length(equal)
    if any(word in _STRONG for word in equal) and length > 1:
        return True
    if _one_sided(before, after):
        return length > 1
    around = min(max(_length(before[0]), _length(before[1])), max(_length(after[0]), _length(after[1])))
    return length > CRUMB and 2 * length > around


def _one_sided(before: Change, after: Change) -> bool:
    """Whether both only take words away, or both only add some: words struck here and there are easy to read."""
    return (not before[0] and not after[0]) or (not before[1] and not after[1])


def _length(words: Words) -> int:
    return sum(len(word) for word in words if word not in _STOPS)


def _slide(stretches: list[Stretch]) -> list[Stretch]:
    """Moves a pure insertion or deletion to where it ends with a mark, if its words allow it.

    Between 甲。 and 乙。 an inserted 丙。 may be seen as 。丙 or as 丙。: the second is what a person means.
    """
    moved = list(stretches)
    for at in range(1, len(moved) - 1, 2):
        before, change, after = moved[at - 1], moved[at], moved[at + 1]
        assert isinstance(before, list) and isinstance(change, tuple) and isinstance(after, list)
        if change[0] and change[1]:
            continue
        before, words, after = _best_place(before, [*change[0], *change[1]], after)
        moved[at - 1 : at + 2] = [before, (words, []) if change[0] else ([], words), after]
    return moved


def _best_place(before: list[str], words: list[str], after: list[str]) -> tuple[list[str], list[str], list[str]]:
    steps = 0
    while steps < len(before) and before[len(before) - 1 - steps] == words[len(words) - 1 - steps % len(words)]:
        steps += 1
    line = [*before, *words, *after]
    start = len(before) - steps
    best, best_rank = len(before), (-1, 0)
    while True:
        rank = (_rank(line, start, start + len(words)), -abs(start - len(before)))
        if rank > best_rank:
            best, best_rank = start, rank
        if start + len(words) >= len(line) or line[start] != line[start + len(words)]:
            break
        start += 1
    return line[:best], line[best : best + len(words)], line[best + len(words) :]


def _rank(line: list[str], start: int, end: int) -> int:
    """How natural a piece ``[start, end)`` is: whole sentences, then clauses, then a clause with its mark in front."""
    first = start == 0 or line[start - 1] in _STRONG
    if first and line[end - 1] in _STRONG:
        return 4
    if (start == 0 or line[start - 1] in _STOPS) and line[end - 1] in _STOPS:
        return 3
    if line[start] in _STOPS and (end == len(line) or line[end] in _STOPS):
        return 2
    return 1 if line[end - 1] in _STOPS else 0
