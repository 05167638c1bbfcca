"""Two parties in a row that may be one, or say less each than both: what the first has of the second, or leaves to it.

One 各 over two kinds of bodies; a place before another one's committee. Each is a finding that gives both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.model import Finding
from pipeline.normalisers.units.grammar.flat import Flat
from pipeline.normalisers.units.grammar.role_groups import ReadParty
from pipeline.normalisers.units.lexicon.name import PARTY, is_listed
from pipeline.normalisers.units.lexicon.names import NameReader
from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary
from pipeline.rules.words import any_of

_TOWNS = 3
"""Rank of towns among the kinds of places: 0 is 省."""


class RowDoubts:
    """Finds doubts about a party and the one before it."""

    def __init__(self, vocabulary: Vocabulary, names: NameReader) -> None:
        words = vocabulary.words
        self._names = names
        self._joints = tuple(words.separators.words.split())
        self._items = frozenset(words.separators.item.split())
        self._counted = words.collectives.counted
        self._committees = tuple(words.territories.committees.split())
        self._nouns = frozenset(words.collectives.plain_nouns.split())
        self._whose = re.compile(f"^{any_of(words.collectives.loose)}")
        self._own = re.compile(any_of(words.collectives.determiners, words.collectives.some))

    def doubts(self, first: ReadParty | None, second: ReadParty, flat: Flat) -> Iterable[Finding]:
        """A finding ``unit.doubtful`` for each doubt."""
        if first is None:
            return ()
        if first.kind == "collective":
            return self._each(first, second, flat)
        name = second.name
        if name is None:
            return ()
        committee = name.organ == PARTY and bool(name.place)
        if not committee and second.token.text.endswith(self._committees):
            committee = self._names.bodies.place_of(first.token.text) is False
        return self._place(first, second, flat) if committee else ()

    def _place(self, first: ReadParty, second: ReadParty, flat: Flat) -> Iterator[Finding]:
        """临泉县、阜南县委, 阿拉山口、都拉塔口岸管委会: two committees, or a place and one."""
        written = first.token.text
        between = flat.text[first.token.end : second.token.start]
        if between in self._items and not first.token.body and self._names.bodies.is_place(written):
            yield Finding.of(
                "unit.doubtful",
                f"“{written}”按一个地方读；也可能和“{second.token.text}”一样，说的是那里的机构。已按前一种处理，请核对。",
            )

    def _each(self, first: ReadParty, second: ReadParty, flat: Flat) -> Iterator[Finding]:
        """各高校、科研院所: one 各 over both, or two."""
        before, written = first.token.text, second.token.text
        between = flat.text[first.token.end : second.token.start]
        listed = (between in self._items or between in self._joints) and second.text == written
        carried = second.kind == "collective" and second.text != written
        organs = between in self._items and self._names.collectives.is_government_body(written)
        carried = carried and (between in self._joints or organs)
        if not (listed or carried) or not self._own.search(before):
            return
        row = self._is_vague(written, second) or self._is_alike(before, written) or self._is_organ(before, written)
        if carried or row:
            yield Finding.of(
                "unit.doubtful",
                f"“{before}”和“{written}”按两个读；也可能合起来是一个（“{before}{between}{written}”）。"
                "已按前一种处理，请核对。",
            )

    def _is_alike(self, before: str, text: str) -> bool:
        """市直各部门、各单位: a 各 that says whose bodies they are, and one that does not."""
        each = self._own.match(text)
        noun = self._whose.sub("", text[each.end() :]) if each is not None else ""
        return noun in self._nouns and not self._own.match(before)

    def _is_organ(self, before: str, text: str) -> bool:
        """各街道、园区党工委: a kind of place alone, and another one with the organ that both may have."""
        collectives = self._names.collectives
        each = collectives.head_and_body(before)
        if each is None or each[1]:
            return False
        rank = collectives.last_rank(before)
        placed = rank is not None and rank < _TOWNS and bool(self._names.shared_body(text))
        return placed or text.endswith(collectives.party_bodies)

    def _is_vague(self, text: str, party: ReadParty) -> bool:
        """Whether a party that says neither its place nor that it is several may belong to the 各 before it."""
        name = party.name
        alone = name is not None and name.alone and not self._names.bodies.is_ending(text)
        named = name is not None and (name.head or alone or (is_listed(name) and party.kind != "collective"))
        named = named or self._names.bodies.says_whose(text)
        return not (named or self._own.search(text) or re.match(self._counted, text))
