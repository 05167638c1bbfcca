"""Names that only white space parts (区财政局 区审计局), where white space may also stand inside one (经开 区).

The best cut is searched: complete names, as few words as possible that nobody understands, and no cut through a name
that goes on behind the gap (市人力资源和 社会保障局, 各街道 办事处).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from msgspec import Struct

from pipeline.normalisers.units.grammar.patterns import Patterns
from pipeline.normalisers.units.lexicon.names import NameReader

GapPartKind = Literal["name", "clause", "person", "unread"]
# A name is cut into so many pieces at most; more gaps than this in one run are a table copied badly, read greedily.
_WIDEST = 5
_MOST_GAPS = 60
_KNOWN, _HEADED, _VAGUE, _PERSON, _UNREAD = 5, 4, 2, 0, -2
_PHONE = re.compile(r"^[\d\-—－转/]{5,}$")


class GapPart(Struct, frozen=True):
    """One piece of the text between gaps that stays together."""

    text: str
    kind: GapPartKind


class _Part(NamedTuple):
    """What a stretch is and counts, and how much of it its first and its last name are: all of it but for clauses."""

    kind: GapPartKind
    score: int
    first: int
    last: int


class GapReader:
    """Cuts a text at gaps."""

    def __init__(self, patterns: Patterns, names: NameReader) -> None:
        self._patterns = patterns
        self._names = names

    def parts(
        self, text: str, gaps: frozenset[int], names_in: Callable[[str, bool], Sequence[str]] = lambda text, inner: ()
    ) -> list[GapPart]:
        """The parts, which joined are the text; none if it holds no two parts or no name.

        ``names_in`` tells the names of a clause of names and what joins them or says their part, none of other text;
        the flag says that it is not the first.
        """
        cuts = [0, *sorted(gap for gap in gaps if 0 < gap < len(text)), len(text)]
        if not 2 < len(cuts) <= _MOST_GAPS:
            return []
        # best[j][i]: score of the best cut of what stands before cut j whose last part begins at cut i.
        best: list[dict[int, tuple[int, int]]] = [{} for _ in cuts]
        read: dict[tuple[int, int], _Part] = {}
        for end in range(1, len(cuts)):
            for start in range(max(0, end - _WIDEST), end):
                part = self._read(text[cuts[start] : cuts[end]], start > 0, names_in)
                read[start, end] = part
                cut = cuts[start]
                scores = [
                    (score, before)
                    for before, (score, _) in best[start].items()
                    if self._parts_here(text, cut - read[before, start].last, cut, cut + part.first)
                ]
                if start == 0:
                    best[end][0] = (part.score, -1)
                elif scores:
                    score, before = max(scores)
                    best[end][start] = (score + part.score, before)
        return self._traced(text, cuts, best, {at: part.kind for at, part in read.items()})

    @staticmethod
    def _traced(
        text: str,
        cuts: Sequence[int],
        best: Sequence[dict[int, tuple[int, int]]],
        kinds: dict[tuple[int, int], GapPartKind],
    ) -> list[GapPart]:
        end = len(cuts) - 1
        if not best[end]:
            return []
        start = max(best[end], key=lambda at: best[end][at][0])
        bounds = [end]
        while start >= 0:
            bounds.append(start)
            start, end = best[end][start][1], start
        bounds.reverse()
        found = [GapPart(text[cuts[i] : cuts[j]], kinds[i, j]) for i, j in pairwise(bounds)]
        return found if len(found) > 1 and any(part.kind in ("name", "clause") for part in found) else []

    def _read(self, text: str, inner: bool, names_in: Callable[[str, bool], Sequence[str]]) -> _Part:
        """What a part is: a clause of names and more (区财政局和区审计局, 区财政局牵头) counts what its names do."""
        named = names_in(text, inner)
        if not named:
            kind, score = self._part(text, inner)
            return _Part(kind, score, len(text), len(text))
        first = len(named[0]) if text.startswith(named[0]) else len(text)
        last = len(named[-1]) if text.endswith(named[-1]) else len(text)
        return _Part("clause", sum(self._part(name, inner)[1] for name in named), first, last)

    def _part(self, text: str, inner: bool) -> tuple[GapPartKind, int]:
        """What a part is and what it counts. ``inner``: names stand before it."""
        name = self._names.read(text) or self._names.read(text[: text.find("（")] if text.endswith("）") else "")
        if name is not None:
            if name.known and name.kind != "clipped":
                return "name", _KNOWN
            return "name", _HEADED if name.head else _VAGUE
        if inner and (_PHONE.match(text) or self._patterns.is_person(text)):
            return "person", _PERSON
        return "unread", _UNREAD

    def _parts_here(self, text: str, start: int, cut: int, end: int) -> bool:
        """Whether two parts beside each other are two: not if they are one known name, or one 各 with its kinds."""
        left, right = self._names.read(text[start:cut]), self._names.read(text[cut:end])
        if left is None or right is None:
            return True
        if self._names.collectives.is_bare_land(right.text) and left.kind == "collective":
            return False
        if self._names.bodies.begins_with_level(right.text):
            return True
        both = self._names.read(text[start:end])
        if both is not None and left.kind == "local" != both.kind:
            # A body of the place itself (商城), which another place is called like.
            return True
        return both is None or not both.known or both.kind == "collective"
