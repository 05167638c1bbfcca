"""Tables of a plain text whose rows are not its lines: drawn with boxes, or with a cell a line. Touches only the model.

Where the cells stand is found elsewhere, from the lines as strings; here they become grids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from pipeline.model import Cell, Char, Grid
from pipeline.sources.text_tables import GAP, NARROWEST, Row, place


class LaidCell(NamedTuple):
    """A cell by its first row and column; ``pieces``: the lines (from 1), and the field of each, in which it stands."""

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: tuple[tuple[int, int], ...]


class LaidTable(NamedTuple):
    """A table over the lines from ``first`` to ``last``; ``tops``: the line at which each row begins. ``doubtful``:
    rows (from 0) whose lines were given to columns by their words alone."""

    first: int
    last: int
    tops: tuple[int, ...]
    columns: int
    cells: tuple[LaidCell, ...]
    doubtful: tuple[int, ...] = ()
    by: Literal["looks", "items"] = "looks"
    """How doubtful rows were told: by what the other rows look like, or by the items that begin beside a rule."""

    def lines_of(self, row: int) -> tuple[int, int]:
        """The first and the last line of a row."""
        return self.tops[row], (*self.tops, self.last + 1)[row + 1] - 1


def laid_grids(frames: Sequence[LaidTable], rows: Sequence[Row], chars: list[Char]) -> Iterable[Grid]:
    """Each frame as a grid; those of one number of columns on one set of edges, so that a cut table keeps them."""
    for frame in frames:
        edges = _edges([one for one in frames if one.columns == frame.columns], rows)
        levels = (*map(float, frame.tops), frame.last + 1.0)
        cells: list[Cell] = []
        for one in sorted(frame.cells):
            right, below = one.column + one.column_span, one.row + one.row_span
            box = (edges[one.column], levels[one.row], edges[right], levels[below])
            fields = [(number, piece) for number, field in one.pieces for piece in rows[number - 1][field] if piece]
            lines = tuple(place(fields, edges[one.column], chars))
            cells.append(Cell(one.row, one.column, one.row_span, one.column_span, box, lines))
        yield Grid(0, (edges[0], levels[0], edges[-1], levels[-1]), edges, levels, tuple(cells))


def without_laid(rows: Sequence[Row], frames: Sequence[LaidTable], blank: Row) -> list[Row]:
    """The lines, those of the frames blank."""
    left = list(rows)
    for frame in frames:
        left[frame.first - 1 : frame.last] = [blank] * (frame.last - frame.first + 1)
    return left


def _edges(frames: Sequence[LaidTable], rows: Sequence[Row]) -> tuple[float, ...]:
    widths = [NARROWEST] * frames[0].columns
    for frame in frames:
        for cell in frame.cells:
            for number, field in cell.pieces if cell.column_span == 1 else ():
                said = sum(len(piece) for piece in rows[number - 1][field])
                widths[cell.column] = max(widths[cell.column], 2.0 * said + GAP)
    return (0.0, *accumulate(widths))
