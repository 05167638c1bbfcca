"""Rows that are gone are kept with whose they were, and come back with all that belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from pipeline.exporters.keeping.carried_record import record_in
from pipeline.exporters.keeping.leftovers import LeftEntry, guests_of, left_over_sheet
from pipeline.exporters.keeping.package_merging import merge_book
from pipeline.exporters.keeping.sheet_work import Guest
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.sheet_part import PartCell
from tests.exporters.keeping.opened import edited, sheet_of, values, written

ALL = ("公开信息", "招生入学", "财政预算")


def run(content: bytes, texts: Sequence[str]) -> bytes:
    base = record_in(BookPackage(content))
    assert base is not None
    return merge_book(content, base, lambda _: [sheet_of(*texts)], "test", "题").content


def noted(book: Any) -> None:
    cell = book["任务台账"]["C3"]
    cell.value, cell.fill, cell.comment = "记", PatternFill("solid", fgColor="FFFF00"), Comment("批", "张三")
    cell.hyperlink = "https://example.invalid/"
    book["任务台账"]["F1"], book["任务台账"]["F3"] = "督办", "=D3"


def test_there_and_back_with_look_note_and_link() -> None:
    content = run(edited(written(sheet_of(*ALL))[0], noted), ALL[:1])
    head, row = values(content, "未对应")
    said = dict(zip(head, row, strict=True))
    assert (said["序号"], said["具体要求"], said["备注"], said["督办"], said["任务标识"]) == (
        2,
        ALL[1],
        "记",
        "=D2",
        "k招生入学",
    )
    content = run(content, ALL[:1])
    assert len(values(content, "未对应")) == 2, "once, however often"
    content = run(content, ALL)
    book = load_workbook(BytesIO(content))
    assert book.sheetnames == ["任务台账"]
    cell = book["任务台账"]["C3"]
    assert (cell.value, cell.fill.fgColor.rgb[-6:], cell.comment.text) == ("记", "FFFF00", "批")
    assert cell.hyperlink.target == "https://example.invalid/" and book["任务台账"]["F3"].value == "=D3"


def test_a_row_whose_place_was_taken_stays_left_over() -> None:
    content = run(edited(written(sheet_of(*ALL))[0], noted), ALL[:1])
    again = edited(run(content, ALL[:1]), lambda book: None)
    back = edited(run(again, ALL), lambda book: book["任务台账"].__setitem__("C2", "新记"))
    assert values(run(back, ALL))[2][2] == "记"


def test_words_of_a_person_s_on_the_sheet_itself_stay() -> None:
    content = run(edited(written(sheet_of(*ALL))[0], noted), ALL[:1])
    content = edited(content, lambda book: book["未对应"].__setitem__("B7", "要核实"))
    assert values(run(content, ALL), "未对应")[5][1] == "要核实"


def test_a_sheet_of_a_person_s_of_that_name() -> None:
    def own(book: Any) -> None:
        noted(book)
        book.create_sheet("未对应")["A1"] = "我的"

    content = run(edited(written(sheet_of(*ALL))[0], own), ALL[:1])
    assert values(content, "未对应") == [["我的"]] and values(content, "未对应（2）")[1][3] == ALL[1]


def test_the_sheet() -> None:
    entry = LeftEntry(
        "任务台账", "k", {"序号": 2, "具体要求": "要求"}, {"备注": Guest(PartCell(), "记"), "督办": Guest(PartCell())}
    )
    sheet = left_over_sheet([], [entry], ["序号", "其他"], "题")
    assert [column.title for column in sheet.columns][-3:] == ["其他", "督办", "任务标识"]
    assert sheet.rows[1].key == "任务台账|k" and guests_of([entry], sheet, 0).keys() == {(1, 8), (1, 10)}
