"""Who answers, told in the running text of a point that has no other clause: 由县交通运输局牵头，县财政局配合，….

A clause is the parts of one sentence, between its commas, of which each names bodies and what they do. Told in a
sentence of its own (at most with a deadline) it is sure; in one that says more, or where everyday words alone tell
(甲落实资金，乙组织实施), it is a reading that may be doubted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pipeline.rules.document import DueWords
from pipeline.rules.expressions import expression
from pipeline.rules.roles import RoleRules
from pipeline.rules.words import any_of
from pipeline.text.punctuation import STOPS

_NAMED = 0.75
"""How much of the words before a role word must be units."""
_MANNER = 10
"""Characters that say how, between the names and a role word."""
_PART = re.compile(r"(?:[^，；（《“]|（[^（）]*）|《[^《》]*》|“[^“”]*”)+")


class SpokenClause(NamedTuple):
    """``start`` to ``end``: who answers; ``stop``: where the sentence ends. ``sure``: it says nothing else."""

    start: int
    end: int
    stop: int
    sure: bool


class _Part(NamedTuple):
    """``told``: how it ends: with a role word, with what the body answers for, or with names alone.

    ``strong`` and ``weak``: with a role word, sure or everyday; ``does`` and ``acts``: with what is the body's, behind
    a sure word or an everyday one.
    """

    start: int
    end: int
    told: str


class SpokenSigns:
    """How such a clause is told. ``reads_like_units`` tells how much of a text, 0 to 1, is units and role words;
    ``organ_end``: an expression for what organs' names end with."""

    def __init__(
        self, roles: RoleRules, due: DueWords, reads_like_units: Callable[[str], float], organ_end: str
    ) -> None:
        words = [its for _, its in roles.roles.each()]
        # Who only oversees has others do it: alone (…对落实情况进行督办) that hands nothing out.
        strong = any_of(*(its.strong for role, its in roles.roles.each() if role != "oversee"))
        verbs = any_of(*(its.strong for its in words), *(its.weak for its in words))
        self._closed = expression(f"(?P<names>.{{2,}}?)(?:{verbs}){{1,3}}")
        given = any_of(due.given)
        self._spoken = expression(f"{strong}|{given}[^，；。]{{2,60}}?{verbs}")
        self._given = expression(f"{given}(?!.*{any_of(due.explains)}$)")
        self._acts = expression(f"(?P<names>.{{1,60}}?{organ_end}){verbs}.{{2,}}")
        self._anyone = expression(f"(?:{any_of(roles.before)})+(?:{any_of(roles.nouns)})(?![、和及与])")
        self._strong = expression(f"(?:{verbs})*{strong}(?:{verbs})*$")
        self._does = expression(f"(?P<names>.{{2,60}}?){strong}.{{2,}}")
        self._time = expression(f".{{0,16}}[前底末内](?:{any_of(due.done)})?|(?:{any_of(due.standing)}).{{0,4}}")
        self._reads_like_units = reads_like_units

    def find(self, text: str, breaks: Sequence[int]) -> Iterator[SpokenClause]:
        """The clauses of a point's text, at most one a sentence; ``breaks`` are the ends of its paragraphs."""
        for begin, stop in _sentences(text, breaks):
            if not self._spoken.search(text, begin, stop) and not self._acts_begins(text, begin, stop):
                continue
            parts = [self._part(text, *one.span()) for one in _PART.finditer(text, begin, stop)]
            sure = [one._replace(told="") if one.told == "acts" else one for one in parts]
            clause = self._clause(text, sure, stop, self._tells) or self._clause(text, parts, stop, _act_in_turn)
            if clause is not None:
                yield clause

    def _clause(
        self, text: str, parts: Sequence[_Part], stop: int, tells: Callable[[Sequence[_Part]], bool]
    ) -> SpokenClause | None:
        """What the parts of a sentence tell, if they tell who answers; everyday words do where nothing else is said."""
        run = _longest(parts)
        if run is None or not tells(run):
            return None
        rest = [one for one in parts if one.end <= run[0].start or one.start >= run[-1].end]
        alone = all(self._time.fullmatch(text, one.start, one.end) for one in rest)
        strong = self._tells(run)
        if not alone and (not strong or self._asks_everybody(text, run)):
            return None
        return SpokenClause(run[0].start, run[-1].end, stop, alone and strong)

    def _acts_begins(self, text: str, begin: int, stop: int) -> bool:
        """Whether the first of several parts of a sentence says what one body does."""
        first = _PART.match(text, begin, stop)
        acts = self._acts.match(text, begin, first.end()) if first and first.end() < stop else None
        return acts is not None and self._names(acts["names"])

    def _asks_everybody(self, text: str, run: Sequence[_Part]) -> bool:
        """Whether it names nobody in particular: 各相关单位要加强配合 asks, it hands nothing out."""
        return all(self._anyone.match(text, one.start, one.end) for one in run)

    def _part(self, text: str, start: int, end: int) -> _Part:
        closed = self._closed.fullmatch(text, start, end)
        given = self._given.match(text, start, end) is not None
        if closed and self._names(text[start:end]) and self._has_names(text[start : closed.end("names")]):
            return _Part(start, end, "strong" if given or self._strong.search(text, start, end) else "weak")
        does = self._does.match(text, start, end)
        if does and self._names(does["names"]):
            return _Part(start, end, "strong" if given else "does")
        acts = self._acts.match(text, start, end)
        if acts and self._names(acts["names"]):
            return _Part(start, end, "acts")
        return _Part(start, end, "names" if self._names(text[start:end]) else "")

    def _names(self, text: str) -> bool:
        return self._reads_like_units(text) >= _NAMED

    def _has_names(self, text: str) -> bool:
        """Whether names stand at the start; words that say how (按职责分工) may stand behind them."""
        return any(self._names(text[:end]) for end in range(len(text), max(1, len(text) - _MANNER), -1))

    @staticmethod
    def _tells(run: Sequence[_Part]) -> bool:
        """Whether it says who answers: a sure role word, or several bodies each with what is theirs."""
        told = [one.told for one in run]
        return "strong" in told or told.count("does") > 1


def _act_in_turn(run: Sequence[_Part]) -> bool:
    """Whether each of several parts says what one body does, though by everyday words."""
    return len(run) > 1 and all(one.told in ("acts", "weak", "does") for one in run)


def _sentences(text: str, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    begin = 0
    for at, sign in enumerate(text):
        if sign in STOPS.replace("；", "") or at + 1 in breaks:
            yield begin, at if sign in STOPS else at + 1
            begin = at + 1


def _longest(parts: Sequence[_Part]) -> list[_Part] | None:
    """The first run of parts that tell who answers; names alone go with what follows them."""
    run: list[_Part] = []
    for part in parts:
        if part.told:
            run.append(part)
        elif any(one.told == "strong" for one in run):
            break
        else:
            run = []
    while run and run[-1].told == "names":
        run.pop()
    return run or None
