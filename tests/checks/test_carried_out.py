"""Points without a task and tasks without a point."""

from __future__ import annotations

from pipeline.checks.carried_out import check_placing
from tests.checks.build import notice, point, section, task

BODY = [section(1, "甲", point(1, "做好公开", "发布信息。"), point(2, "加强领导", "定期听取汇报。"))]


def test_all_placed() -> None:
    assert check_placing(notice(BODY, [task(1, "发布信息。", 1), task(2, "定期听取汇报。", 2)])) == ()


def test_both_ways() -> None:
    point_finding, task_finding = check_placing(notice(BODY, [task(1, "发布信息。", 1), task(2, "举办运动会。", None)]))
    assert (point_finding.code, point_finding.severity, point_finding.point) == (
        "placing.point_without_task",
        "info",
        2,
    )
    assert "加强领导" in point_finding.message
    assert (task_finding.code, task_finding.severity, task_finding.task) == (
        "placing.task_without_point",
        "warning",
        2,
    )
    assert "举办运动会" in task_finding.message


def test_a_table_of_its_own_is_said_once() -> None:
    (finding,) = check_placing(notice(BODY, [task(i, f"其他工作{i}。", None) for i in range(1, 9)]))
    assert (finding.code, finding.task) == ("placing.task_without_point", None)


def test_nothing_to_set_against() -> None:
    assert check_placing(notice([], [task(1, "发布信息。", None)])) == ()
    assert check_placing(notice(BODY)) == ()
