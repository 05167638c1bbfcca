"""Applies a person's corrections to a notice, and tells of each what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from pipeline.corrections.file import PLACES, Corrections, MeantParty, TextCorrection, UnitCorrection, Where
from pipeline.model import Assignment, Finding, Head, Notice, OpenEnd, Party, Point, Remark, Section, Task
from pipeline.model.raw import Role

KeyOf = Callable[[str | None, str | None, str], str]
"""Gives a task's key from its category, task and requirement."""


def apply_corrections(notice: Notice, corrections: Corrections, key_of: KeyOf) -> Notice:
    """The notice with all corrections, and for each a finding: ``correction.applied``, or ``correction.not_found``
    where what it corrects no longer stands. Tasks are numbered anew after joins and splits."""
    findings: list[Finding] = []
    for text in corrections.texts:
        notice, hits = _replace_text(notice, text)
        findings.append(_finding(f"{PLACES[text.field]}“{text.old}”改为“{text.new}”", hits, _about(text)))
    for unit in corrections.units:
        notice, hits = _replace_unit(notice, unit)
        meant = "、".join(party.name or party.text for party in unit.parties) or "（无）"
        findings.append(_finding(f"责任单位“{unit.text}”改为“{meant}”", hits, (None, unit.task)))
    tasks, numbers, shaped = _reshape(notice.tasks, corrections)
    if tasks != notice.tasks or any(text.field in ("category", "task", "requirement") for text in corrections.texts):
        tasks = tuple(_renumbered(task, number, key_of) for number, task in enumerate(tasks, 1))
    findings = [_moved(finding, numbers) for finding in (*notice.findings, *findings, *shaped)]
    return replace(notice, tasks=tasks, findings=tuple(findings))


def _moved(finding: Finding, numbers: Mapping[int, int]) -> Finding:
    """The finding of what is another task now; of no task, if a correction names one that never was."""
    return finding if finding.task is None else replace(finding, task=numbers.get(finding.task))


def _about(text: TextCorrection) -> tuple[int | None, int | None]:
    """The numbers of the point and of the task that a correction is about."""
    if text.field in ("point_heading", "point_text"):
        return text.number, None
    return None, (text.number if text.field in ("category", "task", "requirement") else None)


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


def _reshape(
    tasks: Sequence[Task], corrections: Corrections
) -> tuple[tuple[Task, ...], Mapping[int, int], list[Finding]]:
    """Joins and splits by the numbers that the tasks have now; a task takes part in one of them at most.

    Also gives the new number of each old one: that of a row joined, and of the first half of a row split.
    """
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
        what = f"任务 {'、'.join(map(str, numbers))} 合为一项（按更正前的序号）"
        findings.append(_finding(what, int(fits), (None, numbers[0] if numbers else None)))
    for split in corrections.split:
        task = by_number.get(split.task)
        at = task.requirement.find(split.before) if task and split.before else -1
        fits = at > 0 and split.task not in taken
        if task and fits:
            first, second = task.requirement[:at].rstrip(), task.requirement[at:]
            shaped[split.task] = (replace(task, requirement=first), replace(task, requirement=second))
            taken.add(split.task)
        findings.append(
            _finding(f"任务 {split.task} 从“{split.before}”起分为两项（按更正前的序号）", int(fits), (None, split.task))
        )
    answer: list[Task] = []
    moved: dict[int, int] = {}
    for number, parts in shaped.items():
        # Nothing is left of a row that was joined to the one before.
        moved[number] = len(answer) + bool(parts)
        answer += parts
    return tuple(answer), moved, findings


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
