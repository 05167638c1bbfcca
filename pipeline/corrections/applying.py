"""Applies a person's corrections to a notice, and tells of each what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from pipeline.corrections.file import PLACES, Corrections, MeantParty, TaskName, TextCorrection, UnitCorrection, Where
from pipeline.corrections.joining import joined
from pipeline.model import (
    Assignment,
    Finding,
    Head,
    Notice,
    OpenEnd,
    Party,
    Places,
    Point,
    Remark,
    Section,
    Task,
)
from pipeline.model.raw import Role
from pipeline.model.task_ids import free_id, id_start, numbers_by_id

KeyOf = Callable[[str | None, str | None, str], str]
"""Gives a task's key from its category, task and requirement."""
_Piece = TypeVar("_Piece", Party, Remark, OpenEnd)


def apply_corrections(notice: Notice, corrections: Corrections, key_of: KeyOf) -> Notice:
    """The notice with all corrections, and for each a finding: ``correction.applied``, or ``correction.not_found``
    where what it corrects no longer stands. Tasks are numbered anew after joins and splits; only those whose words
    are others get another key and id."""
    findings: list[Finding] = []
    start, read = id_start(notice.notice), notice.tasks
    corrections = _by_number(corrections, numbers_by_id(read, start))
    for text in corrections.texts:
        notice, hits = _replace_text(notice, text)
        findings.append(_finding(f"{PLACES[text.field]}“{text.old}”改为“{text.new}”", hits, _about(text)))
    for unit in corrections.units:
        notice, hits = _replace_unit(notice, unit)
        meant = "、".join(party.name or party.text for party in unit.parties) or "（无）"
        findings.append(_finding(f"责任单位“{unit.text}”改为“{meant}”", hits, (None, _known(unit.task))))
    tasks, numbers, shaped = _reshape(notice.tasks, corrections)
    tasks = _renamed(tasks, read, start, key_of)
    findings = [_moved(finding, numbers) for finding in (*notice.findings, *findings, *shaped)]
    return replace(notice, tasks=tasks, findings=tuple(findings))


def _moved(finding: Finding, numbers: Mapping[int, int]) -> Finding:
    """The finding of what is another task now; of no task, if a correction names one that never was."""
    return finding if finding.task is None else replace(finding, task=numbers.get(finding.task))


def _by_number(corrections: Corrections, numbers: Mapping[str, int]) -> Corrections:
    """The corrections with every task by its number; an id that no task has stays as it is."""

    def number(task: TaskName) -> TaskName:
        return numbers.get(task, task) if isinstance(task, str) else task

    return replace(
        corrections,
        units=[one if one.task is None else replace(one, task=number(one.task)) for one in corrections.units],
        texts=[one if one.number is None else replace(one, number=number(one.number)) for one in corrections.texts],
        join=[[number(task) for task in tasks] for tasks in corrections.join],
        split=[replace(one, task=number(one.task)) for one in corrections.split],
    )


def _about(text: TextCorrection) -> tuple[int | None, int | None]:
    """The numbers of the point and of the task that a correction is about."""
    if text.field in ("point_heading", "point_text"):
        return _known(text.number), None
    return None, (_known(text.number) if text.field in ("category", "task", "requirement") else None)


def _known(task: TaskName | None) -> int | None:
    """A number; an id that is left is no task's."""
    return task if isinstance(task, int) else None


def _finding(what: str, hits: int, about: tuple[int | None, int | None] = (None, None)) -> Finding:
    if hits:
        times = f"（{hits} 处）" if hits > 1 else ""
        return Finding.of("correction.applied", f"按更正文件：{what}{times}。", *about)
    message = f"更正文件中的一条已对不上：{what}，原文中没有找到。请核对后修改或删去这一条。"
    return Finding.of("correction.not_found", message, *about)


def _replace_text(notice: Notice, text: TextCorrection) -> tuple[Notice, int]:
    hits = 0

    def fixed(value: str, number: int | None) -> str:
        nonlocal hits
        if text.old not in value or (text.number is not None and text.number != number):
            return value
        hits += 1
        return value.replace(text.old, text.new)

    if text.field == "title":
        return replace(notice, notice=_fixed_head(notice.notice, lambda value: fixed(value, None))), hits
    if text.field in ("category", "task", "requirement"):
        name = text.field
        tasks = tuple(
            replace(task, **{name: fixed(value, task.number)}) if (value := getattr(task, name)) else task
            for task in notice.tasks
        )
        return replace(notice, tasks=tasks), hits
    sections = tuple(_fixed_section(section, text.field, fixed) for section in notice.sections)
    return replace(notice, sections=sections), hits


def _fixed_head(head: Head, fixed: Callable[[str], str]) -> Head:
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
        found = 0
        if unit.task is None or unit.task == task.number:
            task, found = _with_meant(task, unit, known, place)
        hits += found
        tasks.append(task)
    return replace(notice, tasks=tuple(tasks)), hits


def _with_meant(task: Task, unit: UnitCorrection, known: dict[str, str | None], place: str) -> tuple[Task, int]:
    """The task with the piece replaced, and how many pieces were. Who is meant stands where the piece stands."""
    old, where = task.assignment, task.where
    parties, gone = _parted(old.parties, where.parties, lambda one: unit.text in (one.text, one.as_written))
    remarks, others = _parted(old.remarks, where.remarks, lambda one: one.text == unit.text)
    tails, open_ends = _parted(old.open_ended, where.open_ended, lambda one: one.text == unit.text)
    pieces = [
        *((one.span, one.role, at) for one, at in gone),
        *((one.span, "unspecified", at) for one, at in others),
        *((one.span or (0, 0), one.role, at) for one, at in open_ends),
    ]
    if not pieces:
        return task, 0
    for span, role, at in pieces:
        parties += [(_party(one, span, old.raw, role, known, place), at) for one in unit.parties]
    parties.sort(key=lambda pair: pair[0].span)
    assignment = Assignment(
        old.raw, tuple(one for one, _ in parties), tuple(one for one, _ in remarks), tuple(one for one, _ in tails)
    )
    where = replace(where, parties=_places(parties), remarks=_places(remarks), open_ended=_places(tails))
    return replace(task, assignment=assignment, where=where), len(pieces)


def _parted(
    items: Sequence[_Piece], where: Sequence[Places], is_meant: Callable[[_Piece], bool]
) -> tuple[list[tuple[_Piece, Places]], list[tuple[_Piece, Places]]]:
    """Pieces of an assignment with their places: those that stay, and those that are meant."""
    pairs = list(zip(items, where, strict=True)) if where else [(one, ()) for one in items]
    return [pair for pair in pairs if not is_meant(pair[0])], [pair for pair in pairs if is_meant(pair[0])]


def _places(pairs: Iterable[tuple[object, Places]]) -> tuple[Places, ...]:
    """The places of each; none at all where no places are known."""
    found = tuple(places for _, places in pairs)
    return found if any(found) else ()


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


def _reshape(
    tasks: Sequence[Task], corrections: Corrections
) -> tuple[tuple[Task, ...], Mapping[int, int], list[Finding]]:
    """Joins and splits by the numbers that the tasks have now; a task takes part in one of them at most.

    Also gives the new number of each old one: that of a row joined, and of the first half of a row split.
    """
    shaped: dict[int, tuple[Task, ...]] = {task.number: (task,) for task in tasks}
    by_number: dict[TaskName, Task] = {task.number: task for task in tasks}
    taken: set[TaskName] = set()
    findings: list[Finding] = []
    for names in corrections.join:
        numbers = [name for name in names if isinstance(name, int) and name in by_number and name not in taken]
        fits = len(names) > 1 and numbers == list(names)
        fits = fits and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if fits:
            shaped[numbers[0]] = (joined([by_number[number] for number in numbers]),)
            shaped |= dict.fromkeys(numbers[1:], ())
            taken |= set(numbers)
        what = f"任务 {'、'.join(map(str, names))} 合为一项（按更正前的序号）"
        findings.append(_finding(what, int(fits), (None, _known(names[0]) if names else None)))
    for split in corrections.split:
        task = by_number.get(split.task)
        at = task.requirement.find(split.before) if task and split.before else -1
        fits = at > 0 and split.task not in taken
        if task and fits:
            first, second = task.requirement[:at].rstrip(), task.requirement[at:]
            shaped[task.number] = (replace(task, requirement=first), replace(task, requirement=second))
            taken.add(task.number)
        what = f"任务 {split.task} 从“{split.before}”起分为两项（按更正前的序号）"
        findings.append(_finding(what, int(fits), (None, _known(split.task))))
    answer: list[Task] = []
    moved: dict[int, int] = {}
    for number, parts in shaped.items():
        # Nothing is left of a row that was joined to the one before.
        moved[number] = len(answer) + bool(parts)
        answer += parts
    return tuple(answer), moved, findings


def _renamed(tasks: Sequence[Task], read: Sequence[Task], start: str, key_of: KeyOf) -> tuple[Task, ...]:
    """Numbered from 1. Whoever says what the task of its id said when it was ``read`` keeps key and id; the others'
    are made from their words, and no id that was read is given to another task."""
    before = {task.id: _words(task) for task in read}
    taken = set(before)
    found: list[Task] = []
    for number, task in enumerate(tasks, 1):
        if before.get(task.id) != _words(task):
            key = key_of(*_words(task))
            task = replace(task, key=key, id=free_id(start, key, taken))
            taken.add(task.id)
        found.append(replace(task, number=number))
    return tuple(found)


def _words(task: Task) -> tuple[str | None, str | None, str]:
    return task.category, task.task, task.requirement
