"""Where a browser shows the cells of a table (HTML standard, 4.9.12), broken spans included. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from pipeline.errors import SourceError
from pipeline.sources.html.drafts import CellDraft, TextLine

WIDEST = 1000
"""The most columns that a cell may span."""
_LARGEST = 1_000_000
"""Slots that a table may have."""

Group = Sequence[Sequence[CellDraft]]


class PlacedCell(Struct, frozen=True):
    """A cell in its place; offsets from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[TextLine, ...]


def place_cells(groups: Sequence[Group], name: str) -> list[PlacedCell]:
    """The cells of groups of rows (thead, tbody) in row, then column order; a cell ends with its group.

    Columns and rows in which no cell begins are left out. Raises SourceError, with the file's ``name``, for a table
    beyond measure.
    """
    found: list[PlacedCell] = []
    top = slots = 0
    for group in groups:
        # The rows that each column is still taken for.
        busy: dict[int, int] = {}
        for at, row in enumerate(group):
            fresh: dict[int, int] = {}
            column = 0
            for cell in row:
                column = _free(busy, column)
                width = _room(busy, column, max(1, min(cell.column_span, WIDEST)))
                height = min(cell.row_span or len(group), len(group) - at)
                slots += width
                if slots > _LARGEST:
                    raise SourceError(f"{name}：网页里的表格大得不正常。请用浏览器打开，另存为 PDF 再试。")
                found.append(PlacedCell(top + at, column, height, width, tuple(cell.flow.lines())))
                fresh.update(dict.fromkeys(range(column, column + width), height))
                column += width
            busy = {one: left - 1 for one, left in (busy | fresh).items() if left > 1}
        top += len(group)
    return _squeezed(found)


def _free(busy: dict[int, int], column: int) -> int:
    """The first column from this one on that no cell above reaches into."""
    while column in busy:
        column += 1
    return column


def _room(busy: dict[int, int], column: int, width: int) -> int:
    """How much of a cell's width is free: cells never stand over each other here, where browsers let them."""
    return next((one for one in range(1, width) if column + one in busy), width)


def _squeezed(cells: Sequence[PlacedCell]) -> list[PlacedCell]:
    columns = sorted({cell.column for cell in cells})
    rows = sorted({cell.row for cell in cells})
    placed = [
        PlacedCell(
            bisect_left(rows, cell.row),
            bisect_left(columns, cell.column),
            _within(rows, cell.row, cell.row_span),
            _within(columns, cell.column, cell.column_span),
            cell.lines,
        )
        for cell in cells
    ]
    return sorted(placed, key=lambda cell: (cell.row, cell.column))


def _within(kept: Sequence[int], first: int, count: int) -> int:
    """How many of a stretch of rows or columns are kept."""
    return bisect_left(kept, first + count) - bisect_left(kept, first)
