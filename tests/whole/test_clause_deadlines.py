"""Deadlines that a responsibility clause says, inside its brackets or behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.conversion import read_source
from pipeline.settings import Settings
from tests import RULES


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("（责任单位：县财政局；完成时限：2021年9月底前）", [("2021年9月底前", "date", "2021-09-30")]),
        ("（县财政局牵头，6月底前完成）", [("6月底前", "date", "2021-06-30")]),
        ("（县财政局、县民政局；长期坚持）", [("长期坚持", "continuous", None)]),
        ("（责任单位：县财政局）", []),
        ("（责任单位：县财政局）（长期坚持）", [("长期坚持", "continuous", None)]),
        ("（县财政局）（2021年9月底前完成）。", [("2021年9月底前", "date", "2021-09-30")]),
        ("〔县财政局牵头，县民政局配合；持续推进〕", [("持续推进", "continuous", None)]),
        ("\n责任单位：县财政局\n完成时限：持续推进", [("持续推进", "continuous", None)]),
        ("（责任单位：县财政局，完成时限：首批项目验收后）", [("首批项目验收后", "unresolved", None)]),
    ],
)
def test_clause_deadlines(tmp_path: Path, clause: str, expected: list[tuple[str, str, str | None]]) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(f"2021年兰山区政务公开工作要点\n一、甲\n（一）公开规划。做好甲事，及时更新。{clause}\n")
    notice = read_source(path, Settings(RULES)).notice
    (task,) = notice.tasks
    assert [(one.raw, one.kind, one.due) for one in task.deadlines] == expected
    assert {one.origin for one in task.deadlines} <= {"text"}
    assert task.requirement == "做好甲事，及时更新。"
    assert not [finding for finding in notice.findings if finding.code == "clause.text_without_units"]


def test_a_deadline_in_the_heading(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(
        "2021年兰山区政务公开工作要点\n一、甲\n（一）公开规划（6月底前完成）\n及时更新。\n责任单位：县财政局\n"
    )
    notice = read_source(path, Settings(RULES)).notice
    expected = [("6月底前", "2021-06-30")]
    assert [(one.raw, one.due) for one in notice.tasks[0].deadlines] == expected
    assert [(one.raw, one.due) for one in notice.sections[0].points[0].deadlines] == expected
