"""What was found on each page, as boxes with their words: what ``pictures`` draws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

from msgspec import Struct

from pipeline.exporters.debug.canvas import Words
from pipeline.exporters.whereabouts import own_places, runs
from pipeline.model import Evidence, Layout, Places, RawHead, RawNotice, RawPoint, RawSection, Traced
from pipeline.model.evidence import Locator
from pipeline.model.layout import Box

_FIELDS: Final[dict[str, str]] = {
    "title": "标题",
    "full_title": "文件标题",
    "transmittal": "印发语",
    "issuers": "发文机关",
    "document_number": "发文字号",
    "issued_on": "成文日期",
    "addressees": "主送机关",
    "note": "附注",
    "preamble": "前言",
    "closing": "结尾",
    "attachments": "附件",
}


Kind = Literal["furniture", "structure"]


class Mark(Struct):
    """A box of one page with its words; none at a further box of one value."""

    box: Box
    words: Words
    shared: bool = False


class Marks(Struct):
    """What is to be drawn on one page, beyond its layout."""

    apart: list[tuple[Kind, str, list[int]]] = []
    unread: list[int] = []
    tasks: list[Mark] = []
    points: list[Mark] = []
    fields: list[Mark] = []


def collect(layout: Layout, raw: RawNotice) -> dict[int, Marks]:
    """The marks of each page by its number."""
    found: dict[int, Marks] = defaultdict(Marks)
    apart: list[tuple[Kind, str, tuple[int, ...]]] = [("furniture", one.reason, one.ids) for one in layout.furniture]
    apart += [("structure", one.reason, one.ids) for one in raw.structure]
    for kind, reason, ids in apart:
        for page, some in _by_page(layout, ids).items():
            found[page].apart.append((kind, reason, some))
    read = {one for _, _, ids in apart for one in ids}
    read.update(_ids((raw.head, raw.sections, raw.tasks)))
    for page, some in _by_page(layout, (one for one in range(len(layout.chars)) if one not in read)).items():
        found[page].unread = some
    locate = Locator(layout)
    _collect_fields(locate, raw.head, found)
    _collect_sections(locate, raw.sections, found)
    _collect_points(raw, found)
    _collect_tasks(raw, found)
    return found


def _collect_fields(locate: Locator, head: RawHead, found: Mapping[int, Marks]) -> None:
    for name, words in _FIELDS.items():
        value: Traced | tuple[Traced, ...] | None = getattr(head, name)
        for one in value if isinstance(value, tuple) else (value,):
            for page, mark in _marks_of(locate(one), (words, name)):
                found[page].fields.append(mark)


def _collect_sections(locate: Locator, sections: Iterable[RawSection], found: Mapping[int, Marks]) -> None:
    for section in sections:
        words = f"部分 {section.number}", f"section {section.number}"
        for page, mark in _marks_of(locate(section.heading), words):
            found[page].points.append(mark)
        _collect_sections(locate, section.sections, found)


def _marks_of(places: Places, words: Words) -> Iterator[tuple[int, Mark]]:
    """Page and mark of each place of a value; the words stand at the first on each page."""
    named: set[int] = set()
    for place in places:
        if place.page and place.bbox:
            yield place.page, Mark(place.bbox, ("", "") if place.page in named else words)
            named.add(place.page)


def _collect_points(raw: RawNotice, found: Mapping[int, Marks]) -> None:
    for point in _points(raw.sections):
        before: int | None = None
        for place in point.evidence:
            if place.page and place.bbox:
                again = "续" if before else "", "+" if before else ""
                words = f"要点 {point.number}{again[0]}", f"point {point.number}{again[1]}"
                found[place.page].points.append(Mark(place.bbox, words))
                before = place.page


def _collect_tasks(raw: RawNotice, found: Mapping[int, Marks]) -> None:
    """A task's own cells; those merged over several rows once, with the numbers of all tasks that they belong to."""
    shared: dict[Evidence, list[int]] = defaultdict(list)
    for number, task in enumerate(raw.tasks, 1):
        own = own_places(task.evidence)
        for index, place in enumerate(own):
            if place.page and place.bbox:
                words = (f"任务 {number} 续", f"task {number}+") if index else (f"任务 {number}", f"task {number}")
                found[place.page].tasks.append(Mark(place.bbox, words))
        for place in task.evidence[len(own) :]:
            shared[place].append(number)
    for place, numbers in shared.items():
        if place.page and place.bbox:
            words = f"任务 {runs(numbers)}", f"tasks {runs(numbers)}".replace("、", ",")
            found[place.page].tasks.append(Mark(place.bbox, words, shared=True))


def _points(sections: Iterable[RawSection]) -> Iterator[RawPoint]:
    for section in sections:
        yield from section.points
        yield from _points(section.sections)


def _ids(value: object) -> Iterator[int]:
    """The characters of every text inside a value, however deep."""
    if isinstance(value, Traced):
        yield from (one for one in value.ids if one >= 0)
    elif isinstance(value, tuple):
        for item in value:
            yield from _ids(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _ids(getattr(value, name))


def _by_page(layout: Layout, ids: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one in ids:
        found[layout.chars[one].page].append(one)
    return found
