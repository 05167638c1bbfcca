"""The answer: a notice with canonical units and deadlines. Field order is the key order of ``notice.json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from msgspec import Struct

from pipeline.model.bounds import Count, Name, Year
from pipeline.model.finding import Evidence, Finding, Places
from pipeline.model.raw import Role

SCHEMA: Final = "yaodian/notice/2"
PartyKind = Literal["unit", "collective", "unknown"]
Level = Literal["nation", "province", "prefecture", "county", "township"]


class Generator(Struct, frozen=True):
    """Which program and rules made the answer, and with which options that change it."""

    version: str
    rules_sha256: str
    options: dict[str, str | int | bool | None] = {}


class Attached(Struct, frozen=True):
    """A further file that was read as a part of the notice. Its pages run on from those before: ``first_page`` is the
    number that its first one has in all evidence."""

    file: str
    sha256: Name
    format: Name
    pages: Count | None
    first_page: Count | None


class Source(Struct, frozen=True, omit_defaults=True):
    """The file that was read: its name (no folder), hash, format, and pages (None without pages); then those attached
    to it that were read with it."""

    file: str
    sha256: Name
    format: Name
    pages: Count | None
    attached: tuple[Attached, ...] = ()


class Jurisdiction(Struct, frozen=True):
    """Whose notice it is. ``code`` is the six-digit division code where the rules know it."""

    name: Name
    code: Name | None = None
    level: Level | None = None
    parents: tuple[Name, ...] = ()


class Basis(Struct, frozen=True):
    """A document that the notice rests on (the 《》 titles of its preamble)."""

    title: str
    document_number: str | None = None


class HeadWhere(Struct, frozen=True, omit_defaults=True):
    """Where the values of a head stand, by their names: places of a value, or, of a list, those of each.

    ``year`` and ``issued_on`` are the words that they were read from. The jurisdiction is inferred and has none.
    """

    title: Places = ()
    year: Places = ()
    full_title: Places = ()
    transmittal: Places = ()
    issuers: tuple[Places, ...] = ()
    document_number: Places = ()
    issued_on: Places = ()
    addressees: tuple[Places, ...] = ()
    note: Places = ()
    basis: tuple[Places, ...] = ()
    preamble: Places = ()
    closing: Places = ()
    attachments: tuple[Places, ...] = ()


class Head(Struct, frozen=True):
    """Head and frame of the notice; ``issued_on`` is ISO (2021-06-28)."""

    title: str | None = None
    year: Year | None = None
    full_title: str | None = None
    transmittal: str | None = None
    jurisdiction: Jurisdiction | None = None
    issuers: tuple[str, ...] = ()
    document_number: str | None = None
    issued_on: str | None = None
    addressees: tuple[str, ...] = ()
    note: str | None = None
    basis: tuple[Basis, ...] = ()
    preamble: str | None = None
    closing: str | None = None
    attachments: tuple[str, ...] = ()
    where: HeadWhere = HeadWhere()


class Deadline(Struct, frozen=True):
    """A phrase that says by when. ``due`` is ISO and set for ``date`` only."""

    raw: str
    kind: Literal["date", "recurring", "continuous", "unresolved"]
    due: str | None
    origin: Literal["column", "text"]


def first_due(deadlines: Sequence[Deadline]) -> str | None:
    """The day that comes first among the days of deadlines (ISO); None if none has a day.

    The first, not the last: of a task in steps the next one is what people must be reminded of.
    """
    return min((one.due for one in deadlines if one.due), default=None)


class NumberedWhere(Struct, frozen=True, omit_defaults=True):
    """Where label, heading and text of a section or of a part of a point stand."""

    label: Places = ()
    heading: Places = ()
    text: Places = ()


class PointWhere(NumberedWhere, frozen=True, omit_defaults=True):
    """Where a point's label, heading, text and each of its deadlines stand."""

    deadlines: tuple[Places, ...] = ()


class SubPoint(Struct, frozen=True):
    """A numbered part of a point (1. （1） ① 一是); its words are part of the point's text."""

    label: str
    heading: str | None
    text: str
    items: tuple[SubPoint, ...] = ()
    where: NumberedWhere = NumberedWhere()


class Point(Struct, frozen=True):
    """A numbered paragraph; ``number`` runs through the whole notice, ``label`` is what is printed."""

    number: Count
    label: str
    heading: str
    text: str
    items: tuple[SubPoint, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    where: PointWhere = PointWhere()


class Section(Struct, frozen=True):
    """A heading over points or over further sections."""

    number: Count
    label: str
    heading: str
    text: str | None = None
    sections: tuple[Section, ...] = ()
    points: tuple[Point, ...] = ()
    where: NumberedWhere = NumberedWhere()


class Party(Struct, frozen=True):
    """One responsible unit or collective; ``span`` is ``[start, end)`` in the assignment's ``raw``."""

    text: str
    as_written: str
    span: tuple[Count, Count]
    kind: PartyKind
    role: Role
    unit: Name | None = None
    name: Name | None = None
    members: tuple[Name, ...] = ()
    members_complete: bool | None = None


class Remark(Struct, frozen=True):
    """Words in the same string that are neither party, role nor tail: a deadline, a scope, an alias in brackets."""

    kind: str
    text: str
    span: tuple[Count, Count]


class OpenEnd(Struct, frozen=True):
    """A tail that leaves the list open (等区政府相关部门); ``span`` as a party's, None in version 1 of the schema."""

    text: str
    role: Role
    span: tuple[Count, Count] | None = None


class Assignment(Struct, frozen=True):
    """Who answers for a task; ``raw`` is the cleaned string or, with several columns, the labelled join."""

    raw: str
    parties: tuple[Party, ...] = ()
    remarks: tuple[Remark, ...] = ()
    open_ended: tuple[OpenEnd, ...] = ()


class Extra(Struct, frozen=True):
    """A column that has no field of its own."""

    label: str
    text: str


class TaskWhere(Struct, frozen=True, omit_defaults=True):
    """Where the values of a task stand, by their names; ``raw``, ``parties``, ``remarks`` and ``open_ended`` are those
    of its assignment, ``extra`` those of the texts. Of a list there are the places of each, in its order.

    A party stands where it is ``as_written``; its full text may borrow a prefix from the one before.
    """

    label: Places = ()
    category: Places = ()
    task: Places = ()
    requirement: Places = ()
    raw: Places = ()
    parties: tuple[Places, ...] = ()
    remarks: tuple[Places, ...] = ()
    open_ended: tuple[Places, ...] = ()
    deadlines: tuple[Places, ...] = ()
    extra: tuple[Places, ...] = ()


class Task(Struct, frozen=True):
    """One obligation with everyone who answers for it. ``key`` stays the same when rows move."""

    id: Name
    key: Name
    number: Count
    label: str | None
    category: str | None
    task: str | None
    requirement: str
    point: Count | None
    assignment: Assignment
    deadlines: tuple[Deadline, ...] = ()
    extra: tuple[Extra, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    where: TaskWhere = TaskWhere()


class Coverage(Struct, frozen=True):
    """Where every printed character went: ``characters`` is the sum of all the others."""

    characters: Count
    fields: Count
    structure: Count
    furniture: dict[str, Count]
    unaccounted: Count


class Notice(Struct, frozen=True, kw_only=True):
    """The whole answer for one file; written as ``notice.json`` and read back the same.

    Version 1 of the schema has no ``where``; read back, it is a Notice without them, of today's version.
    """

    schema: Literal["yaodian/notice/1", "yaodian/notice/2"] = SCHEMA
    generator: Generator
    source: Source
    notice: Head
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    coverage: Coverage | None = None
    findings: tuple[Finding, ...] = ()

    def points(self) -> list[Point]:
        """All points in reading order, through sections of any depth."""

        def walk(sections: tuple[Section, ...]) -> list[Point]:
            found: list[Point] = []
            for section in sections:
                found += section.points
                found += walk(section.sections)
            return found

        return sorted(walk(self.sections), key=lambda point: point.number)
