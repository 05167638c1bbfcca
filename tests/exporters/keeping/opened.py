"""Workbooks for the tests of keeping: one that the program wrote, changed as a person would."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from pipeline.exporters.keeping.carried_record import put_record, record_in
from pipeline.exporters.keeping.package_merging import merge_book
from pipeline.exporters.keeping.snapshot import Snapshot, snapshot_of
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, heading
from pipeline.exporters.workbook.xlsx import xlsx_bytes

COLUMNS = (
    SheetColumn("序号", 5),
    SheetColumn("具体要求", 20),
    SheetColumn("备注", 8, "填写"),
    SheetColumn("任务标识", 7),
)


def sheet_of(*texts: str, name: str = "任务台账") -> Sheet:
    """A small ledger: one row a text, known by it."""
    rows = [heading(COLUMNS)]
    for number, text in enumerate(texts, 1):
        rows.append(SheetRow([number, text, None, f"k{text}"], [column.style for column in COLUMNS], key=f"k{text}"))
    return Sheet(name, COLUMNS, rows)


def written(*sheets: Sheet) -> tuple[bytes, Snapshot]:
    """A workbook of these sheets as the program writes it, and what it wrote."""
    snapshot = snapshot_of(sheets, "test")
    package = BookPackage(xlsx_bytes(sheets))
    put_record(package, snapshot, fresh=True)
    return package.content(), snapshot


def linked(*texts: str, title: str = "题", breaks: tuple[int, ...] = ()) -> list[Sheet]:
    """A small ledger, and a second sheet whose first column leads to its rows."""
    first, second = sheet_of(*texts), sheet_of(*texts, name="矩阵")
    first.title, first.row_breaks = title, breaks
    second.links = {f"A{row}": f"'任务台账'!A{row}" for row in range(2, len(texts) + 2)}
    return [first, second]


def merged(content: bytes, ours: list[Sheet]) -> Any:
    """What the workbook is after the program would write ``ours``, opened."""
    base = record_in(BookPackage(content))
    assert base is not None
    return load_workbook(BytesIO(merge_book(content, base, lambda _: ours, "test", "题").content))


def edited(content: bytes, change: Callable[[Any], None]) -> bytes:
    """The workbook opened, changed and saved by a person."""
    book = load_workbook(BytesIO(content), rich_text=True)
    change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def values(content: bytes, sheet: str = "任务台账") -> list[list[Any]]:
    return [list(row) for row in load_workbook(BytesIO(content))[sheet].iter_rows(values_only=True)]
