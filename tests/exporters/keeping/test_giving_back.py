"""Cells that a person gives back are the program's again; all others of his stay."""

from __future__ import annotations

from typing import Any

from pipeline.exporters.keeping.conservation import missing
from pipeline.exporters.keeping.giving_back import given_back
from pipeline.exporters.keeping.package_merging import merge_book
from pipeline.exporters.workbook.sheet import Sheet
from tests.exporters.keeping.opened import edited, sheet_of, values, written


def ours() -> Sheet:
    sheet = sheet_of("甲", "乙")
    for row in sheet.rows[1:]:
        row.values = [*row.values[:2], "程序的", row.values[3]]
    return sheet


def typed(book: Any) -> None:
    page = book["任务台账"]
    page["C2"], page["C3"], page["F2"] = "我写的", "也是我写的", "另记"
    page.title = "今年"


def test_the_program_writes_into_what_is_given_and_nowhere_else() -> None:
    content, base = written(sheet_of("甲", "乙"))
    content = edited(content, typed)
    key, column = base.sheets[0].rows[1].key, base.sheets[0].columns[2]
    given = given_back(content, base, {"任务台账": {(key, column), ("没有", column)}})
    made = merge_book(content, given, lambda _: [ours()], "test", "题")
    assert [row[2] for row in values(made.content, "今年")][1:] == ["程序的", "也是我写的"]
    assert values(made.content, "今年")[1][5] == "另记"
    assert missing(content, given, made) == []


def test_a_sheet_that_is_not_there_gives_nothing() -> None:
    content, base = written(sheet_of("甲"))
    assert given_back(content, base, {"别的表": {("k甲", "备注")}}) == base
