"""Cells stand where the plan puts them: a person's as they were, the program's in its style."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import PatternFill

from pipeline.exporters.keeping.carried_record import record_in
from pipeline.exporters.keeping.cell_placing import grown
from pipeline.exporters.keeping.package_merging import merge_book
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn
from tests.exporters.keeping.opened import edited, sheet_of, written


def merged(content: bytes, *ours: Sheet) -> Any:
    base = record_in(BookPackage(content))
    assert base is not None
    return load_workbook(BytesIO(merge_book(content, base, lambda _: ours, "test", "题").content), rich_text=True)


def styled(style: str, text: str = "甲") -> Sheet:
    sheet = sheet_of("甲", "乙")
    sheet.rows[1].values, sheet.rows[1].styles = [1, text, None, "k甲"], ["正文", style, "填写", "标识"]
    return sheet


def test_looks() -> None:
    def person(book: Any) -> None:
        book["任务台账"]["B2"].fill = PatternFill("solid", fgColor="FFFF00")
        book["任务台账"]["C3"] = "记"

    cell = merged(edited(written(styled("正文"))[0], person), styled("次要", "换了话"))["任务台账"]["B2"]
    assert (cell.value, cell.fill.fgColor.rgb[-6:]) == ("换了话", "FFFF00"), "a person's colour stays on new words"
    plain = edited(written(styled("正文"))[0], lambda book: book["任务台账"].__setitem__("C3", "记"))
    assert merged(plain, styled("次要", "换了话"))["任务台账"]["B2"].style == "次要"


def test_a_text_that_looks_like_a_formula_is_none() -> None:
    content = edited(written(styled("正文"))[0], lambda book: book["任务台账"].__setitem__("C3", "记"))
    cell = merged(content, styled("正文", "=1+1"))["任务台账"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_parts_of_the_program_s_words_that_a_person_marked() -> None:
    def person(book: Any) -> None:
        book["任务台账"]["B2"].value = CellRichText("甲", TextBlock(InlineFont(strike=True), "的"))

    content = edited(written(styled("正文", "甲的"))[0], person)
    for words in ("甲的", "换了话"):
        assert isinstance(merged(content, styled("正文", words))["任务台账"]["B2"].value, CellRichText)


def test_a_row_is_as_tall_as_a_person_s_words_need() -> None:
    def person(book: Any) -> None:
        book["任务台账"]["C2"] = "很长的一段话。" * 20

    page = merged(edited(written(styled("正文"))[0], person), styled("正文"))["任务台账"]
    assert page.row_dimensions[2].height > 100 and page.row_dimensions[3].height < 40


def test_columns_grow_within_bounds() -> None:
    column = SheetColumn("备注", 8, "填写", widest=20)
    assert grown(column, ["短"]).width == 8 and 8 < grown(column, ["有八个字这么长了"]).width < 20
    assert grown(column, ["长" * 99]).width == 20 and grown(SheetColumn("事", 8), ["长" * 99]).width == 8
