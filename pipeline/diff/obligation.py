"""One side of a comparison: the tasks of a notice, or the points of its body, in one shape."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from pipeline.diff.bodies import key
from pipeline.diff.years import Own, timeless
from pipeline.model import Deadline, Notice, OpenEnd, Party, Point, Section


class Obligation(Struct, frozen=True):
    """A task, or a point standing in for one. ``section`` is the category, else the heading of the point's section."""

    number: int
    section: str | None
    task: str | None
    requirement: str
    units: str
    parties: tuple[Party, ...] = ()
    open_ended: tuple[OpenEnd, ...] = ()
    deadlines: tuple[Deadline, ...] = ()

    def identity(self, year: Own) -> tuple[str, ...]:
        """Everything that tells it from others, apart from where it stands; widths and the own year do not count.

        Two rows with one identity are told apart by their order alone.
        """
        parties = sorted(f"{key(party)}\t{party.role}" for party in self.parties)
        tails = sorted(f"{tail.text}\t{tail.role}" for tail in self.open_ended)
        dates = sorted(timeless(deadline.raw, year) for deadline in self.deadlines)
        texts = (timeless(text or "", year) for text in (self.requirement, self.task, self.section))
        return (*texts, "\n".join(parties), "\n".join(tails), "\n".join(dates))


def from_tasks(notice: Notice) -> list[Obligation]:
    """The notice's tasks, in their order."""
    headings = {point.number: heading for heading, point in _placed(notice.sections)}
    return [
        Obligation(
            number=task.number,
            section=task.category or headings.get(task.point or 0),
            task=task.task,
            requirement=task.requirement,
            units=task.assignment.raw,
            parties=task.assignment.parties,
            open_ended=task.assignment.open_ended,
            deadlines=task.deadlines,
        )
        for task in notice.tasks
    ]


def from_points(notice: Notice) -> list[Obligation]:
    """The body's points, in their order: nobody answers for them, their heading is the task."""
    return [
        Obligation(
            number=point.number,
            section=heading,
            task=point.heading,
            requirement=point.text,
            units="",
            deadlines=point.deadlines,
        )
        for heading, point in sorted(_placed(notice.sections), key=lambda placed: placed[1].number)
    ]


def _placed(sections: Iterable[Section]) -> list[tuple[str, Point]]:
    """All points with the heading of the section in which they stand, through sections of any depth."""
    found: list[tuple[str, Point]] = []
    for section in sections:
        found += [(section.heading, point) for point in section.points]
        found += _placed(section.sections)
    return found
