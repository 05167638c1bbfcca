"""Which bodies of a place its notices name: as what, where, how often and in which years. Identities are the
registry's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model import Evidence, Jurisdiction, Notice, Party, Task, UnitType
from pipeline.model.evidence import in_words
from pipeline.normalisers.units.registry.registry import Identity, Knowledge, Registry

TOWN_TYPES: Final[tuple[UnitType, ...]] = ("town", "subdistrict")
TOWNSHIPS: Final = ("各镇街道", "各乡镇", "各街道")
"""The ids of collectives that a place's file may have."""


class Sighted(Struct):
    """A body, by its short id: its newest name and type, and everywhere that notices name it.

    ``known``: rules know the name, it is no guess. ``forms``: as what it stands in tasks, with counts. ``needed``:
    forms that mean it only because something in the notice itself says so, or a person's file. ``years``: the counts
    of each year. ``first``: the first place of each file.
    """

    id: str
    name: str
    type: UnitType
    known: bool = True
    forms: Counter[str] = Counter()
    needed: set[str] = set()
    years: Counter[int] = Counter()
    first: dict[str, str] = {}
    names: dict[str, int] = {}

    @property
    def count(self) -> int:
        """How often it stands in the notices, in whatever form."""
        return sum(self.forms.values())


class Seen(NamedTuple):
    """What the notices of one place name: bodies and collectives of towns by short id; ``towns`` that the division data
    does not have; texts that nobody understands; how often one body stands before another in a list."""

    bodies: Mapping[str, Sighted]
    collectives: Mapping[str, Sighted]
    unknown: Mapping[str, Sighted]
    before: Counter[tuple[str, str]]


def read_anew(notice: Notice, knowledge: Knowledge) -> Notice:
    """The notice with each party's identity as the rules have it now, whenever it was converted."""
    head = notice.notice
    registry = knowledge.registry(head.jurisdiction, head.year, head.addressees)
    return replace(notice, tasks=tuple(_anew(task, registry) for task in notice.tasks))


def _anew(task: Task, registry: Registry) -> Task:
    def party(one: Party) -> Party:
        if one.kind == "unknown":
            return one
        found = registry.identify(bare(one.text), one.kind == "collective")
        return replace(one, unit=found.unit, name=found.name)

    return replace(task, assignment=replace(task.assignment, parties=tuple(map(party, task.assignment.parties))))


def bare(text: str) -> str:
    """A party's text without what stands in brackets behind it."""
    return text.partition("（")[0]


def look(notices: Sequence[Notice], place: Jurisdiction, knowledge: Knowledge) -> Seen:
    """All that the notices of one place (read anew) name of its own bodies; towns and other places' bodies apart."""
    seen = Seen({}, {}, {}, Counter())
    for notice in notices:
        _Look(seen, notice, place, knowledge).all()
    return seen


class _Look:
    """One notice looked through."""

    def __init__(self, seen: Seen, notice: Notice, place: Jurisdiction, knowledge: Knowledge) -> None:
        head = notice.notice
        self._seen = seen
        self._notice = notice
        self._prefix = f"{place.code or place.name}/"
        self._registry = knowledge.registry(place, head.year, head.addressees)
        self._plain = knowledge.registry(place, head.year)

    def all(self) -> None:
        head = self._notice.notice
        for at, text in enumerate(head.addressees):
            self._addressee(text, head.where.addressees[at] if at < len(head.where.addressees) else ())
        for task in self._notice.tasks:
            where = task.where.parties
            for at, party in enumerate(task.assignment.parties):
                self._party(party, where[at] if at < len(where) and where[at] else task.evidence)
            for one, other in _pairs(task, self._prefix):
                self._seen.before[one, other] += 1

    def _addressee(self, text: str, places: Sequence[Evidence]) -> None:
        group = self._registry.identify(text, True)
        if group.unit.removeprefix(self._prefix) in TOWNSHIPS:
            self._enter(self._seen.collectives, group, "", places)
        elif text in self._registry.known_names() and self._registry.identify(text).type == "zone":
            self._enter(self._seen.bodies, self._registry.identify(text), "", places)

    def _party(self, party: Party, places: Sequence[Evidence]) -> None:
        text = bare(party.text)
        if party.kind == "unknown":
            self._enter(self._seen.unknown, Identity(text, text, "other", False), text, places)
            return
        one = self._registry.identify(text, party.kind == "collective")
        if not one.unit.startswith(self._prefix) or one.type in TOWN_TYPES:
            return
        if party.kind == "collective":
            if one.unit.removeprefix(self._prefix) in TOWNSHIPS:
                self._enter(self._seen.collectives, one, text, places)
            return
        body = self._enter(self._seen.bodies, one, text, places)
        spelled = party.text[len(text) :].strip("（）")
        if spelled and self._plain.identify(spelled).unit != one.unit:
            body.needed.add(spelled)
        if text != one.name and self._plain.identify(text).unit != one.unit:
            body.needed.add(text)

    def _enter(self, table: Mapping[str, Sighted], one: Identity, text: str, places: Sequence[Evidence]) -> Sighted:
        short = one.unit.removeprefix(self._prefix)
        found = table.get(short)
        if found is None:
            found = Sighted(short, one.name, one.type, one.known, Counter(), set(), Counter(), {}, {})
            assert isinstance(table, dict)
            table[short] = found
        year, file = self._notice.notice.year or 0, self._notice.source.file
        found.names[one.name] = max(year, found.names.get(one.name, 0))
        found.name, found.type, found.known = one.name, one.type, found.known or one.known
        if text:
            found.forms[text] += 1
        found.years[year] += 1
        found.first.setdefault(file, in_words(places[0]) if places else "")
        return found


def _pairs(task: Task, prefix: str) -> Iterator[tuple[str, str]]:
    """Bodies of this place that follow each other in a plain list: whoever leads stands first whatever the order is."""
    listed = [
        party.unit.removeprefix(prefix)
        for party in task.assignment.parties
        if party.unit and party.unit.startswith(prefix) and party.kind == "unit" and party.role != "lead"
    ]
    for at, one in enumerate(listed):
        for other in listed[at + 1 :]:
            if one != other:
                yield one, other
