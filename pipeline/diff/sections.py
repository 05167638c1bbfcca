"""Which section of the old notice lives on as which of the new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from pipeline.diff.alignment import Match
from pipeline.diff.obligation import Obligation
from pipeline.diff.years import Own, timeless
from pipeline.matching.likeness import likeness
from pipeline.matching.pairing import pair

THRESHOLD = 0.4
"""Half of a pair's score is the likeness of the headings, half the share of tasks they have in common.

A section whose every task went to one new section is renamed (0.5 and more), whatever it is called now; of two
sections that only exchanged a task neither half reaches this."""
SAME_HEADING = 2.0
"""Equal headings are one section, wherever its tasks went."""


def pair_sections(matches: Sequence[Match], old_year: Own, new_year: Own) -> dict[str, str]:
    """Folded old heading to folded new heading, each at most once."""
    sides = (
        _headings((item for match in matches for item in match.old), old_year),
        _headings((item for match in matches for item in match.new), new_year),
    )
    if not sides[0] or not sides[1]:
        return {}
    common = _in_common(matches, old_year, new_year)
    scores = np.zeros((len(sides[0]), len(sides[1])))
    for row, old in enumerate(sides[0]):
        for column, new in enumerate(sides[1]):
            scores[row, column] = _score(old, new, common)
    return {sides[0][row]: sides[1][column] for row, column in pair(scores, THRESHOLD)}


def _headings(items: Iterable[Obligation], year: Own) -> list[str]:
    return sorted({timeless(item.section, year) for item in items if item.section})


def _in_common(matches: Sequence[Match], old_year: Own, new_year: Own) -> Counter[tuple[str | None, str | None]]:
    """How many tasks went from a section to a section; (heading, None) and (None, heading) count all that have one."""
    counts: Counter[tuple[str | None, str | None]] = Counter()
    for match in matches:
        for old in match.old:
            for new in match.new:
                if old.section and new.section:
                    before, after = timeless(old.section, old_year), timeless(new.section, new_year)
                    counts.update([(before, after), (before, None), (None, after)])
    return counts


def _score(old: str, new: str, common: Counter[tuple[str | None, str | None]]) -> float:
    if old == new:
        return SAME_HEADING
    both = common[old, None] + common[None, new]
    share = 2 * common[old, new] / both if both else 0.0
    return (likeness(old, new) + share) / 2
