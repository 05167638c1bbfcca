"""Two pages side by side on one picture, as a book or a folded sheet lies on the glass: where one ends. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from pipeline.sources.pdf.glyphs import Rule
from pipeline.sources.scan.finding_lines import Area, runs_of

_SHAPES: Final = (1.2, 1.8)
"""How much wider than high a sheet is on which two pages stand upright."""
_MIDDLE: Final = (0.4, 0.6)
"""The part of the sheet's width in which pages meet."""
_GAP: Final = 0.035
"""The share of the sheet's width that is free between their texts at least: columns of a table stand closer."""
_FEWEST: Final = 2
"""Lines that each of them has at least, if only its number and another."""
_TALL: Final = 6
"""Lines that one of them has at least."""
_COLUMN: Final = 0.55
"""The share of its width over which the lines of that one reach."""


def find_gutter(areas: Sequence[Area], rules: Sequence[Rule], size: tuple[int, int], scale: float) -> int | None:
    """The column of pixels between two pages of a straight picture of ``size`` (width, height); None where there is one
    page. ``areas`` are its lines; ``rules`` are in points.

    Whatever reaches over the middle, a line of text or a level rule of a table, is of one page.
    """
    width, height = size
    if not _SHAPES[0] <= width / height <= _SHAPES[1]:
        return None
    level = [(rule.start / scale, rule.end / scale) for rule in rules if rule.horizontal]
    middle = _free_middle([*level, *((left, right) for left, _, right, _ in areas)], width)
    if middle is None:
        return None
    fewer, fuller = sorted(
        ([one for one in areas if one[2] <= middle], [one for one in areas if one[0] >= middle]), key=len
    )
    if len(fewer) < _FEWEST or len(fuller) < _TALL:
        return None
    reach = max(right for _, _, right, _ in fuller) - min(left for left, *_ in fuller)
    return middle if reach >= _COLUMN * width / 2 else None


def _free_middle(taken: Sequence[tuple[float, float]], width: int) -> int | None:
    """The middle of the widest stretch, where pages may meet, that nothing takes; None if it is too narrow."""
    free = np.zeros(width, bool)
    free[round(_MIDDLE[0] * width) : round(_MIDDLE[1] * width)] = True
    for left, right in taken:
        free[max(0, round(left)) : max(0, round(right))] = False
    start, stop = max(runs_of(free, 0), key=lambda run: run[1] - run[0], default=(0, 0))
    return (start + stop) // 2 if stop - start >= _GAP * width else None
