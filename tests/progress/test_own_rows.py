"""Rows of people's own, told from those of the notice and from second rows of a task."""

from __future__ import annotations

from datetime import date

from pipeline.progress.own_rows import OwnRow, own_rows
from pipeline.sources.sheets.cell_texts import SheetTexts

TITLES = [
    "序号",
    "工作任务（事项）",
    "具体要求",
    "牵头单位",
    "配合单位",
    "时限\n（日期）",
    "进展情况",
    "备注",
    "任务标识",
]
ROWS = [
    ["1", "公开", "公开预算", "财政局", "", "", "", "", "key1"],
    ["", "", "", "", "", "", "二季度在办", "", ""],
    ["临1", "", "市里交办的事", "甲局；\n乙局", "丙局", "2021年9月30日", "推进中", "", ""],
    ["", "", "", "", "", "", "", "", ""],
    ["临2", "", "", "甲局", "", "", "", "只有编号", ""],
]


def sheet(name: str, *rows: list[str], titles: list[str] = TITLES) -> SheetTexts:
    return SheetTexts(name, False, [titles, *rows], [])


def test_a_row_that_says_what_is_to_be_done_and_is_no_task_is_an_own_one() -> None:
    assert own_rows([sheet("台账", *ROWS)]) == (
        OwnRow(
            "临1", "", "", "市里交办的事", {"牵头单位": "甲局；\n乙局", "配合单位": "丙局"},
            date(2021, 9, 30), "2021年9月30日",
        ),
    )  # fmt: skip


def test_answers_of_units_and_rows_without_a_home_are_none() -> None:
    of_units = sheet("各单位进展", [*ROWS[2], "甲局"], titles=[*TITLES, "单位"])
    assert own_rows([of_units, sheet("未对应", *ROWS), sheet("别的", ["1"], titles=["序号"])]) == ()
