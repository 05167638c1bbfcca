"""The body against the task table: where the two say the same thing in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from rapidfuzz.fuzz import partial_ratio

from pipeline.matching.differences import differences
from pipeline.matching.folding import fold
from pipeline.matching.likeness import containment, likeness
from pipeline.model import Evidence, Finding, Notice, Point, Section, Task
from pipeline.text.punctuation import HALF_STOPS, STOPS

LIKE_HEADING = 0.7
"""Likeness from which two headings are meant to be the same; below it the table has headings of its own."""
LIKE_SENTENCE = 0.7
"""Likeness of a sentence to its place in the body from which it is the same sentence with other words."""
COPIED = 0.5
"""Share of a text that must be taken over for the table to be a copy of the body, not a summary in other words."""
TAKEN = 0.5
"""Share of a body sentence that must stand in the table for it to count as taken up."""
MOST = 4
"""Differences of one task that are listed each by itself; more are one finding."""
_SHORTEST = 10
_LONG = 40

_SENTENCE = re.compile(f"[^{STOPS}{HALF_STOPS}]+[{STOPS}{HALF_STOPS}]*")
_FULL_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*")
_BRACKETS = re.compile(r"（[^（）]*）")
_MARKS = re.compile(r"[\W_]+")


class _Place(Struct, frozen=True):
    """A point with the sections it stands in, outermost first."""

    point: Point
    sections: tuple[Section, ...]


def check_body_table(notice: Notice, headings: Mapping[str, tuple[Evidence, ...]] | None = None) -> tuple[Finding, ...]:
    """Findings for each task with a point; punctuation and widths are no difference.

    ``headings``: where each section's heading stands, by its text.

    ``body_table.category_differs``: the table's category is a section's heading in other words (once for each pair).
    ``body_table.heading_differs``: the task's heading is the point's in other words (once for each pair).
    ``body_table.text_differs``: the words of a requirement and of its place in the point's text.
    ``body_table.text_without_task``: a whole sentence of a point that its tasks, else copied from the text,
    leave out. A table that sums up the body in its own words gives none of them.
    """
    places = {place.point.number: place for place in _places(notice.sections, ())}
    rows = [(task, places[task.point]) for task in notice.tasks if task.point in places]
    findings = [*_categories(rows, places, headings or {}), *_headings(rows, places)]
    seen: set[tuple[int, str, str]] = set()
    for task, place in rows:
        findings += _texts(task, place, seen)
    findings += _left_out(notice, rows)
    return tuple(findings)


def _places(sections: tuple[Section, ...], above: tuple[Section, ...]) -> Iterator[_Place]:
    for section in sections:
        path = (*above, section)
        yield from _places(section.sections, path)
        for point in section.points:
            yield _Place(point, path)


def _core(text: str | None) -> str:
    """The letters alone: white space, widths and punctuation are no difference."""
    return _MARKS.sub("", fold(text or ""))


# --- headings -------------------------------------------------------------------------------------------------------


def _categories(
    rows: list[tuple[Task, _Place]], places: dict[int, _Place], headings: Mapping[str, tuple[Evidence, ...]]
) -> Iterator[Finding]:
    known = {_core(section.heading) for place in places.values() for section in place.sections}
    seen: set[tuple[str, str]] = set()
    for task, place in rows:
        category = _core(task.category)
        # A category that is another section's heading says that the row stands elsewhere, not that a heading differs.
        if not category or category in known or category == _core(place.point.heading):
            continue
        section = max(place.sections, key=lambda one: likeness(category, _core(one.heading)))
        pair = (_core(section.heading), category)
        if pair in seen or likeness(*pair) < LIKE_HEADING:
            continue
        seen.add(pair)
        message = _asks(f"{section.label or '章节'}标题", section.heading, task.category or "")
        evidence = (*headings.get(section.heading, ()), *task.evidence)
        yield Finding.of("body_table.category_differs", message, task=task.number, evidence=evidence)


def _headings(rows: list[tuple[Task, _Place]], places: dict[int, _Place]) -> Iterator[Finding]:
    known = {_core(place.point.heading) for place in places.values()}
    of_point: dict[int, set[str]] = {}
    for task, place in rows:
        of_point.setdefault(place.point.number, set()).add(_core(task.task))
    seen: set[tuple[str, str]] = set()
    for task, place in rows:
        point = place.point
        pair = (_core(point.heading), _core(task.task))
        if not all(pair) or pair[1] in known or pair in seen:
            continue
        names = of_point[point.number]
        # Several names for one point, none of them its heading: the table names parts of the point.
        if (len(names) > 1 and pair[0] not in names) or likeness(*pair) < LIKE_HEADING:
            continue
        seen.add(pair)
        message = _asks(f"{point.label}标题", point.heading, task.task or "")
        evidence = (*point.evidence, *task.evidence)
        yield Finding.of("body_table.heading_differs", message, point.number, task.number, evidence)


def _asks(where: str, body: str, table: str) -> str:
    return f"{where}：正文作“{_short(body)}”，任务分解表作“{_short(table)}”，请核对以哪处为准。"


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 15]}…{text[-14:]}"


# --- texts ----------------------------------------------------------------------------------------------------------


def _texts(task: Task, place: _Place, seen: set[tuple[int, str, str]]) -> Iterator[Finding]:
    """What one requirement says otherwise than its point; ``seen`` holds what was said of the point before."""
    point = place.point
    body = _core(point.heading) + _core(point.text)
    sentences = [(one, core) for one in _SENTENCE.findall(task.requirement) if (core := _core(one))]
    other = [(one, core) for one, core in sentences if core not in body]
    if not other or not point.text:
        return
    like = {core: core not in body and partial_ratio(core, body) >= 100 * LIKE_SENTENCE for _, core in sentences}
    copied = sum(len(core) for _, core in sentences if core in body or like[core])
    if copied < COPIED * sum(len(core) for _, core in sentences):
        return
    pairs: list[tuple[str, str]] = []
    for sentence, core in other:
        pairs += differences(sentence.strip(), point.text) if like[core] else [(sentence.strip(), "")]
    fresh = [
        pair for pair in dict.fromkeys(pairs) if (point.number, *pair) not in seen and _core(pair[0]) != _core(pair[1])
    ]
    seen.update((point.number, *pair) for pair in fresh)
    where = f"{point.label}与任务第 {task.number} 项"
    messages = [_differs(where, *pair) for pair in fresh]
    if len(messages) > MOST:
        first = "；".join(f"“{_short(body)}”与“{_short(table)}”" for table, body in fresh[:MOST])
        messages = [f"{where}：正文与任务分解表有 {len(fresh)} 处文字不同，如{first}，请对照核对以哪处为准。"]
    evidence = (*point.evidence, *task.evidence)
    for message in messages:
        yield Finding.of("body_table.text_differs", message, point.number, task.number, evidence)


def _differs(where: str, table: str, body: str) -> str:
    if not body:
        return f"{where}：任务分解表有“{_short(table)}”，正文没有，请核对以哪处为准。"
    if not table:
        return f"{where}：正文有“{_short(body)}”，任务分解表没有，请核对以哪处为准。"
    return _asks(where, body, table)


def _left_out(notice: Notice, rows: list[tuple[Task, _Place]]) -> Iterator[Finding]:
    """Whole sentences that no row takes up, of points whose other sentences are taken over."""
    table = _core("".join(task.requirement for task in notice.tasks))
    points: dict[int, Point] = {place.point.number: place.point for _, place in rows}
    mine: dict[int, str] = {}
    for task, place in rows:
        mine[place.point.number] = mine.get(place.point.number, "") + _core(task.requirement)
    for number, point in points.items():
        # What stands in brackets (who answers for it, what is meant) is no task of its own.
        text = _BRACKETS.sub("", point.text)
        sentences = [(one, core) for one in _FULL_SENTENCE.findall(text) if (core := _core(one))]
        missing = [
            (one, core)
            for one, core in sentences
            if len(core) >= _SHORTEST and core not in table and containment(core, mine[number]) < TAKEN
        ]
        whole = sum(len(core) for _, core in sentences)
        if not missing or whole - sum(len(core) for _, core in missing) < COPIED * whole:
            continue
        named = "、".join(f"“{_short(one.strip())}”" for one, _ in missing[:MOST])
        message = f"{point.label}正文中的{named}没有列入任务分解表，请核对是否漏列任务。"
        yield Finding.of("body_table.text_without_task", message, point=number, evidence=point.evidence)
