"""Gaps and repeats in the printed numbers of sections, points and table rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from pipeline.model import Evidence, Finding, Notice, Section, Task
from pipeline.text.labels import read_label
from pipeline.text.numerals import read_numeral


class _Numbered(Struct, frozen=True):
    """A printed number. ``group`` is where it may start anew; ``shared`` may be one number over several things.

    ``inside``: that of an item, which is believed only where it goes on from a point's.
    """

    style: str
    number: int
    label: str
    group: object
    point: int | None = None
    task: int | None = None
    evidence: tuple[Evidence, ...] = ()
    shared: object = None
    inside: bool = False


def check_numbering(notice: Notice) -> tuple[Finding, ...]:
    """Findings ``numbering.gap`` and ``numbering.repeat``.

    Each style of label (一、 （一） 1.) is a sequence of its own, which may run on or start again at 1 under another
    heading; one number over several rows of the same category and task is a merged cell, no repeat. Unnumbered things
    are left out.
    """
    findings = list(_check(_body(notice.sections, ""), "正文编号"))
    findings += _check(_tasks(notice.tasks), "任务分解表序号")
    return tuple(findings)


def _check(items: Iterable[_Numbered], what: str) -> Iterator[Finding]:
    last: dict[str, _Numbered] = {}
    for item in items:
        before = last.get(item.style)
        if item.inside and (before is None or item.number != before.number + 1):
            continue
        last[item.style] = item
        if before is None:
            if item.number != 1:
                yield _finding("numbering.gap", f"{what}从“{item.label}”开始，前面可能有遗漏，请核对。", item)
        elif item.number == before.number + 1 or (item.number == 1 and item.group != before.group):
            continue
        elif item.number > before.number:
            yield _finding(
                "numbering.gap", f"{what}不连续：“{before.label}”之后是“{item.label}”，请核对是否漏项。", item
            )
        elif item.number == before.number:
            if item.shared is None or item.shared != before.shared:
                yield _finding("numbering.repeat", f"{what}“{item.label}”重复出现，请核对。", item)
        else:
            yield _finding("numbering.repeat", f"{what}倒退：“{before.label}”之后是“{item.label}”，请核对。", item)


def _finding(code: str, message: str, item: _Numbered) -> Finding:
    return Finding.of(code, message, point=item.point, task=item.task, evidence=item.evidence)


def _body(sections: tuple[Section, ...], group: str) -> Iterator[_Numbered]:
    """Sections and points in reading order: 一、 may head others where 二、 is a point with text of its own."""
    for section in sections:
        inside = f"{group}/{section.number}"
        if label := read_label(section.label):
            yield _Numbered(label.style, label.number, section.label, group)
        yield from _body(section.sections, inside)
        for point in section.points:
            if label := read_label(point.label):
                yield _Numbered(
                    label.style, label.number, point.label, inside, point=point.number, evidence=point.evidence
                )
            for item in point.items:
                if label := read_label(item.label):
                    yield _Numbered(label.style, label.number, item.label, inside, inside=True)


def _tasks(tasks: tuple[Task, ...]) -> Iterator[_Numbered]:
    for task in tasks:
        printed = (task.label or "").strip("（）()[]【】、.．。 ")
        number = read_numeral(printed) if printed else None
        if number is not None:
            style = "digits" if printed.isascii() else "han"
            shared = (task.category, task.task)
            yield _Numbered(style, number, printed, task.category, None, task.number, task.evidence, shared)
