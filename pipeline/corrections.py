"""``<stem>.corrections.yaml`` beside an input: what a person knows better than the program, applied on every run.

    units:                                # a piece of 责任单位 that was read wrongly
      - text: 商城                        # as it stands in the text
        task: 3                           # only in this task; left out: wherever it stands
        parties:                          # who is meant; [] for nobody
          - {text: 兰山商城, name: 兰山商城管委会}
    texts:                                # words that were read wrongly
      - {where: point_heading, number: 10, old: 决策项目目录, new: 决策事项目录}
    join:                                 # rows of the task table that are one task
      - [5, 6]
    split:                                # a row that is two tasks; the second begins with these words
      - {task: 7, before: 各街道要}

All numbers are those of the notice as the program read it, before any correction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model import Assignment, Finding, Head, Notice, OpenEnd, Party, Point, Remark, Section, Task
from pipeline.model.notice import PartyKind
from pipeline.model.raw import Role
from pipeline.rules import read_rules

Where = Literal["title", "section_heading", "point_heading", "point_text", "category", "task", "requirement"]
KeyOf = Callable[[str | None, str | None, str], str]
"""Gives a task's key from its category, task and requirement."""

_PLACES: dict[Where, str] = {
    "title": "标题",
    "section_heading": "部分标题",
    "point_heading": "要点标题",
    "point_text": "要点内容",
    "category": "任务类别",
    "task": "任务事项",
    "requirement": "具体要求",
}


class MeantParty(Struct, frozen=True, forbid_unknown_fields=True):
    """Who is meant: ``text`` as it should have been read, ``name`` canonical (else the text). A ``role`` left out is
    that of the piece replaced; a ``unit`` left out is that of the same name elsewhere in the notice, or a new one."""

    text: str
    name: str | None = None
    kind: PartyKind = "unit"
    role: Role | None = None
    unit: str | None = None


class UnitCorrection(Struct, frozen=True, forbid_unknown_fields=True):
    """A party, remark or open tail that reads ``text`` gives way to ``parties``."""

    text: str
    parties: list[MeantParty]
    task: int | None = None


class TextCorrection(Struct, frozen=True, forbid_unknown_fields=True):
    """``old`` becomes ``new`` in one field, of the section, point or task of that number, or wherever it stands."""

    where: Where
    old: str
    new: str
    number: int | None = None


class Split(Struct, frozen=True, forbid_unknown_fields=True):
    """A task whose requirement is two: the second begins with ``before``."""

    task: int
    before: str


class Corrections(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file; every part may be left out."""

    units: list[UnitCorrection] = []
    texts: list[TextCorrection] = []
    join: list[list[int]] = []
    split: list[Split] = []


def read_corrections(path: Path) -> Corrections:
    """The file, checked. Raises RulesError naming file and line; an empty file corrects nothing."""
    return read_rules(path, Corrections | None) or Corrections()  # type: ignore[arg-type]


def apply_corrections(notice: Notice, corrections: Corrections, key_of: KeyOf) -> Notice:
    """The notice with all corrections, and for each a finding: ``correction.applied``, or ``correction.not_found``
    where what it corrects no longer stands. Tasks are numbered anew after joins and splits."""
    findings: list[Finding] = []
    for text in corrections.texts:
        notice, hits = _replace_text(notice, text)
        findings.append(_finding(f"{_PLACES[text.where]}“{text.old}”改为“{text.new}”", hits, _about(text)))
    for unit in corrections.units:
        notice, hits = _replace_unit(notice, unit)
        meant = "、".join(party.name or party.text for party in unit.parties) or "（无）"
        findings.append(_finding(f"责任单位“{unit.text}”改为“{meant}”", hits, (None, unit.task)))
    tasks, shaped = _reshape(notice.tasks, corrections)
    findings += shaped
    if tasks != notice.tasks or any(text.where in ("category", "task", "requirement") for text in corrections.texts):
        tasks = tuple(_renumbered(task, number, key_of) for number, task in enumerate(tasks, 1))
    return replace(notice, tasks=tasks, findings=(*notice.findings, *findings))


def _about(text: TextCorrection) -> tuple[int | None, int | None]:
    """The numbers of the point and of the task that a correction is about."""
    if text.where in ("point_heading", "point_text"):
        return text.number, None
    return None, (text.number if text.where in ("category", "task", "requirement") else None)


def _finding(what: str, hits: int, about: tuple[int | None, int | None] = (None, None)) -> Finding:
    if hits:
        times = f"（{hits} 处）" if hits > 1 else ""
        return Finding("correction.applied", "info", f"按更正文件：{what}{times}。", *about)
    message = f"更正文件中的一条已对不上：{what}，原文中没有找到。请核对后修改或删去这一条。"
    return Finding("correction.not_found", "warning", message, *about)


def _replace_text(notice: Notice, text: TextCorrection) -> tuple[Notice, int]:
    hits = 0

    def fixed(value: str, number: int | None) -> str:
        nonlocal hits
        if not text.old or text.old not in value or (text.number is not None and text.number != number):
            return value
        hits += 1
        return value.replace(text.old, text.new)

    if text.where == "title":
        return replace(notice, notice=_fixed_head(notice.notice, lambda value: fixed(value, None), text)), hits
    if text.where in ("category", "task", "requirement"):
        name = text.where
        tasks = tuple(
            replace(task, **{name: fixed(value, task.number)}) if (value := getattr(task, name)) else task
            for task in notice.tasks
        )
        return replace(notice, tasks=tasks), hits
    sections = tuple(_fixed_section(section, text.where, fixed) for section in notice.sections)
    return replace(notice, sections=sections), hits


def _fixed_head(head: Head, fixed: Callable[[str], str], text: TextCorrection) -> Head:
    return replace(head, title=fixed(head.title)) if head.title else head


def _fixed_section(section: Section, where: Where, fixed: Callable[[str, int | None], str]) -> Section:
    heading = fixed(section.heading, section.number) if where == "section_heading" else section.heading
    return replace(
        section,
        heading=heading,
        sections=tuple(_fixed_section(inner, where, fixed) for inner in section.sections),
        points=tuple(_fixed_point(point, where, fixed) for point in section.points),
    )


def _fixed_point(point: Point, where: Where, fixed: Callable[[str, int | None], str]) -> Point:
    if where == "point_heading":
        return replace(point, heading=fixed(point.heading, point.number))
    return replace(point, text=fixed(point.text, point.number)) if where == "point_text" else point


def _replace_unit(notice: Notice, unit: UnitCorrection) -> tuple[Notice, int]:
    known = {party.name: party.unit for task in notice.tasks for party in task.assignment.parties if party.name}
    where = notice.notice.jurisdiction
    place = (where.code or where.name) if where else ""
    tasks: list[Task] = []
    hits = 0
    for task in notice.tasks:
        assignment, found = task.assignment, 0
        if unit.task is None or unit.task == task.number:
            assignment, found = _with_meant(task.assignment, unit, known, place)
        hits += found
        tasks.append(replace(task, assignment=assignment) if found else task)
    return replace(notice, tasks=tuple(tasks)), hits


def _with_meant(
    assignment: Assignment, unit: UnitCorrection, known: dict[str, str | None], place: str
) -> tuple[Assignment, int]:
    """The assignment with the piece replaced, and how many pieces were."""
    pieces: list[tuple[tuple[int, int], Party | Remark | OpenEnd]] = [
        *((party.span, party) for party in assignment.parties if unit.text in (party.text, party.as_written)),
        *((remark.span, remark) for remark in assignment.remarks if remark.text == unit.text),
    ]
    for tail in assignment.open_ended:
        if tail.text == unit.text:
            at = max(assignment.raw.rfind(tail.text), 0)
            pieces.append(((at, at + len(tail.text)), tail))
    gone = [piece for _, piece in pieces]
    meant = [
        _party(one, span, assignment.raw, getattr(piece, "role", "unspecified"), known, place)
        for span, piece in pieces
        for one in unit.parties
    ]
    parties = [party for party in assignment.parties if not any(party is piece for piece in gone)]
    answer = replace(
        assignment,
        parties=tuple(sorted([*parties, *meant], key=lambda party: party.span)),
        remarks=tuple(remark for remark in assignment.remarks if not any(remark is piece for piece in gone)),
        open_ended=tuple(tail for tail in assignment.open_ended if not any(tail is piece for piece in gone)),
    )
    return answer, len(pieces)


def _party(
    one: MeantParty, span: tuple[int, int], raw: str, role: Role, known: dict[str, str | None], place: str
) -> Party:
    """``span`` narrows to the party's own words where they stand in the piece."""
    at = raw.find(one.text, *span)
    if at >= 0:
        span = (at, at + len(one.text))
    name = one.name or one.text
    unit = one.unit or known.get(name) or f"{place}/{name}".lstrip("/")
    return Party(one.text, raw[slice(*span)], span, one.kind, one.role or role, unit, name)


def _reshape(tasks: Sequence[Task], corrections: Corrections) -> tuple[tuple[Task, ...], list[Finding]]:
    """Joins and splits by the numbers that the tasks have now; a task takes part in one of them at most."""
    shaped: dict[int, tuple[Task, ...]] = {task.number: (task,) for task in tasks}
    by_number = {task.number: task for task in tasks}
    taken: set[int] = set()
    findings: list[Finding] = []
    for numbers in corrections.join:
        fits = len(numbers) > 1 and all(n in by_number for n in numbers) and not taken & set(numbers)
        fits = fits and list(numbers) == list(range(numbers[0], numbers[0] + len(numbers)))
        if fits:
            shaped[numbers[0]] = (_joined([by_number[number] for number in numbers]),)
            shaped |= dict.fromkeys(numbers[1:], ())
            taken |= set(numbers)
        what = f"任务 {'、'.join(map(str, numbers))} 合为一项"
        findings.append(_finding(what, int(fits), (None, numbers[0] if numbers else None)))
    for split in corrections.split:
        task = by_number.get(split.task)
        at = task.requirement.find(split.before) if task and split.before else -1
        fits = at > 0 and split.task not in taken
        if task and fits:
            first, second = task.requirement[:at].rstrip(), task.requirement[at:]
            shaped[split.task] = (replace(task, requirement=first), replace(task, requirement=second))
            taken.add(split.task)
        findings.append(_finding(f"任务 {split.task} 从“{split.before}”起分为两项", int(fits), (None, split.task)))
    return tuple(task for number in shaped for task in shaped[number]), findings


def _joined(tasks: Sequence[Task]) -> Task:
    first = tasks[0]
    return replace(
        first,
        category=_first(task.category for task in tasks),
        task=_first(task.task for task in tasks),
        requirement="".join(task.requirement for task in tasks),
        point=next((task.point for task in tasks if task.point is not None), None),
        assignment=_joined_assignment([task.assignment for task in tasks]),
        deadlines=tuple(dict.fromkeys(deadline for task in tasks for deadline in task.deadlines)),
        extra=tuple(dict.fromkeys(extra for task in tasks for extra in task.extra)),
        evidence=tuple(dict.fromkeys(evidence for task in tasks for evidence in task.evidence)),
    )


def _joined_assignment(assignments: Iterable[Assignment]) -> Assignment:
    """One after the other; a row that repeats the whole string of the row before (a merged cell) adds nothing."""
    joined = Assignment("")
    last: str | None = None
    for one in assignments:
        if one.raw == last:
            continue
        last = one.raw
        shift = len(joined.raw)
        joined = Assignment(
            joined.raw + one.raw,
            (*joined.parties, *(replace(party, span=_shifted(party.span, shift)) for party in one.parties)),
            (*joined.remarks, *(replace(remark, span=_shifted(remark.span, shift)) for remark in one.remarks)),
            (*joined.open_ended, *one.open_ended),
        )
    return joined


def _shifted(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _first(texts: Iterable[str | None]) -> str | None:
    return next((text for text in texts if text), None)


def _renumbered(task: Task, number: int, key_of: KeyOf) -> Task:
    """``id`` ends in the number, with at least three digits."""
    return replace(
        task,
        id=f"{task.id.rpartition('-')[0]}-{number:03}",
        number=number,
        key=key_of(task.category, task.task, task.requirement),
    )
