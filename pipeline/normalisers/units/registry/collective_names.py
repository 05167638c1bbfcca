"""Who a collective means: 各镇街道 the county's towns, 区政府各部门 its departments, 各县区 a prefecture's counties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from pipeline.normalisers.units.lexicon.collective_parts import CollectiveParts
from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary
from pipeline.normalisers.units.registry.place_files import CollectiveEntry
from pipeline.normalisers.units.registry.places import PlacesAround
from pipeline.rules.words import any_of

_TOWNSHIP_RANK = 3


class Group(Struct, frozen=True):
    """A collective: its id, canonical name, and members as far as known (``complete``: they are known to be all)."""

    unit: str
    name: str
    members: tuple[str, ...] = ()
    complete: bool = False


class Listed(Struct, frozen=True):
    """What the place's file lists: its collectives, and the ids of the bodies that 区政府各部门 means, in official
    order."""

    collectives: Sequence[CollectiveEntry] = ()
    departments: tuple[str, ...] = ()


class CollectiveNamer:
    """Names the collectives of one place in one year; ``spelled_out`` are the notice's addressees."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        parts: CollectiveParts,
        places: PlacesAround,
        listed: Listed,
        year: int | None,
        spelled_out: Sequence[str],
    ) -> None:
        group = vocabulary.words.collectives
        self._parts = parts
        self._places = places
        self._listed = listed
        self._year = year
        self._all = re.compile(f"^{any_of(group.determiners)}")
        self._some = re.compile(any_of(group.loose))
        nation = vocabulary.words.levels.nation.split()
        self._some_of = re.compile(any_of(group.some))
        heads = any_of([head for head in group.heads.split() if head not in nation])
        self._departments = re.compile(f"^(?P<level>.*?){heads}(?P<rest>(?:{group.departments}).*)$")
        self._not_levels = tuple(vocabulary.words.levels.not_levels.split())
        self._within = frozenset(vocabulary.words.levels.levels_within.split())
        self._town_words = re.compile(any_of(vocabulary.words.territories.towns))
        self._street_words = re.compile(any_of(vocabulary.words.territories.streets))
        self._spelled = {kinds: name for name in spelled_out if (kinds := self._town_kinds(name))}

    def name(self, text: str) -> Group:
        """The collective that a stand-alone text means."""
        kinds = self._town_kinds(text)
        if kinds:
            return self._towns(text, kinds)
        below = self._below(text)
        if below:
            return below
        departments = self._departments.match(text)
        if departments:
            return self._government(text, departments)
        return Group(self._places.id(text), self._in_place(text))

    def _town_kinds(self, text: str) -> str | None:
        """Which of towns and sub-districts a collective of all of them means; None if it is no such collective."""
        parts = self._parts.head_and_body(text)
        if parts is None or not self._all.match(text) or self._some.search(text):
            return None
        if self._parts.rank(text) != _TOWNSHIP_RANK or self._parts.last_rank(parts[0]) != _TOWNSHIP_RANK:
            return None
        if parts[1] and not self._parts.is_government_body(parts[1]):
            return None
        towns, streets = self._town_words.search(text), self._street_words.search(text)
        return "各镇街道" if towns and streets else "各乡镇" if towns else "各街道"

    def _towns(self, text: str, kinds: str) -> Group:
        entry = next((one for one in self._listed.collectives if one.id == kinds), None)
        year = self._year
        name = self._spelled.get(kinds) or text
        if entry and kinds not in self._spelled:
            fitting = [dated.name for dated in entry.names if year is None or dated.includes_year(year)]
            name = fitting[0] if fitting else text
        if entry and entry.members is not None:
            return Group(
                self._places.id(kinds), name, tuple(self._places.id(m) for m in entry.members), entry.members_complete
            )
        wanted = {"各镇街道": ("town", "subdistrict"), "各乡镇": ("town",), "各街道": ("subdistrict",)}[kinds]
        members = tuple(unit.id for unit in self._places.towns.values() if unit.type in wanted)
        return Group(self._places.id(kinds), name, members, bool(members))

    def _below(self, text: str) -> Group | None:
        """各县区, 各县（市、区）人民政府 of a prefecture; 各市人民政府 of a province."""
        own = self._places.own
        parts = self._parts.head_and_body(text)
        if own is None or parts is None or not self._all.match(text) or self._some.search(text):
            return None
        wanted = {"province": 1, "prefecture": 2}.get(own.level or "")
        if wanted is None or self._parts.rank(text) != wanted or self._parts.last_rank(parts[0]) != wanted:
            return None
        if parts[1] and not self._parts.is_government_body(parts[1]):
            return None
        members = tuple(self._places.governments)
        return Group(self._places.id("各市" if own.level == "province" else "各县区"), text, members, bool(members))

    def _in_place(self, text: str) -> str:
        """The jurisdiction in front of a collective that says its level only: 区疫情防控指挥部成员单位, 区直各部门."""
        own = self._places.own
        if own is None or not own.name.endswith(text[0]):
            return text
        within = text[1:2] in self._within
        return text if text.startswith(self._not_levels) and not within else own.name[:-1] + text

    def _government(self, text: str, found: re.Match[str]) -> Group:
        """区政府各部门: jurisdiction + government spelled out; its members are the departments of the place's file."""
        own = self._places.own
        level, rest = found.group("level"), found.group("rest")
        mine = own is not None and (level == own.name or (len(level) <= 3 and own.name.endswith(level)))
        if own is None or not mine:
            return Group(self._places.id(text), text)
        # 有关部门 are some of them, nobody knows which.
        members = self._listed.departments if rest.startswith("各") and not self._some_of.search(rest) else ()
        return Group(self._places.id(f"{own.name[-1]}政府{rest}"), f"{own.name}人民政府{rest}", members, False)
