"""Is this text the complete name of a body, and what are its parts?

The centre of the grammar: 和, 牵头 or 等 within a string separates only where complete names stand beside it. A name is
``place + level + organ + core``: 临沂市兰山 + 区 + 委 + 编办.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from pipeline.normalisers.units.lexicon.collectives import Collectives
from pipeline.normalisers.units.lexicon.heads import is_full_place, split_place
from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary, aliases, any_of, listed

NameKind = Literal[
    "department", "party", "government", "body", "nation", "league", "local", "collective", "alone", "clipped", "shaped"
]
# A longer text is a sentence, not a name; it also bounds the work on garbage.
_LONGEST = 60
_LONGEST_START = 24
# The two organs of a level, as they stand in ids: 区委, 区政府.
PARTY, GOVERNMENT = "委", "政府"


class Name(Struct, frozen=True):
    """A complete name. ``level`` ends the place (兰山 + 区); ``organ`` is 委 or 政府; ``core`` is what remains.

    ``known``: a list of the rules has it, else it was told by its ending. ``alone``: it takes no level from its
    neighbours and hands none on (a town, a branch, a firm, a body of the State).
    """

    text: str
    kind: NameKind
    place: str = ""
    level: str = ""
    organ: str = ""
    core: str = ""
    known: bool = True
    alone: bool = False

    @property
    def head(self) -> str:
        """What the next name may take over: 兰山区."""
        return self.place + self.level


class NameReader:
    """Reads names; ``local`` are names of the registry (towns, zones, bodies with names of their own).

    ``places`` tells whether a text is a place's full (True) or short (False) name, or none (None).
    """

    def __init__(self, vocabulary: Vocabulary, local: Iterable[str], places: Callable[[str], bool | None]) -> None:
        words, bodies = vocabulary.words, vocabulary.bodies
        self._local = frozenset(local)
        # 会同 is a county too, but not here.
        verbs = " ".join(f"{verbs.strong} {verbs.weak}" for verbs in words.roles.all())
        reserved = frozenset(f"{words.joining} {words.manner} {words.separators.words} {verbs}".split())
        self._reserved = reserved
        # 新疆生产建设兵团 has bodies like a place: 新疆生产建设兵团财政局、民政局.
        self._guests = frozenset(words.territories.guests.split()[:1])
        self._front = words.levels.front
        self.centre = words.levels.centre
        organs = dict.fromkeys(listed(words.levels.committees), PARTY)
        self._organs = {**organs, **dict.fromkeys(listed(words.levels.governments), GOVERNMENT)}
        self._no_organs = tuple(words.levels.not_committees.split())
        self._offices = tuple(listed(words.levels.offices))
        self._place_of = places
        self._nation = aliases(bodies.nation)
        # 财政部山东监管局, 水利部珠江委; 财政部门 is of every level.
        self._of_nation = re.compile(f"^{any_of([short for short in self._nation if len(short) > 2])}(?!门)..")
        self._national = tuple(listed(words.levels.nation))
        self._also_local = frozenset(bodies.also_local.split())
        self._party = aliases(bodies.party_organs)
        self._party_only = frozenset(bodies.party_only.split())
        self._government = aliases(bodies.government_organs)
        self._bodies = aliases(bodies.bodies)
        self._stems = aliases(bodies.departments)
        # The shortest ending leaves the longest stem: 应急管理 + 局, not 应急 + 管理局.
        self._endings = sorted(bodies.endings, key=len)
        self._clipped = frozenset(bodies.clipped.split())
        self._shapes = tuple(listed(bodies.shapes))
        self._no_shapes = tuple(listed(bodies.not_shapes))
        self._levels = listed(words.levels.government)
        self._inner = listed(words.levels.inner)
        self._inner_endings = tuple(listed(words.levels.inner_endings))
        self._not_levels = tuple(listed(words.levels.not_levels))
        self._within = tuple(words.levels.levels_within.split())
        self._alone = tuple(listed(words.levels.alone))
        self._alone_endings = tuple(listed(words.levels.alone_endings))
        self._league = re.compile(f"^{any_of(bodies.youth_league)}.{{1,9}}委$")
        self._sentence = re.compile(any_of(words.sentences))
        self.collectives = Collectives(vocabulary, self)
        self._seen: dict[str, Name | None] = {}

    def read(self, text: str) -> Name | None:
        """The parts of a complete name, or None. ``text`` has no white space and no alias in brackets at its end."""
        if not 1 < len(text) <= _LONGEST:
            return None
        try:
            return self._seen[text]
        except KeyError:
            # Bounded: a reader lives as long as a run over many notices.
            if len(self._seen) > 50_000:
                self._seen.clear()
            found = self._seen[text] = self._read(text)
            return found

    def _read(self, text: str) -> Name | None:
        if text in self._local:
            return Name(text, "local", core=text, alone=True)
        if text in self._nation:
            return Name(text, "nation", core=text, alone=True)
        if self._sentence.search(text):
            return Name(text, "collective", core=text) if self.collectives.is_described(text) else None
        if self._league.match(text):
            return Name(text, "league", core=text, alone=True)
        plain = self._plain(text)
        if plain and plain.known and (plain.core or plain.organ) and plain.kind != "clipped":
            # Before collectives, as 县市场监管局 begins like 县市.
            return plain
        if self.collectives.is_one(text):
            return Name(text, "collective", core=text)
        return plain or self._shaped(text)

    def known_core(self, core: str) -> NameKind | None:
        """What kind of body a list of the rules has under this name, which has no level in front."""
        if len(core) < 2:
            return None
        if core in self._bodies or core in self._government:
            return "body"
        if core in self._party:
            return "party"
        return "department" if self.stem(core) else None

    def stem(self, core: str) -> tuple[str, str] | None:
        """Stem and ending of a department's name as written: 发改局 → (发改, 局)."""
        for ending in self._endings:
            if core.endswith(ending) and core[: -len(ending)] in self._stems:
                return core[: -len(ending)], ending
        return None

    def is_also_local(self, name: Name) -> bool:
        """Whether a body of the State is one of a place too, behind others of that place: 省委宣传部、网信办.

        国家税务局 was one of every place: it is called the State's, but is none of the State's own.
        """
        if name.kind == "body":
            return name.text.startswith(self._national)
        return name.kind == "nation" and name.text in self._also_local

    def is_nation(self, text: str) -> bool:
        """Whether it is a body of the State or the Party's centre."""
        return text in self._nation

    def _places(self, text: str) -> bool | None:
        if text in self._reserved:
            return None
        return True if text in self._guests else self._place_of(text)

    def _is_alone(self, text: str) -> bool:
        """Whether a name without a level takes none from its neighbours."""
        return text.startswith(self._alone) or text.endswith(self._alone_endings) or bool(self._of_nation.match(text))

    def has_shape(self, text: str) -> bool:
        """Whether the text ends like the name of a body and holds no word of a sentence."""
        return (
            len(text) > 1
            and text.endswith(self._shapes)
            and not text.endswith(self._no_shapes)
            and not self._sentence.search(text)
        )

    def begins_with_level(self, text: str) -> bool:
        """Whether the text says its level (市公安部门), not only its first character does (市场监管部门)."""
        return text.startswith(tuple(self._levels)) and not text.startswith(self._not_levels)

    def is_reserved(self, text: str) -> bool:
        """Whether it is a word of the grammar, so that it names nothing."""
        return text in self._reserved

    def begins_known(self, text: str) -> bool:
        """Whether a name that a list of the rules has begins the text."""
        starts = (self.read(text[:end]) for end in range(2, min(len(text), _LONGEST_START) + 1))
        return any(name is not None and name.known for name in starts)

    def is_ending(self, text: str) -> bool:
        """Whether the text is only what a name ends with (有限公司)."""
        return text in self._alone_endings

    def is_inner(self, text: str) -> bool:
        """Whether the text is only what an office within a body is called (党委（校长）办公室)."""
        return text in self._inner_endings

    def is_place(self, text: str) -> bool:
        """Whether the whole text is the name of a place."""
        return self._places(text) is not None

    def is_division(self, text: str) -> bool:
        """Whether it names a place, or its level only: 兰山区, 县."""
        return text in self._levels or (text.endswith(tuple(self._levels)) and self.read(text) is not None)

    def office(self, text: str) -> str | None:
        """支队 of 治安支队: what kind of office within a bureau it may be."""
        return next((ending for ending in self._offices if text.endswith(ending)), None)

    def is_party_organ(self, core: str) -> bool:
        """Whether 委 stands before it (宣传部), so that it takes 区委 over and not 区."""
        return core in self._party

    def is_party_only(self, core: str) -> bool:
        """Whether it can be no organ but the Party's, whatever stands before it."""
        return core in self._party_only

    def explicit(self, text: str) -> bool:
        """Whether the text is a complete name that says its own level or place, or is a collective."""
        name = self.read(text)
        return name is not None and (bool(name.head) or name.kind in ("collective", "local", "nation", "league"))

    def begins_explicit(self, text: str) -> bool:
        """Whether a name with its own level begins the text: some beginning of it is such a name."""
        return any(self.explicit(text[:end]) for end in range(2, min(len(text), _LONGEST_START) + 1))

    def _plain(self, text: str) -> Name | None:
        """A name of which the rules know the core, or that has a level and the shape of a body."""
        for level in self._levels:
            # 市直机关工委, 省级机关事务管理局: the level is told together with 直 or 级.
            if text.startswith(level) and text[len(level) : len(level) + 1] in self._within and self.has_shape(text):
                kind = self.known_core(text)
                core = text[len(level) :]
                known = None if kind else self.known_core(core)
                if known is not None:
                    return Name(text, known, level=level, core=core)
                alone = text.endswith(self._alone_endings)
                return Name(text, kind or "shaped", level=level, core=text, known=kind is not None, alone=alone)
        kind = self.known_core(text)
        if kind is not None:
            return Name(text, kind, core=text, alone=self._is_alone(text))
        if text in self._clipped:
            return Name(text, "clipped", core=text)
        if self._places(text) is not None:
            # 临沂市、枣庄市等市: a place stands for its government.
            return Name(text, "alone", core=text, alone=True)
        place, rest = split_place(text, self._front, self._places)
        if place and self._places(rest):
            return Name(text, "alone", core=text, alone=True)
        if place:
            name = self._placed(text, place, rest)
            if name is not None:
                return name
        for level in self._levels:
            if text.startswith(level):
                rest = text[len(level) :]
                if self.known_core(rest) or not text.startswith(self._not_levels):
                    return self._under(text, "", level, rest)
        for level in self._inner:
            rest = text[len(level) :]
            inner = text.startswith(level) and len(rest) > 1 and rest.endswith(self._inner_endings)
            if inner and not text.startswith(self._not_levels) and self.read(rest):
                return Name(text, "shaped", level=level, core=rest, known=False)
        return None

    def _placed(self, text: str, place: str, rest: str) -> Name | None:
        """A name behind a place: 石阡县 + 委宣传部, 自贡 + 调查队, 辽源市 + 公安局西安分局."""
        if not is_full_place(place, self._places) and not place.endswith(tuple(self._levels)):
            found = self.known_core(rest) or ("shaped" if self.has_shape(rest) else None)
            return Name(text, found, place=place, core=rest, known=found != "shaped", alone=True) if found else None
        level = next(level for level in [*self._levels, place[-1]] if place.endswith(level))
        return self._under(text, place[: len(place) - len(level)], level, rest)

    def _under(self, text: str, place: str, level: str, rest: str) -> Name | None:
        """A name whose level is known: 区 + 委 + 宣传部, 区 + 政府 + 办公室, 区 + 财政局."""
        for word in self._organs:
            if rest.startswith(word) and not rest.startswith(self._no_organs):
                organ = self._organs[word]
                core = rest[len(word) :]
                if core:
                    return self._organ(text, place, level, organ, core)
                return Name(text, "party" if organ == PARTY else "government", place, level, organ, "")
        first, again, second = rest.partition(level)
        if again and first in self._bodies and self._bodies[first] == self._bodies.get(second):
            # 区纪委区监委 is one body that says its level twice.
            return Name(text, "body", place, level, "", first)
        alone = text.endswith(self._alone_endings) and not self.known_core(rest)
        kind = self.known_core(rest)
        if kind:
            return Name(text, kind, place, level, "", rest)
        if rest in self._clipped or rest in self._stems:
            return Name(text, "clipped", place, level, "", rest)
        if self.has_shape(rest):
            alone = alone and not text.endswith(("集团", "大学", "学院"))
            return Name(text, "alone" if alone else "shaped", place, level, "", rest, known=False, alone=alone)
        return None

    def _organ(self, text: str, place: str, level: str, organ: str, core: str) -> Name | None:
        table = self._party if organ == PARTY else self._government
        kind: NameKind = "party" if organ == PARTY else "government"
        if core in table or self.known_core(core):
            return Name(text, kind, place, level, organ, core)
        shaped = self.has_shape(core) or core in self._shapes
        return Name(text, kind, place, level, organ, core, known=False) if shaped else None

    def _shaped(self, text: str) -> Name | None:
        """A name that no list knows, told by its ending only."""
        if not self.has_shape(text):
            return None
        alone = self._is_alone(text)
        return Name(text, "alone" if alone else "shaped", core=text, known=False, alone=alone)
