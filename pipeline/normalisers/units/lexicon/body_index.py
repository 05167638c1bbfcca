"""What the lists of the rules know about bodies, levels and places: the index that names and collectives stand on.

It never reads a name; it only answers what a word is, what a text begins with and what it ends with.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.normalisers.units.lexicon.name import GOVERNMENT, PARTY, Name, NameKind
from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary, aliases
from pipeline.rules.words import any_of, listed

_PLACE_LONGEST = 8
_DAY = r"\d[月日]"
_NO_PLACE = re.compile("[各和及与、（）有相全由请]")


class BodyIndex:
    """Built once and never changed. ``places`` tells whether a text is a place's full (True) or short (False) name, or
    none (None)."""

    def __init__(self, vocabulary: Vocabulary, places: Callable[[str], bool | None]) -> None:
        words, bodies = vocabulary.words, vocabulary.bodies
        # 会同 is a county too, but not here.
        verbs = " ".join(f"{verbs.strong} {verbs.weak}" for _, verbs in vocabulary.roles.roles.each())
        self._reserved = frozenset(f"{words.joining} {words.manner} {words.separators.words} {verbs}".split())
        # 新疆生产建设兵团 has bodies like a place: 新疆生产建设兵团财政局、民政局.
        self._guests = frozenset(words.territories.guests.split()[:1])
        self._place_of = places
        self.front = re.compile(f"(?:{words.levels.front}|{words.levels.divisions})")
        self.centre = words.levels.centre
        organs = dict.fromkeys(listed(words.levels.committees), PARTY)
        self._committee = min(organs, key=len)
        self.organs = {**organs, **dict.fromkeys(listed(words.levels.governments), GOVERNMENT)}
        self.not_organs = tuple(words.levels.not_committees.split())
        self._offices = [(kind, tuple(kind.split())) for kind in words.levels.offices]
        self._nation = aliases(bodies.nation)
        # 财政部山东监管局, 水利部珠江委; 财政部门 is of every level.
        self._of_nation = re.compile(f"^{any_of([short for short in self._nation if len(short) > 2])}(?!门)..")
        self._national = tuple(listed(words.levels.nation))
        self._also_local = frozenset(bodies.also_local.split())
        self._party = aliases(bodies.party_organs)
        self._party_only = frozenset(bodies.party_only.split())
        self._government = aliases(bodies.government_organs)
        self._bodies = aliases(bodies.bodies)
        self.bureaus = tuple(words.unseparated.departments.split())
        self.bound = tuple(listed(bodies.bound))
        self._stems = aliases(bodies.departments)
        # The shortest ending leaves the longest stem: 应急管理 + 局, not 应急 + 管理局.
        self._posted = re.compile(any_of(words.levels.posted))
        self._endings: dict[str, list[str]] = {}
        for ending in sorted(bodies.endings, key=len):
            self._endings.setdefault(ending[-1:], []).append(ending)
        self._clipped = frozenset(bodies.clipped.split())
        self._shapes = tuple(listed(bodies.shapes))
        self._no_shapes = tuple(listed(bodies.not_shapes))
        self.towns = tuple(listed(words.territories.towns))
        self._town = re.compile(f"(?:{vocabulary.zones.towns})$")
        self.levels = listed(words.levels.government)
        self._levels_at: dict[str, list[str]] = {}
        for level in self.levels:
            self._levels_at.setdefault(level[0], []).append(level)
        self._never_kinds = words.levels.never_kinds.split()
        self.inner_levels = listed(words.levels.inner)
        self.plain_offices = tuple(words.levels.plain_offices.split())
        self.inner_endings = tuple(listed(words.levels.inner_endings))
        self.not_levels = tuple(listed(words.levels.not_levels))
        self.within = tuple(words.levels.levels_within.split())
        self._zone = re.compile(vocabulary.zones.before_body())
        self._alone = tuple(listed(words.levels.alone))
        self.alone_endings = tuple(listed(words.levels.alone_endings))
        self.hanging = tuple(listed(words.levels.hanging))
        self.not_alone_endings = tuple(listed(words.levels.not_alone_endings))
        self._youth_league = frozenset(bodies.youth_league.split())
        self._league = re.compile(f"^{any_of(bodies.youth_league)}.{{1,9}}委$")
        self._placed_inside = re.compile(bodies.placed_inside)
        self._sentence = re.compile(f"{any_of(words.sentences)}|{_DAY}")

    # --- lists ------------------------------------------------------------------------------------------------------

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
        for ending in self._endings.get(core[-1:], ()):
            if core.endswith(ending) and core[: -len(ending)] in self._stems:
                return core[: -len(ending)], ending
        return None

    def is_clipped(self, text: str) -> bool:
        """Whether it is a name cut off before its ending, that stands alone: 发改."""
        return text in self._clipped

    def is_clipped_core(self, core: str) -> bool:
        """The same behind a level, where every department's stem may stand for it: 市财政."""
        return core in self._clipped or core in self._stems

    def is_one_body(self, first: str, second: str) -> bool:
        """区纪委区监委: two names of one body."""
        return first in self._bodies and self._bodies[first] == self._bodies.get(second)

    def is_nation(self, text: str) -> bool:
        """Whether it is a body of the State or the Party's centre."""
        return text in self._nation

    def is_also_local(self, name: Name) -> bool:
        """Whether a body of the State is one of a place too, behind others of that place: 省委宣传部、网信办.

        国家税务局 was one of every place: it is called the State's, but is none of the State's own.
        """
        if name.kind == "body":
            return name.text.startswith(self._national)
        return name.kind == "nation" and name.text in self._also_local

    def is_organ(self, text: str) -> bool:
        """Whether it is what a committee of the Party or a government is called, and no more: 党委."""
        return text in self.organs

    def is_party_organ(self, core: str) -> bool:
        """Whether 委 stands before it (宣传部), so that it takes 区委 over and not 区."""
        return core in self._party

    def is_party_only(self, core: str) -> bool:
        """Whether it can be no organ but the Party's, whatever stands before it."""
        return core in self._party_only

    def is_organ_core(self, organ: str, core: str) -> bool:
        """Whether a list has the core behind 委 or 政府."""
        return core in (self._party if organ == PARTY else self._government)

    def level_of_league(self, text: str) -> str:
        """县 of 团县委; nothing where a place stands inside (团兰山区委)."""
        return next((level for level in self.levels if text.endswith(f"团{level}{self._committee}")), "")

    def is_league(self, text: str) -> bool:
        """团市委: its level stands inside."""
        return bool(self._league.match(text))

    def is_placed_inside(self, text: str) -> bool:
        """政协彭阳县委员会: an organisation with its place in the middle."""
        return bool(self._placed_inside.match(text))

    def is_reserved(self, text: str) -> bool:
        """Whether it is a word of the grammar, so that it names nothing."""
        return text in self._reserved

    # --- shapes -----------------------------------------------------------------------------------------------------

    def has_shape(self, text: str) -> bool:
        """Whether the text ends like the name of a body and holds no word of a sentence."""
        if len(text) < 2 or not text.endswith(self._shapes) or self.is_sentence(text):
            return False
        # 重症医学科 ends like a body, 医学学科 does not: the longer ending tells.
        word = max((end for end in self._no_shapes if text.endswith(end)), key=len, default="")
        return not word or any(len(shape) > len(word) and text.endswith(shape) for shape in self._shapes)

    def ends_like_body(self, text: str) -> bool:
        """Whether it ends in a word that bodies' names end with, whatever else it is."""
        return text.endswith(self._shapes)

    def ends_like_town(self, text: str) -> bool:
        """Whether it ends like the name of a town or a sub-district."""
        return bool(self._town.search(text))

    def is_shape(self, text: str) -> bool:
        """Whether it is nothing but an ending of a body's name."""
        return text in self._shapes

    def is_sentence(self, text: str) -> bool:
        """Whether it holds a word of a sentence."""
        return bool(self._sentence.search(text))

    def is_alone(self, text: str) -> bool:
        """Whether a name without a level takes none from its neighbours."""
        return (
            (text.startswith(self._alone) and text not in self._youth_league)
            or text.endswith(self.alone_endings)
            or bool(self._of_nation.match(text))
        )

    def is_posted(self, text: str) -> bool:
        """省监委驻校监察专员办: it works in another body's house, and its level is not that of its neighbours."""
        return bool(self._posted.search(text))

    def is_ending(self, text: str) -> bool:
        """Whether the text is only what a name ends with (有限公司)."""
        return text in self.alone_endings

    def is_inner(self, text: str) -> bool:
        """Whether the text is only what an office within a body is called (党委（校长）办公室)."""
        return text in self.inner_endings

    def office(self, text: str) -> str | None:
        """支队 of 治安支队: what kind of office within a bureau it may be (科 is of one kind with 室)."""
        return next((kind for kind, endings in self._offices if text.endswith(endings)), None)

    def holds_place(self, text: str) -> bool:
        """Whether a name has a place of its own inside, so that it needs no level: 国铁济南局, 人保财险攸县支公司.

        A short name of a place may be an everyday word (资源, 合作): it counts before a bare ending only, and not where
        a department's stem ends with it.
        """
        if self.zones(text):
            return True
        for start in range(1, len(text) - 2):
            for end in range(start + 2, min(len(text), start + _PLACE_LONGEST)):
                full = self.place_of(text[start:end])
                if full:
                    return True
                if full is False and self.is_shape(text[end:]) and not self._ends_stem(text[start:end]):
                    return True
        return False

    def zones(self, text: str) -> list[int]:
        """Where zones and towns end that may be the place of a name: 平潭综合实验区|财政局."""
        return [
            zone.end()
            for zone in self._zone.finditer(text[:-1])
            if zone.start() <= _PLACE_LONGEST and not _NO_PLACE.search(text, 0, zone.start())
        ]

    def _ends_stem(self, word: str) -> bool:
        return any(stem.endswith(word) for stem in self._stems)

    # --- levels and places ------------------------------------------------------------------------------------------

    def levels_of(self, text: str) -> list[str]:
        """The levels that the text begins with, the longest first."""
        return [level for level in self._levels_at.get(text[:1], ()) if text.startswith(level)]

    def says_own_level(self, text: str) -> bool:
        """Whether it begins with a level that is no kind of place (自治区), and a body behind it."""
        return any(text.startswith(level) and self.has_shape(text[len(level) :]) for level in self._never_kinds)

    def begins_with_level(self, text: str) -> bool:
        """Whether the text says its level (市公安部门), not only its first character does (市场监管部门)."""
        return bool(self.levels_of(text)) and not text.startswith(self.not_levels)

    def says_whose(self, text: str) -> bool:
        """局属事业单位, 驻县金融机构: not a name's own level, but whose bodies they are."""
        levels = (level for level in (*self.levels, *self.inner_levels) if text.startswith(level))
        return bool(self._posted.match(text)) or any(
            text[len(level) : len(level) + 1] in self.within for level in levels
        )

    def ends_with_level(self, text: str) -> bool:
        """Whether the text ends like the name of a place: 兰山区."""
        return text.endswith(tuple(self.levels))

    def place_of(self, text: str) -> bool | None:
        """Whether it is a place's full (True) or short (False) name, or none (None)."""
        if text in self._reserved:
            return None
        return True if text in self._guests else self._place_of(text)

    def is_place(self, text: str) -> bool:
        """Whether the whole text is the name of a place."""
        return self.place_of(text) is not None
