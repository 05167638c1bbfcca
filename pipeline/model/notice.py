"""The answer: a notice with canonical units and deadlines. Field order is the key order of ``notice.json``."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from pipeline.model.finding import Evidence, Finding
from pipeline.model.raw import Role

SCHEMA: Final = "yaodian/notice/1"
PartyKind = Literal["unit", "collective", "unknown"]
Level = Literal["nation", "province", "prefecture", "county", "township"]


class Generator(Struct, frozen=True):
    """Which program and rules made the answer, and with which options that change it."""

    version: str
    rules_sha256: str
    options: dict[str, str | int | bool | None] = {}


class Source(Struct, frozen=True):
    """The file that was read: its name (no folder), hash, format, and pages (None without pages)."""

    file: str
    sha256: str
    format: str
    pages: int | None


class Jurisdiction(Struct, frozen=True):
    """Whose notice it is. ``code`` is the six-digit division code where the rules know it."""

    name: str
    code: str | None = None
    level: Level | None = None
    parents: tuple[str, ...] = ()


class Basis(Struct, frozen=True):
    """A document that the notice rests on (the 《》 titles of its preamble)."""

    title: str
    document_number: str | None = None


class Head(Struct, frozen=True):
    """Head and frame of the notice; ``issued_on`` is ISO (2021-06-28)."""

    title: str | None = None
    year: int | None = None
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


class Deadline(Struct, frozen=True):
    """A phrase that says by when. ``due`` is ISO and set for ``date`` only."""

    raw: str
    kind: Literal["date", "recurring", "continuous", "unresolved"]
    due: str | None
    origin: Literal["column", "text"]


class SubPoint(Struct, frozen=True):
    """A numbered part of a point (1. （1） ① 一是); its words are part of the point's text."""

    label: str
    heading: str | None
    text: str
    items: tuple[SubPoint, ...] = ()


class Point(Struct, frozen=True):
    """A numbered paragraph; ``number`` runs through the whole notice, ``label`` is what is printed."""

    number: int
    label: str
    heading: str
    text: str
    items: tuple[SubPoint, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Section(Struct, frozen=True):
    """A heading over points or over further sections."""

    number: int
    label: str
    heading: str
    text: str | None = None
    sections: tuple[Section, ...] = ()
    points: tuple[Point, ...] = ()


class Party(Struct, frozen=True):
    """One responsible unit or collective; ``span`` is ``[start, end)`` in the assignment's ``raw``."""

    text: str
    as_written: str
    span: tuple[int, int]
    kind: PartyKind
    role: Role
    unit: str | None = None
    name: str | None = None
    members: tuple[str, ...] = ()
    members_complete: bool | None = None


class Remark(Struct, frozen=True):
    """Words in the same string that are neither party, role nor tail: a deadline, a scope, an alias in brackets."""

    kind: str
    text: str
    span: tuple[int, int]


class OpenEnd(Struct, frozen=True):
    """A tail that leaves the list open (等区政府相关部门)."""

    text: str
    role: Role


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


class Task(Struct, frozen=True):
    """One obligation with everyone who answers for it. ``key`` stays the same when rows move."""

    id: str
    key: str
    number: int
    label: str | None
    category: str | None
    task: str | None
    requirement: str
    point: int | None
    assignment: Assignment
    deadlines: tuple[Deadline, ...] = ()
    extra: tuple[Extra, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Coverage(Struct, frozen=True):
    """Where every printed character went: ``characters`` is the sum of all the others."""

    characters: int
    fields: int
    structure: int
    furniture: dict[str, int]
    unaccounted: int


class Notice(Struct, frozen=True, kw_only=True):
    """The whole answer for one file; written as ``notice.json`` and read back the same."""

    schema: Literal["yaodian/notice/1"] = SCHEMA
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
