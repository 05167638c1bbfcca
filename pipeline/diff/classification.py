"""What kind of change each match is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

from msgspec import Struct

from pipeline.diff.alignment import Match
from pipeline.diff.bodies import Bodies
from pipeline.diff.obligation import Obligation
from pipeline.diff.reassignment import compare_units, reassigned
from pipeline.diff.renames import Renames
from pipeline.diff.schedules import rescheduled, shift
from pipeline.diff.years import Own, same_words, timeless
from pipeline.matching.likeness import likeness
from pipeline.matching.wording import wording
from pipeline.model.change import KINDS, Change, Kind, Piece, Shift

_MARKS = re.compile(r"[^\w《》]")
MOST_ORDERS = 4
"""Parts of a split up to which every order is tried; more than four are joined in order of their numbers."""


class Classifier(Struct, frozen=True):
    """Everything that a match is judged by. ``sections`` pairs folded headings, old to new; ``worded``: changes say
    what became of the wording, piece by piece."""

    old_year: Own
    new_year: Own
    bodies: Bodies
    sections: Mapping[str, str]
    renames: Renames
    worded: bool = True

    def classify(self, match: Match) -> Change:
        """The change with all kinds that hold and what is different in each field."""
        whole_old, whole_new = joined(match.old, match.new), joined(match.new, match.old)
        kinds, similarity = self._kinds(match, whole_old, whole_new), None
        pieces: Sequence[Piece] = ()
        if match.old and match.new:
            similarity = 1.0 if self._same(whole_old, whole_new) else round(likeness(whole_old, whole_new), 4)
            if self.worded:
                pieces = wording(whole_old, whole_new)
        elif self.worded:
            pieces = [("insert", whole_new)] if match.new else [("delete", whole_old)]
        return Change(
            kind=tuple(kind for kind in KINDS if kind in kinds),
            old=tuple(item.number for item in match.old),
            new=tuple(item.number for item in match.new),
            similarity=similarity,
            wording=tuple(piece for piece in pieces if piece[1]),
            units=compare_units(match.old, match.new, self.bodies),
            deadline=shift(match.old, match.new),
            section=Shift(_first(match.old), _first(match.new)),
        )

    def _kinds(self, match: Match, old_text: str, new_text: str) -> set[Kind]:
        if not match.old:
            return {"added"}
        if not match.new:
            return {"dropped"}
        kinds: set[Kind] = set()
        if len(match.new) > 1:
            kinds.add("split")
        if len(match.old) > 1:
            kinds.add("merged")
        moved = self._moved(match)
        if self._reworded(match, old_text, new_text) or self._renamed(match, moved):
            kinds.add("reworded")
        if reassigned(compare_units(match.old, match.new, self.bodies)):
            kinds.add("reassigned")
        if rescheduled(match.old, match.new, self.old_year, self.new_year):
            kinds.add("rescheduled")
        if moved:
            kinds.add("moved")
        return kinds or {"kept"}

    def _reworded(self, match: Match, old_text: str, new_text: str) -> bool:
        if self._same(old_text, new_text):
            return False
        if len(match.old) == len(match.new) == 1:
            return True
        # Where a sentence was cut in two, a comma became a full stop: that is the split itself.
        return not self._same(_MARKS.sub("", old_text), _MARKS.sub("", new_text))

    def _renamed(self, match: Match, moved: bool) -> bool:
        """Whether a heading reads differently. The parts of a split may have headings of their own beside the old one;
        another section's heading is a move."""

        def differs(field: Callable[[Obligation], str | None]) -> bool:
            before = [field(item) for item in match.old if field(item)]
            after = [field(item) for item in match.new if field(item)]
            if not before or not after:
                return False
            return not any(self._same(one or "", other or "") for one in before for other in after)

        return differs(lambda item: item.task) or (not moved and differs(lambda item: item.section))

    def _moved(self, match: Match) -> bool:
        """Whether no part stands in the section that the old one lives on as."""
        before = [timeless(item.section, self.old_year) for item in match.old if item.section]
        after = [timeless(item.section, self.new_year) for item in match.new if item.section]
        return bool(before and after) and not any(self.sections.get(one) in after for one in before)

    def _same(self, old: str, new: str) -> bool:
        return same_words(old, new, self.old_year, self.new_year) or same_words(
            self.renames(old), self.renames(new), self.old_year, self.new_year
        )


def joined(parts: Sequence[Obligation], whole: Sequence[Obligation]) -> str:
    """The requirements of one side as one text, the parts of a split in the order in which the whole has them."""
    texts = [part.requirement for part in parts]
    if len(texts) < 2 or len(texts) > MOST_ORDERS or len(whole) != 1:
        return "".join(texts)
    return max(("".join(order) for order in permutations(texts)), key=lambda text: likeness(text, whole[0].requirement))


def _first(side: Sequence[Obligation]) -> str | None:
    return next((item.section for item in side if item.section), None)
