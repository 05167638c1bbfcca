"""In which manner a text carries out another: word for word, in other words, in part."""

from __future__ import annotations

import re
from typing import Final, Literal, get_args

from pipeline.superior.rarity import Rarity

Manner = Literal["verbatim", "reworded", "partly", "missing"]
MANNERS: Final[tuple[Manner, ...]] = get_args(Manner)
_CLAUSE: Final = re.compile(r"[^。；;，,：:！!？?]+")
_SENTENCE: Final = re.compile(r"[^。！？]+[。！？]?|[。！？]")
_LEAST: Final = 5
"""Characters that a clause must have to say something by itself."""
_GONE: Final = 0.2
"""Share of a clause's characters, by rarity, up to which nothing of it is there."""
_LOST: Final = 0.42
"""The share up to which hardly anything is. Of clauses put in other words at least half of the characters stay, of
those left out the rest of the text has at most 0.37."""
_PART_SAID: Final = 0.5
"""What the district adds, against what is hardly there, for it to be that in other words."""
_LONGER: Final = 1.6
"""A text that is so many times longer says other things beside, and what it adds stands for nothing left out."""
_PART: Final = 0.15
"""Share of an obligation's clauses without counterpart from which only a part of it is carried out."""


def manner_of(above: str, below: str, rarity: Rarity) -> Manner:
    """How a district's text carries out a superior's, both without places and levels."""
    if above in below:
        return "verbatim"
    return "partly" if _in_part(above, below, rarity) else "reworded"


def _in_part(above: str, below: str, rarity: Rarity) -> bool:
    """Whether clauses of the superior's words, of some weight, have nothing in the district's. A clause of which little
    is there counts as said in other words where the district says as much that the superior does not."""
    lost = doubtful = whole = 0
    windows = _windows(below)
    for clause in _clauses(above):
        share = max(rarity.share(clause, window) for window in windows)
        whole += len(clause)
        lost += len(clause) if share <= _GONE else 0
        doubtful += len(clause) if _GONE < share <= _LOST else 0
    added = sum(len(clause) * (1 - rarity.share(clause, above)) for clause in _clauses(below))
    if added < doubtful * _PART_SAID or len(below) > _LONGER * len(above):
        lost += doubtful
    return 0 < lost < whole and lost >= _PART * whole


def _windows(text: str) -> list[str]:
    """Stretches of two sentences: in a long text some characters of anything stand somewhere."""
    sentences = _SENTENCE.findall(text)
    return ["".join(sentences[at : at + 2]) for at in range(max(1, len(sentences) - 1))]


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if len(clause) >= _LEAST]
