"""Three and more years: the line of each obligation, and how much each body had to do in each year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, Literal

from msgspec import Struct

from pipeline.diff.bodies import Bodies, key, shown
from pipeline.diff.comparison import Comparison, common_level, compare
from pipeline.diff.obligation import Obligation
from pipeline.model import Notice
from pipeline.model.change import KINDS, Edition, Kind

HISTORY_SCHEMA: Final = "yaodian/history/1"


class Step(Struct, frozen=True):
    """An obligation in one edition (from 1): its task numbers there, and what changed since the edition before.

    Nothing is said to have changed in the very first edition.
    """

    edition: int
    year: int | None
    tasks: tuple[int, ...]
    kind: tuple[Kind, ...]


class ObligationLine(Struct, frozen=True):
    """An obligation through the years; texts are the latest ones. ``changed`` lists the editions in which it did."""

    first: int
    last: int
    changed: tuple[int, ...]
    section: str | None
    task: str | None
    requirement: str
    steps: tuple[Step, ...]


class UnitHistory(Struct, frozen=True):
    """How many tasks name a body, edition by edition, and how many more mean it through a collective."""

    unit: str | None
    name: str
    direct: tuple[int, ...]
    through: tuple[int, ...]


class History(Struct, frozen=True, kw_only=True):
    """Written as ``history.json``."""

    schema: Literal["yaodian/history/1"] = HISTORY_SCHEMA
    level: Literal["tasks", "points"] = "tasks"
    editions: tuple[Edition, ...]
    lines: tuple[ObligationLine, ...]
    units: tuple[UnitHistory, ...]


Place = tuple[int, int]
"""Edition (from 0) and task number."""


def follow(notices: Sequence[Notice], bodies: Bodies | None = None) -> History:
    """The history of at least two notices, given from the oldest to the newest.

    Each year is compared with the one before; an obligation that is gone for a year and comes back begins a new line.
    Tasks that were split or merged on the way share one line.
    """
    bodies = bodies or Bodies()
    level = common_level(notices)
    steps = [compare(old, new, bodies, level) for old, new in pairwise(notices)]
    sides = [steps[0].old, *(step.new for step in steps)]
    return History(
        level=level,
        editions=(steps[0].diff.old, *(step.diff.new for step in steps)),
        lines=tuple(_lines(steps, sides, [notice.notice.year for notice in notices])),
        units=tuple(_units(sides, bodies)),
    )


def _lines(
    steps: Sequence[Comparison], sides: Sequence[Sequence[Obligation]], years: Sequence[int | None]
) -> list[ObligationLine]:
    items = {(at, item.number): item for at, side in enumerate(sides) for item in side}
    kinds: dict[Place, set[Kind]] = defaultdict(set)
    group: dict[Place, list[Place]] = {place: [place] for place in items}
    for at, step in enumerate(steps):
        for change in step.diff.changes:
            if change.old and change.new:
                places = [(at, number) for number in change.old] + [(at + 1, number) for number in change.new]
                _unite(group, places)
            for number in change.new:
                kinds[at + 1, number].update(change.kind)
    lines, seen = [], set()
    for place in items:
        members = group[place]
        if id(members) not in seen:
            seen.add(id(members))
            lines.append(_line(sorted(members), items, kinds, years))
    return lines


def _unite(group: dict[Place, list[Place]], places: Sequence[Place]) -> None:
    whole = group[places[0]]
    for place in places[1:]:
        other = group[place]
        if other is not whole:
            whole += other
            for member in other:
                group[member] = whole


def _line(
    members: Sequence[Place],
    items: dict[Place, Obligation],
    kinds: dict[Place, set[Kind]],
    years: Sequence[int | None],
) -> ObligationLine:
    editions: dict[int, list[int]] = defaultdict(list)
    for at, number in members:
        editions[at].append(number)
    first, last = min(editions), max(editions)
    steps = []
    for at, numbers in sorted(editions.items()):
        found = {kind for number in numbers for kind in kinds[at, number]}
        whole = found - {"kept"} or found
        ordered = tuple(kind for kind in KINDS if kind in whole)
        steps.append(Step(at + 1, years[at], tuple(numbers), ordered))
    latest = [items[last, number] for number in editions[last]]
    return ObligationLine(
        first=first + 1,
        last=last + 1,
        changed=tuple(step.edition for step in steps[1:] if step.kind != ("kept",)),
        section=latest[0].section,
        task="；".join(dict.fromkeys(item.task for item in latest if item.task)) or None,
        requirement="".join(item.requirement for item in latest),
        steps=tuple(steps),
    )


def _units(sides: Sequence[Sequence[Obligation]], bodies: Bodies) -> list[UnitHistory]:
    """Bodies under their latest name; those that became others count with them."""
    names: dict[str, tuple[str | None, str]] = {}
    heirs: dict[str, str] = {}
    for side in reversed(sides):
        for name, unit, text in _named(side, bodies):
            if name not in heirs:
                heirs[name] = next((known for known in names if bodies.same(name, known)), name)
                names.setdefault(heirs[name], (unit, text))
    direct: dict[str, list[int]] = {name: [0] * len(sides) for name in names}
    through: dict[str, list[int]] = {name: [0] * len(sides) for name in names}
    for at, side in enumerate(sides):
        for item in side:
            named = {heirs[key(party)] for party in item.parties}
            meant = {heirs[member] for party in item.parties for member in party.members} - named
            for name in named:
                direct[name][at] += 1
            for name in meant:
                through[name][at] += 1
    ranks = {name: bodies.order(unit or "") for name, (unit, _) in names.items()}
    ordered = sorted(names, key=lambda name: (ranks[name] is None, ranks[name] or 0))
    return [UnitHistory(*names[name], tuple(direct[name]), tuple(through[name])) for name in ordered]


def _named(side: Sequence[Obligation], bodies: Bodies) -> Iterable[tuple[str, str | None, str]]:
    """Key, unit and name of every body, those that tasks name first."""
    parties = [party for item in side for party in item.parties]
    for party in parties:
        yield key(party), party.unit, shown(party)
    for member in (member for party in parties for member in party.members):
        yield member, member, bodies.name(member) or member.rsplit("/", 1)[-1]
