"""Two notices compared: the contract's diff, with the obligations it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import UNSET, Struct
from msgspec.structs import replace

from pipeline.diff.alignment import Match, align
from pipeline.diff.balances import Load, balances
from pipeline.diff.bodies import Bodies
from pipeline.diff.classification import Classifier
from pipeline.diff.obligation import Obligation, from_points, from_tasks
from pipeline.diff.renames import Renames
from pipeline.diff.sections import pair_sections
from pipeline.model import Notice
from pipeline.model.change import Change, Diff, Edition, Summary, TaskProgress

Level = Literal["tasks", "points"]


class Comparison(Struct, frozen=True):
    """The diff, the obligations behind its numbers, every body's load, and the body's points compared as an overview.

    ``points`` is empty where the diff itself is about points.
    """

    diff: Diff
    old: tuple[Obligation, ...]
    new: tuple[Obligation, ...]
    loads: tuple[Load, ...]
    level: Level
    points: tuple[Change, ...] = ()
    old_points: tuple[Obligation, ...] = ()
    new_points: tuple[Obligation, ...] = ()


def compare(old: Notice, new: Notice, bodies: Bodies | None = None, level: Level | None = None) -> Comparison:
    """What changed from the old notice to the new one.

    Tasks are compared; where one of the notices has none, the points of both bodies are. ``level`` decides instead.
    """
    bodies = bodies or Bodies()
    level = level or common_level((old, new))
    before, after = (from_tasks(old), from_tasks(new)) if level == "tasks" else (from_points(old), from_points(new))
    changes = _changes(before, after, old, new, bodies)
    loads = balances(changes, before, after, bodies)
    diff = Diff(
        old=_edition(old),
        new=_edition(new),
        level=UNSET if level == "tasks" else "points",
        changes=_with_ids(changes, old, new) if level == "tasks" else tuple(changes),
        by_unit=tuple(load.direct for load in loads if _named(load)),
        summary=_summary(changes),
    )
    points: list[Change] = []
    old_points, new_points = from_points(old), from_points(new)
    if level == "tasks":
        points = _changes(old_points, new_points, old, new, bodies)
    return Comparison(
        diff, tuple(before), tuple(after), tuple(loads), level, tuple(points), tuple(old_points), tuple(new_points)
    )


def changes_between(old: Notice, new: Notice, bodies: Bodies) -> list[Change]:
    """The changes of :func:`compare` without the pieces of their wordings, and nothing else of it: what many pairs of
    notices are gathered for, at a third of the cost."""
    level = common_level((old, new))
    before, after = (from_tasks(old), from_tasks(new)) if level == "tasks" else (from_points(old), from_points(new))
    return _changes(before, after, old, new, bodies, worded=False)


def with_progress(comparison: Comparison, progress: Sequence[TaskProgress]) -> Comparison:
    """The same with what the older notice's ledger says, beside each task of which it says anything."""
    changes = tuple(
        replace(change, progress=tuple(one for number in change.old for one in progress if one.task == number))
        for change in comparison.diff.changes
    )
    return replace(comparison, diff=replace(comparison.diff, changes=changes))


def common_level(notices: Sequence[Notice]) -> Level:
    """Tasks, if every notice has some, else the points of the bodies."""
    return "tasks" if all(notice.tasks for notice in notices) else "points"


def _changes(
    before: Sequence[Obligation],
    after: Sequence[Obligation],
    old: Notice,
    new: Notice,
    bodies: Bodies,
    worded: bool = True,
) -> list[Change]:
    years = old.notice.year, new.notice.year
    matches: list[Match] = align(before, after, *years, bodies)
    classifier = Classifier(
        *years,
        bodies=bodies,
        sections=pair_sections(matches, *years),
        renames=Renames(before, after, bodies),
        worded=worded,
    )
    return [classifier.classify(match) for match in matches]


def _edition(notice: Notice) -> Edition:
    return Edition(notice.notice.title, notice.notice.year, notice.source.sha256)


def _named(load: Load) -> bool:
    direct = load.direct
    return bool(direct.added or direct.dropped or direct.changed or direct.kept)


def _with_ids(changes: Sequence[Change], old: Notice, new: Notice) -> tuple[Change, ...]:
    """The changes with the ids of their tasks, which stay when rows move."""
    before, after = ({task.number: task.id for task in notice.tasks} for notice in (old, new))

    def ids(numbers: Sequence[int], known: Mapping[int, str]) -> tuple[str, ...]:
        return tuple(known[number] for number in numbers if number in known)

    return tuple(replace(one, old_ids=ids(one.old, before), new_ids=ids(one.new, after)) for one in changes)


def _summary(changes: Sequence[Change]) -> Summary:
    counts: Counter[str] = Counter(kind for change in changes for kind in change.kind)
    return Summary(**counts)
