"""Rows of a task table that are one task, joined by a person's word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pipeline.model import Assignment, Places, Task, TaskWhere


def joined(tasks: Sequence[Task]) -> Task:
    """The one task that rows of the table are; its number and id are still the first row's."""
    first = tasks[0]
    return replace(
        first,
        category=_first(task.category for task in tasks),
        task=_first(task.task for task in tasks),
        requirement="".join(task.requirement for task in tasks),
        point=next((task.point for task in tasks if task.point is not None), None),
        assignment=_joined_assignment(tasks),
        deadlines=tuple(dict.fromkeys(deadline for task in tasks for deadline in task.deadlines)),
        extra=tuple(dict.fromkeys(extra for task in tasks for extra in task.extra)),
        evidence=tuple(dict.fromkeys(evidence for task in tasks for evidence in task.evidence)),
        where=_joined_where(tasks),
    )


def _joined_where(tasks: Sequence[Task]) -> TaskWhere:
    """Where the values of rows that are one task stand: those that are taken from one row, of that row alone."""
    assignments = [task.where for task in _with_own_assignment(tasks)]
    deadlines = _first_places((task.deadlines, task.where.deadlines) for task in tasks)
    extra = _first_places((task.extra, task.where.extra) for task in tasks)
    return TaskWhere(
        label=tasks[0].where.label,
        category=next((task.where.category for task in tasks if task.category), ()),
        task=next((task.where.task for task in tasks if task.task), ()),
        requirement=tuple(place for task in tasks for place in task.where.requirement),
        raw=tuple(place for one in assignments for place in one.raw),
        parties=tuple(places for one in assignments for places in one.parties),
        remarks=tuple(places for one in assignments for places in one.remarks),
        open_ended=tuple(places for one in assignments for places in one.open_ended),
        deadlines=deadlines,
        extra=extra,
    )


def _first_places(rows: Iterable[tuple[Sequence[object], Sequence[Places]]]) -> tuple[Places, ...]:
    """The places of each value, of several that are equal those of the first."""
    found: dict[object, Places] = {}
    for values, where in rows:
        for value, places in zip(values, where, strict=False):
            found.setdefault(value, places)
    return tuple(found.values())


def _with_own_assignment(tasks: Iterable[Task]) -> list[Task]:
    """Without rows that repeat the whole string of the row before (a merged cell)."""
    found: list[Task] = []
    for task in tasks:
        if not found or task.assignment.raw != found[-1].assignment.raw:
            found.append(task)
    return found


def _joined_assignment(tasks: Iterable[Task]) -> Assignment:
    """One after the other; a row that repeats the row before adds nothing."""
    whole = Assignment("")
    for task in _with_own_assignment(tasks):
        one, shift = task.assignment, len(whole.raw)
        whole = Assignment(
            whole.raw + one.raw,
            (*whole.parties, *(replace(party, span=_shifted(party.span, shift)) for party in one.parties)),
            (*whole.remarks, *(replace(remark, span=_shifted(remark.span, shift)) for remark in one.remarks)),
            (*whole.open_ended, *(replace(t, span=t.span and _shifted(t.span, shift)) for t in one.open_ended)),
        )
    return whole


def _shifted(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _first(texts: Iterable[str | None]) -> str | None:
    return next((text for text in texts if text), None)
