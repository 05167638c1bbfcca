"""What tells a responsibility clause: a label that the role words make, or how much of its words are units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.extractors.body.asides import Asides
from pipeline.extractors.body.outer_brackets import OPENS
from pipeline.extractors.body.spoken_clauses import SpokenSigns
from pipeline.rules.document import DueWords
from pipeline.rules.expressions import expression
from pipeline.rules.roles import RoleRules
from pipeline.rules.words import any_of

THRESHOLD = 0.6
"""How much of a bracket's text must be known parties, roles and tails. A clause of known units is 1, one with a body
that no rule knows still half or more; remarks ((试行), document numbers, names of works) are 0."""

_INSIDE = r"[^（）【】〔〕\[\]［］]"


class ClauseSigns:
    """How a clause is told: by a label that the role words make, or by how much of its words are units.

    ``reads_like_units`` tells the latter, 0 to 1.
    """

    def __init__(
        self, roles: RoleRules, due: DueWords, reads_like_units: Callable[[str], float], organ_end: str
    ) -> None:
        kinds = f"{any_of(due.deadline_before)}?{any_of(due.deadlines)}{any_of(due.deadline_after)}?"
        by_when = f"(?:{kinds}|{any_of(due.whole_deadlines)})[：:]"
        opens, done = re.escape(OPENS), f"{any_of(due.done)}?"
        self.deadline = expression(f"[。；，]?{by_when}")
        """The label of a deadline, where it ends a clause without brackets."""
        self.due = expression(rf"[。；，]*(?:[{opens}]{by_when}{_INSIDE}*[）】〕\]］]|{by_when}[^。；{opens}]+)[。；]*")
        """A deadline with its label, in brackets or not."""
        self._time = expression(
            rf"[{opens}](?:{_INSIDE}{{0,12}}[前底末]{done}|{any_of(due.standing)}{_INSIDE}{{0,4}}"
            rf"|\d{{4}}年(?:\d{{1,2}}月)?{done})[）】〕\]］][。；]*"
        )
        label = f"(?P<sure>{roles.clause_label()}[：:])|{roles.bare_label()}[：:]"
        self._label = expression(label)
        self.asides = Asides(due, f"(?:{label.replace('?P<sure>', '?:')}|{by_when})")
        self._other_label = expression(f".{{0,12}}?{any_of(roles.nouns)}[：:]")
        self._names = expression(any_of(due.gives_name))
        verbs = any_of(*(words.strong for _, words in roles.roles.each()))
        person = f"[^，；。、（）：]{{0,8}}?{any_of(due.persons, due.officers)}"
        self._persons = expression(f"(?:{person}[、和及]?){{1,6}}{verbs}?[，；]")
        self._reads_like_units = reads_like_units
        self.spoken = SpokenSigns(roles, due, reads_like_units, organ_end)

    def past_due(self, text: str, at: int, breaks: Sequence[int] = ()) -> int:
        """The index after the deadline behind a clause at ``at``: with its label, or a bracket that holds nothing but a
        time (（长期坚持）, （2023年6月底前完成）); else ``at``. It ends where its paragraph does (``breaks``)."""
        stop = next((one for one in breaks if one > at), len(text))
        found = self.due.match(text, at, stop) or (self._time.match(text, at, stop) if at else None)
        return found.end() if found else at

    def past_asides(self, text: str, at: int, breaks: Sequence[int] = ()) -> int:
        """The index after the deadline and the persons named behind a clause at ``at``."""
        at = self.past_due(text, at, breaks)
        begins = at + (text[at : at + 1] in ("。", "；"))
        past = self.asides.past(text, begins, breaks)
        return self.past_due(text, past, breaks) if past > begins else at

    def labels(self, text: str, begin: int, stop: int) -> Iterator[re.Match[str]]:
        """Whatever may be a label in a stretch of text."""
        return self._label.finditer(text, begin, stop)

    def begins(self, text: str) -> bool:
        """Whether a label may begin the text."""
        return self._label.match(text) is not None

    def names_units(self, label: re.Match[str], end: int) -> bool:
        """Whether a label announces units: by its own words (牵头单位：), or by units up to ``end`` (牵头：财政局)."""
        if label["sure"] is not None:
            return True
        return self._reads_like_units(label.string[label.end() : end]) >= THRESHOLD

    def is_clause(self, inner: str) -> bool:
        """Whether what stands in brackets is a clause: its first sentence is, and a second one is a remark to it."""
        inner = inner.partition("。")[0]
        if self._names.match(inner):
            return False
        # Who of the government sees to it stands before the units: 分管副省长负责，省发展改革委牵头.
        persons = self._persons.match(inner)
        inner = inner[persons.end() :] if persons else inner
        label = self._label.match(inner)
        if label is not None:
            return self.names_units(label, len(inner))
        # A label of another kind is itself half a clause; what it measures in (计量单位：万元) is none.
        other = self._other_label.match(inner)
        if other is not None and not self._reads_like_units(inner[other.end() :]):
            return False
        return self._reads_like_units(inner) >= THRESHOLD
