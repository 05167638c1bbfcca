"""Tasks and units as a browser shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.exporters.csv_file import TYPE_NAMES
from pipeline.exporters.involvement import (
    Involvement,
    UnitTasks,
    collective_tasks,
    display_name,
    identity,
    unit_tasks,
)
from pipeline.exporters.ledger.matrix import marks
from pipeline.exporters.page.shown_notice import (
    ShownDuty,
    ShownGroup,
    ShownParty,
    ShownTask,
    ShownUnit,
    ShownValue,
    Spots,
)
from pipeline.exporters.page.spots import merged
from pipeline.exporters.role_names import ROLE_NAMES
from pipeline.exporters.whereabouts import own_places, pages
from pipeline.model import Evidence, Notice, Section, Task, Unit

Locate = Callable[[Iterable[Evidence]], Spots]
"""The spots of places, in the form that the document has."""


def parts_of(notice: Notice) -> tuple[list[str], list[int]]:
    """The parts of the notice in order (sections of the body, else categories), and that of each task."""
    sections = dict(_headings(notice.sections))
    names = [sections.get(task.point or 0) or task.category or "" for task in notice.tasks]
    known = dict.fromkeys([heading for heading in sections.values() if heading in names] + names)
    order = {name: at for at, name in enumerate(known)}
    return list(known), [order[name] for name in names]


def _headings(sections: Sequence[Section]) -> Iterable[tuple[int, str]]:
    for section in sections:
        yield from ((point.number, section.heading) for point in section.points)
        yield from _headings(section.sections)


def shown_tasks(
    notice: Notice, unit_places: Mapping[str, int], locate: Locate, as_read: Sequence[tuple[int, ...]] = ()
) -> list[ShownTask]:
    """Every task; ``unit_places`` says where a body stands in the list of units, ``as_read`` what numbers each task had
    before a person's corrections."""
    _, parts = parts_of(notice)
    shown: list[ShownTask] = []
    before: tuple[ShownValue | None, ShownValue | None] = None, None
    for task, part in zip(notice.tasks, parts, strict=True):
        heads = (
            ShownValue(task.task or "", at=locate(task.where.task)),
            ShownValue(task.category or "", at=locate(task.where.category)),
        )
        name, category = (None if one == other else one for one, other in zip(heads, before, strict=True))
        rows = as_read[task.number - 1] if as_read else ()
        read = rows if rows != (task.number,) else ()
        shown.append(replace(_shown(task, part, unit_places, locate), task=name, category=category, read=read))
        before = heads
    return shown


def _shown(task: Task, part: int, unit_places: Mapping[str, int], locate: Locate) -> ShownTask:
    where, groups = task.where, tuple(_groups(task, unit_places, locate))
    return ShownTask(
        number=task.number,
        id=task.id,
        part=part,
        text=ShownValue(task.requirement, at=locate(where.requirement)),
        raw=ShownValue(task.assignment.raw, at=locate(where.raw)) if task.assignment.raw and not groups else None,
        page=page_words(own_places(task.evidence)),
        label=task.label or "",
        point=task.point,
        groups=groups,
        deadlines=_deadlines(task, locate),
        extra=(*_extra(task, locate), *_remarks(task, locate)),
        at=locate(own_places(task.evidence)),
    )


def _groups(task: Task, unit_places: Mapping[str, int], locate: Locate) -> Iterable[ShownGroup]:
    """Parties by role, the strongest first; one that is named twice in a role stands once, with both places."""
    assignment, where = task.assignment, task.where
    for role, word in ROLE_NAMES.items():
        found: dict[str, ShownParty] = {}
        for at, party in enumerate(assignment.parties):
            if party.role == role:
                key, name = identity(party), display_name(party)
                before, unit = found[key].at if key in found else (), unit_places.get(key)
                found[key] = ShownParty(
                    name=name if unit is None else "",
                    written=party.as_written if party.as_written != name else "",
                    unit=unit,
                    kind=party.kind,
                    at=merged((before, locate(_nth(where.parties, at)))),
                )
        tails = [
            ShownValue(tail.text, at=locate(_nth(where.open_ended, at)))
            for at, tail in enumerate(assignment.open_ended)
            if tail.role == role
        ]
        if found or tails:
            yield ShownGroup("责任单位" if role == "unspecified" else word, tuple(found.values()), tuple(tails))


def _deadlines(task: Task, locate: Locate) -> tuple[ShownValue, ...]:
    found: dict[tuple[str, str], Spots] = {}
    for at, deadline in enumerate(task.deadlines):
        key = deadline.raw, deadline.due or ""
        found[key] = merged((found.get(key, ()), locate(_nth(task.where.deadlines, at))))
    return tuple(ShownValue(raw, at=at, more=due) for (raw, due), at in found.items())


def _extra(task: Task, locate: Locate) -> Iterable[ShownValue]:
    for at, extra in enumerate(task.extra):
        yield ShownValue(extra.text, extra.label, locate(_nth(task.where.extra, at)))


def _remarks(task: Task, locate: Locate) -> Iterable[ShownValue]:
    for at, remark in enumerate(task.assignment.remarks):
        yield ShownValue(remark.text, "附注", locate(_nth(task.where.remarks, at)))


def _nth(places: Sequence[Sequence[Evidence]], at: int) -> Sequence[Evidence]:
    """Those of the one of that number; a notice of version 1 has none."""
    return places[at] if at < len(places) else ()


def page_words(evidence: Sequence[Evidence]) -> str:
    """Where something stands, for a label: 第10-11页, 第3行."""
    found = pages(evidence)
    if found is None:
        return ""
    text = str(found)
    return f"第{text}页" if text[:1].isdigit() else text


# --- units ------------------------------------------------------------------------------------------------------------


class ShownBodies(NamedTuple):
    """Units in the official order, collectives by first appearance, their duties each once, and the place of each unit
    in its list by its identity."""

    units: tuple[ShownUnit, ...]
    collectives: tuple[ShownUnit, ...]
    duties: tuple[ShownDuty, ...]
    places: Mapping[str, int]


def shown_bodies(notice: Notice, units: Mapping[str, Unit]) -> ShownBodies:
    """Every body of the notice with its tasks."""
    duties: dict[ShownDuty, int] = {}

    def number(one: Involvement) -> int:
        duty = ShownDuty(one.task.number, one.role_words, marks(one), one.through)
        return duties.setdefault(duty, len(duties))

    def shown(body: UnitTasks) -> ShownUnit:
        return ShownUnit(
            name=body.name,
            type=TYPE_NAMES[body.type] if body.type else "",
            written=tuple(form for form in body.forms if form != body.name),
            direct=tuple(number(one) for one in body.direct),
            collective=tuple(number(one) for one in body.collective),
            open=tuple(number(one) for one in body.open),
        )

    bodies = unit_tasks(notice, units)
    shown_units, collectives = tuple(map(shown, bodies)), tuple(map(shown, collective_tasks(notice)))
    return ShownBodies(shown_units, collectives, tuple(duties), {body.id: at for at, body in enumerate(bodies)})
