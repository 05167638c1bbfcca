"""Tables of a plain text without tabs: drawn with signs, or parted by blanks that stand below each other."""

from __future__ import annotations

from pathlib import Path

import pytest

import yaodian
from pipeline.model import Notice
from pipeline.sources.drawn_columns import drawn_columns

BARS = (
    "| 序号 | 工作任务 | 责任单位 | 时限 |",
    "| 1 | 新建学校2所，改造学校3所。 | 县教育局、县住建局 | 6月 |",
    "| 2 | 修建公路10公里。 | 县交通局 | 9月 |",
)
DRAWN = (
    "┌────┬──────────────┬──────────┬────┐",
    "│序号│   工作任务   │ 责任单位 │时限│",
    "├────┼──────────────┼──────────┼────┤",
    "│ 1  │新建学校2所， │县教育局、│6月 │",
    "│    │改造学校3所。 │县住建局  │    │",
    "├────┼──────────────┼──────────┼────┤",
    "│ 2  │修建公路10公里│县交通局  │9月 │",
    "│    │。            │          │    │",
    "└────┴──────────────┴──────────┴────┘",
)
BLANKS = (
    "序号      工作任务          责任单位     时限",
    " 1   新建学校2所，改造学校  县教育局、   6月",
    "     3所。                  县住建局",
    " 2   修建公路10公里。       县交通局     9月",
)


def notice_of(folder: Path, *lines: str) -> Notice:
    path = folder / "notice.txt"
    path.write_text("\n".join(("2023年甲县重点工作任务分解表", *lines)), encoding="utf-8")
    return yaodian.read(path)


@pytest.mark.parametrize(
    "lines",
    [
        BARS,
        [BARS[0], "|:---:|---|---|---|", *BARS[1:]],
        [line.strip("| ").replace("|", "｜") for line in BARS],
        DRAWN,
        BLANKS,
    ],
    ids=["bars", "markdown", "between", "drawn", "blanks"],
)
def test_rows_become_tasks(tmp_path: Path, lines: list[str]) -> None:
    notice = notice_of(tmp_path, *lines)
    assert [(task.label, task.requirement) for task in notice.tasks] == [
        ("1", "新建学校2所，改造学校3所。"),
        ("2", "修建公路10公里。"),
    ]
    parties = [[party.text for party in task.assignment.parties] for task in notice.tasks]
    assert parties == [["县教育局", "县住建局"], ["县交通局"]]
    assert [task.deadlines[0].due for task in notice.tasks] == ["2023-06-30", "2023-09-30"]
    assert notice.coverage is not None and notice.coverage.unaccounted == 0
    assert not notice.points()


def test_a_merged_cell_in_front(tmp_path: Path) -> None:
    lines = ["类别 | 措施 | 单位", "教育 | 新建学校2所。 | 县教育局", " | 改造学校3所。 | 县住建局"]
    found = notice_of(tmp_path, *(f"| {line} |" for line in lines))
    assert [task.category or task.task for task in found.tasks] == ["教育", "教育"]


def test_an_empty_cell_between(tmp_path: Path) -> None:
    lines = ("任务              牵头单位  配合单位  时限", "新建学校2所。     县教育局            6月")
    found = notice_of(tmp_path, *lines, "修建公路10公里。  县交通局  县财政局  9月")
    assert [[(one.role, one.text) for one in task.assignment.parties] for task in found.tasks] == [
        [("lead", "县教育局")],
        [("lead", "县交通局"), ("support", "县财政局")],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["发布时间：2023-03-21    来源：县政府    浏览次数：318次"] * 3,
        ["首页 | 新闻 | 政务公开"],
        ["首页 | 新闻 | 政务公开", "建设学校 | 县教育局"],
        ["序号    任务    单位", "一、总体要求", "坚持以人民为中心，推进各项工作。"],
        ["任务\t单位\t时限"] * 3,
    ],
)
def test_what_is_no_table(lines: list[str]) -> None:
    assert drawn_columns(lines) == {}


def test_many_lines_that_do_not_fit_together_are_looked_at_once() -> None:
    assert drawn_columns(["甲|乙|丙", "甲|乙"] * 20_000) == {}
