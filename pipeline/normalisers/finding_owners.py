"""Which task or point a finding is about that says only where it stands, so that the one leads to the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import astuple, replace

from pipeline.model import Evidence, Finding, Point, Section, Task

Owners = Callable[[Evidence], frozenset[int]]
"""The numbers of those in which a place lies."""


def with_owners(findings: Iterable[Finding], sections: Sequence[Section], tasks: Sequence[Task]) -> list[Finding]:
    """The findings; those that stand wholly within one task, or else within one point, name it.

    What several share (a category written once for many rows) is the first one's.
    """
    points = list(_points(sections))
    of_task = _owners((task.number, place) for task in tasks for place in _places((task.where, task.evidence)))
    of_point = _owners((one.number, place) for one in points for place in _places((one.where, one.items, one.evidence)))
    return [_owned(finding, of_task, of_point) for finding in findings]


def _owned(finding: Finding, of_task: Owners, of_point: Owners) -> Finding:
    if finding.task is not None or finding.point is not None or not finding.evidence:
        return finding
    tasks = frozenset.intersection(*map(of_task, finding.evidence))
    if tasks:
        return replace(finding, task=min(tasks))
    points = frozenset.intersection(*map(of_point, finding.evidence))
    return replace(finding, point=min(points)) if points else finding


def _points(sections: Iterable[Section]) -> Iterator[Point]:
    for section in sections:
        yield from section.points
        yield from _points(section.sections)


def _places(value: object) -> Iterator[Evidence]:
    """All places in a structure of places."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _places(one)
    elif isinstance(value, Struct):
        yield from _places(astuple(value))


def _owners(places: Iterable[tuple[int, Evidence]]) -> Owners:
    by_page: dict[int, list[tuple[int, Evidence]]] = defaultdict(list)
    for number, place in places:
        if place.page is not None and place.bbox is not None:
            by_page[place.page].append((number, place))

    def of(place: Evidence) -> frozenset[int]:
        return frozenset(number for number, one in by_page.get(place.page or 0, ()) if _within(place, one))

    return of


def _within(inner: Evidence, outer: Evidence) -> bool:
    """Whether the middle of a place lies in another on the same page."""
    if inner.bbox is None or outer.bbox is None:
        return False
    x, y = (inner.bbox[0] + inner.bbox[2]) / 2, (inner.bbox[1] + inner.bbox[3]) / 2
    return outer.bbox[0] <= x <= outer.bbox[2] and outer.bbox[1] <= y <= outer.bbox[3]
