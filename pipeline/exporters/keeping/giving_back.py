"""Cells of a person's that he gives back to the program: it writes there what it would, and they are its own again."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from pipeline.exporters.keeping.recognising import matched_sheets
from pipeline.exporters.keeping.sheet_work import OldSheet, aligned, read_old, read_shared, version_of
from pipeline.exporters.keeping.snapshot import RowSnapshot, Snapshot
from pipeline.exporters.workbook.book_package import BookPackage

Given = Mapping[str, Collection[tuple[str, str]]]
"""By the sheet's name: cells by the row's key and the column's, both as a snapshot has them."""


def given_back(content: bytes, base: Snapshot, given: Given) -> Snapshot:
    """What the program wrote last into a workbook, as if what stands in the given cells were from it.

    Raises DamagedPartError.
    """
    package = BookPackage(content)
    shared = read_shared(package)
    sheets = [read_old(package, entry, shared) for entry in package.sheets() if entry.is_grid]
    matched = matched_sheets(sheets, base)
    numbers = {text: number for number, text in enumerate(base.values)}
    found = list(base.sheets)
    for at, sheet in enumerate(base.sheets):
        if sheet.name in given and sheet.name in matched:
            rows = list(sheet.rows)
            for row, column, text in _cells(matched[sheet.name], base, at, given[sheet.name]):
                rows[row] = _with(rows[row], column, numbers.setdefault(text, len(numbers)))
            found[at] = replace(sheet, rows=rows)
    return replace(base, values=list(numbers), sheets=found)


def _cells(old: OldSheet, base: Snapshot, at: int, given: Collection[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """Rows and columns of what the program wrote, with the prints of what stands there now."""
    sheet = base.sheets[at]
    alignment = aligned(old, version_of(base, at))
    return [
        (row, column, old.cells[there][place])
        for there, row in alignment.rows.items()
        for place, column in alignment.columns.items()
        if (sheet.rows[row].key, sheet.columns[column]) in given and place in old.cells.get(there, {})
    ]


def _with(row: RowSnapshot, column: int, number: int) -> RowSnapshot:
    values = [*row.values, *[0] * (column + 1 - len(row.values))]
    values[column] = number
    return replace(row, values=values)
