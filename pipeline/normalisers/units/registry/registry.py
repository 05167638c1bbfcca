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
from pipeline.normalisers.units.registry.collective_names import CollectiveNamer, Group, Listed
from pipeline.normalisers.units.registry.naming import Named, Namer
from pipeline.normalisers.units.registry.place_files import PlaceFile, read_place
from pipeline.normalisers.units.registry.places import PlacesAround
from pipeline.normalisers.units.registry.relations import Relation, Relations, load_reforms


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
        self._relations = relations
        self._places = PlacesAround(divisions, jurisdiction)
        self._entries = {self._places.id(entry.id): entry for entry in place.units} if place else {}
        self._local = self._local_names(spelled_out)
        self.names = NameReader(vocabulary, self._local, self._places.is_place)
        self._namer = Namer(vocabulary, self.names, jurisdiction, self._places.above, self._places.find)
        listed = Listed(
            place.collectives if place else (),
            tuple(unit_id for unit_id, entry in self._entries.items() if entry.government_department),
        )
        self._groups = CollectiveNamer(vocabulary, self.names.collectives, self._places, listed, year, spelled_out)
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
        return self._places.towns.get(unit_id) or self._places.governments.get(unit_id)

    def order_of(self, unit_id: str) -> int | None:
        """Its place in the official order; None if no rule says it."""
        unit = self.unit(unit_id)
        return unit.order if unit else None

    def successors(self, unit_id: str, from_year: int, to_year: int) -> tuple[str, ...]:
        """Which bodies carry on its work in ``to_year``; itself where no relation says otherwise."""
        return self._relations.successors(unit_id, from_year, to_year)

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
        town = self._places.towns.get(named.id)
        if town:
            return Identity(town.id, town.name, town.type)
        return Identity(named.id, named.name, named.type, named.known)

    def _local_names(self, spelled_out: Sequence[str]) -> dict[str, Identity]:
        """Names that mean one body of this place: aliases of its file, towns, and bodies that the notice spells out."""
        found: dict[str, Identity] = {}
        for unit_id, unit in self._places.towns.items():
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
                unit_id = known.unit if known else self._places.id(short)
                found[text] = Identity(unit_id, spelled, "zone")
        return found

    def _short_forms(self, spelled: str) -> list[tuple[str, str]]:
        """兰山商城管委会 → 商城; 兰山经济开发区管委会 → 经开区: forms of a zone that the addressees spell out.

        Pairs of a form and the body's short name for its id.
        """
        words = self.vocabulary.zones
        committees = words.committees.split()
        zone = next((spelled[: -len(end)] for end in committees if spelled.endswith(end)), None)
        if zone is None or self.jurisdiction is None or spelled.startswith("各"):
            return []
        bare = zone
        for head in (self.jurisdiction.name, short_name(self.jurisdiction.name)):
            bare = bare.removeprefix(head) or bare
        forms = {spelled, zone, bare, *(bare + committee for committee in committees)}
        for full, shorts in self.vocabulary.bodies.bodies.items():
            if bare in (full, *shorts.split()):
                forms.update([full, *shorts.split()])
        forms.update(filter(bare.endswith, words.short.split()))
        return [(form, spelled) for form in sorted(forms) if len(form) > 1]


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
