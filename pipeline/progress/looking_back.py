"""回头看: last year's tasks that are not finished, and what became of each in the new notice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, get_args

from msgspec import Struct

from pipeline.diff.bodies import key, shown
from pipeline.diff.comparison import Comparison
from pipeline.diff.obligation import Obligation
from pipeline.model.change import Change
from pipeline.progress.figures import TaskState
from pipeline.progress.standing import FINISHED

Fate = Literal["kept", "reworded", "handed", "dropped", "own"]
"""``own``: a row that people added themselves, of which no notice speaks."""
FATES: Final[tuple[Fate, ...]] = get_args(Fate)
_ANSWERING: Final = ("lead", "responsible", "unspecified")


class LookedBack(Struct, frozen=True):
    """A task of last year: how it stands, and what became of it. ``new`` are the tasks that carry it on; ``bodies`` who
    answers for it now, where those are others."""

    state: TaskState
    fates: tuple[Fate, ...]
    change: Change | None = None
    new: tuple[Obligation, ...] = ()
    bodies: tuple[str, ...] = ()


def look_back(states: Sequence[TaskState], numbers: Mapping[str, int], comparison: Comparison) -> list[LookedBack]:
    """The unfinished ones of last year's ``states``, in their order. ``numbers``: the old task by the row's key.

    A task is handed on if none of those who led it (or, without a lead, answered for it) does so any more.
    """
    changes = {number: change for change in comparison.diff.changes for number in change.old}
    old = {item.number: item for item in comparison.old}
    new = {item.number: item for item in comparison.new}
    found: list[LookedBack] = []
    for state in states:
        if state.standing in FINISHED:
            continue
        number = numbers.get(state.entry.key or "")
        change = changes.get(number) if number is not None else None
        if number is None or change is None:
            found.append(LookedBack(state, ("own",)))
            continue
        after = tuple(new[one] for one in change.new)
        before = [old[one] for one in change.old]
        bodies = others_answering(before, after, change)
        found.append(LookedBack(state, _fates(change, bool(bodies)), change, after, bodies))
    return found


def _fates(change: Change, handed: bool) -> tuple[Fate, ...]:
    if not change.new:
        return ("dropped",)
    fates: list[Fate] = ["reworded"] if {"reworded", "split", "merged"} & set(change.kind) else []
    fates += ["handed"] if handed else []
    return tuple(fates) or ("kept",)


def others_answering(before: Sequence[Obligation], after: Sequence[Obligation], change: Change) -> tuple[str, ...]:
    """Who answers now, where none of those before does; empty where one of them does, or nobody is named."""
    then, now = _answering(before), _answering(after)
    same = then.keys() & now.keys() or {one.unit for one in change.units.renamed} & now.keys()
    return () if same or not then else tuple(now.values())


def _answering(side: Iterable[Obligation]) -> dict[str, str]:
    """The bodies that lead, or, where none does, answer, by what tells them apart, with the names to show."""
    parties = [party for item in side for party in item.parties if party.role in _ANSWERING]
    leads = [party for party in parties if party.role == "lead"] or parties
    return {key(party): shown(party) for party in leads}
