"""Is this text the complete name of a body, and what are its parts?

The centre of the grammar: 和, 牵头 or 等 within a string separates only where complete names stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pipeline.normalisers.units.lexicon.body_index import BodyIndex
from pipeline.normalisers.units.lexicon.collective_parts import CollectiveParts
from pipeline.normalisers.units.lexicon.collective_patterns import patterns_of
from pipeline.normalisers.units.lexicon.collectives import Collectives
from pipeline.normalisers.units.lexicon.heads import heads
from pipeline.normalisers.units.lexicon.name import PARTY, Name, NameKind
from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary

# A longer text is a sentence, not a name; it also bounds the work on garbage.
_LONGEST = 60
_LONGEST_START = 24
_KEPT = 50_000
_EVERYDAY = 2  # characters that a place's short name has at most which is a word too (平安)
_BRACKET = re.compile("（[^（）]*）")
# “两难办” is a name as 两难办 is.
_QUOTES = "“”\"'‘’"


class NameReader:
    """Reads names; ``local`` are names of the registry (towns, zones, bodies with names of their own).

    ``places`` tells whether a text is a place's full (True) or short (False) name, or none (None). What needs no
    reading is asked of ``bodies`` and ``collectives``.
    """

    def __init__(self, vocabulary: Vocabulary, local: Iterable[str], places: Callable[[str], bool | None]) -> None:
        patterns = patterns_of(vocabulary)
        self.bodies = BodyIndex(vocabulary, places)
        self.collectives = CollectiveParts(patterns, self.bodies)
        self._wholes = Collectives(patterns, self.collectives, self.bodies)
        self._local = frozenset(local)
        self._bound = tuple(self.bodies.bound)
        self._seen: dict[str, Name | None] = {}
        self._shared: dict[str, str] = {}

    def read(self, text: str) -> Name | None:
        """The parts of a complete name, or None. ``text`` has no white space and no alias in brackets at its end."""
        if not 1 < len(text) <= _LONGEST:
            return None
        try:
            return self._seen[text]
        except KeyError:  # bounded: a reader lives as long as a run over many notices
            if len(self._seen) > _KEPT:
                self._seen.clear()
            found = self._seen[text] = self._read(text)
            return found

    def shared_body(self, text: str) -> str:
        """人民政府 of 河西区人民政府: a body that the bare places before it may have too; else nothing."""
        found = self._shared.get(text)
        if found is None:
            if len(self._shared) > _KEPT:
                self._shared.clear()
            found = self._shared[text] = self._shared_body(text)
        return found

    def _shared_body(self, text: str) -> str:
        name = self.read(text)
        if name is None:
            return ""
        if not text.endswith(self._bound):
            # 山西省、河北省财政厅.
            bureau = name.kind == "department" or (name.kind == "shaped" and text.endswith(self.bodies.bureaus))
            return text.removeprefix(name.head) if name.place and name.level and bureau else ""
        core = next(body for body in self._bound if text.endswith(body))
        place = text.removesuffix(core)
        return core if core and (self.is_bare_place(place) or self._is_town(place)) else ""

    def is_bare_place(self, text: str) -> bool:
        """Whether it is a place, or ends like a town (城关镇), so that the body of those behind it may be its own."""
        return self.bodies.is_place(text) or (text.endswith(self.bodies.towns) and self._is_town(text))

    def _is_town(self, text: str) -> bool:
        name = self.read(text) if self.bodies.ends_like_town(text) else None
        return name is not None and name.alone

    def takes_body(self, place: str, body: str, last: str) -> bool:
        """Whether a bare place has the ``body`` of the ``last`` place of its row too.

        What can stand alone is shared by places of one rank only, and the office of a sub-district by sub-districts.
        """
        if self.collectives.is_committee(body):
            return place[-1] == last[-1] and (self.bodies.is_place(place) or self._is_town(place))
        if body in self._bound:
            return self.is_bare_place(place)
        full = place + self.completed(place, last[-1])
        return self.bodies.place_of(full) is True and self.collectives.is_of_rank(full, last)

    def completed(self, place: str, level: str) -> str:
        """市 behind 长沙 in 长沙、湘潭市人民政府: what makes a short name full like the one that the body stands at."""
        short = self.bodies.place_of(place) is False and level in self.bodies.levels
        return level if short and self.bodies.place_of(place + level) else ""

    def begins_known(self, text: str) -> bool:
        """Whether a name that a list of the rules has begins the text."""
        starts = (self.read(text[:end]) for end in range(2, min(len(text), _LONGEST_START) + 1))
        return any(name is not None and name.known for name in starts)

    def is_office(self, text: str) -> bool:
        """Whether it is an office within a body: 厅办公室, or the 办公室 of a body that a list has (管委会办公室)."""
        name = self.read(text)
        if name is None or name.known:
            return False
        if name.level in self.bodies.inner_levels:
            return True
        ends = (end for end in self.bodies.inner_endings if text.endswith(end))
        return any(self.bodies.known_core(text.removesuffix(end)) is not None for end in ends)

    def is_division(self, text: str) -> bool:
        """Whether it names a place, or its level only: 兰山区, 县."""
        return self._wholes.is_division(text, self.read)

    def explicit(self, text: str) -> bool:
        """Whether the text is a complete name that says its own level or place, or is a collective."""
        name = self.read(text)
        return name is not None and (bool(name.head) or name.kind in ("collective", "local", "nation", "league"))

    def begins_explicit(self, text: str) -> bool:
        """Whether a name with its own level begins the text: some beginning of it is such a name."""
        return any(self.explicit(text[:end]) for end in range(2, min(len(text), _LONGEST_START) + 1))

    def ends_list(self, text: str) -> bool:
        """Whether it says what kind of bodies an open list is of: 市安委会成员单位, 重点行业主管部门, 县区人民政府."""
        return self._wholes.ends_list(text, self.read)

    def each_parts(self, text: str) -> list[str]:
        """各镇街各部门 are two collectives, 各级各部门 one: the parts, or the text whole."""
        return self._wholes.each_parts(text, self.read)

    def is_body_of_each(self, text: str) -> bool:
        """Whether a complete name, maybe with a variant in brackets (财政厅（局）), can be the body of a 各."""
        return self._wholes.is_body(text, self.read)

    def is_row(self, left: str, joint: str, right: str) -> bool:
        """Whether a joint stands within one collective: 各高校和科研院所."""
        return self._wholes.is_row(left, joint, right)

    def is_of_each(self, text: str) -> bool:
        """Whether a collective is a known body of each of several places: 各县（市、区）委组织部."""
        parts = self.collectives.head_and_body(text)
        body = parts[1] if parts else ""
        return any(self.bodies.known_core(body[at:]) for at in (0, 1) if len(body) > at + 1)

    # --- reading ----------------------------------------------------------------------------------------------------

    def _read(self, text: str) -> Name | None:
        bodies = self.bodies
        if text in self._local:
            return Name(text, "local", core=text, alone=True)
        if bodies.is_nation(text):
            return Name(text, "nation", core=text, alone=True)
        if bodies.is_sentence(text):
            return Name(text, "collective", core=text) if self._wholes.is_described(text, self.read) else None
        if bodies.is_league(text):
            return Name(text, "league", core=text, alone=True)
        if bodies.is_placed_inside(text):
            return Name(text, "alone", core=text, alone=True)
        plain = self._plain(text)
        if plain and plain.known and (plain.core or plain.organ) and plain.kind != "clipped":
            # Before collectives, as 县市场监管局 begins like 县市.
            return plain
        if self._wholes.is_one(text, self.read):
            return Name(text, "collective", core=text)
        return self._around_bracket(text) or plain or self._shaped(text)

    def _around_bracket(self, text: str) -> Name | None:
        """农业农村（农牧、畜牧兽医）厅: a known body with variants of its stem in brackets inside."""
        if text.endswith("）") or "（" not in text or text.startswith("（"):
            return None
        bare = _BRACKET.sub("", text)
        name = self.read(bare) if bare != text else None
        if name is None or not name.known or name.kind not in ("department", "party", "body", "government"):
            return None
        return Name(text, name.kind, name.place, name.level, name.organ, name.core)

    def _plain(self, text: str) -> Name | None:
        """A name of which the rules know the core, or that has a level and the shape of a body."""
        name = self._within_level(text) or self._without_level(text) or self._behind_place(text)
        level = self._level(text) if name is None or not name.known else None
        if level is not None:
            # 市 + 中医药局 is known, 市中 + 医药局 is not.
            under = self._under(text, "", level, text[len(level) :])
            name = under if under is not None and (name is None or under.known) else name
        if name is None or (not name.known and (name.place or not name.level)):
            name = self._behind_zone(text, name) or name
        return name or (self._behind_inner_level(text) if level is None else None)

    def _within_level(self, text: str) -> Name | None:
        """市直机关工委, 省级机关事务管理局: the level is told together with 直 or 级."""
        bodies = self.bodies
        for level in bodies.levels_of(text):
            if text[len(level) : len(level) + 1] not in bodies.within or not bodies.has_shape(text):
                continue
            kind = bodies.known_core(text)
            core = text[len(level) :]
            known = None if kind else bodies.known_core(core)
            if known is not None:
                return Name(text, known, level=level, core=core)
            alone = text.endswith(bodies.alone_endings)
            return Name(text, kind or "shaped", level=level, core=text, known=kind is not None, alone=alone)
        return None

    def _without_level(self, text: str) -> Name | None:
        """A body as a list has it, one clipped, or a place alone, which stands for its government (临沂市等市)."""
        bodies = self.bodies
        kind = bodies.known_core(text)
        if kind is not None:
            return Name(text, kind, core=text, alone=bodies.is_alone(text))
        if bodies.is_clipped(text):
            return Name(text, "clipped", core=text)
        return Name(text, "alone", core=text, alone=True) if bodies.is_place(text) else None

    def _behind_place(self, text: str) -> Name | None:
        """A name behind a place: 石阡县 + 委宣传部, 自贡 + 调查队, 辽源市 + 公安局西安分局.

        Of several readings a known body wins, then the longest place: 济南市 + 公安局, though 公安 is a county too.
        """
        bodies = self.bodies
        found = [self._at_place(text, *head) for head in heads(text, bodies.front, bodies.place_of)]
        named = [name for name in found if name is not None]
        return next((name for name in named if name.known), named[0] if named else None)

    def _at_place(self, text: str, place: str, rest: str, full: bool) -> Name | None:
        bodies = self.bodies
        if not place:
            return None
        if bodies.place_of(rest):
            return Name(text, "alone", core=text, alone=True)
        if not full:
            # 内蒙古电力监管办: a long short name is no everyday word.
            sure = len(place) > _EVERYDAY or not rest.endswith(bodies.plain_offices)
            shaped = bodies.has_shape(rest) and sure
            found: NameKind | None = bodies.known_core(rest) or ("shaped" if shaped else None)
            return Name(text, found, place=place, core=rest, known=found != "shaped", alone=True) if found else None
        level = next(level for level in [*bodies.levels, place[-1]] if place.endswith(level))
        return self._under(text, place[: len(place) - len(level)], level, rest)

    def _behind_zone(self, text: str, plain: Name | None) -> Name | None:
        """A known body behind a zone or town that no list of places has: 平潭综合实验区 + 财政局, 大坡乡 + 党委政府.

        What names the zone's own government (高新区管委会) is a place itself. ``plain``: the reading without zones.
        """
        bodies = self.bodies
        place, level = (plain.place, plain.level) if plain else ("", "")
        start = len(place + level)
        for end in bodies.zones(text[start:]):
            end += start
            rest = text[end:]
            if self.collectives.is_government_body(rest):
                return Name(text, "alone", place, level, "", text[start:], alone=True)
            name = self._under(text, text[: end - 1], text[end - 1], rest)
            if name is not None and name.known and name.kind != "clipped":
                return name
        return None

    def _level(self, text: str) -> str | None:
        """The level that the text begins with, if it is none only by its characters (市场监管局)."""
        bodies = self.bodies
        for level in bodies.levels_of(text):
            if not text.startswith(bodies.not_levels) or bodies.known_core(text[len(level) :]):
                return level
        return None

    def _behind_inner_level(self, text: str) -> Name | None:
        """An office within a body that is called by its level: 校 + 办公室."""
        bodies = self.bodies
        for level in bodies.inner_levels:
            rest = text[len(level) :]
            inner = text.startswith(level) and len(rest) > 1 and rest.endswith(bodies.inner_endings)
            if inner and not text.startswith(bodies.not_levels) and self.read(rest):
                return Name(text, "shaped", level=level, core=rest, known=False)
        return None

    # --- behind a level ---------------------------------------------------------------------------------------------

    def _under(self, text: str, place: str, level: str, rest: str) -> Name | None:
        """A name whose level is known: 区 + 委 + 宣传部, 区 + 政府 + 办公室, 区 + 财政局."""
        bodies = self.bodies
        word = next((word for word in bodies.organs if rest.startswith(word)), None)
        if word is not None and not rest.startswith(bodies.not_organs):
            return self._organ(text, place, level, bodies.organs[word], rest[len(word) :])
        first, again, second = rest.partition(level)
        if again and bodies.is_one_body(first, second):
            # 区纪委区监委 is one body that says its level twice.
            return Name(text, "body", place, level, "", first)
        kind = bodies.known_core(rest)
        if kind:
            return Name(text, kind, place, level, "", rest)
        if bodies.is_clipped_core(rest):
            return Name(text, "clipped", place, level, "", rest)
        if not bodies.has_shape(rest):
            return None
        alone = text.endswith(bodies.alone_endings) and not text.endswith(bodies.not_alone_endings)
        return Name(text, "alone" if alone else "shaped", place, level, "", rest, known=False, alone=alone)

    def _organ(self, text: str, place: str, level: str, organ: str, core: str) -> Name | None:
        """A name behind 区委 or 区政府; the organ itself where nothing stands behind it."""
        kind: NameKind = "party" if organ == PARTY else "government"
        bodies = self.bodies
        if not core or bodies.is_organ_core(organ, core) or bodies.known_core(core):
            return Name(text, kind, place, level, organ, core)
        shaped = bodies.has_shape(core) or bodies.is_shape(core)
        return Name(text, kind, place, level, organ, core, known=False) if shaped else None

    def _shaped(self, text: str) -> Name | None:
        """A name that no list knows, told by its ending only."""
        if not self.bodies.has_shape(text.strip(_QUOTES)):
            return None
        alone = self.bodies.is_alone(text) or self.bodies.holds_place(text)
        return Name(text, "alone" if alone else "shaped", core=text, known=False, alone=alone)
