"""Where the tasks of a notice belong: their sections, and who answers for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from pipeline.diff.obligation import from_tasks
from pipeline.exporters.involvement import UnitTasks, display_name, unit_tasks
from pipeline.exporters.titles import row_keys
from pipeline.model import Assignment, Notice, Task, Unit
from pipeline.model.reading import OwnTasks
from pipeline.progress.figures import OWN, Belonging, Places

_ANSWERING: Final = ("lead", "responsible", "unspecified")
_NONE_OF_THEIR_OWN: Final = OwnTasks()


def placed(notice: Notice, units: Mapping[str, Unit], own: OwnTasks = _NONE_OF_THEIR_OWN) -> Places:
    """Where each task belongs, and all that answer for any; ``own``: rows that people added to the ledger."""
    whole = replace(notice, tasks=(*notice.tasks, *own.tasks))
    bodies = [(unit.name, _answered(unit)) for unit in unit_tasks(whole, {**units, **own.units})]

    def belonging(task: Task, section: str | None) -> Belonging:
        names = tuple(name for name, numbers in bodies if task.number in numbers)
        return Belonging(section or "未分类", names, _said(task.assignment))

    sections = [one.section for one in from_tasks(notice)]
    return Places(
        {
            key: belonging(task, section)
            for key, task, section in zip(row_keys(notice.tasks), notice.tasks, sections, strict=True)
        },
        tuple(name for name, numbers in bodies if numbers),
        {(task.label or "", task.task or "", task.requirement): belonging(task, OWN) for task in own.tasks},
    )


def _answered(unit: UnitTasks) -> set[int]:
    """The numbers of the tasks that a body answers for, by its name or through a collective."""
    return {one.task.number for one in (*unit.direct, *unit.collective) if not set(one.roles).isdisjoint(_ANSWERING)}


def _said(assignment: Assignment) -> str:
    return "、".join(dict.fromkeys(display_name(one) for one in assignment.parties if one.role in _ANSWERING))
