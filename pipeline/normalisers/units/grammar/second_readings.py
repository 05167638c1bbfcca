"""What else a string of units may mean: the second-best reading, where it is nearly as good as the one taken.

A level that a name takes over though no rule knows the name; a name that may be two; one that says no level behind
others that do; words that were given no unit. Each is a finding that gives both readings. Knows no registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model import Finding
from pipeline.normalisers.units.grammar.flat import Flat
from pipeline.normalisers.units.grammar.groups import ReadParty, ReadString
from pipeline.normalisers.units.grammar.row_doubts import RowDoubts
from pipeline.normalisers.units.grammar.tokens import SEPARATORS, Token
from pipeline.normalisers.units.lexicon.name import LISTED, Name, is_listed
from pipeline.normalisers.units.lexicon.names import NameReader
from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary
from pipeline.rules.words import any_of

_TAKING_OVER = LISTED | {"shaped", "clipped"}
_UNREAD = frozenset({"text", "object"})
_SAID = frozenset({"ordinal", "none", "ditto"})
_KEPT = 20_000
_OFFICE = 3
"""Characters that a name with nothing of its office has at most."""
_START = Token("strong", "", 0, 0, "")
_LISTING = 2
"""So many clipped names before a tail are a list: 教育、财政等部门."""
_ALIAS = re.compile("（([^（）]*)）$")


class _Written(NamedTuple):
    """What a name tells by itself, wherever it stands: its doubts, whether a list has it, whether it says its level."""

    doubts: tuple[Finding, ...]
    listed: bool
    says_level: bool
    may_take_over: bool
    is_lone: bool


class SecondReadings:
    """Finds doubts in what a string was read as. Keeps what it found of a name: the same names come often."""

    def __init__(self, vocabulary: Vocabulary, names: NameReader) -> None:
        words = vocabulary.words
        roles = [role.strong for _, role in vocabulary.roles.roles.each()]
        self._names = names
        self._rows = RowDoubts(vocabulary, names)
        self._seen: dict[str, _Written] = {}
        self._branches = tuple(words.doubts.branches.split())
        self._committees = words.territories.committees.split()
        self._inner = frozenset(words.doubts.inner)
        self._offices = frozenset(words.doubts.offices)
        self._ends = frozenset(words.unseparated.ends + words.doubts.inner)
        self._joints = tuple(words.separators.words.split())
        self._items = frozenset(words.separators.item.split())
        self._several = any_of(words.doubts.several, words.closings, *roles)
        self._includes = re.compile(any_of(words.doubts.holding))
        self._persons = re.compile(words.persons)

    def doubts(self, reading: ReadString, flat: Flat) -> list[Finding]:
        """A finding ``unit.doubtful`` for each doubt, with both readings."""
        found: list[Finding] = []
        headed: ReadParty | None = None
        before: ReadParty | None = None
        clipped = [party for party in reading.parties if _is_clipped(party)]
        listed = len(clipped) >= _LISTING and (bool(reading.tails) or all(party.role for party in clipped))
        for party in reading.parties:
            written = party.token.text
            seen = self._seen.get(written) or self._look(written, party)
            if party.kind == "unit":
                found += () if listed and _is_clipped(party) else seen.doubts
                found += self._levels(party, seen, headed, seen.is_lone and self._in_row(before, party, flat))
            if seen.says_level:
                headed = party
            found += self._rows.doubts(before, party, flat)
            before = party
        if flat.gaps or len(reading.tokens) > len(reading.parties):
            found += self._unread(reading, flat)
            found += self._guided(reading.tokens)
        return found

    def _levels(self, party: ReadParty, seen: _Written, headed: ReadParty | None, lone: bool) -> Iterator[Finding]:
        """What a party takes over, or does not, from the last one before it that says its level."""
        if party.text != party.token.text:
            if not seen.listed:
                yield _taken_over(party)
        elif headed is not None and (seen.may_take_over or lone):
            yield _bare(party, self._head_of(headed))

    def _look(self, written: str, party: ReadParty) -> _Written:
        if len(self._seen) > _KEPT:
            self._seen.clear()
        name = party.name
        says_level = name is not None and (bool(name.head and name.level) or self._committee_of(written) != "")
        doubts = tuple(self._alone(written, party)) if party.kind == "unit" else ()
        made = _Written(doubts, is_listed(name), says_level, _takes_over(name), self._is_lone(name))
        self._seen[written] = made
        return made

    def _head_of(self, party: ReadParty) -> str:
        """What those behind a party may take over from it."""
        head = party.name.head if party.name else ""
        return head or self._committee_of(party.token.text)

    def _committee_of(self, written: str) -> str:
        """高新区管委会 of 高新区管委会经发局: whose bureaus those behind it may be too; else nothing."""
        cuts = (written.find(one) + len(one) for one in self._committees if one in written)
        cut = min(cuts, default=len(written))
        bodies, rest = self._names.bodies, written[cut:]
        return written[:cut] if bodies.known_core(rest) and not bodies.is_inner(rest) else ""

    def _in_row(self, before: ReadParty | None, party: ReadParty, flat: Flat) -> bool:
        """Whether a party stands in one row with the one before it: 、 parts them."""
        return before is not None and flat.text[before.token.end : party.token.start] in self._items

    def _is_lone(self, name: Name | None) -> bool:
        """生态环境分局, 公交集团: a body of a list that takes no level over, but has no place of its own either."""
        if name is None or name.place or not (name.known and name.alone and name.kind in _TAKING_OVER):
            return False
        bodies, text = self._names.bodies, name.text
        return text.endswith(bodies.alone_endings) and not bodies.is_ending(text) and not bodies.holds_place(text)

    def _alone(self, written: str, party: ReadParty) -> Iterator[Finding]:
        """The doubts about a name by itself."""
        if party.name is not None and party.name.kind == "clipped":
            yield Finding.of(
                "unit.doubtful",
                f"“{written}”是简略的写法，按一个单位读；也可能与相邻的字合为一个名称。已按前一种处理，请核对。",
            )
        if not is_listed(party.name):
            yield from self._within(_ALIAS.sub("", written))
        alias = _ALIAS.search(written)
        # 办公厅（室）, 教务处（含招生办公室）: what such a bracket says is sure.
        variant = alias is not None and (
            self._names.collectives.is_short_kind(alias[1]) or self._includes.match(alias[1])
        )
        if alias and not variant and (self._names.read(alias[1]) is None or self._items & set(alias[1])):
            yield Finding.of(
                "unit.doubtful",
                f"“{written}”括号里的“{alias[1]}”按别称读；也可能是说明或另一个单位。已按前一种处理，请核对。",
            )

    def _within(self, text: str) -> Iterator[Finding]:
        """A name that no list has, but that holds two, or words that no name has."""
        found = re.search(self._several, text)
        if found:
            yield Finding.of(
                "unit.doubtful",
                f"“{text}”按一个单位读；里面有“{found.group()}”，也可能不止一个单位。已按前一种处理，请核对。",
            )
            return
        for cut in range(2, len(text) - 1):
            left, right = text[:cut], text[cut:]
            if left[-1] not in self._ends or self._names.collectives.is_lowest(left[-1] + right[0]):
                # 云湾社 · 区居委会 is no cut.
                continue
            joint = next((word for word in self._joints if right.startswith(word)), "")
            right = right.removeprefix(joint)
            if self._names.bodies.is_organ(left) and self._names.bodies.is_party_organ(right):
                # 党委宣传部 of a university or a firm.
                return
            if self._are_two(left, right) and not self._is_branch(left, right):
                yield Finding.of(
                    "unit.doubtful",
                    f"“{text}”按一个单位读；也可能是“{left}”和“{right}”两个单位。已按前一种处理，请核对。",
                )
                return
        yield from self._around(text)

    def _are_two(self, left: str, right: str) -> bool:
        """Whether two parts of a name are names by themselves, neither of them within the other."""
        bodies = self._names.bodies
        if left[-1] in self._inner and len(left) > _OFFICE:
            # 文化宣传股文化馆: an office has no body of its own.
            return bodies.has_shape(left) and bodies.known_core(right) == "body"
        if not self._is_whole(left):
            return False
        alike = right[-1] == left[-1] in self._offices and bodies.has_shape(right)
        # 住建局城关街道: a place of its own behind a body is no part of it.
        whole = self._is_whole(right) or (right.endswith(bodies.alone_endings) and self._names.read(right) is not None)
        return alike or (whole and not right.endswith(self._branches))

    def _is_branch(self, left: str, right: str) -> bool:
        """中国证监会广东监管局: behind a body of the State, what a place's short name begins is its branch there."""
        name = self._names.read(right)
        return self._names.bodies.is_nation(left) and name is not None and bool(name.place) and not name.level

    def _around(self, text: str) -> Iterator[Finding]:
        """Words that nobody knows between two names: 区财政局 · 流水小城镇综合试点 · 区招商局."""
        cuts = (cut for cut in range(3, len(text) - 4) if text[cut - 1] in self._ends)
        left = next((text[:cut] for cut in cuts if self._says_level(text[:cut])), "")
        rests = (text[cut:] for cut in range(len(left) + 2, len(text) - 2)) if left else ()
        right = next((rest for rest in rests if self._says_level(rest)), "")
        if right and not right.endswith(self._branches):
            yield Finding.of(
                "unit.doubtful",
                f"“{text}”按一个单位读；里面有“{left}”和“{right}”，也可能不止一个单位。已按前一种处理，请核对。",
            )

    def _says_level(self, text: str) -> bool:
        name = self._names.read(text)
        return name is not None and is_listed(name) and bool(name.level)

    def _is_whole(self, text: str) -> bool:
        """Whether a text is a name by itself, by a list or by what it says of its place."""
        name = self._names.read(text)
        if name is None or name.kind == "clipped":
            return False
        return is_listed(name) or self._names.explicit(text)

    def _unread(self, reading: ReadString, flat: Flat) -> Iterator[Finding]:
        """Words that name nobody as they were read, but may; and strings that name nobody at all."""
        said = labelled = False
        for at, token in enumerate(reading.tokens):
            # 责任人：科长李明 is a person, whatever else it may be.
            aside, labelled = labelled, token.kind == "remark" and token.text.endswith("：")
            if token.kind == "role":
                if token.start in flat.gaps:
                    yield Finding.of(
                        "unit.doubtful",
                        f"“{token.text}”按分工用语读；前面有空格，也可能是完成时限或说明。已按前一种处理，请核对。",
                    )
            elif token.kind == "remark" and not aside and not labelled and self._may_name(reading.tokens, at):
                yield Finding.of("unit.doubtful", f"“{token.text}”没有作为单位；如果是单位，请补上。")
            # — or / in a cell is what an empty one is printed as.
            said = said or (token.kind not in SEPARATORS and token.remark not in _SAID)
        if said and not reading.parties and not reading.tails:
            yield Finding.of("unit.doubtful", f"“{flat.text}”没有读出责任单位；如果写的是单位，请补上。")

    @staticmethod
    def _guided(tokens: list[Token]) -> Iterator[Finding]:
        """指导各乡镇 behind a comma or a body: they oversee, or are overseen."""
        for before, token, behind in zip([_START, *tokens], tokens, tokens[1:], strict=False):
            oversees = token.kind == "role" and token.role == "oversee"
            if oversees and behind.kind == "name" and (before.kind in SEPARATORS or before.kind == "name"):
                yield Finding.of(
                    "unit.doubtful",
                    f"“{token.text}{behind.text}”按由“{behind.text}”{token.text}读；也可能是由别的单位{token.text}它。"
                    "已按前一种处理，请核对。",
                )

    def _may_name(self, tokens: list[Token], at: int) -> bool:
        """Whether a remark is somebody who answers: words with the shape of a body, or an office beside the names."""
        token = tokens[at]
        if token.remark == "person":
            # 县财政局有关负责人 are whom it sends; 分管领导 before 牵头 leads.
            sent = self._persons.fullmatch(token.text) and all(one.kind != "role" for one in tokens[at + 1 : at + 2])
            sent = sent and not self._is_led(tokens[at - 1 : at])
            return token.text[0] not in "（" and len(token.text) > _OFFICE and not sent
        names = self._names
        if token.remark == "deadline":
            # 各责任单位每季度报送进展.
            return token.text[0] not in "（" and names.begins_explicit(token.text)
        if token.text.startswith("的"):
            # 由镇政府牵头的路政、公安等部门.
            return True
        return token.remark in _UNREAD and (names.bodies.has_shape(token.text) or names.begins_explicit(token.text))

    def _is_led(self, before: list[Token]) -> bool:
        """区政府主要领导: who leads a whole place is not whom a body sends."""
        name = self._names.read(before[0].text) if before else None
        return name is not None and bool(name.organ) and not name.core


def _is_clipped(party: ReadParty) -> bool:
    return party.name is not None and party.name.kind == "clipped"


def _takes_over(name: Name | None) -> bool:
    """Whether a name that says no level may have that of the names before it."""
    return name is not None and name.kind in _TAKING_OVER and not name.head and not name.alone


def _taken_over(party: ReadParty) -> Finding:
    written = party.token.text
    return Finding.of(
        "unit.doubtful",
        f"“{written}”按前面的级别读作“{party.text}”；也可能就是“{written}”。已按前一种处理，请核对。",
    )


def _bare(party: ReadParty, head: str) -> Finding:
    return Finding.of(
        "unit.doubtful",
        f"“{party.text}”没有写级别，按原文列出；也可能是“{head}{party.text}”。已按前一种处理，请核对。",
    )
