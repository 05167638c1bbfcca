"""A task table as a workbook gives the tasks of the notice; several sheets, headers anywhere, merged or not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import yaodian
from pipeline.errors import SourceError
from pipeline.model import Notice, Place
from pipeline.sources import size_limits
from pipeline.sources.sheets.reader import read_sheet
from pipeline.sources.sheets.sheet_layout import SheetSetter
from tests import DATA, RULES
from tests.gold import load_gold
from tests.sources.sheets.books import write_book

GOLD = load_gold(DATA / "lanshan-2021" / "gold.json")
HEADER = ["工作任务", "任务事项", "具体要求", "责任单位"]


def table(shift: int = 0) -> tuple[list[list[object]], list[str]]:
    """The rows of the seed's table from the second on, a category and a task written once; the ranges they span."""
    rows: list[list[object]] = []
    starts: dict[int, list[int]] = {0: [], 1: []}
    for task, before in zip(GOLD["tasks"], [None, *GOLD["tasks"]], strict=False):
        new = [before is None or task["category"] != before["category"]]
        new.append(new[0] or before is None or task["task"] != before["task"])
        for column in (0, 1):
            starts[column] += [len(rows)] * new[column]
        rows.append(
            [task["category"] if new[0] else None, task["task"] if new[1] else None, task["requirement"], task["raw"]]
        )
    merges = [
        f"{'AB'[column]}{first + 3 + shift}:{'AB'[column]}{end + 2 + shift}"
        for column, found in starts.items()
        for first, end in pairwise([*found, len(rows)])
        if end - first > 1
    ]
    return rows, merges


def check(notice: Notice) -> None:
    assert [(task.category, task.task, task.requirement, task.assignment.raw) for task in notice.tasks] == [
        (task["category"], task["task"], task["requirement"], task["raw"]) for task in GOLD["tasks"]
    ]
    assert notice.coverage is not None and notice.coverage.unaccounted == 0 and notice.notice.year == 2021
    assert notice.notice.title == "2021年兰山区政务公开重点工作任务分解表"


@pytest.mark.parametrize("merged", [True, False])
def test_the_seed_s_table(tmp_path: Path, merged: bool) -> None:
    rows, merges = table()
    path = write_book(
        tmp_path / "a.xlsx",
        {"表": [["2021年兰山区政务公开重点工作任务分解表"], HEADER, *rows]},
        ["A1:D1", *merges] if merged else [],
    )
    notice = yaodian.read(path, rules=RULES)
    check(notice)
    assert notice.source.format == "sheet" and notice.source.pages is None
    assert notice.tasks[0].where.requirement[0].place == Place(table=1, row=3, column=3)


def test_a_header_anywhere_and_several_sheets(tmp_path: Path) -> None:
    rows, _ = table()
    cut = next(at for at, row in enumerate(rows) if at > 9 and row[0])
    first = [[], [], ["2021年兰山区政务公开重点工作任务分解表"], ["单位：项"], HEADER, *rows[:cut]]
    notice = yaodian.read(
        write_book(tmp_path / "a.xlsx", {"一": [[None, *row] for row in first], "二": [HEADER, *rows[cut:]]}),
        rules=RULES,
    )
    check(notice)
    assert notice.tasks[-1].where.requirement[0].place == Place(table=2, row=len(rows) - cut + 1, column=3)


def test_hidden_sheets_are_apart(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "a.xlsx", {"表": [HEADER, ["甲", "乙", "丙。", "县财政局"]], "底稿": [["暗"]]}, hidden=["底稿"]
    )
    layout = read_sheet(path)
    assert [one.reason for one in layout.furniture] == ["hidden"]
    codes = [one.code for one in yaodian.read(path, rules=RULES).findings]
    assert "text.unseen" in codes


def test_an_empty_workbook_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a\.xlsx：表格里没有文字"):
        read_sheet(write_book(tmp_path / "a.xlsx", {"表": []}))


def test_a_sheet_of_too_many_rows_is_refused_before_they_are_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_book(tmp_path / "a.xlsx", {"表": [["甲"], [], ["乙"], ["丙"]]})
    monkeypatch.setattr(size_limits, "MOST_LINES", 2)
    monkeypatch.setattr(SheetSetter, "blocks", lambda *_: pytest.fail("set"))
    with pytest.raises(SourceError, match="有 3 行文字，超过上限"):
        read_sheet(path)
