"""From a RawNotice to a Notice: dates, canonical units, deadlines, and the point that each task carries out.

Knows neither layouts nor files; the registry's makers and the deadline rules are handed in.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.matching.placing import place
from pipeline.model import (
    Basis,
    Deadline,
    Extra,
    Finding,
    Head,
    Jurisdiction,
    Point,
    RawHead,
    RawNotice,
    RawPoint,
    RawSection,
    RawTask,
    Section,
    SubPoint,
    Task,
    Traced,
)
from pipeline.normalisers.deadlines import DeadlineRules, find_deadlines, read_column
from pipeline.normalisers.units.assignments import AssignmentReader, UnitText
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


class Parts(NamedTuple):
    """What the notice says, normalised."""

    head: Head
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]


def normalise_head(
    raw: RawHead, find: Callable[[str | None, Sequence[str], Sequence[str]], tuple[Jurisdiction | None, list[Finding]]]
) -> tuple[Head, list[Finding]]:
    """Head and frame, with dates in ISO. ``find(title, issuers, texts)`` tells whose notice it is."""
    title, issuers = _text(raw.title), tuple(one.text for one in raw.issuers)
    issued_on = parse_date(raw.issued_on.text) if raw.issued_on else None
    number = _text(raw.document_number)
    basis = tuple(_basis(_text(raw.preamble) or "", _text(raw.transmittal) or "", title))
    around = [one for one in (_text(raw.full_title), number, *(one.title for one in basis)) if one]
    jurisdiction, findings = find(title or _text(raw.full_title), issuers, around)
    head = Head(
        title=title,
        year=_year(title, _text(raw.full_title), number, issued_on),
        full_title=_text(raw.full_title),
        transmittal=_text(raw.transmittal),
        jurisdiction=jurisdiction,
        issuers=issuers,
        document_number=number,
        issued_on=issued_on,
        addressees=tuple(one.text for one in raw.addressees),
        note=_text(raw.note),
        basis=basis,
        preamble=_text(raw.preamble),
        closing=_text(raw.closing),
        attachments=tuple(one.text for one in raw.attachments),
    )
    return head, findings


def _text(traced: Traced | None) -> str | None:
    return traced.text if traced is not None and traced.text else None


def _year(title: str | None, full_title: str | None, number: str | None, issued_on: str | None) -> int | None:
    """The year that the work points are for: the one in the title, else that of the document number or of issue."""
    for text in (title, full_title):
        found = _YEAR.search(text or "")
        if found:
            return int(found[1]) if found[1].isdigit() else read_digits(found[1])
    found = _NUMBERED.search(number or "")
    if found:
        return int(found[1])
    return int(issued_on[:4]) if issued_on else None


def _basis(preamble: str, transmittal: str, title: str | None) -> list[Basis]:
    """The documents that the preamble cites, and those on whose ground the notice is handed over, but for itself."""
    grounds = [found for found in _CITED.finditer(transmittal) if _GROUND.search(transmittal, 0, found.start())]
    cited = [Basis(found[1], found[2]) for found in (*grounds, *_CITED.finditer(preamble))]
    return list(dict.fromkeys(one for one in cited if one.title != title))


def normalise(raw: RawNotice, head: Head, reader: AssignmentReader, deadlines: DeadlineRules) -> Parts:
    """Sections, points and tasks under the given head; ``reader`` knows the units of its jurisdiction and year."""
    sections = tuple(_section(one, head.year, deadlines) for one in raw.sections)
    points = [place for section in sections for place in _places(section)]
    found = _points_of(raw.tasks, points)
    above = {number: heading for number, heading, _, _ in points}
    tasks: list[Task] = []
    findings: dict[tuple[str, str], Finding] = {}
    for number, (one, point) in enumerate(zip(raw.tasks, found, strict=True), 1):
        task, noticed = _task(one, number, point, above, head, reader, deadlines)
        tasks.append(task)
        for finding in noticed:
            findings.setdefault((finding.code, finding.message), replace(finding, task=number, evidence=task.evidence))
    return Parts(head, sections, tuple(tasks), tuple(findings.values()))


def _section(raw: RawSection, year: int | None, rules: DeadlineRules) -> Section:
    return Section(
        number=raw.number,
        label=raw.label.text,
        heading=raw.heading.text,
        text=_text(raw.text),
        sections=tuple(_section(one, year, rules) for one in raw.sections),
        points=tuple(_point(one, year, rules) for one in raw.points),
    )


def _point(raw: RawPoint, year: int | None, rules: DeadlineRules) -> Point:
    return Point(
        number=raw.number,
        label=raw.label.text,
        heading=raw.heading.text,
        text=raw.text.text,
        items=tuple(_item(one) for one in raw.items),
        deadlines=find_deadlines(_asides(raw.heading.text) + raw.text.text, year, rules),
        evidence=raw.evidence,
    )


def _asides(heading: str) -> str:
    """The brackets of a heading, where a deadline may stand (公开规划（6月底前完成））."""
    return "".join(_ASIDE.findall(heading))


def _unique(deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    return tuple(dict.fromkeys(deadlines))


def _item(raw: RawPoint) -> SubPoint:
    return SubPoint(raw.label.text, _text(raw.heading), raw.text.text, tuple(_item(one) for one in raw.items))


def _places(section: Section) -> list[tuple[int, str, str, str]]:
    """Each point with its section's heading, its own and its text."""
    own = [(point.number, section.heading, point.heading, point.text) for point in section.points]
    return own + [one for inner in section.sections for one in _places(inner)]


def _points_of(tasks: Sequence[RawTask], points: list[tuple[int, str, str, str]]) -> list[int | None]:
    """The point of each task: known for a clause, else found by wording."""
    if all(task.point is not None for task in tasks):
        return [task.point for task in tasks]
    rows = [(task.category.text, task.task.text, task.requirement.text) for task in tasks]
    return [task.point or found for task, found in zip(tasks, place(rows, points), strict=True)]


def _task(
    raw: RawTask,
    number: int,
    point: int | None,
    above: dict[int, str],
    head: Head,
    reader: AssignmentReader,
    rules: DeadlineRules,
) -> tuple[Task, list[Finding]]:
    category = _text(raw.category) or (above.get(point) if point else None)
    cells = [UnitText(cell.label, cell.role, cell.content.text, cell.breaks) for cell in raw.units]
    assignment, findings = reader.read(cells, raw.labelled)
    due = raw.deadline.text if raw.deadline else ""
    # A clause has no column: 完成时限：年底前 behind it is running text.
    column = read_column(due, head.year, rules) if raw.point is None else find_deadlines(due, head.year, rules)
    if raw.point is not None or any(remark.kind == "deadline" for remark in assignment.remarks):
        column += find_deadlines(assignment.raw, head.year, rules)
    said = raw.requirement.text if raw.point is None else _asides(raw.task.text) + raw.requirement.text
    place = head.jurisdiction
    prefix = (place.code or place.name) if place else "未知"
    task = Task(
        id=f"{prefix}-{head.year or 0:04}-{number:03}",
        key=key_of(raw.category.text, raw.task.text, raw.requirement.text),
        number=number,
        label=_text(raw.label),
        category=category,
        task=_text(raw.task),
        requirement=raw.requirement.text,
        point=point,
        assignment=assignment,
        deadlines=_unique(column + find_deadlines(said, head.year, rules)),
        extra=tuple(Extra(label, content.text) for label, content in raw.extra),
        evidence=raw.evidence,
    )
    return task, findings


def key_of(category: str | None, task: str | None, requirement: str) -> str:
    """A short hash of the obligation's words: it stays the same when rows move."""
    return hashlib.sha256("\0".join((category or "", task or "", requirement)).encode()).hexdigest()[:_KEY_LENGTH]
