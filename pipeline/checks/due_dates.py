"""Deadlines that could not be turned into a date, and those that were over before the notice was issued."""

from __future__ import annotations

from pipeline.model import Deadline, Finding, Notice, Task
from pipeline.model.finding import tasks_named


def check_deadlines(notice: Notice) -> tuple[Finding, ...]:
    """One finding for each phrase of a deadline column, whatever the number of tasks that have it.

    ``deadline.unresolved``: kept as printed, no date. ``deadline.past``: the date lies before that of the notice; less
    grave within one year (上半年 in a notice of July) than where the year itself is over.
    """
    issued = notice.notice.issued_on
    unresolved: dict[str, list[Task]] = {}
    past: dict[tuple[str, str], list[Task]] = {}
    for task in notice.tasks:
        for deadline in _of_column(task):
            if deadline.kind == "unresolved":
                unresolved.setdefault(deadline.raw, []).append(task)
            elif deadline.due and issued and deadline.due < issued:
                past.setdefault((deadline.raw, deadline.due), []).append(task)
    findings = [
        _finding("deadline.unresolved", tasks, f"的完成时限“{raw}”无法换算成日期，已按原文保留，请人工确定完成日期。")
        for raw, tasks in unresolved.items()
    ]
    for (raw, due), tasks in past.items():
        message = f"的完成时限“{raw}”（{due}）早于成文日期（{issued}），请核对。"
        same_year = issued is not None and due[:4] == issued[:4]
        findings.append(_finding("deadline.past", tasks, message, exceptional=same_year))
    return tuple(findings)


def _of_column(task: Task) -> list[Deadline]:
    return [deadline for deadline in task.deadlines if deadline.origin == "column"]


def _finding(code: str, tasks: list[Task], message: str, exceptional: bool = False) -> Finding:
    named = tasks_named([task.number for task in tasks])
    one = tasks[0].number if len(tasks) == 1 else None
    return Finding.of(code, named + message, task=one, evidence=tasks[0].evidence, exceptional=exceptional)
