"""``assignments.csv``, ``units.csv``, ``members.csv``: tables for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.csv_bytes import csv_bytes
from pipeline.exporters.csv_columns import titles_of
from pipeline.exporters.involvement import UnitTasks, unit_tasks
from pipeline.exporters.ledger.ledger import BETWEEN
from pipeline.exporters.role_names import ROLE_NAMES
from pipeline.exporters.whereabouts import own_places, pages
from pipeline.model import Notice, Party, Task, Unit, UnitType
from pipeline.model.notice import PartyKind

KIND_NAMES: Final[dict[PartyKind, str]] = {"unit": "单位", "collective": "集合称谓", "unknown": "未识别"}
OPEN_KIND: Final = "待明确"
TYPE_NAMES: Final[dict[UnitType, str]] = {
    "department": "政府部门",
    "party_organ": "党委机构",
    "office": "办公室",
    "town": "镇",
    "subdistrict": "街道",
    "zone": "功能区",
    "branch": "垂直管理机构",
    "firm": "企业",
    "collective": "集合称谓",
    "other": "其他",
}


def write_assignments(notice: Notice, path: Path) -> None:
    """One row a task and party, then one for each tail that leaves the list open; a task without either has one too."""
    head = head_values(notice)
    rows = ([*row, *head] for task in notice.tasks for row in _task_rows(task))
    write_bytes(path, csv_bytes(titles_of("assignments.csv"), rows))


def write_units(notice: Notice, units: Mapping[str, Unit], path: Path) -> None:
    """One row a body of the notice, in the official order, with how often and in what way tasks are its."""
    head = head_values(notice)
    rows = ([*_unit_row(unit), *head] for unit in unit_tasks(notice, units))
    write_bytes(path, csv_bytes(titles_of("units.csv"), rows))


def write_members(notice: Notice, path: Path) -> None:
    """One row a task, collective and member that the rules know of."""
    head = head_values(notice)
    rows = (
        [*_task_start(task), *row, *head]
        for task in notice.tasks
        for party in task.assignment.parties
        for row in _member_rows(party)
    )
    write_bytes(path, csv_bytes(titles_of("members.csv"), rows))


def head_values(notice: Notice) -> list[str | int | None]:
    """Whose notice it is and when it was issued: what stands at the end of each row, so that a table stands alone."""
    head, where = notice.notice, notice.notice.jurisdiction
    return [
        head.year,
        "".join((*where.parents, where.name)) if where else None,
        where.code if where else None,
        head.document_number,
        BETWEEN.join(head.issuers),
        head.issued_on,
        notice.source.file,
    ]


def _task_start(task: Task) -> list[str | int | None]:
    return [task.id, task.key, task.number]


def _task_rows(task: Task) -> list[list[str | int | None]]:
    start = [*_task_start(task), task.category, task.task, task.requirement]
    days = [deadline.due for deadline in task.deadlines if deadline.due]
    end: list[str | int | None] = [
        joined(d.raw for d in task.deadlines),
        joined(d.due for d in task.deadlines),
        pages(own_places(task.evidence)),
        max(days, default=None),
    ]
    rows = [[*start, *_party_values(party), *end] for party in task.assignment.parties]
    rows += [
        [*start, OPEN_KIND, ROLE_NAMES[tail.role], tail.text, None, None, None, None, *end]
        for tail in task.assignment.open_ended
    ]
    return rows or [[*start, *[None] * 7, *end]]


def joined(texts: Iterable[str | None]) -> str:
    """Several texts in one cell, each once."""
    return BETWEEN.join(dict.fromkeys(text for text in texts if text))


def _complete(party: Party) -> str | None:
    return None if party.members_complete is None else ("是" if party.members_complete else "否")


def _member_rows(party: Party) -> list[list[str | int | None]]:
    start = [party.as_written, party.name or party.text, ROLE_NAMES[party.role]]
    return [[*start, member.rpartition("/")[2], member, _complete(party)] for member in party.members]


def _party_values(party: Party) -> list[str | int | None]:
    members = len(party.members) or None
    return [
        KIND_NAMES[party.kind],
        ROLE_NAMES[party.role],
        party.as_written,
        party.name or party.text,
        party.unit,
        members,
        _complete(party),
    ]


def _unit_row(unit: UnitTasks) -> list[str | int | None]:
    kind = TYPE_NAMES[unit.type] if unit.type else "未知"
    forms = BETWEEN.join(unit.forms)
    return [unit.name, unit.id, kind, forms, unit.met, len(unit.direct), len(unit.collective), len(unit.open)]
