"""Where the tasks of a notice belong: their sections, and who answers for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.exporters.involvement import UnitTasks, display_name, unit_tasks
from pipeline.exporters.titles import row_keys
from pipeline.model import Assignment, Notice, Unit
from pipeline.progress.figures import Belonging

_ANSWERING: Final = ("lead", "responsible", "unspecified")


def placed(notice: Notice, units: Mapping[str, Unit]) -> tuple[dict[str, Belonging], list[str]]:
    """Where each task belongs, by its row key in the ledger, and all that answer for any in the official order."""
    bodies = [(unit.name, _answered(unit)) for unit in unit_tasks(notice, units)]
    headings = {point.number: section.heading for section in notice.sections for point in section.points}
    places = {
        key: Belonging(
            task.category or headings.get(task.point or 0) or "未分类",
            tuple(name for name, numbers in bodies if task.number in numbers),
            _said(task.assignment),
        )
        for key, task in zip(row_keys(notice.tasks), notice.tasks, strict=True)
    }
    return places, [name for name, numbers in bodies if numbers]


def _answered(unit: UnitTasks) -> set[int]:
    """The numbers of the tasks that a body answers for, by its name or through a collective."""
    return {one.task.number for one in (*unit.direct, *unit.collective) if not set(one.roles).isdisjoint(_ANSWERING)}


def _said(assignment: Assignment) -> str:
    return "、".join(dict.fromkeys(display_name(one) for one in assignment.parties if one.role in _ANSWERING))
