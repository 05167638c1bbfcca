"""The cells and rows of one table over its pages, as they are stitched together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extractors.table.columns import Column
from pipeline.model import Cell, Traced
from pipeline.text.clean import flow
from pipeline.text.ordinals import HEADING

Rows = list[list["Stitched | None"]]
HEADING_NUMBER = re.compile(HEADING)


@dataclass(eq=False)
class Stitched:
    """One cell of the whole table: its pieces page by page, and the rows (from, to) and columns that it covers."""

    pieces: list[tuple[int, Cell]]
    first: int
    last: int
    left: int
    right: int
    repeats: list[Traced] = field(default_factory=list)
    _read: tuple[int, Traced] | None = None

    @property
    def content(self) -> Traced:
        """Its text over all pages."""
        if self._read is None or self._read[0] != len(self.pieces):
            text = flow([line.content for _, cell in self.pieces for line in cell.lines])
            self._read = len(self.pieces), text
        return self._read[1]

    @property
    def text(self) -> str:
        """The same without its trace."""
        return self.content.text


class PageRows(NamedTuple):
    """The data rows of one page's grid: cells as (first row, last row, left column, right column, cell), from row 0.

    ``fresh``: text stands above it, so that no row of the page before goes on here. ``ruled``: upright rules part the
    columns.
    """

    page: int
    rows: int
    cells: list[tuple[int, int, int, int, Cell]]
    fresh: bool = False
    ruled: bool = True


class Seam(NamedTuple):
    """Two rows that meet at a page break, cell by cell in each column, and the row before them.

    ``unheaded``: columns of which no cell has had any text since the table, or its section, began.
    """

    before: list[Stitched | None]
    above: list[Stitched | None]
    below: list[Stitched | None]
    unheaded: frozenset[int] = frozenset()


def section_of(row: Sequence[Stitched | None], columns: Sequence[Column]) -> Stitched | None:
    """The cell of a row that heads the rows below: one over the whole width or all but empty cells beside it, or a
    numbered heading (一、, （一）) in a row that is empty otherwise."""
    filled = [cell for cell in dict.fromkeys(row) if cell is not None and cell.text]
    if len(filled) != 1:
        return None
    (cell,) = filled
    if cell.last - cell.first > 1:
        return None
    number = sum(column.role == "number" for column in columns)
    if cell.right - cell.left >= max(2, len(columns) - number):
        return cell
    own = all(other is None or other.last - other.first == 1 for other in row)
    heads = columns[cell.left].role in ("number", "category", "task", "requirement")
    numbered = len(cell.text) > 3 and HEADING_NUMBER.match(cell.text)
    return cell if own and heads and len(columns) > 2 and numbered else None
