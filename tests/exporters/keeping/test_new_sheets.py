"""A sheet that a person took out comes again, behind the others; one with nothing on it goes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from pipeline.exporters.keeping.carried_record import record_in
from pipeline.exporters.keeping.new_sheets import remove_sheet
from pipeline.exporters.keeping.package_merging import merge_book
from pipeline.exporters.workbook.book_package import BookPackage
from tests.exporters.keeping.opened import edited, sheet_of, written


def matrix() -> Any:
    sheet = sheet_of("甲", name="矩阵")
    sheet.filtered, sheet.printed = "A1:D2", (1, 2)
    sheet.links = {"A2": "'任务台账'!A2"}
    return sheet


def test_a_sheet_comes_again_with_its_set_up() -> None:
    def person(book: Any) -> None:
        book["任务台账"]["C2"] = "记"
        book["任务台账"].insert_rows(1)
        book.remove(book["矩阵"])
        book.create_sheet("矩阵")["A1"] = "我的矩阵"

    content = edited(written(sheet_of("甲"), matrix())[0], person)
    base = record_in(BookPackage(content))
    assert base is not None
    made = merge_book(content, base, lambda _: [sheet_of("甲"), matrix()], "test", "题")
    book = load_workbook(BytesIO(made.content))
    assert book.sheetnames == ["任务台账", "矩阵", "矩阵（2）"] and book["矩阵"]["A1"].value == "我的矩阵"
    page = book["矩阵（2）"]
    assert page["B2"].value == "甲" and page["B2"].style == "正文" and page.auto_filter.ref == "A1:D2"
    assert page.print_title_rows == "$1:$1" and page["A2"].hyperlink.location == "'任务台账'!A3"


def test_a_sheet_goes_with_its_names() -> None:
    package = BookPackage(written(sheet_of("甲"), matrix())[0])
    entry = package.sheets()[0]
    remove_sheet(package, entry)
    assert [one.name for one in package.sheets()] == ["矩阵"] and entry.part not in package.parts
    book = load_workbook(BytesIO(package.content()))
    assert book["矩阵"].print_title_rows == "$1:$1"
    remove_sheet(package, package.sheets()[0])
    assert len(package.sheets()) == 1, "a workbook has one sheet at least"
