from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from pipeline.errors import OutputError
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, Value
from pipeline.exporters.workbook.style import LOOKS
from pipeline.exporters.workbook.xlsx import sheet_name, xlsx_bytes


def one(value: Value, style: str = "正文") -> bytes:
    return xlsx_bytes([Sheet(name="表", columns=[SheetColumn("甲", 10)], rows=[SheetRow([value], style)])])


@pytest.mark.parametrize(
    "value", ["文字", " 前后 ", "a\nb", "<&>\"'", "=1+1", 5, 1.5, True, False, datetime(2030, 1, 2, 3, 4, 5), "🙂"]
)
def test_values_come_back(value: Value) -> None:
    cell = load_workbook(BytesIO(one(value)))["表"]["A1"]
    assert cell.value == value and type(cell.value) is type(value)


def test_a_day_is_shown_as_a_day() -> None:
    cell = load_workbook(BytesIO(one(date(2030, 1, 2))))["表"]["A1"]
    assert cell.value == datetime(2030, 1, 2) and cell.number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    "value", ["＝1+1", "\u3000=1+1", "-甲", CellRichText("=1", TextBlock(InlineFont(strike=True), "+1"))]
)
def test_what_looks_like_a_formula_is_marked_as_text(value: Value) -> None:
    assert load_workbook(BytesIO(one(value)))["表"]["A1"].quotePrefix
    assert not load_workbook(BytesIO(one("-5")))["表"]["A1"].quotePrefix


@pytest.mark.parametrize(
    ("rows", "told"),
    [([SheetRow([None] * 16_385, "正文")], "16385 列"), ([SheetRow([], "正文")] * 1_048_577, "1048577 行")],
)
def test_a_sheet_that_excel_cannot_hold_is_refused_in_words(rows: list[SheetRow], told: str) -> None:
    with pytest.raises(OutputError, match=f"工作表“表”有 {told}，超过 Excel 的上限"):
        xlsx_bytes([Sheet(name="表", columns=[], rows=rows)])


def test_rich_text_comes_back() -> None:
    text = CellRichText("留", TextBlock(InlineFont(strike=True), "删<"), "增")
    cell = load_workbook(BytesIO(one(text)), rich_text=True)["表"]["A1"]
    assert str(cell.value) == "留删<增" and isinstance(cell.value, CellRichText)


@pytest.mark.parametrize("style", LOOKS)
def test_every_style_can_be_used(style: str) -> None:
    assert load_workbook(BytesIO(one("x", style)))["表"]["A1"].style == style


def test_no_clock_and_no_owner_in_the_archive() -> None:
    content = one("x")
    assert content == one("x")
    with ZipFile(BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2


def test_the_size_of_the_sheet_is_stated() -> None:
    rows = [SheetRow(["a", "b", "c"], "正文") for _ in range(7)]
    content = xlsx_bytes([Sheet(name="表", columns=[SheetColumn("甲", 10)] * 3, rows=rows)])
    page = load_workbook(BytesIO(content), read_only=True)["表"]
    assert (page.max_row, page.max_column) == (7, 3)


def test_names_of_sheets() -> None:
    assert sheet_name("a/b:c*d?e[f]g\\h") == "a－b－c－d－e－f－g－h"
    assert len(sheet_name("长" * 40)) == 31 and sheet_name("") == "表"
