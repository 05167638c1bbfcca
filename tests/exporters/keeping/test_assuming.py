"""Workbooks of which nothing says what the program wrote: those of earlier versions above all."""

from __future__ import annotations

from typing import Any

from openpyxl.packaging.custom import StringProperty

from pipeline.exporters.keeping.assuming import assumed, row_print, row_prints
from pipeline.exporters.keeping.package_merging import merge_book
from pipeline.exporters.keeping.sheet_work import read_old, read_shared
from pipeline.exporters.keeping.snapshot import Snapshot, snapshot_of
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.sheet import Sheet
from tests.exporters.keeping.opened import edited, sheet_of, values, written


def earlier(*prints: str) -> bytes:
    """A workbook of an earlier version, with a note and prints of the rows that were as written."""

    def change(book: Any) -> None:
        while book.custom_doc_props.props:
            del book.custom_doc_props[book.custom_doc_props.props[0].name]
        book.custom_doc_props.append(StringProperty(name="yaodian1", value=" ".join(prints)))
        book["任务台账"]["C3"] = "记"

    return edited(written(sheet_of("旧的说法", "乙"))[0], change)


def base(content: bytes, *sheets: Sheet) -> Snapshot:
    package = BookPackage(content)
    old = [read_old(package, entry, read_shared(package)) for entry in package.sheets()]
    return assumed(package, old, snapshot_of(sheets, "test"))


def ours() -> Sheet:
    sheet = sheet_of("新的说法", "乙")
    sheet.rows[1].key = "k旧的说法"
    sheet.rows[1].values = [1, "新的说法", None, "k旧的说法"]
    return sheet


def test_a_row_whose_print_is_there_is_the_program_s() -> None:
    texts = {"序号": "1", "具体要求": "旧的说法", "任务标识": "k旧的说法"}
    content = earlier(row_print(texts))
    assert row_prints(BookPackage(content)) == {row_print(texts)}
    made = merge_book(content, base(content, ours()), lambda _: [ours()], "test", "题")
    assert [row[1:3] for row in values(made.content)][1:] == [["新的说法", None], ["乙", "记"]]


def test_without_its_print_what_differs_is_a_person_s() -> None:
    content = earlier("00000000")
    made = merge_book(content, base(content, ours()), lambda _: [ours()], "test", "题")
    assert [row[1:3] for row in values(made.content)][1:] == [["旧的说法", None], ["乙", "记"]]
