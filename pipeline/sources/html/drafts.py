"""What a page says before its characters have ids: lines and tables in reading order. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

_INDENT = re.compile(r"[ \n]*(?:\u3000|\u2003|\u00a0{2})")
"""Blanks that indent the first line of a paragraph."""
_MAIN = 0.9
"""Share of a table's text in one cell that makes the table a frame around it."""
_LONG = 500
"""Characters that such a cell has at least."""


class TextLine(Struct, frozen=True):
    """A line as printed. ``begins``: whether it begins a paragraph; None behind a line break, where its looks tell."""

    text: str
    begins: bool | None = True


class HiddenText(Struct, frozen=True):
    """Text that is not displayed, where it stands."""

    text: str


class Flow:
    """A stretch of text: the page's, or a cell's. ``blocks`` are lines, tables that list something, and what is hidden.

    ``size`` counts the characters, ``size_in_tables`` those of its tables.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.size = 0
        self.size_in_tables = 0
        self._open: list[str] = []
        self._begins: bool | None = True

    def add(self, text: str) -> None:
        self._open.append(text)

    def add_hidden(self, text: str) -> None:
        if not text.isspace():
            self.blocks.append(HiddenText(text))

    def end_line(self, begins: bool | None = True) -> None:
        """Ends the open line; ``begins`` is said of the next one. A blank line says that the next one begins."""
        line = "".join(self._open)
        self._open.clear()
        if line.strip():
            self.blocks.append(TextLine(line, self._begins or (True if _INDENT.match(line) else None)))
            self.size += len(line)
            self._begins = begins
        else:
            self._begins = True

    def add_table(self, table: TableDraft) -> None:
        """A table in its place; of one that only lays out what stands in it, that."""
        if table.is_frame():
            for cell in table.cells():
                self.blocks += cell.flow.blocks
                self.size_in_tables += cell.flow.size_in_tables
        else:
            self.blocks += table.flatten()
            self.blocks.append(table)
            self.size_in_tables += table.size
        self.size += table.size
        self._begins = True

    def lines(self) -> Iterator[TextLine]:
        """All lines, those of tables cell by cell."""
        for block in self.blocks:
            if isinstance(block, TextLine):
                yield block
            elif isinstance(block, TableDraft):
                yield from block.lines()


class CellDraft(Struct):
    """A cell as its tag says it: spans from 1 (rows: 0 for all that follow)."""

    flow: Flow
    row_span: int = 1
    column_span: int = 1


class TableDraft:
    """A table as its tags give it: groups (thead, tbody) of rows of cells."""

    def __init__(self) -> None:
        self.groups: list[list[list[CellDraft]]] = [[]]

    @property
    def size(self) -> int:
        """Characters of all cells."""
        return sum(cell.flow.size for cell in self.cells())

    def cells(self) -> Iterator[CellDraft]:
        for group in self.groups:
            for row in group:
                yield from row

    def lines(self) -> Iterator[TextLine]:
        for cell in self.cells():
            yield from cell.flow.lines()

    def flatten(self) -> list[HiddenText]:
        """Tables within the cells become the lines of their cells; gives back what is hidden in them."""
        hidden: list[HiddenText] = []
        for cell in self.cells():
            hidden += [block for block in cell.flow.blocks if isinstance(block, HiddenText)]
            cell.flow.blocks = list(cell.flow.lines())
        return hidden

    def is_frame(self) -> bool:
        """Whether it only lays out what stands in it: one cell with all or nearly all, other tables, or one column."""
        whole = self.size
        largest = max((cell.flow.size for cell in self.cells()), default=0)
        if largest >= _MAIN * whole and whole >= _LONG:
            return True
        inner = sum(cell.flow.size_in_tables for cell in self.cells())
        return 2 * inner > whole or _is_list(self._widths())

    def _widths(self) -> list[int]:
        """The cells with text of each row that has any."""
        widths = [sum(cell.flow.size > 0 for cell in row) for group in self.groups for row in group]
        return [width for width in widths if width]


Block = TextLine | TableDraft | HiddenText


def _is_list(widths: Sequence[int]) -> bool:
    """Whether rows of so many full cells are no table: one column, or one row of two."""
    widest = max(widths, default=0)
    return widest < 2 or (len(widths) == 1 and widest < 3)
