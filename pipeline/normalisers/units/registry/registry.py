"""The registry: which body a name means in one jurisdiction and year, its canonical name, type, order and successors.

What a place's own file (``rules/units/<code>.yaml``) knows comes first, then what the notice itself spells out, then
the rules of :mod:`pipeline.normalisers.units.registry.naming`. A collective knows its members as far as the rules do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.model import Jurisdiction, Unit, UnitType
from pipeline.normalisers.divisions import Divisions, short_name
from pipeline.normalisers.units.lexicon.names import NameReader
from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary, load_vocabulary
from pipeline.normalisers.units.registry.collective_names import CollectiveNamer, Group
from pipeline.normalisers.units.registry.naming import Named, Namer, government
from pipeline.normalisers.units.registry.place_files import CollectiveEntry, PlaceFile, read_place
from pipeline.normalisers.units.registry.relations import Relation, Relations, load_reforms

# Towns and counties stand behind all bodies of the place's own file.
_FIRST_BELOW = 1000
# A county of one character and 县 (费县) is told from a plain word, one of 区 (城区) is not.
_PLAIN_COUNTY = "县"


class Identity(Struct, frozen=True):
    """Who is meant: id and canonical name; for a collective its members.

    ``known`` is False where only a rule named it.
    """

    unit: str
    name: str
    type: UnitType
    known: bool = True
    members: tuple[str, ...] = ()
    members_complete: bool | None = None


class Registry:
    """All that is known about the bodies of one jurisdiction in one year. Built by :class:`Knowledge`."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        divisions: Divisions,
        place: PlaceFile | None,
        relations: Relations,
        jurisdiction: Jurisdiction | None,
        year: int | None,
        spelled_out: Sequence[str],
    ) -> None:
        self.vocabulary = vocabulary
        self.jurisdiction = jurisdiction
        self.year = year
        self._divisions = divisions
        self._relations = relations
        self._prefix = (jurisdiction.code or jurisdiction.name) if jurisdiction else ""
        self._place = place
        self._above = self._parents()
        self._entries = {self._id(entry.id): entry for entry in place.units} if place else {}
        self._towns = self._town_units()
        self._governments = self._governments_below()
        self._local = self._local_names(spelled_out)
        self.names = NameReader(vocabulary, self._local, self._is_place)
        self._namer = Namer(vocabulary, self.names, jurisdiction, self._above, self._find_place)
        self._groups = CollectiveNamer(self, spelled_out)
        self._known: dict[str, Identity] = {}

    # --- asking ---------------------------------------------------------------------------------------------------

    def identify(self, text: str, collective: bool = False) -> Identity:
        """Who a stand-alone name means; ``text`` has no alias in brackets."""
        key = ("*" if collective else "") + text
        if key not in self._known:
            if len(self._known) > 20_000:
                self._known.clear()
            self._known[key] = self._identify(text, collective)
        return self._known[key]

    def unit(self, unit_id: str) -> Unit | None:
        """A body of the place's file or of the division data; None for one that only its name is known of."""
        entry = self._entries.get(unit_id)
        if entry:
            return Unit(unit_id, entry.name_in(self.year), entry.type, entry.order)
        return self._towns.get(unit_id) or self._governments.get(unit_id)

    def order_of(self, unit_id: str) -> int | None:
        """Its place in the official order; None if no rule says it."""
        unit = self.unit(unit_id)
        return unit.order if unit else None

    def successors(self, unit_id: str, from_year: int, to_year: int) -> tuple[str, ...]:
        """Which bodies carry on its work in ``to_year``; itself where no relation says otherwise."""
        return self._relations.successors(unit_id, from_year, to_year)

    def government_departments(self) -> tuple[str, ...]:
        """The bodies that 区政府各部门 means, in official order, as far as the place's file knows them."""
        return tuple(unit_id for unit_id, entry in self._entries.items() if entry.government_department)

    def towns(self) -> list[Unit]:
        """All towns and sub-districts of the county, in the official order."""
        return list(self._towns.values())

    def governments(self) -> list[Unit]:
        """The governments of a prefecture's counties, or of a province's prefectures, in the official order."""
        return list(self._governments.values())

    def collective_entry(self, short: str) -> CollectiveEntry | None:
        """What the place's file says about a collective."""
        return next((group for group in self._place.collectives if group.id == short), None) if self._place else None

    def prefix(self) -> str:
        """What ids of this jurisdiction begin with."""
        return self._prefix

    def known_names(self) -> Iterable[str]:
        """Full and short names that a place's file or the notice has, for suggestions."""
        return self._local

    # --- building -------------------------------------------------------------------------------------------------

    def _identify(self, text: str, collective: bool) -> Identity:
        if text in self._local:
            return self._local[text]
        if collective:
            group: Group = self._groups.name(text)
            return Identity(group.unit, group.name, "collective", True, group.members, group.complete)
        named: Named = self._namer.name(text)
        entry = self._entries.get(named.id)
        if entry:
            return Identity(named.id, entry.name_in(self.year), entry.type)
        town = self._towns.get(named.id)
        if town:
            return Identity(town.id, town.name, town.type)
        return Identity(named.id, named.name, named.type, named.known)

    def _id(self, short: str) -> str:
        return f"{self._prefix}/{short}" if self._prefix else short

    def _parents(self) -> list[Jurisdiction]:
        """The places above, the province first."""
        code = self.jurisdiction.code if self.jurisdiction else None
        if code is None or code not in self._divisions.places:
            return []
        return [self._divisions.jurisdiction(up) for up in reversed(self._divisions.parent_codes(code))]

    def _town_units(self) -> dict[str, Unit]:
        if self.jurisdiction is None or self.jurisdiction.code is None or self.jurisdiction.level != "county":
            return {}
        found: dict[str, Unit] = {}
        for number, name in enumerate(self._divisions.towns(self.jurisdiction.code)):
            kind: UnitType = "subdistrict" if name.endswith(("街道", "街道办事处", "街", "地区", "办事处")) else "town"
            full = f"{name}人民政府" if kind == "town" else f"{name.removesuffix('办事处')}办事处"
            found[self._id(name)] = Unit(self._id(name), full, kind, _FIRST_BELOW + number)
        return found

    def _governments_below(self) -> dict[str, Unit]:
        code = self.jurisdiction.code if self.jurisdiction else None
        if code is None or self.jurisdiction is None or self.jurisdiction.level not in ("province", "prefecture"):
            return {}
        found: dict[str, Unit] = {}
        for number, (below, name) in enumerate(self._divisions.below(code)):
            named = government(below, name)
            found[named.id] = Unit(named.id, named.name, named.type, _FIRST_BELOW + number)
        return found

    def _local_names(self, spelled_out: Sequence[str]) -> dict[str, Identity]:
        """Names that mean one body of this place: aliases of its file, towns, and bodies that the notice spells out."""
        found: dict[str, Identity] = {}
        for unit_id, unit in self._towns.items():
            one = Identity(unit_id, unit.name, unit.type)
            short = unit_id.rsplit("/", 1)[-1]
            for text in (short, unit.name, f"{short}办事处", f"{short}办", f"{short}人民政府", f"{short}政府"):
                found.setdefault(text, one)
        for unit_id, entry in self._entries.items():
            one = Identity(unit_id, entry.name_in(self.year), entry.type)
            for text in [*(dated.name for dated in entry.names), *entry.aliases.split()]:
                found[text] = one
        for spelled in spelled_out:
            for text, short in self._short_forms(spelled):
                known = found.get(text) or found.get(spelled)
                unit_id = known.unit if known else self._id(short)
                found[text] = Identity(unit_id, spelled, "zone")
        return found

    def _short_forms(self, spelled: str) -> list[tuple[str, str]]:
        """兰山商城管委会 → 商城; 兰山经济开发区管委会 → 经开区: forms of a zone that the addressees spell out.

        Pairs of a form and the body's short name for its id.
        """
        zone = next((spelled[: -len(end)] for end in ("管委会", "管理委员会") if spelled.endswith(end)), None)
        if zone is None or self.jurisdiction is None or spelled.startswith("各"):
            return []
        bare = zone
        for head in (self.jurisdiction.name, short_name(self.jurisdiction.name)):
            bare = bare.removeprefix(head) or bare
        bodies = self.vocabulary.bodies.bodies
        forms = {spelled, zone, bare, f"{bare}管委会", f"{bare}管理委员会"}
        for full, shorts in bodies.items():
            if bare == full or bare in shorts.split():
                forms.update([full, *shorts.split()])
        if bare.endswith("开发区"):
            forms.add("开发区")
        return [(form, spelled) for form in sorted(forms) if len(form) > 1]

    def _is_place(self, text: str) -> bool | None:
        if text in self._divisions.codes:
            # 城区 and 郊区 are counties too; without what stands above them they are plain words, 费县 is none.
            return True if len(text) > 2 or text.endswith(_PLAIN_COUNTY) else None
        return False if text in self._divisions.short_names else None

    def _find_place(self, full: str) -> Jurisdiction | None:
        """The place of a full name, with the places above it in front or not (临沂市兰山区, 兰山区)."""
        own = self.jurisdiction
        for one in ([own] if own else []) + self._above:
            if full in (one.name, short_name(one.name)) or full.endswith(one.name):
                return one
        for start in range(len(full) - 1):
            codes = self._divisions.codes.get(full[start:])
            if codes:
                near = [code for code in codes if own and own.code and code[:4] == own.code[:4]]
                chosen = near or codes
                return self._divisions.jurisdiction(chosen[0]) if len(chosen) == 1 else None
        return None


class Knowledge:
    """What the registries of all places share, read once; a place's own file when it is first asked for."""

    def __init__(self, rules: Path) -> None:
        self.vocabulary = load_vocabulary(rules)
        self.divisions = Divisions(rules)
        self._rules = rules
        self._reforms = load_reforms(rules)
        self._places: dict[str, PlaceFile | None] = {}

    def registry(
        self, jurisdiction: Jurisdiction | None, year: int | None, spelled_out: Sequence[str] = ()
    ) -> Registry:
        """The registry of one jurisdiction and year. ``spelled_out`` are names that the notice itself spells out (its
        addressees). Raises RulesError for a broken file."""
        place = self._place(jurisdiction.code) if jurisdiction is not None and jurisdiction.code else None
        relations = Relations(_relations(place, self._reforms))
        return Registry(self.vocabulary, self.divisions, place, relations, jurisdiction, year, spelled_out)

    def _place(self, code: str) -> PlaceFile | None:
        if code not in self._places:
            self._places[code] = read_place(self._rules, code)
        return self._places[code]


def load_registry(
    rules: Path, jurisdiction: Jurisdiction | None, year: int | None, spelled_out: Sequence[str] = ()
) -> Registry:
    """The registry of one jurisdiction and year, its rules read anew. Raises RulesError for a broken file."""
    return Knowledge(rules).registry(jurisdiction, year, spelled_out)


def _relations(place: PlaceFile | None, reforms: Sequence[Relation]) -> list[Relation]:
    """Those of the place, and the reforms of bodies of which it says nothing itself: a reform came at other times and
    in other ways in some places."""
    own = place.relations if place else []
    told = {relation.from_ for relation in own}
    return [*own, *(reform for reform in reforms if reform.from_ not in told)]
