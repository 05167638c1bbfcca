"""Text that runs out of the cell it belongs to into the one below. Pure geometry, in points.

A browser gives what is left of a merged cell, on the page after a break, less height than its text takes: the lines
that follow stand in the next row, below the rule, as far from the line before them as within a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from pipeline.model import Cell, Line

_NEAR = 0.06
"""Ems by which distances of lines that stand equally far apart differ, at most."""
_CLOSER = 0.2
"""Ems that a line must stand nearer to the rule above it than any text of a cell does."""


def without_spill(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells, with lines that ran out of those at the top of the page given back to them."""
    tops = {index: at for index, cell in enumerate(cells) for at in _below(cell, cells)}
    sure = [cell for i, cell in enumerate(cells) if cell.row and cell.lines and i not in tops.values()]
    pitches = [under.box[1] - above.box[1] for cell in sure for above, under in pairwise(cell.lines)]
    found = list(cells)
    if not pitches:
        return tuple(found)
    pad = min(cell.lines[0].box[1] - cell.box[1] for cell in sure)
    for top, under in tops.items():
        cell, below = cells[top], cells[under]
        count = _spilled(cell, below, median(pitches), pad)
        found[top] = replace(cell, lines=(*cell.lines, *below.lines[:count]))
        found[under] = replace(below, lines=below.lines[count:])
    return tuple(found)


def _below(cell: Cell, cells: Sequence[Cell]) -> list[int]:
    """Which cell stands right under one, if that is what is left of one at the top of the page: one at most."""
    if cell.row or not cell.open_top or not cell.lines:
        return []
    return [index for index, one in enumerate(cells) if _is_below(cell, one)]


def _is_below(cell: Cell, other: Cell) -> bool:
    """Whether the other cell stands right under it, over the same columns."""
    same = (cell.column, cell.column_span) == (other.column, other.column_span)
    return same and other.row == cell.row + cell.row_span


def _spilled(cell: Cell, below: Cell, pitch: float, pad: float) -> int:
    """How many of the lines below are the cell's."""
    count, last = 0, cell.lines[-1]
    for line in below.lines:
        size = max(line.size, 1.0)
        if abs(line.box[1] - last.box[1] - pitch) > _NEAR * size:
            break
        if not count and not _is_too_near(line, below, pad):
            break
        count, last = count + 1, line
    return count


def _is_too_near(line: Line, cell: Cell, pad: float) -> bool:
    return line.box[1] - cell.box[1] < pad - _CLOSER * max(line.size, 1.0)
