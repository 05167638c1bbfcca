"""Workbooks for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]


def write_book(path: Path, sheets: Mapping[str, Rows], merges: Sequence[str] = (), hidden: Sequence[str] = ()) -> Path:
    """A workbook of these sheets; ``merges`` are ranges of the first."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    for one in merges:
        book.worksheets[0].merge_cells(one)
    book.save(path)
    return path
