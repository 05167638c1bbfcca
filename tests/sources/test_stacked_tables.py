"""Tables copied with a cell a line."""

from __future__ import annotations

from pathlib import Path

import yaodian
from pipeline.model import Notice
from pipeline.sources.stacked_tables import piped_cells, stacked_tables

HEAD = ("序号", "工作任务", "责任单位", "完成时限")
ROWS = (
    *("1", "新建学校2所。", "县教育局", "6月底前"),
    *("2", "改造学校3所。", "县教育局", "县住建局", "9月底前"),
    *("3", "新建养老院。", "县民政局", "5月底前", "改造养老院。", "12月底前"),
    *("4", "修建公路10公里。", "县交通局", "12月底前"),
)


def notice_of(folder: Path, *lines: str) -> Notice:
    path = folder / "notice.txt"
    path.write_text("\n\n".join(("2023年甲县重点工作任务分解表", *lines, "分享到:")), encoding="utf-8")
    return yaodian.read(path)


def test_rows_are_told_by_their_numbers(tmp_path: Path) -> None:
    notice = notice_of(tmp_path, *HEAD, *ROWS)
    assert [(task.requirement, task.assignment.raw, task.deadlines[0].raw) for task in notice.tasks] == [
        ("新建学校2所。", "县教育局", "6月底前"),
        ("改造学校3所。", "县教育局县住建局", "9月底前"),
        ("新建养老院。", "县民政局", "5月底前"),
        ("改造养老院。", "县民政局", "12月底前"),
        ("修建公路10公里。", "县交通局", "12月底前"),
    ]
    doubts = [one.message[:9] for one in notice.findings if one.code == "table.cells_by_likeness"]
    assert doubts == ["第 19 至 28", "第 29 至 36", "第 37 至 40"]


def test_a_heading_between_rows(tmp_path: Path) -> None:
    notice = notice_of(tmp_path, *HEAD, *ROWS[:4], "二、交通", "2", "修建公路10公里。", "县交通局", "12月底前")
    assert [task.requirement for task in notice.tasks] == ["新建学校2所。", "修建公路10公里。"]
    assert notice.tasks[1].category == "交通"


def test_numbers_without_a_header_are_points() -> None:
    assert stacked_tables(["说明", "1", "2", "3"], frozenset({"序号"})) == ([], {})
    assert stacked_tables([*HEAD, "1", "甲", "2"], frozenset({"序号"})) == ([], {})


def test_a_part_of_a_table_with_signs_behind_its_cells(tmp_path: Path) -> None:
    rows = ("一、教育", "8", *ROWS[1:4], "二、社会", "三、交通", "61", *ROWS[-3:])
    notice = notice_of(tmp_path, *(f"{one} |" for one in (*HEAD, *rows)))
    assert [(task.category, task.requirement) for task in notice.tasks] == [
        ("教育", "新建学校2所。"),
        ("交通", "修建公路10公里。"),
    ]
    assert notice.coverage is not None and notice.coverage.unaccounted == 0


def test_signs_end_cells_and_rows(tmp_path: Path) -> None:
    cells = "序号\n| 工作任务\n| 责任单位\n|\n1\n| 新建学校2所，\n改造3所。\n| 县教育局\n|\n2\n| 修路。\n| 县交通局\n|"
    notice = notice_of(tmp_path, cells)
    assert [(task.requirement, task.assignment.raw) for task in notice.tasks] == [
        ("新建学校2所，改造3所。", "县教育局"),
        ("修路。", "县交通局"),
    ]
    assert notice.coverage is not None and notice.coverage.unaccounted == 0


def test_rows_of_a_line_each_and_uneven_ones_are_left_alone() -> None:
    assert piped_cells(["甲 | 乙 | 丙 |", "丁 | 戊 | 己 |"]) == ([], {})
    assert piped_cells(["甲", "| 乙", "| 丙", "|", "丁", "| 戊", "|"]) == ([], {})
