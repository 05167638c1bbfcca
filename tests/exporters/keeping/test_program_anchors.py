"""Widths, titles and ends of pages are the program's as long as nobody made them otherwise."""

from __future__ import annotations

from typing import Any

from openpyxl.worksheet.pagebreak import Break

from tests.exporters.keeping.opened import edited, linked, merged, written


def test_a_column_grows_with_what_stands_in_it_and_stays_as_a_person_made_it() -> None:
    content = edited(written(*linked("甲"))[0], lambda book: book["任务台账"].__setitem__("C2", "李四 13900000000"))
    assert merged(content, linked("甲"))["任务台账"].column_dimensions["C"].width > 14

    def narrow(book: Any) -> None:
        book["任务台账"]["C2"] = "李四 13900000000"
        book["任务台账"].column_dimensions["C"].width = 5

    assert merged(edited(written(*linked("甲"))[0], narrow), linked("甲"))["任务台账"].column_dimensions["C"].width == 5


def test_titles_and_ends_of_pages() -> None:
    def person(book: Any) -> None:
        book["任务台账"]["C2"] = "记"
        book["任务台账"].row_breaks.append(Break(id=4))

    content = edited(written(*linked("甲", "乙", "丙", breaks=(2,)))[0], person)
    page = merged(content, linked("甲", "乙", "丙", title="新题", breaks=(3,)))["任务台账"]
    assert page.oddHeader.center.text == "新题" and [one.id for one in page.row_breaks.brk] == [3, 4]
