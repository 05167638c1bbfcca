"""Canonical names and stable ids by rule, for bodies of any place: 区发改局 of 兰山区 is 兰山区发展和改革局.

Rules by kind, after the project's design: a department is place + full form; a party organ is place + 委 + full form;
the office is place + 人民政府办公室; a branch of the superior's bureau is named by it; a body of the State has one
name.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from pipeline.model import Jurisdiction, UnitType
from pipeline.model.notice import Level
from pipeline.normalisers.divisions import short_name
from pipeline.normalisers.units.lexicon.name import GOVERNMENT, PARTY, Name
from pipeline.normalisers.units.lexicon.names import NameReader
from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary, aliases

NATION = "100000"
_BRANCH = "分局"
_ZONES = re.compile(r"^\d{4}7\d$")


class Named(Struct, frozen=True):
    """What a text means: ``place`` is the code (or name) that the id begins with; ``known``: the rules list it."""

    place: str
    short: str
    name: str
    type: UnitType
    known: bool

    @property
    def id(self) -> str:
        return f"{self.place}/{self.short}" if self.place else self.short


def government(code: str, name: str) -> Named:
    """The government of a place, which the place's name alone may mean too (兰山区 in a row of parties)."""
    return Named(code, f"{name[-1]}政府", f"{name}人民政府", "other", True)


def is_zone(code: str) -> bool:
    """Whether a county's code is of the range of development zones, which have a committee and no government."""
    return _ZONES.match(code) is not None


class Namer:
    """Names bodies for one jurisdiction (or none). ``find_place`` gives the places of a full name (临沂市)."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        names: NameReader,
        own: Jurisdiction | None,
        above: list[Jurisdiction],
        find_place: Callable[[str], Jurisdiction | None],
    ) -> None:
        bodies = vocabulary.bodies
        self._names = names
        self._front = vocabulary.words.levels.front
        self._divisions = re.compile(vocabulary.words.levels.divisions)
        self._own = own
        self._above = above
        self._find_place = find_place
        self._stems = aliases(bodies.departments)
        self._endings = bodies.endings
        self._party = aliases(bodies.party_organs)
        self._government = aliases(bodies.government_organs)
        self._bodies = aliases(bodies.bodies)
        self._types = [(kind, tuple(endings.split())) for kind, endings in bodies.types.items()]
        self._party_always = frozenset(f"{bodies.party_only} {bodies.party_by_name}".split())
        self._of_level = bodies.of_level
        self._vertical = bodies.vertical
        self._branch_name = bodies.branch
        self._league_name = bodies.youth_league_name
        self._nation = aliases(bodies.nation)

    def name(self, text: str) -> Named:
        """The body that a stand-alone name means; one that cannot be understood keeps its text as its name."""
        read = self._names.read(text)
        if read is None:
            place, prefix = self._place("", "")
            return Named(place, text, text, "other", False)
        if read.kind == "nation":
            full = self._nation[text]
            return Named(NATION, full, full, "department", True)
        if read.kind == "alone" and self._names.bodies.is_place(text):
            return self._of_place(text)
        place, prefix = self._place(read.place, read.level)
        branch = self._branch(text)
        if branch:
            return branch
        if read.kind == "league":
            name = self._league_name.format(place=prefix) if prefix else text
            return Named(place, "团委", name, "party_organ", True)
        if read.kind in ("alone", "local") or (read.alone and not read.known) or (read.place and read.alone):
            return Named(place, text, text, self.type_of(text), read.kind == "local")
        return self._with_core(read, place, prefix)

    def _of_place(self, text: str) -> Named:
        """The government that a place's name alone means; a zone is meant itself."""
        found = self._find_place(text)
        if found is None:
            return Named("", text, text, "other", True)
        if found.code and is_zone(found.code):
            return Named(found.code, text, text, "zone", True)
        return government(found.code or found.name, found.name)

    def _with_core(self, read: Name, place: str, prefix: str) -> Named:
        full = self._full(read)
        if read.core == read.text and prefix == read.level:
            # 市直机关工委 of no known place says its level itself.
            prefix = ""
        level = prefix[-1:] or read.level
        if self._is_party(read):
            return Named(place, f"{level}委{full}", f"{prefix}{self._committee(read)}{full}", "party_organ", read.known)
        if read.organ == GOVERNMENT:
            kind: UnitType = "office" if full.startswith("办公") or not full else "department"
            return Named(place, f"{level}政府{full}", f"{prefix}人民政府{full}", kind, read.known)
        full = self._of_level.get(self._level(place, prefix), {}).get(full, full)
        if full in self._vertical and self._own and place == (self._own.code or self._own.name):
            upper = "".join(up.name for up in self._above if up.level == "prefecture")
            return Named(place, full, self._vertical[full].format(upper=upper, place=prefix), "branch", read.known)
        kind = "department" if read.kind in ("department", "clipped") else self.type_of(full)
        return Named(place, full, f"{prefix}{full}", kind, read.known)

    def _committee(self, read: Name) -> str:
        """委, or 党委 where it is printed so: 自治区党委宣传部, 镇党委."""
        printed = read.text.removeprefix(read.head) if read.organ == PARTY else PARTY
        return printed.removesuffix(read.core) if read.core and printed.endswith(read.core) else printed or PARTY

    def _is_party(self, read: Name) -> bool:
        """区委宣传部, and 区宣传部, which everybody knows to be the Party's."""
        return read.organ == PARTY or (not read.organ and bool(read.level) and read.core in self._party_always)

    def _full(self, read: Name) -> str:
        """The full form of the core: 发改局 → 发展和改革局."""
        core = read.core
        if read.organ == PARTY:
            return self._party.get(core) or self._department(core) or core
        if read.organ == GOVERNMENT:
            return self._government.get(core) or self._department(core) or core
        if read.kind == "clipped":
            body = self._bodies.get(f"{core}局") or self._bodies.get(core)
            return body or (self._stems[core] + "局" if core in self._stems else core)
        return self._department(core, core == read.text) or self._bodies.get(core) or self._party.get(core) or core

    def _department(self, core: str, bare: bool = False) -> str | None:
        """Full stem and full ending of a department's core; a body with a name of its own comes first.

        ``bare``: it says no level, so that an office (科技处 of a university or a bureau) is printed in full.
        """
        if core in self._bodies or (bare and self._names.bodies.office(core)):
            return None
        cut = self._names.bodies.stem(core)
        return self._stems[cut[0]] + self._endings[cut[1]] if cut else None

    def _branch(self, text: str) -> Named | None:
        """兰山生态环境分局, 市公安局兰山分局 and 公安分局: branches of the prefecture's bureau in this county."""
        own = self._own
        upper = next((up for up in reversed(self._above) if up.level == "prefecture" or up.name.endswith("市")), None)
        if own is None or own.level != "county" or upper is None or not text.endswith(_BRANCH):
            return None
        here = f"(?:{re.escape(own.name)}|{re.escape(short_name(own.name))}|{re.escape(own.name[-1])})"
        bureau = f"^(?:{re.escape(upper.name)}|市)?(?P<stem>.+?)局{here}分局$"
        found = re.match(bureau, text) or re.match(f"^{here}?(?P<stem>.+?)局?分局$", text)
        stem = self._stems.get(found.group("stem")) if found else None
        if stem is None:
            return None
        name = self._branch_name.format(upper=upper.name, stem=stem, here=short_name(own.name))
        return Named(own.code or own.name, f"{stem}分局", name, "branch", True)

    def _place(self, place: str, level: str) -> tuple[str, str]:
        """What the id begins with and what the name begins with, for the place and level that a name says."""
        own = self._own
        if place:
            full = f"{place}{level}".removeprefix(self._front)
            # A division and its city are one: 第八师石河子市.
            found = None if self._divisions.match(full) else self._find_place(full)
            return (found.code or found.name, found.name) if found else (full, full)
        if own is None:
            return "", level
        for one in [own, *reversed(self._above)]:
            if not level or one.name.endswith(level):
                return one.code or one.name, one.name
        return own.code or own.name, level

    def _level(self, place: str, name: str) -> Level:
        """The level of government of a place by its code and name; that of a county, if nobody knows it."""
        if not place and self._names.collectives.is_province(name):
            return "province"
        known = [one for one in (self._own, *self._above) if one is not None and place in (one.code, one.name)]
        found = known[0] if known else self._find_place(name)
        return (found.level if found is not None else None) or "county"

    def type_of(self, text: str) -> UnitType:
        """What a body is, by the ending of its name."""
        return next((kind for kind, endings in self._types if text.endswith(endings)), "other")
