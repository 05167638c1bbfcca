"""What became of each obligation of a superior's notice in a district's: the same words, others, a part, nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.diff.alignment import align
from pipeline.diff.classification import joined
from pipeline.diff.comparison import Level, common_level
from pipeline.diff.obligation import Obligation, from_points, from_tasks
from pipeline.diff.reassignment import compare_units
from pipeline.diff.years import shifted
from pipeline.matching.likeness import likeness
from pipeline.matching.wording import wording
from pipeline.model import Notice, Section
from pipeline.model.change import Charge, Piece
from pipeline.superior.issued import Issued, issued, labels, place_name
from pipeline.superior.manners import Manner, manner_of
from pipeline.superior.rarity import Rarity
from pipeline.superior.same_function import NameSigns, bare, bodies_by_function, places_of
from pipeline.superior.second_look import look_again

COVERAGE_SCHEMA: Final = "yaodian/coverage/1"
_READABLE: Final = 0.5
"""Likeness from which a reader follows a redline; below it, single characters of other words stay by chance."""


class LocalAnswer(Struct, frozen=True):
    """What a district does about one obligation. ``tasks``: numbers of its tasks, none where it is missing;
    ``task_ids``: their ids, none where points are compared.

    ``no_counterpart``: bodies of the superior's task whose counterpart in the district is not among those that answer;
    ``later``: the district's last day is after the superior's. ``wording``: from the superior's words to its own.
    """

    manner: Manner
    tasks: tuple[int, ...] = ()
    similarity: float | None = None
    wording: tuple[Piece, ...] = ()
    units: str | None = None
    no_counterpart: tuple[str, ...] = ()
    deadline: str | None = None
    due: str | None = None
    later: bool = False
    task_ids: tuple[str, ...] = ()


class Demand(Struct, frozen=True):
    """One obligation of the superior's notice; ``id`` is the task's, None where points are compared."""

    number: int
    section: str | None
    task: str | None
    requirement: str
    units: str
    deadline: str | None = None
    due: str | None = None
    id: str | None = None


class OwnTask(Struct, frozen=True):
    """A task of a district that carries out none of the superior's."""

    number: int
    task: str | None
    requirement: str
    units: str
    id: str | None = None


class DistrictAnswers(Struct, frozen=True):
    """A district: its notice, an answer for each demand in their order, and the tasks of its own. ``place`` tells it
    from all others: its name, and more where several have that."""

    place: str
    title: str | None
    year: int | None
    file: str
    sha256: str
    issued: Issued
    answers: tuple[LocalAnswer, ...]
    own: tuple[OwnTask, ...] = ()

    def count(self, manner: Manner) -> int:
        """How many demands it answers in that manner."""
        return sum(one.manner == manner for one in self.answers)


class Superior(Struct, frozen=True, kw_only=True):
    """The whole comparison; written as ``coverage.json``. ``level`` is points where the superior's notice has no
    tasks, or a district's has none."""

    schema: Literal["yaodian/coverage/1"] = COVERAGE_SCHEMA
    place: str
    title: str | None
    year: int | None
    file: str
    sha256: str
    issued: Issued
    level: Level
    demands: tuple[Demand, ...]
    districts: tuple[DistrictAnswers, ...]


def carried_out(upper: Notice, districts: Sequence[Notice], signs: NameSigns) -> Superior:
    """Each obligation of the superior's notice against every district's. ``signs``: what bodies' names are made of."""
    level = common_level([upper, *districts])
    found: list[DistrictAnswers] = []
    for lower, label in zip(districts, labels(districts), strict=True):
        answers, own = _district(upper, lower, level, signs)
        head, source = lower.notice, lower.source
        found.append(
            DistrictAnswers(label, head.title, head.year, source.file, source.sha256, issued(lower), answers, own)
        )
    head = upper.notice
    return Superior(
        place=place_name(upper),
        title=head.title,
        year=head.year,
        file=upper.source.file,
        sha256=upper.source.sha256,
        issued=issued(upper),
        level=level,
        demands=_demands(upper, level),
        districts=tuple(found),
    )


def _demands(upper: Notice, level: Level) -> tuple[Demand, ...]:
    ids = _ids(upper, level)
    return tuple(
        Demand(
            one.number,
            one.section,
            one.task,
            one.requirement,
            one.units,
            _phrase(one),
            _last_day([one]),
            ids.get(one.number),
        )
        for one in _obligations(upper, level)
    )


def _district(
    upper: Notice, lower: Notice, level: Level, signs: NameSigns
) -> tuple[tuple[LocalAnswer, ...], tuple[OwnTask, ...]]:
    """The answers of a district's notice, in the order of the obligations, and the tasks of its own."""
    places = (*places_of(upper), *places_of(lower))
    bodies = bodies_by_function(upper, lower, signs)
    # Matched without places and levels (全市, 全区), which are what is bound to differ; shown as printed.
    before, after = (_obligations(_without_level(one, places, signs.levels), level) for one in (upper, lower))
    rarity = Rarity([one.requirement for one in (*before, *after)])
    matches = look_again(align(before, after, upper.notice.year, lower.notice.year, bodies), rarity)
    theirs, ours = (_by_number(_obligations(one, level)) for one in (upper, lower))
    ids = _ids(lower, level)
    years = _years_between(upper, lower)
    answers: dict[int, LocalAnswer] = {}
    for match in matches:
        tasks = [ours[one.number] for one in match.new]
        removed = compare_units(match.old, match.new, bodies).removed if match.new else ()
        task_ids = tuple(filter(None, (ids.get(one.number) for one in tasks)))
        for demand in match.old:
            text = joined(match.new, [demand])
            manner = manner_of(demand.requirement, text, rarity) if match.new else "missing"
            found = _answer(theirs[demand.number], tasks, manner, removed, years)
            answers[demand.number] = replace(found, task_ids=task_ids)
    own = sorted(match.new[0].number for match in matches if not match.old)
    return tuple(answers[number] for number in theirs), tuple(_own(ours[number], ids) for number in own)


def _own(one: Obligation, ids: Mapping[int, str]) -> OwnTask:
    return OwnTask(one.number, one.task, one.requirement, one.units, ids.get(one.number))


def _by_number(obligations: Sequence[Obligation]) -> Mapping[int, Obligation]:
    return {one.number: one for one in obligations}


def _ids(notice: Notice, level: Level) -> Mapping[int, str]:
    """The ids of a notice's tasks by their numbers; none where points are compared."""
    return {task.number: task.id for task in notice.tasks} if level == "tasks" else {}


def _obligations(notice: Notice, level: Level) -> list[Obligation]:
    return from_tasks(notice) if level == "tasks" else from_points(notice)


def _years_between(upper: Notice, lower: Notice) -> int:
    first, second = upper.notice.year, lower.notice.year
    return second - first if first and second else 0


def _answer(
    demand: Obligation, tasks: Sequence[Obligation], manner: Manner, removed: Sequence[Charge], years: int
) -> LocalAnswer:
    """``years`` lie between the notices."""
    if not tasks:
        return LocalAnswer("missing")
    due, wanted = _last_day(tasks), _last_day([demand])
    in_time = wanted and shifted(wanted, years)
    text = joined(tasks, [demand])
    alike = likeness(demand.requirement, text)
    return LocalAnswer(
        manner,
        tuple(one.number for one in tasks),
        round(alike, 4),
        _redline(demand.requirement, text, alike),
        "；".join(dict.fromkeys(one.units for one in tasks if one.units)) or None,
        tuple(dict.fromkeys(one.name for one in removed)),
        "；".join(dict.fromkeys(filter(None, map(_phrase, tasks)))) or None,
        due,
        bool(due and in_time and due > in_time),
    )


def _redline(above: str, below: str, alike: float) -> tuple[Piece, ...]:
    """From the superior's words to the district's; where hardly any stay in their order, both texts as a whole."""
    if alike < _READABLE:
        return ("delete", above), ("insert", below)
    return tuple(piece for piece in wording(above, below) if piece[1])


def _without_level(notice: Notice, places: Sequence[str], levels: str) -> Notice:
    """The notice with its texts as they would stand on any level."""

    def plain(text: str) -> str:
        return bare(text, places, levels)

    def sections(given: Sequence[Section]) -> tuple[Section, ...]:
        return tuple(
            replace(
                one,
                heading=plain(one.heading),
                sections=sections(one.sections),
                points=tuple(replace(at, heading=plain(at.heading), text=plain(at.text)) for at in one.points),
            )
            for one in given
        )

    tasks = tuple(
        replace(
            one,
            requirement=plain(one.requirement),
            task=one.task and plain(one.task),
            category=one.category and plain(one.category),
        )
        for one in notice.tasks
    )
    return replace(notice, tasks=tasks, sections=sections(notice.sections))


def _phrase(one: Obligation) -> str | None:
    return "；".join(dict.fromkeys(deadline.raw for deadline in one.deadlines)) or None


def _last_day(obligations: Sequence[Obligation]) -> str | None:
    return max((one.due for item in obligations for one in item.deadlines if one.due), default=None)
