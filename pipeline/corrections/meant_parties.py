"""Who is meant by a piece of 责任单位, or by the whole of it, where it was read wrongly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from pipeline.corrections.file import MeantParty, UnitCorrection
from pipeline.model import Assignment, Notice, OpenEnd, Party, Places, Remark, Task
from pipeline.model.raw import Role

_Piece = TypeVar("_Piece", Party, Remark, OpenEnd)


def replace_unit(notice: Notice, unit: UnitCorrection) -> tuple[Notice, int]:
    """The notice with a correction of units, and how many pieces it replaced. What reads as the whole string of its
    task (an empty one too) stands for all parties there; remarks and open tails stay."""
    known = _known(notice)
    where = notice.notice.jurisdiction
    place = (where.code or where.name) if where else ""
    tasks: list[Task] = []
    hits = 0
    for task in notice.tasks:
        found = 0
        if unit.task is None or unit.task == task.number:
            task, found = _with_meant(task, unit, known, place)
        hits += found
        tasks.append(task)
    return replace(notice, tasks=tuple(tasks)), hits


def _known(notice: Notice) -> dict[str, Party]:
    """The notice's parties by their canonical names, else by their words."""
    parties = [party for task in notice.tasks for party in task.assignment.parties]
    found: dict[str, Party] = {}
    names = [(party.name, party) for party in parties if party.name]
    words = [(word, party) for _, party in names for word in (party.text, party.as_written)]
    for name, party in (*names, *words):
        found.setdefault(name, party)
    return found


def _with_meant(task: Task, unit: UnitCorrection, known: Mapping[str, Party], place: str) -> tuple[Task, int]:
    """The task with the piece replaced, and how many pieces were. Who is meant stands where the piece stands."""
    old, where = task.assignment, task.where
    parties, gone = _parted(old.parties, where.parties, lambda one: _is(one, unit.text))
    remarks, others = _parted(old.remarks, where.remarks, lambda one: one.text == unit.text)
    tails, open_ends = _parted(old.open_ended, where.open_ended, lambda one: one.text == unit.text)
    pieces = [
        *((one.span, one.role, at) for one, at in gone),
        *((one.span, "unspecified", at) for one, at in others),
        *((one.span or (0, 0), one.role, at) for one, at in open_ends),
    ]
    if not pieces:
        whole = unit.task is not None and unit.text == old.raw
        return (_with_all_meant(task, unit, known, place), 1) if whole else (task, 0)
    for span, role, at in pieces:
        parties += [
            (_same(one, gone, span) or _party(one, span, old.raw, role, known, place), at) for one in unit.parties
        ]
    parties.sort(key=lambda pair: pair[0].span)
    assignment = Assignment(
        old.raw, tuple(one for one, _ in parties), tuple(one for one, _ in remarks), tuple(one for one, _ in tails)
    )
    where = replace(where, parties=_places(parties), remarks=_places(remarks), open_ended=_places(tails))
    return replace(task, assignment=assignment, where=where), len(pieces)


def _parted(
    items: Sequence[_Piece], where: Sequence[Places], is_meant: Callable[[_Piece], bool]
) -> tuple[list[tuple[_Piece, Places]], list[tuple[_Piece, Places]]]:
    """Pieces of an assignment with their places: those that stay, and those that are meant."""
    pairs = list(zip(items, where, strict=True)) if where else [(one, ()) for one in items]
    return [pair for pair in pairs if not is_meant(pair[0])], [pair for pair in pairs if is_meant(pair[0])]


def _places(pairs: Iterable[tuple[object, Places]]) -> tuple[Places, ...]:
    """The places of each; none at all where no places are known."""
    found = tuple(places for _, places in pairs)
    return found if any(found) else ()


def _is(party: Party, text: str) -> bool:
    """Whether a party is meant by a text: its words, or its canonical name."""
    return text in (party.text, party.as_written, party.name)


def _same(one: MeantParty, before: Iterable[tuple[Party, Places]], span: tuple[int, int]) -> Party | None:
    """The party that stood there, if it is meant as it was but for its role."""
    if one.given_role is None or one.name is not None or one.unit is not None:
        return None
    there = (party for party, _ in before if party.span == span and party.name and _is(party, one.text))
    party = next(there, None)
    return None if party is None else replace(party, role=one.given_role)


def _party(
    one: MeantParty, span: tuple[int, int], raw: str, role: Role, known: Mapping[str, Party], place: str
) -> Party:
    """``span`` narrows to the party's own words where they stand in the piece."""
    at = raw.find(one.text, *span)
    if at >= 0:
        span = (at, at + len(one.text))
    found = known.get(one.name or one.text)
    name = one.name or (found.name if found else None) or one.text
    unit = one.unit or (found.unit if found else None) or f"{place}/{name}".lstrip("/")
    return Party(one.text, raw[slice(*span)], span, one.kind, one.given_role or role, unit, name)


def _with_all_meant(task: Task, unit: UnitCorrection, known: Mapping[str, Party], place: str) -> Task:
    """Other parties in the place of all. Who was there before stands where it stood, others at the whole string."""
    old, where = task.assignment, task.where
    before = dict(zip((one.text for one in old.parties), where.parties, strict=False))
    parties = tuple(_party(one, (0, len(old.raw)), old.raw, "unspecified", known, place) for one in unit.parties)
    places = tuple(before.get(one.text, where.raw) for one in parties)
    return replace(
        task,
        assignment=replace(old, parties=parties),
        where=replace(where, parties=places if any(places) else ()),
    )
