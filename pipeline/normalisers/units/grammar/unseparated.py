"""Several names without anything between them: 区发改局区财政局.

The best path over the text is searched: complete names from end to end, each of which begins anew behind the one before
it (it says its level, or is a department behind one), as few as possible and as few that no list has. A long name that
no list has counts more than several short ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.normalisers.units.lexicon.name import GOVERNMENT, PARTY, Name
from pipeline.normalisers.units.lexicon.names import NameReader
from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary

# A longer text is a sentence; shorter ones hold no two names.
_SHORTEST, _LONGEST = 5, 400
_LONGEST_NAME = 24
_KNOWN = 1.0
_UNLISTED_LENGTH = 16.0
"""What a name counts that a list has; the square of the length by which one counts that none has."""


class _Step(Struct, frozen=True):
    """A path that ends in a name: what it counts, that name, where it begins, and the path before it."""

    cost: float
    name: Name
    start: int
    end: int
    before: _Step | None


class Splitter:
    """Cuts a text into complete names, or gives it back whole."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.words.unseparated
        self._ends = frozenset(words.ends)
        self._zones = frozenset(vocabulary.zones.alone.split())
        self._departments = tuple(words.departments.split())
        # 五星街道南大街街道荷花池街道: towns of one kind in a row.
        self._town, self._towns = re.compile(words.town), re.compile(words.towns)

    def split(self, text: str, names: NameReader) -> list[str]:
        """The names, which joined are the text; ``[text]`` if it is not to be cut."""
        each = names.each_parts(text) if text.startswith("各") else []
        if len(each) > 1:
            return each
        towns = self._towns.fullmatch(text) and self._town.findall(text)
        if towns and len(towns) > 1 and "".join(towns) == text:
            return towns
        if not _SHORTEST <= len(text) <= _LONGEST:
            return [text]
        return self._best(text, names) or [text]

    def _best(self, text: str, names: NameReader) -> list[str]:
        """The names of the best path; none if no path of several names covers the text."""
        paths: list[list[_Step]] = [[] for _ in range(len(text) + 1)]
        for name, end in self._from(text, 0, names):
            paths[end].append(_Step(_cost(name), name, 0, end, None))
        for start in range(2, len(text) - 1):
            if not paths[start]:
                continue
            for name, end in self._from(text, start, names):
                behind = [step for step in paths[start] if self._cuts(step.name, name, names)]
                if behind:
                    best = min(behind, key=lambda step: step.cost)
                    paths[end].append(_Step(best.cost + _cost(name), name, start, end, best))
        step = min(paths[-1], key=lambda step: step.cost, default=None)
        parts: list[str] = []
        while step is not None:
            parts.append(text[step.start : step.end])
            step = step.before
        return parts[::-1]

    def _from(self, text: str, start: int, names: NameReader) -> Iterator[tuple[Name, int]]:
        """The names that begin at a place, each with its end."""
        for end in range(start + 2, min(len(text), start + _LONGEST_NAME) + 1):
            if text.count("（", start, end) != text.count("）", start, end):
                continue
            if end == len(text) or text[end - 1] in self._ends or text[end - 1] == "）":
                name = names.read(text[start:end]) or names.read(text[start : _opening(text, start, end)])
                if name is not None:
                    yield name, end

    def _cuts(self, name: Name, following: Name, names: NameReader) -> bool:
        """Whether a name ends where another begins: it says its level, or is a department behind one."""
        left = name.text
        if left in self._zones and following.text in self._zones:
            # 经开区 + 高新园: neither has a name of its own, so neither is the other's.
            return True
        if not following.known and not _is_of_level(following, name, names):
            known = _known_start(following.text, names)
            if known is None:
                return False
            following = known
        if names.bodies.is_place(left) or left in names.bodies.levels:
            # 街道 + 社区建设办公室 is one.
            return False
        if names.collectives.is_lowest(left[-1] + following.text[0]):
            # 街道社 + 区建设办公室.
            return False
        if name.kind == "nation":
            return following.kind == "nation"
        grouped = following.kind == "collective" and not names.collectives.is_bare_land(following.text)
        if following.level or grouped or following.kind in ("local", "league"):
            # 兰山区委区政府督查室 is one office of both, 兰山区委区直机关工委 one organ.
            joint = name.core == "" and following.organ == GOVERNMENT and bool(following.core)
            joint = joint or (name.core == "" and name.organ == PARTY and names.bodies.is_party_organ(following.core))
            whole = names.read(left + following.text)  # 区纪委区监委
            return not joint and not (whole is not None and whole.known and whole.level == name.level)
        if name.alone and following.place and left.endswith(names.bodies.alone_endings):
            # 人民银行平潭支行 + 福建银监局: each has a place of its own, and no branch has another bureau within it.
            return following.text.endswith(self._departments)
        both = name.kind == "department" and following.kind in ("department", "body")
        # Of one ending: 省公安厅交通管理局 is an office within the first.
        alike = left[-1] == following.text[-1] and left.endswith(self._departments)
        return both and alike and not following.alone


def _cost(name: Name) -> float:
    return _KNOWN if name.known and name.kind != "clipped" else _KNOWN + len(name.text) ** 2 / _UNLISTED_LENGTH


def _opening(text: str, start: int, end: int) -> int:
    """Where the bracket opens that ends a stretch; its start if none does."""
    at = text.rfind("（", start, end)
    return at if at > start and text[end - 1] == "）" else start


def _known_start(text: str, names: NameReader) -> Name | None:
    """The longest known name that begins the text."""
    for end in range(min(len(text), _LONGEST_NAME), 1, -1):
        name = names.read(text[:end])
        if name and name.known:
            return name
    return None


def _is_of_level(name: Name, before: Name, names: NameReader) -> bool:
    """A name that no list has, but that says the level of the one before it, or one behind a group.

    县教育局 + 县河长办, 各街道 + 市国有公司.
    """
    if not name.level or name.kind == "clipped" or not names.bodies.begins_with_level(name.text):
        return False
    return name.level == before.level or before.kind == "collective"
