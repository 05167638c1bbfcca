"""The sheet 更正 as it comes back: renamed, moved, with other columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from pipeline.corrections.typed_sheet import TypedRow, print_of_rows, read_typed
from pipeline.sources.sheets.cell_texts import read_sheets


def book(path: Path, *rows: list[object], name: str = "更正") -> Path:
    made = Workbook()
    page: Any = made.active
    page.title = name
    for row in rows:
        page.append(row)
    made.save(path)
    return path


def test_rows_are_read_by_the_titles(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ["说明"],
        ["改为", "原来写的", "更正什么", "序号或\n任务标识", "更正编号"],
        [None, None, None, None, "更正01"],
        ["乙", " 甲 ", "任务事项", 3, "更正02"],
        ["丁", "丙", "标题"],
        name="改错",
    )
    assert read_typed(read_sheets(path)) == (
        TypedRow("改错", 4, "更正02", "任务事项", "3", "甲", "乙"),
        TypedRow("改错", 5, "", "标题", "", "丙", "丁"),
    )


def test_a_workbook_without_the_sheet_says_nothing(tmp_path: Path) -> None:
    assert read_typed(read_sheets(book(tmp_path / "a.xlsx", ["序号", "改为"], [1, 2]))) == ()


def test_a_print_changes_with_what_is_typed_not_with_its_place() -> None:
    one = TypedRow("更正", 4, "更正02", "任务事项", "3", "甲", "乙")
    moved = TypedRow("别名", 9, "更正02", "任务事项", "3", "甲", "乙")
    other = TypedRow("更正", 4, "更正02", "任务事项", "3", "甲", "丙")
    assert print_of_rows([one]) == print_of_rows([moved]) != print_of_rows([other])
    assert print_of_rows([]) is None
