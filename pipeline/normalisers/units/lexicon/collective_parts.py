"""What a collective is made of: 各, kinds of places and their ranks, the body of each, nouns. It reads no names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.normalisers.units.lexicon.body_index import BodyIndex
from pipeline.normalisers.units.lexicon.collective_patterns import CollectivePatterns

# Rank of counties among the kinds of places: 0 is 省.
_COUNTY = 2
_PAIR = 2
_KEPT = 4096
_BRACKET = re.compile("（[^（）]*）")


class CountedPlaces(NamedTuple):
    """白岭两区政府, which ends a row of places: the last of them, how many, their kind, and the body of each."""

    last: str
    number: int
    kind: str
    body: str


class CollectiveParts:
    """Takes collectives apart, and tells their parts."""

    def __init__(self, patterns: CollectivePatterns, bodies: BodyIndex) -> None:
        self._patterns = patterns
        self._bodies = bodies
        self.party_bodies = patterns.party_bodies
        # Asked of every name, and names come again.
        self.counted_places = lru_cache(_KEPT)(self._counted_places)
        self.zone_of = lru_cache(_KEPT)(self._zone_of)

    def is_plain(self, text: str) -> bool:
        """A group told by its noun only (工业和信息化主管部门): it says no level and no 各 of its own."""
        plain = self._patterns.plain_noun.search(text)
        if plain is None or "各" in text or self._bodies.begins_with_level(text):
            return False
        return not (
            self._patterns.each.match(text)
            or self._patterns.loose_start.match(text)
            or self._patterns.levelled.match(text)
        )

    def _counted_places(self, text: str) -> CountedPlaces | None:
        """The parts of 白岭两区政府; None if the text is no such thing."""
        found = self._patterns.counted_places.match(text)
        if found is None:
            return None
        number = self._patterns.counts.index(found["count"]) + 1
        return CountedPlaces(found["last"], max(number, _PAIR), found["kind"], found["body"])

    def is_committee(self, text: str) -> bool:
        """The committee of a zone, without the zone's name."""
        return text in self._patterns.committees

    def _zone_of(self, text: str) -> str:
        """青云新区 of 青云新区党工委: whose committee one behind it is too; nothing if it is no such body."""
        party = next((word for word in self._patterns.zone_parties if text.endswith(word)), "")
        return text.removesuffix(party) if party else ""

    def is_zone_government(self, text: str) -> bool:
        """管委会, or 管委, behind the Party's committee of a zone."""
        return text in self._patterns.zone_governments

    def is_bare_land(self, text: str) -> bool:
        """A kind of place without 各 of its own (县级市, 街道办事处): it belongs to the 各 before it."""
        return bool(self._patterns.land_body.match(text)) and not self._bodies.known_core(text)

    def rank(self, text: str) -> int | None:
        """How low the (first) kind of place of a collective stands: 0 for 省 to 4 for 村; None if it names none."""
        found = self._patterns.first_land.match(text) or self._patterns.qualified_land.match(text)
        return self._patterns.ranks.get(found.group("land")) if found else None

    def is_of_rank(self, place: str, other: str) -> bool:
        """Whether two places, told in full, are of one rank: 河北省, 内蒙古自治区."""
        return self._rank_of(place) == self._rank_of(other)

    def is_province(self, level: str) -> bool:
        """省, 自治区: a level whose places are provinces."""
        return self._rank_of(level) == 0

    def _rank_of(self, place: str) -> int | None:
        ends = [word for word in self._patterns.ranks if place.endswith(word)]
        return self._patterns.ranks[max(ends, key=len)] if ends else None

    def is_village(self, text: str) -> bool:
        """村“两委” behind 各乡镇财政所: it is of the lowest kind of place, below whoever stands before it."""
        if self.rank(text) != self._patterns.lowest:
            return False
        return text.endswith(self._patterns.village_offices) or not text.endswith(self._bodies.plain_offices)

    def is_lowest(self, head: str) -> bool:
        """Whether the head of a collective is of the lowest kind of place: 各社区."""
        return self.last_rank(head) == self._patterns.lowest

    def is_kind(self, text: str) -> bool:
        """科研院所 in 各高校和科研院所: a kind of bodies under the 各 before it."""
        return self.is_plain(text) and self.rank(text) is None and self._bodies.known_core(text) is None

    def follows(self, head: str, text: str) -> bool:
        """Whether a kind of place may stand under the 各 of ``head``: of its rank or below it.

        各镇街道 is not followed by 区, which stands above it; but 各县、市、区 are one row, as 市 may be a county too.
        """
        rank, last = self.rank(text), self.last_rank(head)
        if rank is None or last is None:
            return False
        return rank >= last or (last == _COUNTY and bool(self._patterns.single.search(head)) and rank == _COUNTY - 1)

    def is_guest(self, text: str) -> bool:
        """新疆生产建设兵团, which stands in the row of the provinces without being one."""
        return bool(self._patterns.guest.match(text))

    def continues_short(self, head: str, text: str) -> bool:
        """办 behind 各委、: kinds of one character under one 各 or 有关; the last may have a bracket, 局（公司）."""
        kinds = self._patterns.short_head.match(head)
        return (
            text.partition("（")[0] in self._patterns.short
            and kinds is not None
            and kinds.group("kinds") in self._patterns.short
        )

    def continues_kinds(self, head: str, text: str) -> bool:
        """幼儿园 behind 各中小学、, 办 behind 各委、: another kind of bodies under the same 各."""
        kinds = text in self._patterns.kinds and self._patterns.each_kind.match(head) is not None
        return kinds or self.continues_short(head, text)

    def is_twin(self, text: str) -> bool:
        """单位 behind 有关部门、: the two are one collective."""
        return bool(self._patterns.twin.match(text))

    def ends_like_twin(self, head: str) -> bool:
        """Whether a text ends with a noun behind which another one under its 有关 or 各 goes on: 各处室、单位."""
        return head.endswith(self._patterns.twins) or ("各" in head and bool(self._patterns.noun.search(head)))

    def head_and_body(self, text: str) -> tuple[str, str] | None:
        """各省、自治区、直辖市 + 发展改革委: what the next body takes over, and whose body it is."""
        found = self._patterns.each_land.match(text)
        if found is None:
            return None
        end = self._until_rising(text, found.end())
        while further := self._patterns.next_land.match(text, end):
            # 新疆生产建设兵团 has no rank of its own: it stands beside the provinces.
            following = further.group().lstrip("、以及和与")
            if not self.is_guest(following) and not self.follows(text[:end], following):
                break
            end = further.end()
        return text[:end], text[end:]

    def last_rank(self, text: str) -> int | None:
        """The rank of the last kind of place in the head of a collective (各市、县 is 2)."""
        # 区 in 各街道（园区） is no kind of place of its own.
        lands = self._patterns.every_land.findall(_BRACKET.sub("", text))
        return self._patterns.ranks.get(lands[-1]) if lands else None

    def _until_rising(self, text: str, end: int) -> int:
        """Where 各镇街道 ends in 各镇街道区财政局: 区 stands above towns and belongs to the next name."""
        low = False
        for land in self._patterns.every_land.finditer(text, 0, end):
            rank = self._patterns.ranks.get(land.group(), 0)
            if low and rank <= _COUNTY and text.count("（", 0, land.start()) == text.count("）", 0, land.start()):
                return land.start()
            low = low or rank > _COUNTY
        return end

    def is_of_all(self, text: str) -> bool:
        """Whether a group begins with 各."""
        return self._patterns.each.match(text) is not None

    def is_beside_towns(self, front: str, text: str) -> bool:
        """场 of 各乡镇、场: what is no kind of place by itself, but stands in one row with the lowest ones."""
        rank = self.last_rank(front)
        return rank is not None and rank > _COUNTY and text in self._patterns.beside_towns

    def is_short_kind(self, text: str) -> bool:
        """委 of 各厅、委: a kind of body that one character names."""
        return text in self._patterns.short

    def is_party_body(self, body: str) -> bool:
        """党委, 党工委 of places: the government behind it is another body."""
        return body in self._patterns.party_bodies

    def is_government_body(self, body: str) -> bool:
        return bool(self._patterns.government_body.match(body))

    def government_head(self, text: str) -> str | None:
        """国务院 of 国务院有关部门: 直属机构 behind it takes it over."""
        found = self._patterns.heads.match(text)
        return found.group("head") if found else None

    def takes_head(self, text: str) -> bool:
        return bool(self._patterns.head_body.match(text))
