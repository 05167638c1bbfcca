"""How the year's work stands on a day: every number of a report, worked out from a ledger's entries alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.progress import DONE, NOT_BEGUN, OVERDUE, UNDER_WAY, Entry, EntryDoubt
from pipeline.progress.standing import FINISHED, IN_TIME, LATE, SOON, standing

OWN: Final = "临时交办"
"""The section of rows that people added themselves."""
# What stands for several answers of which one is so: the first of these.
_FOR_ALL: Final = (OVERDUE, SOON)
_OF_FINISHED: Final = (LATE, DONE, IN_TIME)


class Belonging(Struct, frozen=True):
    """Where a task belongs: its section, and the bodies that answer for it (no supporters) in the official order.

    ``said``: the same in the notice's words, collectives by their names.
    """

    section: str
    units: tuple[str, ...]
    said: str = ""


class Places(Struct, frozen=True):
    """Where tasks belong: those of the notice by their row keys, in its order; rows that people added by number, task
    and requirement as they stand there. ``units``: all that answer for any, in the official order."""

    tasks: Mapping[str, Belonging]
    units: Sequence[str] = ()
    own: Mapping[tuple[str, str, str], Belonging] = {}


class TaskState(Struct, frozen=True):
    """A task as it stands: ``entry`` is its row, ``answers`` those of single units. ``days``: since its due day if it
    is overdue, until it if that is ahead, None without one."""

    entry: Entry
    place: Belonging
    standing: str
    answers: tuple[tuple[Entry, str], ...] = ()
    days: int | None = None

    def of(self, unit: str) -> str:
        """How it stands for one unit: by its own answer, where it gave one."""
        return next((found for answer, found in self.answers if answer.unit == unit), self.standing)


class Tally(Struct, frozen=True):
    """How many tasks stand how."""

    counts: Mapping[str, int] = {}

    def of(self, *standings: str) -> int:
        """How many stand in one of these ways."""
        return sum(self.counts.get(one, 0) for one in standings)

    @property
    def tasks(self) -> int:
        """All of them."""
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """On time, late, or on a day that nobody wrote down."""
        return self.of(*FINISHED)

    @property
    def percent(self) -> int:
        """Done, of a hundred; whole, and 100 only if all are."""
        return self.done * 100 // self.tasks if self.tasks else 0


class YearFigures(Struct, frozen=True):
    """The report's numbers. ``states`` are all tasks in the ledger's order, ``sections`` and ``units`` tallies by name
    in the order of the notice and of the register; ``missing``: keys of the notice's tasks that the ledger lacks;
    ``gone``: entries on tasks that the notice does not have (any more), which count nowhere."""

    on: date
    total: Tally
    sections: tuple[tuple[str, Tally], ...]
    units: tuple[tuple[str, Tally], ...]
    states: tuple[TaskState, ...]
    missing: tuple[str, ...] = ()
    gone: tuple[Entry, ...] = ()

    def standing(self, *standings: str) -> list[TaskState]:
        """The tasks that stand in one of these ways, by their due days."""
        found = [one for one in self.states if one.standing in standings]
        return sorted(found, key=lambda one: one.entry.due or date.max)


def figures(entries: Sequence[Entry], places: Places, on: date) -> YearFigures:
    """The numbers on a day.

    A task counts once, however many units answered for it: by the row of the task, if anything is entered there,
    else by all answers together. A unit counts it by its own answer, or as the task stands.
    """
    tasks = places.tasks
    gone = tuple(one for one in entries if one.key and one.key not in tasks)
    states = tuple(_states([one for one in entries if not one.key or one.key in tasks], places, on))
    by_section: dict[str, list[str]] = {place.section: [] for place in tasks.values()}
    by_unit: dict[str, list[str]] = {unit: [] for unit in places.units}
    for one in states:
        by_section.setdefault(one.place.section, []).append(one.standing)
        for unit in one.place.units:
            by_unit.setdefault(unit, []).append(one.of(unit))
    found = {one.entry.key for one in states}
    return YearFigures(
        on=on,
        total=_tally(one.standing for one in states),
        sections=_tallies(by_section),
        units=_tallies(by_unit),
        states=states,
        missing=tuple(key for key in tasks if key not in found),
        gone=gone,
    )


def gone_doubts(file: str, gone: Iterable[Entry]) -> tuple[EntryDoubt, ...]:
    """What to tell of what was said on tasks that are gone."""
    return tuple(
        EntryDoubt(file, f"这项任务通知里没有（可能已更正或取消），没有计入：{_said(one)}", one.sheet, one.row)
        for one in gone
        if one.is_filled
    )


def missing_told(missing: Sequence[str]) -> tuple[str, ...]:
    """What to tell of tasks that have no row in the ledger."""
    return (f"台账里少了 {len(missing)} 项任务的行，没有计入；再转换一次会补上。",) if missing else ()


def _said(entry: Entry) -> str:
    texts = (entry.unit, entry.task or entry.requirement, entry.progress, entry.done_text, entry.note)
    return "，".join(text for text in texts if text)


def _tallies(standings: Mapping[str, Sequence[str]]) -> tuple[tuple[str, Tally], ...]:
    """Those that have any task."""
    return tuple((name, _tally(one)) for name, one in standings.items() if one)


def _states(entries: Sequence[Entry], places: Places, on: date) -> Iterable[TaskState]:
    rows: dict[str, list[Entry]] = {}
    for at, entry in enumerate(entries):
        rows.setdefault(entry.key or f"#{at}", []).append(entry)
    for group in rows.values():
        main = next((entry for entry in group if entry.unit is None), group[0])
        yield _state(main, [entry for entry in group if entry is not main], _place(main, places), on)


def _place(entry: Entry, places: Places) -> Belonging:
    if entry.key is not None:
        return places.tasks[entry.key]
    named = places.own.get((entry.number, entry.task, entry.requirement))
    return named or Belonging(OWN, (entry.unit,) if entry.unit else (), entry.unit or "")


def _state(main: Entry, others: Sequence[Entry], place: Belonging, on: date) -> TaskState:
    answers = tuple((entry, standing(_due_as(entry, main), on)) for entry in others)
    own = standing(main, on)
    if answers and not main.progress and main.done_on is None:
        own = _together([found for _, found in answers])
    days = None if main.due is None else abs((main.due - on).days)
    return TaskState(main, place, own, answers, days)


def _together(answers: Sequence[str]) -> str:
    """How a task stands for which each of several gave an answer: done only if all are, begun if any is."""
    for urgent in _FOR_ALL:
        if urgent in answers:
            return urgent
    if all(one in FINISHED for one in answers):
        return next(one for one in _OF_FINISHED if one in answers)
    return NOT_BEGUN if all(one == NOT_BEGUN for one in answers) else UNDER_WAY


def _due_as(entry: Entry, main: Entry) -> Entry:
    """A unit answers for the day of the task, where its row has none of its own."""
    return entry if entry.due is not None else replace(entry, due=main.due)


def _tally(standings: Iterable[str]) -> Tally:
    counts: dict[str, int] = {}
    for one in standings:
        counts[one] = counts.get(one, 0) + 1
    return Tally(counts)
