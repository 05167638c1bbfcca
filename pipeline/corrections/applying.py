"""Applies a person's corrections to a notice, and tells of each what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.corrections.contradictions import contradictions
from pipeline.corrections.file import Checked, Corrections, Split, TaskName, TextCorrection
from pipeline.corrections.joining import joined
from pipeline.corrections.meant_deadlines import deadline_words, replace_deadline
from pipeline.corrections.meant_parties import replace_unit
from pipeline.corrections.outcomes import Outcomes
from pipeline.model import Finding, Head, Notice, Point, Section, Task
from pipeline.model.correction_words import PLACES, Where
from pipeline.model.task_ids import free_id, id_start, numbers_by_id

KeyOf = Callable[[str | None, str | None, str], str]
"""Gives a task's key from its category, task and requirement."""


class Corrected(Struct, frozen=True):
    """A notice with corrections applied. ``as_read``: the numbers that each of its tasks had before, several if rows
    were joined; ``checked``: the findings that a person has checked, by those numbers. ``outcomes``: what became of
    each row of the sheet 更正, by the row."""

    notice: Notice
    as_read: tuple[tuple[int, ...], ...]
    checked: tuple[Checked, ...]
    outcomes: Mapping[int, str] = {}


def apply_corrections(notice: Notice, corrections: Corrections, key_of: KeyOf) -> Corrected:
    """The notice with all corrections, and for each a finding: ``correction.applied``, or ``correction.not_found``
    where what it corrects no longer stands. Tasks are numbered anew after joins and splits; only those whose words
    are others get another key and id."""
    start, read = id_start(notice.notice), notice.tasks
    corrections = _by_number(corrections, numbers_by_id(read, start))
    outcomes = Outcomes(corrections, contradictions(corrections))
    for at, text in outcomes.taken("texts", corrections.texts):
        notice, hits = _replace_text(notice, text)
        outcomes.tell("texts", at, f"{PLACES[text.field]}“{text.old}”改为“{text.new}”", hits, _about(text))
    for at, unit in outcomes.taken("units", corrections.units):
        notice, hits = replace_unit(notice, unit)
        meant = "、".join(party.name or party.text for party in unit.parties) or "（无）"
        what = f"责任单位“{unit.text}”改为“{meant}”"
        outcomes.tell("units", at, what, hits, (None, _known(unit.task)))
    for at, deadline in outcomes.taken("deadlines", corrections.deadlines):
        notice, hits = replace_deadline(notice, deadline)
        outcomes.tell("deadlines", at, deadline_words(deadline), hits, (None, _known(deadline.task)))
    tasks, numbers, as_read = _reshape(notice.tasks, corrections, outcomes)
    tasks = _renamed(tasks, read, start, key_of)
    findings = tuple(_moved(finding, numbers) for finding in (*notice.findings, *outcomes.findings))
    notice = replace(notice, tasks=tasks, findings=findings)
    return Corrected(notice, as_read, tuple(corrections.checked), outcomes.by_row)


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
        deadlines=[replace(one, task=number(one.task)) for one in corrections.deadlines],
        checked=[one if one.task is None else replace(one, task=number(one.task)) for one in corrections.checked],
    )


def _about(text: TextCorrection) -> tuple[int | None, int | None]:
    """The numbers of the point and of the task that a correction is about."""
    if text.field in ("point_heading", "point_text"):
        return _known(text.number), None
    return None, (_known(text.number) if text.field in ("category", "task", "requirement") else None)


def _known(task: TaskName | None) -> int | None:
    """A number; an id that is left is no task's."""
    return task if isinstance(task, int) else None


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


def _reshape(
    tasks: Sequence[Task], corrections: Corrections, outcomes: Outcomes
) -> tuple[tuple[Task, ...], Mapping[int, int], tuple[tuple[int, ...], ...]]:
    """Joins and splits by the numbers that the tasks have now; a task that is joined is not split.

    Also gives the new number of each old one (that of a row joined, and of the first part of a row split), and the old
    numbers of each new one.
    """
    shaped: dict[int, tuple[Task, ...]] = {task.number: (task,) for task in tasks}
    rows: dict[int, tuple[int, ...]] = {task.number: (task.number,) for task in tasks}
    by_number: dict[TaskName, Task] = {task.number: task for task in tasks}
    taken: set[TaskName] = set()
    for at, names in outcomes.taken("join", corrections.join):
        numbers = [name for name in names if isinstance(name, int) and name in by_number and name not in taken]
        fits = len(names) > 1 and numbers == list(names)
        fits = fits and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if fits:
            shaped[numbers[0]] = (joined([by_number[number] for number in numbers]),)
            shaped |= dict.fromkeys(numbers[1:], ())
            rows[numbers[0]] = tuple(numbers)
            taken |= set(numbers)
        what = f"任务 {'、'.join(map(str, names))} 合为一项（按更正前的序号）"
        outcomes.tell("join", at, what, int(fits), (None, _known(names[0]) if names else None))
    for at, split in outcomes.taken("split", corrections.split):
        parts = () if split.task in taken else _parted(shaped.get(_known(split.task) or 0, ()), split)
        if parts:
            shaped[parts[0].number] = parts
        what = f"任务 {split.task} 从“{split.before}”起分为两项（按更正前的序号）"
        outcomes.tell("split", at, what, len(parts) and 1, (None, _known(split.task)))
    answer: list[Task] = []
    as_read: list[tuple[int, ...]] = []
    moved: dict[int, int] = {}
    for number, parts in shaped.items():
        # Nothing is left of a row that was joined to the one before.
        moved[number] = len(answer) + bool(parts)
        answer += parts
        as_read += [rows[number]] * len(parts)
    return tuple(answer), moved, tuple(as_read)


def _parted(parts: Sequence[Task], split: Split) -> tuple[Task, ...]:
    """The parts of a row with one of them split where the words stand; none if they stand in no part, or begin one."""
    for at, task in enumerate(parts):
        cut = task.requirement.find(split.before)
        if cut > 0:
            first, second = task.requirement[:cut].rstrip(), task.requirement[cut:]
            halves = (replace(task, requirement=first), replace(task, requirement=second))
            return (*parts[:at], *halves, *parts[at + 1 :])
    return ()


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
