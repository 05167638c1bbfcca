"""Points that no row of the task table carries out, and rows that carry out no point."""

from __future__ import annotations

from pipeline.model import Finding, Notice

MOST = 5
"""Rows without a point that are named each by itself; more of them, and most of the table, are one finding."""


def check_placing(notice: Notice) -> tuple[Finding, ...]:
    """Findings ``placing.point_without_task`` and ``placing.task_without_point``.

    For a notice whose tasks come from a table; nothing where there are no points or no tasks to set against each
    other. Where most rows have no point the table hardly follows the body, which is said once.
    """
    points = notice.points()
    if not points or not notice.tasks:
        return ()
    carried = {task.point for task in notice.tasks}
    strays = [task for task in notice.tasks if task.point is None]
    findings: list[Finding] = []
    if len(strays) > MOST and 2 * len(strays) > len(notice.tasks):
        message = (
            f"任务分解表共 {len(notice.tasks)} 项，其中 {len(strays)} 项在正文中找不到对应的要点，"
            "任务分解表可能不是按正文分解的，请核对。"
        )
        return (Finding.of("placing.task_without_point", message),)
    for point in points:
        if point.number not in carried:
            message = (
                f"正文{point.label}“{point.heading or point.text[:20]}”在任务分解表中没有对应的任务，请核对是否漏列。"
            )
            findings.append(
                Finding.of("placing.point_without_task", message, point=point.number, evidence=point.evidence)
            )
    for task in strays:
        message = f"任务第 {task.number} 项“{_short(task.requirement)}”在正文中找不到对应的要点，请核对。"
        findings.append(Finding.of("placing.task_without_point", message, task=task.number, evidence=task.evidence))
    return tuple(findings)


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
