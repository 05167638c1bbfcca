"""The program's styles are found in a workbook, or added; a person's looks keep their numbers."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from openpyxl.styles import Font

from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow
from pipeline.exporters.workbook.style_book import StyleBook
from pipeline.exporters.workbook.xlsx import xlsx_bytes


def ours() -> BookPackage:
    rows = [SheetRow(["x", "=y"], ["正文", "填写日期"])]
    return BookPackage(xlsx_bytes([Sheet(name="表", columns=[SheetColumn("甲", 10)] * 2, rows=rows)]))


def opened(package: BookPackage) -> StyleBook:
    return StyleBook(package.tree("xl/styles.xml"), ours().tree("xl/styles.xml"))


def test_the_program_s_own_workbook_has_all_its_styles() -> None:
    package = ours()
    book = opened(package)
    before = len(book.root.first("cellXfs").elements())  # type: ignore[union-attr]
    assert book.look("正文") == 1 and book.is_plain(1, "正文") and not book.is_plain(0, "正文")
    assert len(book.root.first("cellXfs").elements()) == before  # type: ignore[union-attr]
    assert book.quoted(book.look("正文"), True) == book.look("正文", quoted=True) != book.look("正文")


def test_a_workbook_without_them_gets_them_once() -> None:
    other = openpyxl.Workbook()
    other.active["A1"].font = Font(bold=True)
    content = BytesIO()
    other.save(content)
    package = BookPackage(content.getvalue())
    book = opened(package)
    number = book.look("填写日期")
    assert book.look("填写日期") == number and number > 1
    package.put("xl/styles.xml", book.root)
    again = opened(BookPackage(package.content()))
    assert again.look("填写日期") == number
    read = openpyxl.load_workbook(BytesIO(package.content()))
    assert read.active["A1"].font.b
    read.active["A2"]._style = read._cell_styles[number]
    assert (read.active["A2"].style, read.active["A2"].number_format) == ("填写日期", "yyyy-mm-dd")
    assert read.active["A2"].font.name == "仿宋_GB2312"
