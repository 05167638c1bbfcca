"""By when, then and now: due dates seen from the notice's own year, phrases by their words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.diff.obligation import Obligation
from pipeline.diff.years import Own, same_words, shifted
from pipeline.model import Deadline
from pipeline.model.change import Shift


def rescheduled(old: Sequence[Obligation], new: Sequence[Obligation], old_year: Own, new_year: Own) -> bool:
    """Whether a deadline of one side has no counterpart on the other.

    Where it stands (a column, the text) does not matter. 持续 and the like in running text are part of the wording,
    not a deadline that could move.
    """
    before, after = _deadlines(old), _deadlines(new)
    return not (
        all(any(_same(one, other, old_year, new_year) for other in after) for one in before)
        and all(any(_same(one, other, old_year, new_year) for one in before) for other in after)
    )


def phrases(obligations: Sequence[Obligation]) -> str | None:
    """The deadlines as printed, those of the column if there are any; None if there are none."""
    found = _deadlines(obligations)
    columns = [deadline for deadline in found if deadline.origin == "column"] or found
    return "；".join(dict.fromkeys(deadline.raw for deadline in columns)) or None


def shift(old: Sequence[Obligation], new: Sequence[Obligation]) -> Shift:
    """The old and the new deadline as printed."""
    return Shift(phrases(old), phrases(new))


def _deadlines(obligations: Sequence[Obligation]) -> list[Deadline]:
    return [
        deadline
        for item in obligations
        for deadline in item.deadlines
        if deadline.origin == "column" or deadline.kind in ("date", "recurring")
    ]


def _same(old: Deadline, new: Deadline, old_year: Own, new_year: Own) -> bool:
    if old.kind != new.kind:
        return False
    if old.kind == "continuous":
        return True
    if old.due is None or new.due is None:
        return same_words(old.raw, new.raw, old_year, new_year)
    years = new_year - old_year if old_year is not None and new_year is not None else 0
    if shifted(old.due, years) == new.due:
        return True
    # The goal of a longer plan (2025年底前 in every year's notice) has not moved.
    return old.due == new.due and str(old_year) != old.due[:4] and str(new_year) != new.due[:4]
