"""A workbook's parts as they stand in the file."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.chart import BarChart

from pipeline.exporters.workbook.archive import is_ours, is_untouched, relations, sheet_parts, uncopyable
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow
from pipeline.exporters.workbook.xlsx import xlsx_bytes

OURS = xlsx_bytes([Sheet(name="表", columns=[SheetColumn("甲", 10)], rows=[SheetRow(["x"], "正文")])])


def theirs(chart: bool = False) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "自己的"
    if chart:
        book.active.add_chart(BarChart(), "A1")
    book.create_sheet("另一张")
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_each_sheet_s_part() -> None:
    with ZipFile(BytesIO(theirs())) as archive:
        parts = sheet_parts(archive)
        assert [(name, part.kind) for name, part in parts.items()] == [("自己的", "worksheet"), ("另一张", "worksheet")]
        assert all(part.target in archive.namelist() for part in parts.values())
        assert relations(archive, "xl/nowhere.xml") == {}


def test_a_chart_cannot_be_taken_over() -> None:
    with ZipFile(BytesIO(theirs(chart=True))) as archive:
        assert list(uncopyable(archive, frozenset())) == ["自己的"]
    with ZipFile(BytesIO(theirs())) as archive:
        assert list(uncopyable(archive, frozenset({"自己的"}))) == []


def test_whose_it_is_and_whether_anybody_saved_it() -> None:
    assert is_ours(OURS) and is_untouched(OURS)
    book, content = openpyxl.load_workbook(BytesIO(OURS)), BytesIO()
    book.save(content)
    assert is_ours(content.getvalue()) and not is_untouched(content.getvalue())
    assert not is_ours(theirs()) and not is_untouched(theirs())


@pytest.mark.parametrize("content", [b"", b"no archive", OURS[:200]])
def test_what_is_no_workbook_is_not_ours(content: bytes) -> None:
    assert not is_ours(content) and not is_untouched(content)
