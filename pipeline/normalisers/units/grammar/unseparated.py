"""Several names without anything between them: 区发改局区财政局.

Only here jieba is used: a private tokenizer over the known names, loaded on first use, with no dictionary of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pipeline.normalisers.units.lexicon.name import GOVERNMENT, PARTY, Name
from pipeline.normalisers.units.lexicon.names import NameReader
from pipeline.normalisers.units.lexicon.vocabulary import Vocabulary, aliases

# A longer text is a sentence; shorter ones hold no two names.
_SHORTEST, _LONGEST = 5, 400
_LONGEST_NAME = 24


class Splitter:
    """Cuts a text into complete names, or gives it back whole."""

    def __init__(self, vocabulary: Vocabulary, local: Iterable[str]) -> None:
        self._vocabulary = vocabulary
        self._local = tuple(local)
        self._tokenizer: Any = None
        words = vocabulary.words.unseparated
        self._ends = frozenset(words.ends)
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
        if not _SHORTEST <= len(text) <= _LONGEST or not self._may_hold_two(text, names):
            return [text]
        parts: list[str] = []
        current = ""
        for word in self._words(text):
            if current and self._cuts(current, text[sum(map(len, parts)) + len(current) :], names):
                parts.append(current)
                current = ""
            current += word
        parts.append(current)
        return parts if all(names.read(part) for part in parts) else [text]

    def _may_hold_two(self, text: str, names: NameReader) -> bool:
        """A look before jieba is loaded: somewhere near the start one name ends and another begins."""
        return any(
            text[at - 1] in self._ends and self._cuts(text[:at], text[at:], names)
            for at in range(2, min(len(text) - 1, _LONGEST_NAME))
        )

    def _cuts(self, left: str, rest: str, names: NameReader) -> bool:
        """Whether a name ends between ``left`` and ``rest``: the next says its level, or is a department behind one."""
        name = names.read(left)
        if name is None or names.bodies.is_place(left):
            return False
        following = _known_start(rest, names) or _of_same_level(rest, name, names)
        if following is None:
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

    def _words(self, text: str) -> list[str]:
        return list(self._load().cut(text, HMM=False))

    def _load(self) -> Any:
        if self._tokenizer is None:
            import jieba

            # The tables are set by hand: no dictionary file, no cache in the temporary folder, no log.
            tokenizer = jieba.Tokenizer()
            tokenizer.FREQ = _frequencies(self._words_known())
            tokenizer.total = sum(tokenizer.FREQ.values())
            tokenizer.initialized = True
            self._tokenizer = tokenizer
        return self._tokenizer

    def _words_known(self) -> Iterable[str]:
        bodies = self._vocabulary.bodies
        levels = self._vocabulary.words.levels.government.split()
        endings = [ending for ending in self._vocabulary.words.unseparated.endings.split() if ending in bodies.endings]
        cores = [stem + ending for stem in aliases(bodies.departments) for ending in endings]
        cores += list(aliases(bodies.bodies))
        organs = [f"委{core}" for core in aliases(bodies.party_organs)]
        organs += [f"政府{core}" for core in aliases(bodies.government_organs)] + [
            "委",
            *self._vocabulary.words.collectives.governments.split(),
        ]
        # A level is a word of its own: 区 + 发改局 are put together again when names are read.
        yield from [*cores, *organs, *levels]
        yield from bodies.nation
        yield from self._local


def _of_same_level(text: str, before: Name, names: NameReader) -> Name | None:
    """A name that no list has, but that says the level of the one before it: 县教育局 + 县河长办."""
    if not before.level or not text.startswith(before.level) or not names.bodies.begins_with_level(text):
        return None
    name = names.read(text)
    return name if name is not None and name.level == before.level and name.kind != "clipped" else None


def _known_start(text: str, names: NameReader) -> Name | None:
    """The longest known name that begins the text."""
    for end in range(min(len(text), _LONGEST_NAME), 1, -1):
        name = names.read(text[:end])
        if name and name.known:
            return name
    return None


def _frequencies(words: Iterable[str]) -> dict[str, int]:
    """jieba's table: every word with a count, and every beginning of a word with 0."""
    table: dict[str, int] = {}
    for word in words:
        table[word] = 100 * len(word)
        for end in range(1, len(word)):
            table.setdefault(word[:end], 0)
    return table
