"""The program's links lead to where its rows are now; a person's stay."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from pipeline.exporters.keeping.carried_record import record_in
from pipeline.exporters.keeping.package_merging import merge_book
from pipeline.exporters.keeping.sheet_links import Target, led_to, quoted_name
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.sheet import Sheet
from tests.exporters.keeping.opened import edited, linked, merged, sheet_of, written


def test_links_lead_to_where_the_rows_are() -> None:
    def person(book: Any) -> None:
        book["任务台账"].insert_rows(1, 2)
        book["任务台账"].title = "台账"
        book["矩阵"]["C2"].value, book["矩阵"]["C2"].hyperlink = "看", "https://example.invalid/"

    book = merged(edited(written(*linked("甲", "乙"))[0], person), linked("甲", "乙"))
    assert [book["矩阵"][place].hyperlink.location for place in ("A2", "A3")] == ["'台账'!A4", "'台账'!A5"]
    assert book["矩阵"]["C2"].hyperlink.target == "https://example.invalid/"
    targets = {"表": Target("我的'表", {3: 5})}
    assert (
        led_to("'表'!A3", targets) == "'我的''表'!A5"
        and led_to("没有!A1", targets) == ""
        and quoted_name("a'b") == "'a''b'"
    )


def test_links_to_places_in_files_beside_the_workbook() -> None:
    def ledger(*texts: str) -> Sheet:
        sheet = sheet_of(*texts)
        sheet.ways = {f"A{row}": ("notice.html", f"task={text}") for row, text in enumerate(texts, 2)}
        return sheet

    def person(book: Any) -> None:
        book["任务台账"]["C2"] = "记"
        book["任务台账"]["A3"].hyperlink = "https://example.invalid/"

    content = edited(written(ledger("甲", "乙"))[0], person)
    for _ in range(2):
        base = record_in(BookPackage(content))
        assert base is not None
        content = merge_book(content, base, lambda _: [ledger("丙", "甲", "乙")], "test", "题").content
    page = load_workbook(BytesIO(content))["任务台账"]
    found = [(page[place].hyperlink.target, page[place].hyperlink.location) for place in ("A2", "A3")]
    assert found == [("notice.html", "task=丙"), ("notice.html", "task=甲")]
    assert page["A4"].hyperlink.target == "https://example.invalid/"
