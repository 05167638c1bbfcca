"""Small grids and stitched rows for tests, without a PDF: columns 100 points wide, rows 40 high, letters of 10."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from pipeline.extractors.table.column_labels import ColumnRole
from pipeline.extractors.table.columns import Column
from pipeline.extractors.table.stitched import PageRows, Stitched
from pipeline.model import Cell, Grid, Line, Traced

WIDTH, HEIGHT, SIZE = 100.0, 40.0, 10.0
_IDS = count()


def cell(
    row: int,
    column: int,
    text: str = "",
    rows: int = 1,
    columns: int = 1,
    open_top: bool = False,
    open_bottom: bool = False,
) -> Cell:
    """A cell whose text, one line for each of its own, begins at its upper left."""
    left, top = column * WIDTH, row * HEIGHT
    lines = []
    for number, one in enumerate(text.split("\n") if text else []):
        at = top + 2 + number * 1.2 * SIZE
        content = Traced(one, tuple(next(_IDS) for _ in one))
        lines.append(Line(1, (left, at, left + len(one) * SIZE, at + SIZE), content, SIZE))
    box = (left, top, left + columns * WIDTH, top + rows * HEIGHT)
    return Cell(row, column, rows, columns, box, tuple(lines), open_top, open_bottom)


def grid(*cells: Cell, page: int = 1) -> Grid:
    """The grid that cells make up."""
    columns = max(one.column + one.column_span for one in cells)
    rows = max(one.row + one.row_span for one in cells)
    edges = tuple(index * WIDTH for index in range(columns + 1))
    lines = tuple(index * HEIGHT for index in range(rows + 1))
    return Grid(page, (0.0, 0.0, edges[-1], lines[-1]), edges, lines, cells)


def plain(*rows: Sequence[str]) -> list[Cell]:
    """A cell for each text of a matrix, none merged."""
    return [cell(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]


def sheet(*cells: Cell, page: int = 1, fresh: bool = False) -> PageRows:
    """One page's data rows."""
    placed = [(one.row, one.row + one.row_span, one.column, one.column + one.column_span, one) for one in cells]
    return PageRows(page, max(last for _, last, *_ in placed), placed, fresh)


def stitch(one: Cell, page: int = 1) -> Stitched:
    """A cell that stands on one page only."""
    return Stitched([(page, one)], one.row, one.row + one.row_span, one.column, one.column + one.column_span)


def row_of(*texts: str, row: int = 0) -> list[Stitched | None]:
    """One row of cells of their own."""
    return [stitch(cell(row, column, text)) for column, text in enumerate(texts)]


def columns(*roles: ColumnRole) -> list[Column]:
    """A column of each role, labelled with its role's name."""
    return [Column(role, role) for role in roles]
