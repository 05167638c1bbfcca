"""Sheets are known by what they say; a workbook by what it carries or by the sheet that tells its maker."""

from __future__ import annotations

from typing import Any

from pipeline.exporters.keeping.recognising import is_ours, matched_sheets, says_so
from pipeline.exporters.keeping.sheet_work import OldSheet, read_old, read_shared
from pipeline.exporters.workbook.book_package import BookPackage
from tests.exporters.keeping.opened import edited, sheet_of, written

CONTENT, SNAPSHOT = written(sheet_of("公开信息", "招生入学"), sheet_of("别的事情", "另外一件", name="任务清单"))


def sheets(content: bytes) -> list[OldSheet]:
    package = BookPackage(content)
    return [read_old(package, entry, read_shared(package)) for entry in package.sheets()]


def test_whatever_they_are_called() -> None:
    def renamed(book: Any) -> None:
        book["任务台账"].title, book["任务清单"].title = "临时", "任务台账"
        book.create_sheet("我的")["A1"] = "序号"

    found = matched_sheets(sheets(edited(CONTENT, renamed)), SNAPSHOT)
    assert {name: old.entry.name for name, old in found.items()} == {"任务台账": "临时", "任务清单": "任务台账"}


def test_a_copy_of_a_sheet_is_not_the_sheet() -> None:
    copied = edited(CONTENT, lambda book: book.copy_worksheet(book["任务台账"]))
    assert matched_sheets(sheets(copied), SNAPSHOT)["任务台账"].entry.name == "任务台账"


def test_a_sheet_that_is_gone_is_not_found() -> None:
    gone = edited(CONTENT, lambda book: book.remove(book["任务清单"]))
    assert matched_sheets(sheets(gone), SNAPSHOT).keys() == {"任务台账"}


def test_who_made_it() -> None:
    def told(book: Any) -> None:
        book["任务清单"]["F9"], book["任务清单"]["G9"] = "生成程序", "yaodian 1"

    assert is_ours(CONTENT) and is_ours(edited(CONTENT, told)) and not is_ours(b"")
    assert says_so(sheets(edited(CONTENT, told))) and not says_so(sheets(CONTENT))


def test_a_small_sheet_is_not_taken_for_a_large_one_that_says_the_same() -> None:
    content, snapshot = written(sheet_of("公开信息", "招生入学", "财政预算"), sheet_of("公开信息", name="未对应"))

    def renamed(book: Any) -> None:
        book["任务台账"].title, book["未对应"]["B2"] = "台账", "改了"

    found = matched_sheets(sheets(edited(content, renamed)), snapshot)
    assert {name: old.entry.name for name, old in found.items()} == {"任务台账": "台账", "未对应": "未对应"}
