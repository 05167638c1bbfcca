"""Widths, titles and ends of pages are the program's as long as nobody made them otherwise."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.pagebreak import Break

from pipeline.exporters.keeping.carried_record import record_in
from pipeline.exporters.keeping.package_merging import merge_book
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.sheet import Sheet
from tests.exporters.keeping.opened import edited, sheet_of, written


def sheets(*texts: str, title: str = "题", breaks: tuple[int, ...] = ()) -> list[Sheet]:
    first, second = sheet_of(*texts), sheet_of(*texts, name="矩阵")
    first.title, first.row_breaks = title, breaks
    second.links = {f"A{row}": f"'任务台账'!A{row}" for row in range(2, len(texts) + 2)}
    return [first, second]


def merged(content: bytes, ours: list[Sheet]) -> Any:
    base = record_in(BookPackage(content))
    assert base is not None
    return load_workbook(BytesIO(merge_book(content, base, lambda _: ours, "test", "题").content))


def test_a_column_grows_with_what_stands_in_it_and_stays_as_a_person_made_it() -> None:
    content = edited(written(*sheets("甲"))[0], lambda book: book["任务台账"].__setitem__("C2", "李四 13900000000"))
    assert merged(content, sheets("甲"))["任务台账"].column_dimensions["C"].width > 14

    def narrow(book: Any) -> None:
        book["任务台账"]["C2"] = "李四 13900000000"
        book["任务台账"].column_dimensions["C"].width = 5

    assert merged(edited(written(*sheets("甲"))[0], narrow), sheets("甲"))["任务台账"].column_dimensions["C"].width == 5


def test_titles_and_ends_of_pages() -> None:
    def person(book: Any) -> None:
        book["任务台账"]["C2"] = "记"
        book["任务台账"].row_breaks.append(Break(id=4))

    content = edited(written(*sheets("甲", "乙", "丙", breaks=(2,)))[0], person)
    page = merged(content, sheets("甲", "乙", "丙", title="新题", breaks=(3,)))["任务台账"]
    assert page.oddHeader.center.text == "新题" and [one.id for one in page.row_breaks.brk] == [3, 4]
