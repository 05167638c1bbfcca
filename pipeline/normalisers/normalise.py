"""From a RawNotice to a Notice: dates, canonical units, deadlines, and the point that each task carries out.

Knows neither layouts nor files; the registry's makers and the deadline rules are handed in.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.matching.placing import place
from pipeline.model import (
    Assignment,
    Basis,
    Deadline,
    Extra,
    Finding,
    Head,
    HeadWhere,
    Jurisdiction,
    NumberedWhere,
    Places,
    Point,
    PointWhere,
    RawHead,
    RawNotice,
    RawPoint,
    RawSection,
    RawTask,
    Section,
    SubPoint,
    Task,
    TaskWhere,
    Traced,
)
from pipeline.model.finding import of_tasks
from pipeline.model.task_ids import id_start, with_ids
from pipeline.model.traced import join
from pipeline.normalisers.deadlines import DeadlineRules, FoundDeadline, find_deadlines, read_column
from pipeline.normalisers.units.assignments import AssignmentReader, UnitText, trace_raw
from pipeline.text.dates import parse_date
from pipeline.text.numerals import read_digits
from pipeline.text.ordinals import HAN_DIGITS

_YEAR = re.compile(rf"((?:19|20)\d\d|[一二][〇○零九][{HAN_DIGITS}]{{2}})(?:年|-)")
_NUMBERED = re.compile(r"[〔\[(（【]((?:19|20)\d\d)[〕\])）】]")
_CITED = re.compile(
    r"《((?:[^《》]|《[^《》]*》)+)》(?:[（(]([^（）()]{2,30}?[〔\[【（(]\d{4}[〕\]】）)]\s*第?\d+号)[）)])?"
)
# Behind these words a document is what the notice rests on, however many stand between (根据《甲》《乙》和县政府要求).
_GROUND = re.compile(r"(?:根据|按照|依据|依照|遵照|贯彻|落实|执行)(?:[^，。；《》]|《[^《》]*》)*$")
_ASIDE = re.compile(r"（[^（）]*）")
_KEY_LENGTH = 16


Locate = Callable[[Traced | None], Places]
"""Says where a text was printed."""


class Parts(NamedTuple):
    """What the notice says, normalised."""

    head: Head
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]


def normalise_head(
    raw: RawHead,
    find: Callable[[str | None, Sequence[str], Sequence[str]], tuple[Jurisdiction | None, list[Finding]]],
    locate: Locate,
) -> tuple[Head, list[Finding]]:
    """Head and frame, with dates in ISO. ``find(title, issuers, texts)`` tells whose notice it is."""
    title, issuers = _text(raw.title), _texts(raw.issuers)
    issued_on = parse_date(raw.issued_on.text) if raw.issued_on else None
    basis = _basis(raw, title)
    around = [one for one in (_text(raw.full_title), _text(raw.document_number), *(one.title for one in basis)) if one]
    jurisdiction, findings = find(title or _text(raw.full_title), issuers, around)
    year, said = _year(raw, issued_on)
    head = Head(
        title=title,
        year=year,
        full_title=_text(raw.full_title),
        transmittal=_text(raw.transmittal),
        jurisdiction=jurisdiction,
        issuers=issuers,
        document_number=_text(raw.document_number),
        issued_on=issued_on,
        addressees=_texts(raw.addressees),
        note=_text(raw.note),
        basis=tuple(basis),
        preamble=_text(raw.preamble),
        closing=_text(raw.closing),
        attachments=_texts(raw.attachments),
        where=HeadWhere(
            title=locate(raw.title),
            year=locate(said),
            full_title=locate(raw.full_title),
            transmittal=locate(raw.transmittal),
            issuers=_each(raw.issuers, locate),
            document_number=locate(raw.document_number),
            issued_on=locate(raw.issued_on) if issued_on else (),
            addressees=_each(raw.addressees, locate),
            note=locate(raw.note),
            basis=_each(basis.values(), locate),
            preamble=locate(raw.preamble),
            closing=locate(raw.closing),
            attachments=_each(raw.attachments, locate),
        ),
    )
    return head, findings


def _text(traced: Traced | None) -> str | None:
    return traced.text if traced is not None and traced.text else None


def _texts(all_traced: Iterable[Traced]) -> tuple[str, ...]:
    return tuple(traced.text for traced in all_traced)


def _each(all_traced: Iterable[Traced], locate: Locate) -> tuple[Places, ...]:
    return tuple(locate(traced) for traced in all_traced)


def _year(raw: RawHead, issued_on: str | None) -> tuple[int | None, Traced | None]:
    """The year that the work points are for, and the words that say it: those of the title, else of the document
    number or of issue."""
    for text in (raw.title, raw.full_title):
        found = _YEAR.search(text.text) if text else None
        if text and found:
            year = int(found[1]) if found[1].isdigit() else read_digits(found[1])
            return year, text.cut(*found.span(1))
    found = _NUMBERED.search(raw.document_number.text) if raw.document_number else None
    if raw.document_number and found:
        return int(found[1]), raw.document_number.cut(*found.span(1))
    return (int(issued_on[:4]), raw.issued_on) if issued_on else (None, None)


def _basis(raw: RawHead, title: str | None) -> dict[Basis, Traced]:
    """The documents that the preamble cites, and those on whose ground the notice is handed over, but for itself; each
    with its words."""
    preamble, transmittal = raw.preamble or Traced(), raw.transmittal or Traced()
    cited = [(found, transmittal) for found in _CITED.finditer(transmittal.text)]
    cited = [(found, text) for found, text in cited if _GROUND.search(text.text, 0, found.start())]
    cited += [(found, preamble) for found in _CITED.finditer(preamble.text)]
    documents: dict[Basis, Traced] = {}
    for found, text in cited:
        if found[1] != title:
            documents.setdefault(Basis(found[1], found[2]), text.cut(*found.span()))
    return documents


def normalise(raw: RawNotice, head: Head, reader: AssignmentReader, deadlines: DeadlineRules, locate: Locate) -> Parts:
    """Sections, points and tasks under the given head; ``reader`` knows the units of its jurisdiction and year."""
    sections = tuple(_section(one, head.year, deadlines, locate) for one in raw.sections)
    pairs = [pair for section in sections for pair in _pairs(section)]
    found = _points_of(raw.tasks, [(point.number, above.heading, point.heading, point.text) for above, point in pairs])
    sections_of = {point.number: above for above, point in pairs}
    tasks: list[Task] = []
    findings: dict[tuple[str, str], list[Finding]] = {}
    first_leads = False
    for number, (one, point) in enumerate(zip(raw.tasks, found, strict=True), 1):
        task, noticed = _task(one, number, point, head, reader, deadlines, locate, first_leads)
        first_leads = first_leads or reader.holds_below(task.assignment)
        if task.category is None and point in sections_of:
            task = _under(task, sections_of[point])
        tasks.append(task)
        for finding in noticed:
            same = findings.setdefault((finding.code, finding.message), [])
            same.append(replace(finding, task=number, evidence=task.evidence))
    unlisted = reader.unlisted(tasks)
    told = (*map(of_tasks, findings.values()), *([unlisted] if unlisted else []))
    return Parts(head, sections, with_ids(tasks, id_start(head)), told)


def _section(raw: RawSection, year: int | None, rules: DeadlineRules, locate: Locate) -> Section:
    return Section(
        number=raw.number,
        label=raw.label.text,
        heading=raw.heading.text,
        text=_text(raw.text),
        sections=tuple(_section(one, year, rules, locate) for one in raw.sections),
        points=tuple(_point(one, year, rules, locate) for one in raw.points),
        where=NumberedWhere(locate(raw.label), locate(raw.heading), locate(raw.text)),
    )


def _point(raw: RawPoint, year: int | None, rules: DeadlineRules, locate: Locate) -> Point:
    said = _asides(raw.heading) + raw.text
    found = [(one.deadline, said.cut(one.start, one.end)) for one in find_deadlines(said.text, year, rules)]
    return Point(
        number=raw.number,
        label=raw.label.text,
        heading=raw.heading.text,
        text=raw.text.text,
        items=tuple(_item(one, locate) for one in raw.items),
        deadlines=tuple(deadline for deadline, _ in found),
        evidence=raw.evidence,
        where=PointWhere(
            locate(raw.label), locate(raw.heading), locate(raw.text), tuple(locate(words) for _, words in found)
        ),
    )


def _asides(heading: Traced) -> Traced:
    """The brackets of a heading, where a deadline may stand (公开规划（6月底前完成））."""
    return join(heading.cut(*found.span()) for found in _ASIDE.finditer(heading.text))


def _item(raw: RawPoint, locate: Locate) -> SubPoint:
    return SubPoint(
        raw.label.text,
        _text(raw.heading),
        raw.text.text,
        tuple(_item(one, locate) for one in raw.items),
        NumberedWhere(locate(raw.label), locate(raw.heading), locate(raw.text)),
    )


def _pairs(section: Section) -> Iterator[tuple[Section, Point]]:
    """Each point with the section in which it stands."""
    for point in section.points:
        yield section, point
    for inner in section.sections:
        yield from _pairs(inner)


def _points_of(tasks: Sequence[RawTask], points: list[tuple[int, str, str, str]]) -> list[int | None]:
    """The point of each task: known for a clause, else found by wording."""
    if all(task.point is not None for task in tasks):
        return [task.point for task in tasks]
    rows = [(task.category.text, task.task.text, task.requirement.text) for task in tasks]
    return [task.point or found for task, found in zip(tasks, place(rows, points), strict=True)]


def _under(task: Task, section: Section) -> Task:
    """A task that names no category, in that of the section in which its point stands."""
    return replace(task, category=section.heading, where=replace(task.where, category=section.where.heading))


def _task(
    raw: RawTask,
    number: int,
    point: int | None,
    head: Head,
    reader: AssignmentReader,
    rules: DeadlineRules,
    locate: Locate,
    first_leads: bool = False,
) -> tuple[Task, list[Finding]]:
    cells = [UnitText(cell.label, cell.role, cell.content.text, cell.breaks) for cell in raw.units]
    assignment, findings = reader.read(cells, raw.labelled, first_leads)
    units = trace_raw(raw.units, raw.labelled)
    deadlines = _deadlines(raw, units, assignment, head.year, rules)
    task = Task(
        id="",
        key=key_of(raw.category.text, raw.task.text, raw.requirement.text),
        number=number,
        label=_text(raw.label),
        category=_text(raw.category),
        task=_text(raw.task),
        requirement=raw.requirement.text,
        point=point,
        assignment=assignment,
        deadlines=tuple(deadlines),
        extra=tuple(Extra(label, content.text) for label, content in raw.extra),
        evidence=raw.evidence,
        where=TaskWhere(
            label=locate(raw.label),
            category=locate(raw.category),
            task=locate(raw.task),
            requirement=locate(raw.requirement),
            raw=locate(units),
            parties=tuple(locate(units.cut(*party.span)) for party in assignment.parties),
            remarks=tuple(locate(units.cut(*remark.span)) for remark in assignment.remarks),
            open_ended=tuple(locate(units.cut(*tail.span)) for tail in assignment.open_ended if tail.span),
            deadlines=_each(deadlines.values(), locate),
            extra=_each((content for _, content in raw.extra), locate),
        ),
    )
    return task, findings


def _deadlines(
    raw: RawTask, units: Traced, assignment: Assignment, year: int | None, rules: DeadlineRules
) -> dict[Deadline, Traced]:
    """The deadlines of a task, of its column first, each with the words that say it."""
    due = raw.deadline or Traced()
    # A clause has no column: 完成时限：年底前 behind it is running text.
    clause = raw.point is not None
    read: list[tuple[Traced, Callable[[str, int | None, DeadlineRules], tuple[FoundDeadline, ...]]]]
    read = [(due, find_deadlines if clause else read_column)]
    if clause or any(remark.kind == "deadline" for remark in assignment.remarks):
        read.append((units, find_deadlines))
    read.append((_asides(raw.task) + raw.requirement if clause else raw.requirement, find_deadlines))
    found: dict[Deadline, Traced] = {}
    for text, reading in read:
        for one in reading(text.text, year, rules):
            found.setdefault(one.deadline, text.cut(one.start, one.end))
    return found


def key_of(category: str | None, task: str | None, requirement: str) -> str:
    """A short hash of the obligation's words: it stays the same when rows move."""
    return hashlib.sha256("\0".join((category or "", task or "", requirement)).encode()).hexdigest()[:_KEY_LENGTH]
