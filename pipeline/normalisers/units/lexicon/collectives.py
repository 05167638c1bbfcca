"""Tells parties that stand for a group: 各镇街道, 区政府各部门, 有关单位, 国务院相关部门, 各县（市、区）民政局."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary, any_of, listed

if TYPE_CHECKING:
    from pipeline.normalisers.units.lexicon.names import NameReader


# Rank of counties among the kinds of places: 0 is 省.
_COUNTY = 2
_LONGEST_REGION = 6


class Collectives:
    """Recognises collectives and their parts; ``names`` tells what else a text may be."""

    def __init__(self, vocabulary: Vocabulary, names: NameReader) -> None:
        words = vocabulary.words
        group, lands = words.collectives, words.territories
        land = any_of(*lands.ranks, lands.guests)
        # A kind of place with more kinds in brackets or behind a 、: 县（市、区）, 省、自治区、直辖市.
        other = any_of(*lands.ranks, lands.guests, lands.bracketed)
        kinds = f"{land}(?:（{other}(?:[、，/]{other})*）)?"
        kinds = f"{kinds}(?:{kinds})?"
        self._names = names
        self.party_bodies = tuple(listed(lands.party_bodies))
        self._ranks = {word: rank for rank, words_ in enumerate(lands.ranks) for word in words_.split()}
        self._committees = frozenset(lands.committees.split())
        self._described_land = re.compile(any_of([word for word in self._ranks if "的" in word]))
        self._single = re.compile("[各、和][^、]$")
        self._guest = re.compile(f"^{any_of(lands.guests)}")
        self._every_land = re.compile(land)
        self._first_land = re.compile(f"^{any_of(group.determiners)}?(?P<land>{land})")
        self._qualified_land = re.compile(f"^{any_of(group.determiners)}?{any_of(lands.qualifiers)}*(?P<land>{land})")
        self._open = re.compile(f"(?<![{''.join(words.tails.not_before.split())}])等")
        self._each = re.compile(f"^{any_of(group.determiners)}")
        self._land = re.compile(f"^{kinds}$")
        self._land_body = re.compile(f"^{kinds}{any_of(lands.bodies)}{{0,2}}(?:（{any_of(lands.bodies)}）)?$")
        heads = any_of(group.determiners, group.some)
        self._each_land = re.compile(f"{heads}(?:{any_of(lands.qualifiers)}*{kinds}|级)")
        self._next_land = re.compile(f"(?:、|以及|和|及|与){kinds}")
        self._government_body = re.compile(f"^{any_of(lands.bodies)}(?:[、和]?{any_of(lands.bodies)})*$")
        self._many_land = re.compile(
            f"^(?:{any_of([w for rank in lands.ranks for w in rank.split() if len(w) > 1])}|{land}（)"
        )
        self._loose = re.compile(any_of(group.loose))
        self._loose_start = re.compile(f"^{any_of(group.loose)}(?P<rest>.+)$")
        self._noun = re.compile(f"{any_of(group.nouns)}(?:（{any_of(group.nouns)}）)?$")
        self._glued = re.compile(f"^{group.glued}$")
        self._short = frozenset(group.short.split())
        some = f"^.*?{any_of(group.determiners, group.some)}+"
        self._short_kinds = re.compile(f"{some}(?P<kinds>.+)$")
        self._short_head = re.compile(f"{some}(?:.*[、和])?(?P<kinds>.+)$")
        verbs = " ".join(f"{verbs.strong} {verbs.weak}" for verbs in words.roles.all()).split()
        # 各镇街负责本部门 … is a sentence, 各项目牵头单位 is none.
        sure = " ".join(verbs.strong for verbs in words.roles.all())
        self._doing = re.compile(f"{any_of(sure)}(?!{any_of(words.label_nouns)}$)")
        # 市发改委为牵头单位: what a body is told to be, no group.
        self._told = re.compile(f"{any_of([verb for verb in verbs if verb.startswith('为')])}$")
        self._begins_joint = re.compile(f"^(?:{any_of(words.separators.words)})")
        self._plain_noun = re.compile(f"{any_of(group.plain_nouns)}$")
        self._count = re.compile(f"{words.counts}$")
        self._joining = re.compile(any_of(words.joining))
        self._bare_noun = re.compile(f"^{any_of(group.nouns, group.twins)}$")
        self._twin = re.compile(f"^{any_of(group.twins)}$")
        self._joint = re.compile("以及|和|与|及|、")
        levels = any_of(words.levels.government, words.levels.inner)
        within = f"(?:全?{levels}(?:级|直|属|内)?(?:机关)?|机关|.{{0,8}}(?:属|直属|驻.))"
        self._within_each = re.compile(r"^(?P<left>.{1,16}?)各(?P<right>.+)$")
        self._within = re.compile(f"^{within}$")
        self._government = re.compile(f"{any_of(group.governments)}$")
        self._level_word = re.compile(f"^.{{0,6}}{any_of(words.levels.government)}(?:级|直|属)")
        self._levelled = re.compile(f"^(?:{any_of(words.levels.government)}(?:级|直|属)|.*{any_of(group.heads)})")
        self._heads = re.compile(
            f"^(?P<head>.*?{any_of(group.heads)})(?:各|有关|相关|所属|工作|组成)*{any_of(group.nouns)}"
        )
        self._head_body = re.compile(f"^{any_of(group.head_bodies)}$")

    def is_one(self, text: str) -> bool:
        """Whether the whole text is one collective."""
        if self._all_short(text):
            return True
        if len(text) < 2 or self._open.search(text) or self._joins_two(text):
            return False
        if self._glued.match(text):
            return True
        if self._begins_joint.match(text) or self._told.search(text):
            return False
        counted = self._count.search(text)
        if counted and self._names.read(text[: counted.start()]):
            return False
        doing = self._doing.search(text)
        if doing and self._names.read(text[: doing.start()]):
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
            if self._land_body.match(right) and not self._names.is_division(left):
                # 沿黄各市, 长三角区域各省（市）: words that are no body say which of them.
                words = self._joint.search(left) or self._names.is_reserved(left)
                return not whole and len(left) <= _LONGEST_REGION and not words
            return whole and self._ends(right)
        if not self._noun.search(text):
            return False
        if self._government.search(text) and not (self._loose.search(text) or self._level_word.match(text)):
            return False
        plain = self._plain_noun.search(text)
        if self._loose.search(text) or self._levelled.match(text):
            return True
        if plain is None or plain.start() < 2:
            return False
        # 公安机关 is a group; 区纪委区监委机关 is not: what stands before 机关 are bodies.
        before = self._names.read(text[: plain.start()])
        return before is None or before.kind == "clipped"

    def is_plain(self, text: str) -> bool:
        """A group told by its noun only (工业和信息化主管部门): it says no level and no 各 of its own."""
        plain = self._plain_noun.search(text)
        if plain is None or "各" in text or self._names.begins_with_level(text):
            return False
        return not (self._each.match(text) or self._loose_start.match(text) or self._levelled.match(text))

    def ends_list(self, text: str) -> bool:
        """Whether it says what kind of bodies an open list is of: 市安委会成员单位, 重点行业主管部门, 县区人民政府."""
        if "各" in text or self._each.match(text) or self._told.search(text) or self._joins_two(text):
            return False
        return bool(self._plain_noun.search(text)) or self.is_bare_land(text)

    def is_committee(self, text: str) -> bool:
        """The committee of a zone, without the zone's name."""
        return text in self._committees

    def is_bare_land(self, text: str) -> bool:
        """A kind of place without 各 of its own (县级市, 街道办事处): it belongs to the 各 before it."""
        return bool(self._land_body.match(text)) and not self._names.known_core(text)

    def rank(self, text: str) -> int | None:
        """How low the (first) kind of place of a collective stands: 0 for 省 to 4 for 村; None if it names none."""
        found = self._first_land.match(text) or self._qualified_land.match(text)
        return self._ranks.get(found.group("land")) if found else None

    def follows(self, head: str, text: str) -> bool:
        """Whether a kind of place may stand under the 各 of ``head``: of its rank or below it.

        各镇街道 is not followed by 区, which stands above it; but 各县、市、区 are one row, as 市 may be a county too.
        """
        rank, last = self.rank(text), self.last_rank(head)
        if rank is None or last is None:
            return False
        return rank >= last or (last == _COUNTY and bool(self._single.search(head)) and rank == _COUNTY - 1)

    def is_guest(self, text: str) -> bool:
        """新疆生产建设兵团, which stands in the row of the provinces without being one."""
        return bool(self._guest.match(text))

    def is_described(self, text: str) -> bool:
        """承担任务的各单位: a collective told by a clause with 的; 各设区的市: by a kind of place that has it."""
        plain = self._described_land.sub("市", text)
        if plain != text:
            return self.is_one(plain)
        head, _, noun = text.rpartition("的")
        return bool(head) and bool(self._noun.search(noun)) and self.is_one(noun)

    def continues_short(self, head: str, text: str) -> bool:
        """办 behind 各委、: kinds of one character under one 各 or 有关."""
        kinds = self._short_head.match(head)
        return text in self._short and kinds is not None and kinds.group("kinds") in self._short

    def _all_short(self, text: str) -> bool:
        """各委、办、局, 市直各委、办."""
        found = self._short_kinds.match(text)
        return found is not None and all(kind in self._short for kind in re.split("[、和]", found.group("kinds")))

    def is_twin(self, text: str) -> bool:
        """单位 behind 有关部门、: the two are one collective."""
        return bool(self._twin.match(text))

    def head_and_body(self, text: str) -> tuple[str, str] | None:
        """各省、自治区、直辖市 + 发展改革委: what the next body takes over, and whose body it is."""
        found = self._each_land.match(text)
        if found is None:
            return None
        end = self._until_rising(text, found.end())
        while further := self._next_land.match(text, end):
            # 新疆生产建设兵团 has no rank of its own: it stands beside the provinces.
            following = further.group().lstrip("、以及和与")
            if not self.is_guest(following) and not self.follows(text[:end], following):
                break
            end = further.end()
        return text[:end], text[end:]

    def last_rank(self, text: str) -> int | None:
        """The rank of the last kind of place in the head of a collective (各市、县 is 2)."""
        lands = self._every_land.findall(text)
        return self._ranks.get(lands[-1]) if lands else None

    def _until_rising(self, text: str, end: int) -> int:
        """Where 各镇街道 ends in 各镇街道区财政局: 区 stands above towns and belongs to the next name."""
        low = False
        for land in self._every_land.finditer(text, 0, end):
            rank = self._ranks.get(land.group(), 0)
            if low and rank <= _COUNTY and text.count("（", 0, land.start()) == text.count("）", 0, land.start()):
                return land.start()
            low = low or rank > _COUNTY
        return end

    def is_party_body(self, body: str) -> bool:
        """党委, 党工委 of places: the government behind it is another body."""
        return body in self.party_bodies

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
        parts = self.head_and_body(text)
        body = self._names.read(parts[1]) if parts else None
        if body is not None and body.level:
            # 各镇街道区发改局: the body says its own level, so it is another party.
            return False
        if self._noun.search(text) or self._names.has_shape(_without_bracket(text)) or self._each_land_only(text):
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
            "（" in text and text.endswith("）") and self._names.read(text[: text.rindex("（")]) is not None
        )

    def each_parts(self, text: str) -> list[str]:
        """各镇街各部门 are two collectives, 各级各部门 one: the parts, or the text whole."""
        parts: list[str] = []
        for part in re.split("(?=各)", text):
            if parts and (parts[-1].endswith("级") or not parts[-1].startswith("各")):
                parts[-1] += part
            elif part:
                parts.append(part)
        return parts if len(parts) > 1 and all(self.is_one(part) for part in parts) else [text]

    def _joins_two(self, text: str) -> bool:
        """Whether 和 or 、 in it separates two collectives (各地区和各部门), so that it is not one."""
        if len(self.each_parts(text)) > 1:
            return True
        for joint in self._joint.finditer(text):
            if text.count("（", 0, joint.start()) > text.count("）", 0, joint.start()):
                continue
            left, right = text[: joint.start()], text[joint.end() :]
            if self.is_twin(right) or not right:
                continue
            parts = self.head_and_body(left)
            if parts and self.is_bare_land(right) and self.follows(parts[0], right):
                continue
            if self._names.read(left) and self._names.read(right) and not self._each_land_only(text):
                return True
        return False


def _without_bracket(text: str) -> str:
    """The text without the bracket at its end: 财政厅（局）."""
    return text[: text.rindex("（")] if text.endswith("）") and "（" in text else text
