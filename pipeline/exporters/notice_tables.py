"""Notices as tables: one row a thing, columns as ``COLUMNS`` has them. What pandas and Parquet get are these rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.exporters.involvement import UnitTasks, unit_tasks
from pipeline.model import Evidence, Notice, Section, Task, Unit
from pipeline.model.notice import first_due

TEXT: Final = "string"
NUMBER: Final = "Int64"
TRUTH: Final = "boolean"
DAY: Final = "datetime64[s]"
_BETWEEN: Final = "；"
_DIGITS: Final = 12

Rows = list[tuple[object, ...]]
_NOTICE: Final = ("notice", TEXT, "the notice, by the first digits of its file's SHA-256; the same in all tables")
_TASK: Final = ("task", NUMBER, "number of the task in its notice")

COLUMNS: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    "notices": (
        _NOTICE,
        ("file", TEXT, "name of the file"),
        ("title", TEXT, "title of the work points"),
        ("year", NUMBER, "year of the notice"),
        ("jurisdiction", TEXT, "name of the place, with the places above it"),
        ("code", TEXT, "code of the place"),
        ("place", TEXT, "name of the place alone"),
        ("level", TEXT, "nation, province, prefecture, county, township"),
        ("issuers", TEXT, "who issued it, joined by ；"),
        ("issued_on", DAY, "date of issue"),
        ("document_number", TEXT, "发文字号"),
    ),
    "tasks": (
        _NOTICE,
        _TASK,
        ("id", TEXT, "identity of the task"),
        ("key", TEXT, "the same for the same words, whatever the row"),
        ("label", TEXT, "printed 序号"),
        ("category", TEXT, "工作任务（类别）"),
        ("name", TEXT, "工作任务（事项）"),
        ("requirement", TEXT, "具体要求"),
        ("point", NUMBER, "number of the point that it carries out"),
        ("assignment", TEXT, "责任单位 as printed"),
        ("open_ended", TRUTH, "whether the list of units is left open (等部门)"),
        ("deadline", TEXT, "the phrases that say by when, joined by ；"),
        ("due", DAY, "the earliest date among them"),
        ("page", NUMBER, "page on which it begins; none in a source without pages"),
    ),
    "parties": (
        _NOTICE,
        _TASK,
        ("position", NUMBER, "place among the task's parties, from 1"),
        ("role", TEXT, "lead, responsible, support, oversee, unspecified"),
        ("kind", TEXT, "unit, collective, unknown; open for a tail that leaves the list open"),
        ("text", TEXT, "the full stand-alone words"),
        ("as_written", TEXT, "the words as printed"),
        ("unit", TEXT, "identity of the unit"),
        ("name", TEXT, "canonical name"),
        ("members", NUMBER, "known members of a collective"),
        ("members_complete", TRUTH, "whether these are all"),
    ),
    "units": (
        _NOTICE,
        ("unit", TEXT, "identity of the unit"),
        ("name", TEXT, "canonical name"),
        ("type", TEXT, "department, office, town …; none if no rule knows it"),
        ("order", NUMBER, "place in the official order"),
        ("as_written", TEXT, "its forms in the notice, joined by ；"),
        ("named", NUMBER, "tasks that name it"),
        ("through_collective", NUMBER, "tasks that mean it through a collective only"),
        ("perhaps", NUMBER, "tasks whose open tail may mean it"),
    ),
    "matrix": (
        _NOTICE,
        _TASK,
        ("unit", TEXT, "identity of the unit"),
        ("name", TEXT, "canonical name"),
        ("role", TEXT, "its strongest role in the task"),
        ("how", TEXT, "named, collective (meant through one), open (a tail may mean it)"),
        ("through", TEXT, "the words of the collective or tail, joined by ；"),
    ),
    "deadlines": (
        _NOTICE,
        _TASK,
        ("position", NUMBER, "place among the task's deadlines, from 1"),
        ("deadline", TEXT, "the phrase that says by when"),
        ("kind", TEXT, "date, recurring, continuous, unresolved"),
        ("due", DAY, "the day, of a date"),
        ("origin", TEXT, "column or text"),
    ),
    "points": (
        _NOTICE,
        ("point", NUMBER, "number of the point in its notice"),
        ("label", TEXT, "printed label"),
        ("section", TEXT, "headings above it, joined by ；"),
        ("heading", TEXT, "heading"),
        ("text", TEXT, "everything below the heading"),
        ("tasks", NUMBER, "tasks that carry it out"),
        ("page", NUMBER, "page on which it begins"),
    ),
    "findings": (
        _NOTICE,
        ("code", TEXT, "code of the finding"),
        ("severity", TEXT, "error, warning, info"),
        ("message", TEXT, "what was found, and what to do"),
        ("point", NUMBER, "point that it is about"),
        ("task", NUMBER, "task that it is about"),
        ("page", NUMBER, "page on which it stands"),
    ),
}
"""The columns of each table: name, dtype, meaning."""


def rows_of(notice: Notice, units: Mapping[str, Unit]) -> dict[str, Rows]:
    """The rows of each table, for a notice and the units that it names by id."""
    key = notice_key(notice.source.sha256)
    found = _tables(notice, unit_tasks(notice, units))
    return {name: [(key, *row) for row in rows] for name, rows in found.items()}


def notice_key(sha256: str) -> str:
    """What joins the tables: the first digits of the hash of the notice's file."""
    return sha256[:_DIGITS]


def _tables(notice: Notice, bodies: Sequence[UnitTasks]) -> dict[str, Rows]:
    return {
        "notices": [_notice_row(notice)],
        "tasks": [_task_row(task) for task in notice.tasks],
        "parties": [row for task in notice.tasks for row in _party_rows(task)],
        "units": [_unit_row(unit) for unit in bodies],
        "matrix": _matrix_rows(bodies),
        "deadlines": [row for task in notice.tasks for row in _deadline_rows(task)],
        "points": list(_point_rows(notice)),
        "findings": [
            (one.code, one.severity, one.message, one.point, one.task, _page(one.evidence)) for one in notice.findings
        ],
    }


def _notice_row(notice: Notice) -> tuple[object, ...]:
    head = notice.notice
    where = head.jurisdiction
    place = ("".join((*where.parents, where.name)), where.code, where.name, where.level) if where else (None,) * 4
    issuers = _BETWEEN.join(head.issuers) or None
    return notice.source.file, head.title, head.year, *place, issuers, head.issued_on, head.document_number


def _task_row(task: Task) -> tuple[object, ...]:
    return (
        *(task.number, task.id, task.key, task.label, task.category, task.task, task.requirement, task.point),
        *(task.assignment.raw, bool(task.assignment.open_ended)),
        *(_BETWEEN.join(one.raw for one in task.deadlines) or None, first_due(task.deadlines), _page(task.evidence)),
    )


def _party_rows(task: Task) -> Rows:
    parties: Rows = [
        (one.role, one.kind, one.text, one.as_written, one.unit, one.name, len(one.members), one.members_complete)
        if one.kind == "collective"
        else (one.role, one.kind, one.text, one.as_written, one.unit, one.name, None, None)
        for one in task.assignment.parties
    ]
    tails: Rows = [
        (tail.role, "open", tail.text, tail.text, None, None, None, None) for tail in task.assignment.open_ended
    ]
    return [(task.number, position, *row) for position, row in enumerate([*parties, *tails], 1)]


def _deadline_rows(task: Task) -> Rows:
    return [
        (task.number, position, one.raw, one.kind, one.due, one.origin)
        for position, one in enumerate(task.deadlines, 1)
    ]


def _unit_row(unit: UnitTasks) -> tuple[object, ...]:
    counts = len(unit.direct), len(unit.collective), len(unit.open)
    return unit.id, unit.name, unit.type, unit.order, _BETWEEN.join(unit.forms) or None, *counts


def _matrix_rows(bodies: Sequence[UnitTasks]) -> Rows:
    """By task, then in the official order of the units."""
    rows: list[tuple[int, tuple[object, ...]]] = []
    for unit in bodies:
        for how, involved in (("named", unit.direct), ("collective", unit.collective), ("open", unit.open)):
            for one in involved:
                through = _BETWEEN.join(one.through) or None
                rows.append((one.task.number, (unit.id, unit.name, one.roles[0], how, through)))
    return [(number, *row) for number, row in sorted(rows, key=lambda entry: entry[0])]


def _point_rows(notice: Notice) -> Iterator[tuple[object, ...]]:
    above = _headings(notice.sections, ())
    for point in notice.points():
        carried = sum(task.point == point.number for task in notice.tasks)
        section = _BETWEEN.join(above[point.number]) or None
        yield point.number, point.label, section, point.heading, point.text, carried, _page(point.evidence)


def _headings(sections: Sequence[Section], above: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
    """The headings above each point, by its number."""
    found: dict[int, tuple[str, ...]] = {}
    for section in sections:
        here = (*above, *([section.heading] if section.heading else []))
        found |= dict.fromkeys((point.number for point in section.points), here)
        found |= _headings(section.sections, here)
    return found


def _page(evidence: Sequence[Evidence]) -> int | None:
    return next((place.page for place in evidence if place.page), None)
