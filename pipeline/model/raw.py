"""A notice as printed: texts with their trace, table rows stitched over pages. No canonical names, no dates."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from pipeline.model.finding import Evidence, Finding
from pipeline.model.traced import Traced

Role = Literal["lead", "responsible", "support", "oversee", "unspecified"]


class RawHead(Struct, frozen=True):
    """The notice's head and frame (GB/T 9704-2012); what is absent is None or empty."""

    title: Traced | None = None
    full_title: Traced | None = None
    transmittal: Traced | None = None
    issuers: tuple[Traced, ...] = ()
    document_number: Traced | None = None
    issued_on: Traced | None = None
    addressees: tuple[Traced, ...] = ()
    note: Traced | None = None
    preamble: Traced | None = None
    closing: Traced | None = None
    attachments: tuple[Traced, ...] = ()


class RawPoint(Struct, frozen=True):
    """A numbered paragraph; ``number`` runs through the notice from 1, ``items`` are sub-points, parts of ``text``."""

    number: int
    label: Traced
    heading: Traced
    text: Traced
    items: tuple[RawPoint, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class RawSection(Struct, frozen=True):
    """A numbered line that heads others. ``number`` counts among its siblings from 1."""

    number: int
    label: Traced
    heading: Traced
    text: Traced | None = None
    sections: tuple[RawSection, ...] = ()
    points: tuple[RawPoint, ...] = ()


class Breaks(Struct, frozen=True):
    """Places in a cell's text, in characters before them, that part names or may: ``ends`` of paragraphs do, at
    ``wraps`` a line ran full, and at ``gaps`` stands a blank."""

    ends: tuple[int, ...] = ()
    wraps: tuple[int, ...] = ()
    gaps: tuple[int, ...] = ()


NO_BREAKS = Breaks()


class UnitCell(Struct, frozen=True):
    """Responsible units as they stand in one place: a table cell with its column's label, or a clause in a point.

    ``role`` is what the label says of everyone in the cell; words inside the cell win over it.
    """

    label: str
    role: Role
    content: Traced
    breaks: Breaks = NO_BREAKS


class RawTask(Struct, frozen=True):
    """One obligation as printed: a table row stitched over its pages, or a responsibility clause with its text.

    ``labelled`` is true where the table has several unit columns, so that ``raw`` names the column of each cell.
    ``point`` is known here only for a clause, which stands inside its point.
    """

    category: Traced
    task: Traced
    requirement: Traced
    label: Traced | None = None
    units: tuple[UnitCell, ...] = ()
    labelled: bool = False
    deadline: Traced | None = None
    extra: tuple[tuple[str, Traced], ...] = ()
    point: int | None = None
    evidence: tuple[Evidence, ...] = ()


class Structure(Struct, frozen=True):
    """Characters that order the text without being its content: label, table_header, cover_line, punctuation …"""

    reason: str
    ids: tuple[int, ...]


class RawNotice(Struct, frozen=True):
    """Everything a source says, before anyone asks what it means."""

    head: RawHead
    sections: tuple[RawSection, ...] = ()
    tasks: tuple[RawTask, ...] = ()
    structure: tuple[Structure, ...] = ()
    findings: tuple[Finding, ...] = ()
