"""Deadlines without a date, and those that were over already; one finding a phrase."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.checks.due_dates import check_deadlines
from pipeline.model import Deadline, Task
from tests.checks.build import notice, task


def _due(number: int, raw: str, due: str | None = None, origin: str = "column") -> Task:
    kind = "date" if due else "unresolved"
    return replace(task(number, "要求", 1), deadlines=(Deadline(raw, kind, due, origin),))  # type: ignore[arg-type]


def test_nothing_to_say() -> None:
    assert check_deadlines(notice([], [_due(1, "6月底前", "2021-06-30"), _due(2, "春节前", None, "text")])) == ()


def test_once_for_each_phrase() -> None:
    rows = [
        _due(1, "按省里安排"),
        _due(2, "按省里安排"),
        _due(3, "上半年", "2021-06-01"),
        _due(4, "去年", "2020-12-31"),
    ]
    unresolved, late, over = check_deadlines(notice([], rows))
    assert (unresolved.code, unresolved.severity, unresolved.task) == ("deadline.unresolved", "info", None)
    assert unresolved.message.startswith("任务第 1、2 项的完成时限“按省里安排”")
    assert (late.code, late.severity, late.task) == ("deadline.past", "info", 3)
    assert (over.code, over.severity) == ("deadline.past", "warning")


def test_many_tasks_are_counted() -> None:
    (finding,) = check_deadlines(notice([], [_due(number, "按要求") for number in range(1, 21)]))
    assert "等 20 项" in finding.message
