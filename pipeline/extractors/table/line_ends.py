"""Which line ends of a cell end a paragraph. Touches only the model.

The source says so (docx, html), or the page's looks do: a line that ends well before the cell's edge, so that what
begins the next would have found room, was ended on purpose. Whether a line that ran full also ended a name is left to
those who read names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Cell, Line, Traced
from pipeline.model.raw import NO_BREAKS, Breaks
from pipeline.text.clean import SPACE
from pipeline.text.punctuation import CLOSERS, PAUSES, STOPS

# What stands together at the start of a line: a sign with the marks that may not end or begin one, or a number, a word.
_CHUNK = re.compile(r"[（“‘《〈【〔]*(?:[\dA-Za-z.%]+|.)[，。；：、！？）”’》〉】〕…]*")
_SPARE = 0.5
"""Ems that a line may be short of the room for one more sign: widths of half-width signs and of justified lines."""

_BRACKET_OVER, _STOP_OVER = 0.5, 1.0
"""Ems by which a mark that closes a line may stand over the room there is: browsers set it at half its width where it
would not fit, Word hangs stops outside."""

_ROUNDING = 0.05
"""Ems by which the widths of two lines of as many signs differ at most."""


def margin_of(cells: Sequence[Cell]) -> float:
    """How far from a cell's edge, in points, text begins in a column: the least distance of a line in its cells."""
    distances = [line.box[0] - cell.box[0] for cell in cells for line in cell.lines]
    return max(0.0, min(distances, default=0.0))


def read_breaks(pieces: Sequence[Cell], content: Traced, margin: float) -> Breaks:
    """Where a cell's text breaks, given its pieces over the pages, its text, and its column's margin in points."""
    lines = [(line, cell) for cell in pieces for line in cell.lines if line.text]
    if len(lines) < 2:
        return NO_BREAKS
    widest = max(_surely_within(line) for line, _ in lines)
    at = {one: place for place, one in enumerate(content.ids) if one != SPACE}
    ends: list[int] = []
    wraps: list[int] = []
    gaps: list[int] = []
    for (line, cell), (following, _) in pairwise(lines):
        place = next((at[one] for one in following.content.ids if one in at), 0)
        if not place:
            continue
        if _ended(line, cell, following, margin, widest):
            ends.append(place)
        elif line.page == 0:
            gaps.append(place)
        else:
            wraps.append(place)
    return Breaks(tuple(ends), tuple(wraps), tuple(gaps))


def _width(line: Line) -> float:
    return line.box[2] - line.box[0]


def _surely_within(line: Line) -> float:
    """The width of a line without what of its last mark may stand outside."""
    last = line.text[-1]
    over = _BRACKET_OVER if last in CLOSERS else _STOP_OVER if last in STOPS + PAUSES else 0.0
    return _width(line) - over * line.size


def _ended(line: Line, cell: Cell, following: Line, margin: float, widest: float) -> bool:
    """Whether a paragraph ends with the line: what begins the next would have had room in the cell, or stands within
    the width of another line of its."""
    if following.begins is not None:
        return following.begins
    if line.page == 0 or not line.size:
        return False
    chunk = _CHUNK.match(following.text)
    needed = sum(1.0 if one > "\xff" else 0.55 for one in chunk.group()) if chunk else 1.0
    room = (cell.box[2] - cell.box[0] - 2 * margin) - _width(line)
    return room / line.size > needed + _SPARE or (widest - _width(line)) / line.size > needed - _ROUNDING
