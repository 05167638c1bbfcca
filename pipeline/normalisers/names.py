"""Is this text the complete name of a body, and what are its parts?

The centre of the grammar: 和, 牵头 or 等 within a string separates only where complete names stand beside it. A name is
``place + level + organ + core``: 临沂市兰山 + 区 + 委 + 编办.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from pipeline.normalisers.vocabulary import Vocabulary, aliases, any_of, listed

NameKind = Literal[
    "department", "party", "government", "body", "nation", "league", "local", "collective", "alone", "clipped", "shaped"
]
# A longer text is a sentence, not a name; it also bounds the work on garbage.
_LONGEST = 60
_PLACE_LONGEST = 12


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
        reserved = frozenset(f"{words.joining} {words.manner} {words.separators.words}".split())
        self._places = lambda text: None if text in reserved else places(text)
        self._nation = aliases(bodies.nation)
        self._party = aliases(bodies.party_organs)
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
        self._league = re.compile(f"^{any_of(bodies.youth_league)}.{{0,9}}委$")
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

    def is_nation(self, text: str) -> bool:
        """Whether it is a body of the State or the Party's centre."""
        return text in self._nation

    def is_place(self, text: str) -> bool:
        """Whether the whole text is the name of a place."""
        return self._places(text) is not None

    def is_party_organ(self, core: str) -> bool:
        """Whether 委 stands before it (宣传部), so that it takes 区委 over and not 区."""
        return core in self._party

    def explicit(self, text: str) -> bool:
        """Whether the text is a complete name that says its own level or place, or is a collective."""
        name = self.read(text)
        return name is not None and (bool(name.head) or name.kind in ("collective", "local", "nation", "league"))

    def begins_explicit(self, text: str) -> bool:
        """Whether a name with its own level begins the text: some beginning of it is such a name."""
        return any(self.explicit(text[:end]) for end in range(2, min(len(text), 24) + 1))

    def _plain(self, text: str) -> Name | None:
        """A name of which the rules know the core, or that has a level and the shape of a body."""
        for level in self._levels:
            # 市直机关工委, 省级机关事务管理局: the level is told together with 直 or 级.
            if text.startswith(level) and text[len(level) : len(level) + 1] in self._within and self._has_shape(text):
                kind = self.known_core(text)
                alone = text.endswith(self._alone_endings)
                return Name(text, kind or "shaped", level=level, core=text, known=kind is not None, alone=alone)
        kind = self.known_core(text)
        if kind is not None:
            return Name(text, kind, core=text, alone=text.endswith(self._alone_endings))
        if self._places(text) is not None:
            # 临沂市、枣庄市等市: a place stands for its government.
            return Name(text, "alone", core=text, alone=True)
        place, rest = self._split_place(text)
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
        return Name(text, "clipped", core=text) if text in self._clipped else None

    def _placed(self, text: str, place: str, rest: str) -> Name | None:
        """A name behind a place: 石阡县 + 委宣传部, 自贡 + 调查队, 辽源市 + 公安局西安分局."""
        if not self._places(place[-_PLACE_LONGEST:]) and not place.endswith(tuple(self._levels)):
            found = self.known_core(rest) or ("shaped" if self._has_shape(rest) else None)
            return Name(text, found, place=place, core=rest, known=found != "shaped", alone=True) if found else None
        level = next(level for level in [*self._levels, place[-1]] if place.endswith(level))
        return self._under(text, place[: len(place) - len(level)], level, rest)

    def _under(self, text: str, place: str, level: str, rest: str) -> Name | None:
        """A name whose level is known: 区 + 委 + 宣传部, 区 + 政府 + 办公室, 区 + 财政局."""
        if rest == "委" or rest == "党委":
            return Name(text, "party", place, level, "委", "")
        if rest in ("政府", "人民政府"):
            return Name(text, "government", place, level, "政府", "")
        for organ, word in (("政府", "人民政府"), ("政府", "政府"), ("委", "委")):
            core = rest[len(word) :]
            if rest.startswith(word) and len(core) > 0 and not rest.startswith("委员会"):
                return self._organ(text, place, level, organ, core)
        alone = text.endswith(self._alone_endings) and not self.known_core(rest)
        kind = self.known_core(rest)
        if kind:
            return Name(text, kind, place, level, "", rest)
        if rest in self._clipped:
            return Name(text, "clipped", place, level, "", rest)
        if self._has_shape(rest):
            alone = alone and not text.endswith(("集团", "大学", "学院"))
            return Name(text, "alone" if alone else "shaped", place, level, "", rest, known=False, alone=alone)
        return None

    def _organ(self, text: str, place: str, level: str, organ: str, core: str) -> Name | None:
        table = self._party if organ == "委" else self._government
        kind: NameKind = "party" if organ == "委" else "government"
        if core in table or self.known_core(core):
            return Name(text, kind, place, level, organ, core)
        shaped = self._has_shape(core) or core in self._shapes
        return Name(text, kind, place, level, organ, core, known=False) if shaped else None

    def _shaped(self, text: str) -> Name | None:
        """A name that no list knows, told by its ending only."""
        if not self._has_shape(text):
            return None
        alone = text.startswith(self._alone) or text.endswith(self._alone_endings)
        return Name(text, "alone" if alone else "shaped", core=text, known=False, alone=alone)

    def _has_shape(self, text: str) -> bool:
        return (
            len(text) > 1
            and text.endswith(self._shapes)
            and not text.endswith(self._no_shapes)
            and not self._sentence.search(text)
        )

    def _split_place(self, text: str) -> tuple[str, str]:
        """Places at the head of a name, as many as there are: 临沂市兰山区 + 财政局; a short one only as the last."""
        at = 2 if text.startswith("中共") else 0
        while True:
            for end in range(min(len(text) - 1, at + _PLACE_LONGEST), at + 1, -1):
                full = self._places(text[at:end])
                if full:
                    at = end
                    break
                if full is False and (at == 0 or end - at > 1):
                    return text[:end], text[end:]
            else:
                return text[:at], text[at:]


class Collectives:
    """Tells parties that stand for a group: 各镇街道, 区政府各部门, 有关单位, 国务院相关部门, 各县（市、区）民政局."""

    def __init__(self, vocabulary: Vocabulary, names: NameReader) -> None:
        words = vocabulary.words
        group, lands = words.collectives, words.territories
        land = any_of(*lands.ranks, lands.guests)
        # A kind of place with more kinds in brackets or behind a 、: 县（市、区）, 省、自治区、直辖市.
        kinds = f"{land}(?:（{land}(?:[、，/]{land})*）)?(?:{land}(?:（{land}(?:[、，/]{land})*）)?)?"
        self._names = names
        self._ranks = {word: rank for rank, words_ in enumerate(lands.ranks) for word in words_.split()}
        self._guest = re.compile(f"^{any_of(lands.guests)}")
        self._every_land = re.compile(land)
        self._first_land = re.compile(f"^{any_of(group.determiners)}?(?P<land>{land})")
        self._qualified_land = re.compile(f"^{any_of(group.determiners)}?{any_of(lands.qualifiers)}*(?P<land>{land})")
        self._open = re.compile(f"(?<![{''.join(words.tails.not_before.split())}])等")
        self._each = re.compile(f"^{any_of(group.determiners)}")
        self._land = re.compile(f"^{kinds}$")
        self._land_body = re.compile(f"^{kinds}{any_of(lands.bodies)}{{0,2}}(?:（{any_of(lands.bodies)}）)?$")
        self._each_land = re.compile(f"{any_of(group.determiners)}(?:{any_of(lands.qualifiers)}*{kinds}|级)")
        self._next_land = re.compile(f"(?:、|以及|和|及|与){kinds}")
        self._government_body = re.compile(f"^{any_of(lands.bodies)}(?:[、和]?{any_of(lands.bodies)})*$")
        self._many_land = re.compile(f"^(?:{any_of([w for rank in lands.ranks for w in rank.split() if len(w) > 1])}|{land}（)")
        self._loose = re.compile(any_of(group.loose))
        self._loose_start = re.compile(f"^{any_of(group.loose)}(?P<rest>.+)$")
        self._noun = re.compile(f"{any_of(group.nouns)}(?:（{any_of(group.nouns)}）)?$")
        self._glued = re.compile(f"^{group.glued}$")
        self._short = frozenset(group.short.split())
        self._begins_joint = re.compile(f"^(?:{any_of(words.separators.words)})")
        self._plain_noun = re.compile(f"{any_of(group.plain_nouns)}$")
        self._joining = re.compile(any_of(words.joining))
        self._bare_noun = re.compile(f"^{any_of(group.nouns, group.twins)}$")
        self._twin = re.compile(f"^{any_of(group.twins)}$")
        self._joint = re.compile("以及|和|与|及|、")
        levels = any_of(words.levels.government, words.levels.inner)
        within = f"(?:全?{levels}(?:级|直|属)?(?:机关)?|机关|.{{1,8}}(?:属|直属|驻.))"
        self._within_each = re.compile(f"^(?P<left>.{{1,16}}?)各(?P<right>.+)$")
        self._within = re.compile(f"^{within}$")
        self._levelled = re.compile(f"^(?:{any_of(words.levels.government)}(?:级|直|属)|.*{any_of(group.heads)})")
        self._heads = re.compile(f"^(?P<head>.*?{any_of(group.heads)})(?:各|有关|相关|所属)*{any_of(group.nouns)}")
        self._head_body = re.compile(f"^{any_of(group.head_bodies)}$")

    def is_one(self, text: str) -> bool:
        """Whether the whole text is one collective."""
        if self._all_short(text):
            return True
        if len(text) < 2 or self._open.search(text) or self._joins_two(text):
            return False
        if self._glued.match(text):
            return True
        if self._begins_joint.match(text):
            return False
        joining = self._joining.search(text)
        if joining and self._names.read(text[: joining.start()]):
            return False
        if self._each.match(text):
            return self._ends(text)
        loose = self._loose_start.match(text)
        if loose:
            return self._ends(text)
        if self._many_land.match(text):
            return bool(self._land_body.match(text)) or self._ends(text)
        within = self._within_each.match(text)
        if within:
            left, right = within.group("left"), within.group("right")
            whole = bool(self._within.match(left)) or self._names.read(left) is not None
            return whole and not self._land_body.match(right) and self._ends(right)
        if not self._noun.search(text):
            return False
        plain = self._plain_noun.search(text)
        return bool(self._loose.search(text) or self._levelled.match(text) or (plain and plain.start() > 1))

    def is_plain(self, text: str) -> bool:
        """A group told by its noun only (工业和信息化主管部门): it says no level and no 各 of its own."""
        plain = self._plain_noun.search(text)
        return bool(plain) and not (self._each.match(text) or self._loose_start.match(text) or self._levelled.match(text))

    def is_bare_land(self, text: str) -> bool:
        """A kind of place without 各 of its own (县级市, 街道办事处): it belongs to the 各 before it."""
        return bool(self._land_body.match(text)) and not self._names.known_core(text)

    def rank(self, text: str) -> int | None:
        """How low the (first) kind of place of a collective stands: 0 for 省 to 4 for 村; None if it names none."""
        found = self._first_land.match(text) or self._qualified_land.match(text)
        return self._ranks.get(found.group("land")) if found else None

    def last_rank(self, text: str) -> int | None:
        """The rank of the last kind of place in the head of a collective (各市、县 is 2)."""
        parts = self.head_and_body(text)
        return self._last_land(parts[0]) if parts else None

    def is_guest(self, text: str) -> bool:
        """新疆生产建设兵团, which stands in the row of the provinces without being one."""
        return bool(self._guest.match(text))

    def is_described(self, text: str) -> bool:
        """承担任务的各单位: a collective told by a clause with 的."""
        head, _, noun = text.rpartition("的")
        return bool(head) and bool(self._noun.search(noun)) and self.is_one(noun)

    def continues_short(self, head: str, text: str) -> bool:
        """办 behind 各委、: kinds of one character under one 各."""
        return text in self._short and "各" in head and re.split("[各、和]", head)[-1] in self._short

    def _all_short(self, text: str) -> bool:
        """各委、办、局, 市直各委、办."""
        _, each, kinds = text.partition("各")
        return bool(each) and all(kind in self._short for kind in re.split("[、和]", kinds))

    def is_twin(self, text: str) -> bool:
        """单位 behind 有关部门、: the two are one collective."""
        return bool(self._twin.match(text))

    def head_and_body(self, text: str) -> tuple[str, str] | None:
        """各省、自治区、直辖市 + 发展改革委: what the next body takes over, and whose body it is."""
        found = self._each_land.match(text)
        if found is None:
            return None
        end = found.end()
        last = self._last_land(text[:end])
        while further := self._next_land.match(text, end):
            # 各镇街道和区水利局: 区 stands above 镇街道, so it belongs to another name.
            # 新疆生产建设兵团 has no rank of its own: it stands beside the provinces.
            rank = self.rank(further.group().lstrip("、以及和与")) or last
            if rank is None or last is None or rank < last:
                break
            end, last = further.end(), self._last_land(further.group()) or last
        return text[:end], text[end:]

    def _last_land(self, text: str) -> int | None:
        lands = self._every_land.findall(text)
        return self._ranks.get(lands[-1]) if lands else None

    def is_government_body(self, body: str) -> bool:
        return bool(self._government_body.match(body))

    def government_head(self, text: str) -> str | None:
        """国务院 of 国务院有关部门: 直属机构 behind it takes it over."""
        found = self._heads.match(text)
        return found.group("head") if found else None

    def takes_head(self, text: str) -> bool:
        return bool(self._head_body.match(text))

    def _ends(self, text: str) -> bool:
        """Whether a collective can end here: in a plural noun, a kind of place or the shape of a body."""
        if self._noun.search(text) or self._names._has_shape(text.rstrip("）")) or self._each_land_only(text):
            return True
        tail = re.sub("^各?(?:有关|相关)?", "", text)
        return bool(self._land_body.match(tail)) or self._names.known_core(tail) is not None

    def _each_land_only(self, text: str) -> bool:
        parts = self.head_and_body(text)
        if parts is None or self._joint.match(parts[1]):
            return False
        return not parts[1] or self.is_body(parts[1])

    def is_body(self, text: str) -> bool:
        """Whether a complete name, maybe with a variant in brackets (财政厅（局）), can be the body of a 各."""
        for joint in self._joint.finditer(text):
            if self._names.read(text[: joint.start()]) and self._names.read(text[joint.end() :]):
                return self._names.known_core(text) is not None
        return self._names.read(text) is not None or (
            text.endswith("）") and self._names.read(text[: text.rindex("（")]) is not None
        )

    def _joins_two(self, text: str) -> bool:
        """Whether 和 or 、 in it separates two collectives (各地区和各部门), so that it is not one."""
        for joint in self._joint.finditer(text):
            if text.count("（", 0, joint.start()) > text.count("）", 0, joint.start()):
                continue
            left, right = text[: joint.start()], text[joint.end() :]
            if self.is_twin(right) or not right:
                continue
            rank, last = self.rank(right), self.last_rank(left)
            if self.is_bare_land(right) and rank is not None and last is not None and rank >= last:
                continue
            if self._names.read(left) and self._names.read(right) and not self._each_land_only(text):
                return True
        return False
