"""A reading as a browser shows it: head, points and findings, with what the other modules of this room make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from pipeline.exporters.ledger.matrix import MARKS
from pipeline.exporters.page.document_text import shown_document
from pipeline.exporters.page.quoted_words import QuoteFinder
from pipeline.exporters.page.shown_notice import (
    ShownDocument,
    ShownFinding,
    ShownNotice,
    ShownPoint,
    ShownSection,
    ShownValue,
)
from pipeline.exporters.page.shown_tasks import (
    Locate,
    page_words,
    parts_of,
    shown_bodies,
    shown_tasks,
)
from pipeline.exporters.page.spots import NO_BLOCKS, spots
from pipeline.exporters.role_names import title_of
from pipeline.exporters.whereabouts import own_places
from pipeline.model import Evidence, Finding, Layout, Notice, Point, Section, Task, Unit
from pipeline.model.finding_codes import SEVERITY_NAMES, kind_of
from pipeline.model.raw import Role

_EXPLAINED: Final[tuple[tuple[Role, str], ...]] = (
    ("lead", "牵头"),
    ("responsible", "责任（或未分主次）"),
    ("support", "配合"),
    ("oversee", "指导"),
)


def shown_notice(
    notice: Notice,
    units: Mapping[str, Unit],
    layout: Layout | None = None,
    drawn: Sequence[int] = (),
    as_read: Sequence[tuple[int, ...]] = (),
) -> ShownNotice:
    """Everything that the page of a notice shows. ``layout`` is the document's, if it is at hand; ``drawn`` are the
    numbers of the pages of which there is a picture, ``as_read`` those of each task before a person's corrections."""
    document, index, find = ShownDocument(notice.source.file), NO_BLOCKS, None
    if layout is not None:
        document, index = shown_document(layout, notice.source.file, drawn)
        find = QuoteFinder(layout)
    locate = partial(spots, index=index)
    bodies = shown_bodies(notice, units)
    parts, _ = parts_of(notice)
    return ShownNotice(
        title=title_of(notice),
        line=_line(notice),
        document=document,
        facts=tuple(fact for fact in _facts(notice, locate) if fact.text),
        parts=tuple(parts),
        tasks=tuple(shown_tasks(notice, bodies.places, locate, as_read)),
        duties=bodies.duties,
        units=bodies.units,
        collectives=bodies.collectives,
        sections=_sections(notice, locate),
        findings=tuple(_findings(notice, locate, find)),
        legend=(*(f"{MARKS[role]} {word}" for role, word in _EXPLAINED), "带括号：只经由“各……”一类集合称谓涉及"),
        made=f"yaodian {notice.generator.version}",
    )


def _line(notice: Notice) -> str:
    """By what a person tells notices apart: place, number, day of issue."""
    head = notice.notice
    place = "".join((*head.jurisdiction.parents, head.jurisdiction.name)) if head.jurisdiction else ""
    size = f"{notice.source.pages} 页" if notice.source.pages else ""
    issued = f"{head.issued_on} 成文" if head.issued_on else ""
    return "　".join(part for part in (place, head.document_number or "", issued, size) if part)


def _facts(notice: Notice, locate: Locate) -> Iterable[ShownValue]:
    head, where = notice.notice, notice.notice.where
    yield ShownValue(head.full_title or head.title or "", "文件标题", locate(where.full_title or where.title))
    for label, texts, places in (
        ("发文机关", head.issuers, where.issuers),
        ("主送机关", head.addressees, where.addressees),
        ("附件", head.attachments, where.attachments),
        ("依据文件", [f"{one.title}{_in_brackets(one.document_number)}" for one in head.basis], where.basis),
    ):
        for at, text in enumerate(texts):
            yield ShownValue(text, label if at == 0 else "", locate(places[at] if at < len(places) else ()))
    for label, single, place in (
        ("发文字号", head.document_number, where.document_number),
        ("成文日期", head.issued_on, where.issued_on),
        ("印发语", head.transmittal, where.transmittal),
        ("前言", head.preamble, where.preamble),
        ("结尾", head.closing, where.closing),
        ("附注", head.note, where.note),
    ):
        yield ShownValue(single or "", label, locate(place))


def _in_brackets(text: str | None) -> str:
    return f"（{text}）" if text else ""


def _sections(notice: Notice, locate: Locate) -> tuple[ShownSection, ...]:
    tasks: dict[int, list[int]] = defaultdict(list)
    for task in notice.tasks:
        if task.point is not None:
            tasks[task.point].append(task.number)

    def heading(one: Section | Point) -> ShownValue:
        return ShownValue(one.heading, one.label, locate((*one.where.label, *one.where.heading)))

    def point(one: Point) -> ShownPoint:
        deadlines = {deadline.raw: at for at, deadline in reversed(list(enumerate(one.deadlines)))}
        return ShownPoint(
            number=one.number,
            heading=heading(one),
            text=ShownValue(one.text, at=locate(one.where.text)),
            page=page_words(one.evidence),
            deadlines=tuple(
                ShownValue(raw, at=locate(one.where.deadlines[at]) if at < len(one.where.deadlines) else ())
                for raw, at in sorted(deadlines.items(), key=lambda pair: pair[1])
            ),
            tasks=tuple(tasks.get(one.number, ())),
            at=locate(one.evidence),
        )

    def section(one: Section) -> ShownSection:
        return ShownSection(
            heading=heading(one),
            text=ShownValue(one.text, at=locate(one.where.text)) if one.text else None,
            points=tuple(map(point, one.points)),
            sections=tuple(map(section, one.sections)),
        )

    return tuple(map(section, notice.sections))


def _findings(notice: Notice, locate: Locate, find: QuoteFinder | None) -> Iterable[ShownFinding]:
    """The gravest first."""
    grave = list(SEVERITY_NAMES)
    tasks = {task.number: task for task in notice.tasks}
    points = {point.number: point for point in notice.points()}
    for finding in sorted(notice.findings, key=lambda one: grave.index(one.severity)):
        places = _places(finding, tasks.get(finding.task or 0), points.get(finding.point or 0))
        about = [f"要点第 {finding.point} 条"] if finding.point is not None else []
        about += [f"任务第 {finding.task} 项"] if finding.task is not None else []
        yield ShownFinding(
            severity=finding.severity,
            word=SEVERITY_NAMES[finding.severity],
            place="　".join(about) or "全文",
            message=finding.message,
            advice=kind_of(finding.code).advice_zh,
            page=page_words(places),
            task=finding.task,
            point=finding.point,
            at=locate(places),
            quoted=locate(find(finding)) if find else (),
            code=finding.code,
            checked=finding.checked is True,
        )


def _places(finding: Finding, task: Task | None, point: Point | None) -> Sequence[Evidence]:
    """Where to look: as in the workbook's list, not at the cells beside a task's own that are merged over many rows."""
    own = own_places(task.evidence) if task else ()
    if not finding.evidence:
        return own or (point.evidence if point else ())
    shared = [place for place in task.evidence if place not in own] if task else []
    return [place for place in finding.evidence if place not in shared]
