"""Ledgers and units' lists for these tests, and what other hands make of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from pipeline.batch.record import Counts, MadeFrom, Record, record_bytes
from pipeline.exporters import titles
from pipeline.exporters.exports import chosen, write_notice
from pipeline.model import Notice
from pipeline.model.reading import Reading


def title_row(sheet: Any) -> tuple[int, dict[str, int]]:
    """The row of a sheet's titles, and its columns by title."""
    for row in sheet.iter_rows():
        found = {"".join(str(cell.value or "").split()): cell.column for cell in row}
        if titles.KEY in found and titles.PROGRESS in found:
            return row[0].row, found
    raise AssertionError("no titles")


def table_of(book: Workbook) -> Any:
    """The sheet of a workbook that people fill in."""
    for sheet in book.worksheets:
        heads = ["".join(str(cell.value or "").split()) for cell in sheet[1]]
        if titles.KEY in heads and titles.PROGRESS in heads and sheet.title != titles.LEFT_OVER:
            return sheet
    raise AssertionError("no table")


def fill(path: Path, entries: Mapping[str, Mapping[str, Any]], sheet: str | None = None) -> None:
    """Write into a workbook: by the row's key, values by the column's title."""
    book = load_workbook(path)
    page = book[sheet] if sheet else table_of(book)
    head, columns = title_row(page)
    for row in range(head + 1, page.max_row + 1):
        for title, value in entries.get(str(page.cell(row, columns[titles.KEY]).value), {}).items():
            page.cell(row, columns[title]).value = value
    book.save(path)


def converted(notice: Notice, folder: Path) -> Path:
    """A folder of results of a notice, as converting leaves it: with ledger, lists and record."""
    folder.mkdir(parents=True)
    write_notice(Reading(notice, {}), folder, chosen(["json", "xlsx", "packs"]))
    files = {path.relative_to(folder).as_posix(): "" for path in folder.rglob("*") if path.is_file()}
    record = Record("yaodian/record/1", "done", MadeFrom("", "", "", {}), Counts(), files)
    (folder / ".yaodian.json").write_bytes(record_bytes(record))
    return folder
