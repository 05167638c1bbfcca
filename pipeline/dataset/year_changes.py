"""Which notices of a place follow each other through the years, and the rows of what changed between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pipeline.dataset.manifest import Collected
from pipeline.diff.bodies import Bodies
from pipeline.diff.comparison import changes_between
from pipeline.exporters.notice_tables import Rows, notice_key
from pipeline.matching.likeness import likeness
from pipeline.model import Notice, Task
from pipeline.model.change import Change, Charge

_ALIKE: Final = 0.6
"""Titles without year and place that share less are of two subjects (政务公开 and 法治政府)."""
_BETWEEN: Final = "；"


class Pair(NamedTuple):
    """Keys of two notices of a place, the later of which follows the earlier."""

    old: str
    new: str


def pairs_of(notices: Mapping[str, Collected]) -> Iterator[Pair]:
    """Each notice with the one before it: of the same place and subject, of the last year that has any."""
    places: dict[str, list[tuple[str, Collected]]] = defaultdict(list)
    for key, one in notices.items():
        if one.place and one.partition.year and one.tasks:
            places[one.place].append((key, one))
    for editions in places.values():
        for key, one in editions:
            before = _before(one, editions)
            if before is not None:
                yield Pair(before, key)


def _before(one: Collected, editions: Sequence[tuple[str, Collected]]) -> str | None:
    alike = [
        (int(other.partition.year), likeness(other.subject, one.subject), key)
        for key, other in editions
        if int(other.partition.year) < int(one.partition.year)
    ]
    return max((entry for entry in alike if entry[1] >= _ALIKE), default=(0, 0.0, None))[2]


def same_subject(one: str, other: str) -> bool:
    """Whether two titles without year and place speak of the same."""
    return likeness(one, other) >= _ALIKE


def change_rows(old: Notice, new: Notice, bodies: Bodies) -> Rows:
    """The rows of the table of changes for two notices."""
    keys = notice_key(new.source.sha256), notice_key(old.source.sha256), old.notice.year
    before, after = ({task.number: task for task in notice.tasks} for notice in (old, new))
    return [(*keys, *_row(one, before, after)) for one in changes_between(old, new, bodies)]


def _row(one: Change, before: Mapping[int, Task], after: Mapping[int, Task]) -> tuple[object, ...]:
    return (
        _BETWEEN.join(one.kind),
        one.old[0] if one.old else None,
        one.new[0] if one.new else None,
        _numbers(one.old),
        _numbers(one.new),
        one.similarity,
        _requirements(one.old, before),
        _requirements(one.new, after),
        _names(one.units.added),
        _names(one.units.removed),
        one.deadline.old,
        one.deadline.new,
    )


def _numbers(numbers: Sequence[int]) -> str | None:
    return _BETWEEN.join(map(str, numbers)) or None


def _requirements(numbers: Sequence[int], tasks: Mapping[int, Task]) -> str | None:
    return "".join(tasks[number].requirement for number in numbers if number in tasks) or None


def _names(charges: Sequence[Charge]) -> str | None:
    return _BETWEEN.join(one.name for one in charges) or None
