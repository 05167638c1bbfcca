"""Rows that people added to a ledger, their units read as those of the notice are: wiring, nothing here prints."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from pipeline.exporters.titles import RAW, ROLE_COLUMNS
from pipeline.model import Assignment, Deadline, Finding, Notice, Task
from pipeline.model.raw import Role
from pipeline.model.reading import OwnTasks
from pipeline.normalisers.units.assignments import AssignmentReader, UnitText, units_of

if TYPE_CHECKING:
    from pipeline.normalisers.units.registry.registry import Knowledge
    from pipeline.progress.own_rows import OwnRow

NOTHING: Final = OwnTasks()
_KEY_LENGTH: Final = 12


def own_tasks(rows: Sequence[OwnRow], notice: Notice, knowledge: Knowledge) -> OwnTasks:
    """The rows as tasks behind those of the notice. What is in doubt of their units is told with the row's number.

    Raises RulesError for a broken file of the notice's place.
    """
    if not rows:
        return NOTHING
    head = notice.notice
    registry = knowledge.registry(head.jurisdiction, head.year, head.addressees)
    reader = AssignmentReader(registry)
    tasks: list[Task] = []
    findings: list[Finding] = []
    keys: set[str] = set()
    for number, row in enumerate(rows, len(notice.tasks) + 1):
        assignment, told = reader.read(list(_cells(row)), labelled=not row.units.get(RAW))
        task = _task(row, number, _free(row, keys), assignment)
        tasks.append(task)
        unknown = reader.unlisted([task])
        said = f"您加的一行“{row.number or row.task or row.requirement}”："
        for one in (*told, *([unknown] if unknown else [])):
            findings.append(replace(one, message=said + one.message, task=None, point=None, evidence=()))
    return OwnTasks(tuple(tasks), units_of(tasks, registry), tuple(findings))


def _cells(row: OwnRow) -> Iterator[UnitText]:
    """The units as one string, if the row has that, else as they stand in the columns of the roles."""
    whole = row.units.get(RAW)
    if whole:
        yield UnitText("", "unspecified", _joined(whole))
        return
    for title, roles in ROLE_COLUMNS.items():
        role: Role = roles[-1] if len(roles) > 1 else roles[0]
        if row.units.get(title):
            yield UnitText(title, role, _joined(row.units[title]))


def _joined(text: str) -> str:
    """The text of a cell on one line, each line a part of a list."""
    return "；".join(part.strip(" ；;") for part in text.split("\n") if part.strip(" ；;"))


def _task(row: OwnRow, number: int, key: str, assignment: Assignment) -> Task:
    due = row.due.isoformat() if row.due else None
    said = row.due_text or due or ""
    return Task(
        id="",
        key=key,
        number=number,
        label=row.number or None,
        category=row.category or None,
        task=row.task or None,
        requirement=row.requirement,
        point=None,
        assignment=assignment,
        deadlines=(Deadline(said, "date" if due else "unresolved", due, "column"),) if said else (),
    )


def _free(row: OwnRow, taken: set[str]) -> str:
    """A key that stays while what is to be done stays, the same for no two rows."""
    words = f"{row.number}\0{row.task}\0{row.requirement}".encode("utf-8", "replace")
    key = f"own-{hashlib.sha256(words).hexdigest()[:_KEY_LENGTH]}"
    while key in taken:
        key += "+"
    taken.add(key)
    return key
