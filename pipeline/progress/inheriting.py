"""What last year's ledger offers to the new one: who is in charge and whom to ask, by the pairs of a comparison."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.diff.comparison import Comparison
from pipeline.exporters.titles import CONTACT, LEADER
from pipeline.model.progress import Entry
from pipeline.progress.looking_back import others_answering

_MARK: Final = re.compile(r"（承(?:\d{4}|上)年）$")
_FIELDS: Final = {LEADER: "leader", CONTACT: "contact"}
Inherited = Mapping[int, Mapping[str, str]]
"""Values by the new task's number and the column's title."""


def inherited(entries: Sequence[Entry], numbers: Mapping[str, int], comparison: Comparison) -> Inherited:
    """The people of last year's ledger by the tasks that go on, each marked as last year's.

    ``numbers``: the old task by the row's key. Nothing is offered for a task that others answer for now: their people
    are others too. Where several tasks became one, all that differ are named. The ledger's own rows only.
    """
    old = {item.number: item for item in comparison.old}
    new = {item.number: item for item in comparison.new}
    rows = _rows(entries, numbers)
    mark = _mark(comparison.diff.old.year)
    found: dict[int, Mapping[str, str]] = {}
    for change in comparison.diff.changes:
        before, after = [old[number] for number in change.old], [new[number] for number in change.new]
        people = _people([rows[number] for number in change.old if number in rows], mark)
        if people and not others_answering(before, after, change):
            found |= dict.fromkeys(change.new, people)
    return found


def _rows(entries: Sequence[Entry], numbers: Mapping[str, int]) -> Mapping[int, Entry]:
    """The ledger's own row of each task, the first that names anybody."""
    found: dict[int, Entry] = {}
    for entry in entries:
        if entry.key in numbers and entry.unit is None and (entry.leader or entry.contact):
            found.setdefault(numbers[entry.key or ""], entry)
    return found


def _people(entries: Sequence[Entry], mark: str) -> dict[str, str]:
    """Those of some rows together, by the column's title."""
    found: dict[str, str] = {}
    for title, field in _FIELDS.items():
        said = (bare(getattr(entry, field)) for entry in entries)
        names = "、".join(dict.fromkeys(one for one in said if one))
        if names:
            found[title] = f"{names}{mark}"
    return found


def bare(text: str) -> str:
    """A name without the mark of an earlier year."""
    return _MARK.sub("", text)


def _mark(year: int | None) -> str:
    return f"（承{f'{year}年' if year is not None else '上年'}）"
