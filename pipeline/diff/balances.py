"""What each body won and lost, directly named and through collectives apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from pipeline.diff.bodies import Bodies, key, shown
from pipeline.diff.obligation import Obligation
from pipeline.model import Party
from pipeline.model.change import Change, UnitBalance


class Load(Struct, frozen=True):
    """One body's balance: for tasks that name it, and for those that only name a collective it belongs to.

    ``old`` and ``new`` say, by task number, as what it is in the task: its roles where it is named, the collectives'
    texts where it is not.
    """

    direct: UnitBalance
    through: UnitBalance
    collective: bool
    old: dict[int, tuple[str, ...]]
    new: dict[int, tuple[str, ...]]


Sides = tuple[dict[str, list[str]], dict[str, list[str]]]
"""Of one obligation: bodies named, with their roles, and bodies meant by a collective, with the collectives' texts."""


class _Book:
    """Which bodies each obligation names, under their identity in the newer notice."""

    def __init__(self, old: Sequence[Obligation], new: Sequence[Obligation], bodies: Bodies) -> None:
        self._bodies = bodies
        self._today = _distinct(_keys(new))
        self._heirs: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.units: dict[str, str | None] = {}
        self.collectives: set[str] = set()
        for party in (party for item in [*new, *old] for party in item.parties):
            self._enter(party)
        self.old = {item.number: self._sides(item) for item in old}
        self.new = {item.number: self._sides(item) for item in new}

    def heir(self, name: str) -> str:
        """The body that this one is today."""
        if name not in self._heirs:
            today = [other for other in self._today if self._bodies.same(name, other)]
            self._heirs[name] = name if name in self._today or not today else today[0]
        return self._heirs[name]

    def _enter(self, party: Party) -> None:
        name = self.heir(key(party))
        self.names.setdefault(name, shown(party))
        self.units.setdefault(name, party.unit)
        if party.kind == "collective":
            self.collectives.add(name)

    def _sides(self, item: Obligation) -> Sides:
        """Bodies named directly, and those that are only members of a collective named."""
        direct: dict[str, list[str]] = {}
        through: dict[str, list[str]] = {}
        for party in item.parties:
            direct.setdefault(self.heir(key(party)), []).append(party.role)
        for party in item.parties:
            for member in (self.heir(member) for member in party.members):
                if member not in direct and party.text not in through.setdefault(member, []):
                    through[member].append(party.text)
                if member not in self.units:
                    self.units[member] = member
                    self.names[member] = self._bodies.name(member) or member.rsplit("/", 1)[-1]
        return direct, through

    def order(self) -> list[str]:
        """The official order, then first appearance."""
        places = {name: self._bodies.order(self.units[name] or "") for name in self.units}
        return sorted(self.units, key=lambda name: (places[name] is None, places[name] or 0))


def balances(
    changes: Sequence[Change], old: Sequence[Obligation], new: Sequence[Obligation], bodies: Bodies
) -> list[Load]:
    """One load for each body that either notice names or includes, in the official order."""
    book = _Book(old, new, bodies)
    tallies = {name: (_Tally(), _Tally()) for name in book.units}
    for change in changes:
        for which in (0, 1):
            before = _by_unit(change.old, book.old, which)
            after = _by_unit(change.new, book.new, which)
            for name in before.keys() | after.keys():
                tallies[name][which].add(change, before.get(name, ()), after.get(name, ()))
    return [
        Load(
            direct=tallies[name][0].balance(book.units[name], book.names[name]),
            through=tallies[name][1].balance(book.units[name], book.names[name]),
            collective=name in book.collectives,
            old=_roles(book.old, name),
            new=_roles(book.new, name),
        )
        for name in book.order()
    ]


class _Tally:
    """A balance in the making."""

    def __init__(self) -> None:
        self.added: set[int] = set()
        self.dropped: set[int] = set()
        self.changed: set[int] = set()
        self.kept = 0

    def add(self, change: Change, before: Iterable[int], after: Iterable[int]) -> None:
        if not before:
            self.added.update(after)
        elif not after:
            self.dropped.update(before)
        elif change.kind == ("kept",):
            self.kept += 1
        else:
            self.changed.update(after)

    def balance(self, unit: str | None, name: str) -> UnitBalance:
        added, dropped, changed = (tuple(sorted(numbers)) for numbers in (self.added, self.dropped, self.changed))
        return UnitBalance(unit, name, added, dropped, changed, self.kept)


def _roles(sides: Mapping[int, Sides], name: str) -> dict[int, tuple[str, ...]]:
    return {
        number: tuple(dict.fromkeys([*direct.get(name, ()), *through.get(name, ())]))
        for number, (direct, through) in sides.items()
        if name in direct or name in through
    }


def _by_unit(numbers: Iterable[int], sides: Mapping[int, Sides], which: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number in numbers:
        for name in sides[number][which]:
            found.setdefault(name, []).append(number)
    return found


def _keys(items: Iterable[Obligation]) -> Iterable[str]:
    for party in (party for item in items for party in item.parties):
        yield key(party)
        yield from party.members


def _distinct(names: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(names)
