"""One sheet of a workbook at work: as a person left it, as the program wrote it, as the program would write it now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from openpyxl.utils import get_column_letter

from pipeline.exporters.keeping.aligning import Alignment, align
from pipeline.exporters.keeping.merging import Box, SheetPlan, Version
from pipeline.exporters.keeping.snapshot import Snapshot, print_of
from pipeline.exporters.workbook.book_package import BookPackage, SheetEntry
from pipeline.exporters.workbook.notes_part import CellNote, SheetNotes
from pipeline.exporters.workbook.references import GONE, box_of, box_text, expand_shared, set_formula, shifted_formula
from pipeline.exporters.workbook.sheet import Sheet
from pipeline.exporters.workbook.sheet_part import (
    PartCell,
    SheetPart,
    is_marked,
    place_of,
    read_sheet,
    shared_texts,
    shown,
)
from pipeline.exporters.workbook.xml_tree import XmlNode, parse_xml

# Marks the print of a text whose parts a person made look otherwise.
RICH: Final = "~"
# Rows that only stand there count as far as people scroll.
_SCROLLED: Final = 50_000
_PREFIXED: Final = re.compile(r"<(/?)\w+:(?=[\w]+[\s/>])")
Shared = Sequence[tuple[str, bool]]


class Guest(Struct):
    """What a person wrote into a cell, on its way to another: the cell, what it says, its note, its link.

    ``only_note``: what the cell says is the program's.
    """

    cell: PartCell
    text: str = ""
    row: int = 0
    note: CellNote | None = None
    link: dict[str, str] = {}
    address: str = ""
    only_note: bool = False


class OldSheet(Struct):
    """A sheet of a person's workbook: its part, prints of what its cells say, merged cells and notes."""

    entry: SheetEntry
    part: SheetPart
    cells: dict[int, dict[int, str]]
    merged: list[Box]
    notes: SheetNotes
    shared: Shared

    def text(self, row: int, column: int) -> str:
        """What a cell says."""
        line = self.part.rows.get(row)
        cell = line.cells.get(column) if line else None
        return "" if cell is None else shown(cell, self.shared)

    def present(self) -> tuple[list[int], list[int]]:
        """The rows and columns that are there at all."""
        last = self.part.last_row()
        rows = range(1, last + 1) if last <= _SCROLLED else sorted(self.part.rows)
        return list(rows), list(range(1, self.part.last_column() + 1))

    def is_rich(self, cell: PartCell) -> bool:
        """Whether parts of the cell's text look otherwise."""
        if cell.kind == "s" and cell.text.isdecimal() and int(cell.text) < len(self.shared):
            return self.shared[int(cell.text)][1]
        return cell.rich and any(is_marked(node) for node in parse_xml(f"<c>{cell.inner}</c>".encode()).walk())


class SheetWork(Struct):
    """An old sheet with its plan. ``sheet`` is what the program would write. ``guests`` come from elsewhere, by row and
    column of ``ours``; ``own_guests`` by row of ``ours`` and column of the old sheet."""

    old: OldSheet
    base: Version
    ours: Version
    sheet: Sheet
    alignment: Alignment
    plan: SheetPlan
    guests: dict[tuple[int, int], Guest] = {}
    own_guests: dict[tuple[int, int], Guest] = {}
    titles: dict[int, str] = {}

    @property
    def prefix(self) -> str:
        """What stands before the names of the part's elements."""
        head = self.old.part.root.tag.rpartition(":")[0]
        return f"{head}:" if head else ""

    def title(self, column: int) -> str:
        """What a column of the old sheet is called, each otherwise; by its letter if nothing says so."""
        return self._all_titles().get(column) or f"{get_column_letter(column)}列"

    def column_titled(self, title: str) -> int | None:
        """The column of the old sheet that is called so."""
        return next((column for column, one in self._all_titles().items() if one == title), None)

    def _all_titles(self) -> dict[int, str]:
        if not self.titles:
            heads = [row for row, at in self.alignment.rows.items() if at < max(1, self.base.sheet.heads)]
            for column in range(1, self.old.part.last_column() + 1):
                texts = (self.old.text(row, column) for row in sorted(heads, reverse=True))
                said = next((bare for text in texts if (bare := "".join(text.split("\n")).strip())), "")
                title, number = said or f"{get_column_letter(column)}列", 1
                while title in self.titles.values():
                    number += 1
                    title = f"{said}（{number}）"
                self.titles[column] = title
        return self.titles


def version_of(snapshot: Snapshot, index: int) -> Version:
    """A sheet of a snapshot."""
    sheet = snapshot.sheets[index]
    return Version(sheet, snapshot.grid(sheet), snapshot.styles)


def read_old(package: BookPackage, entry: SheetEntry, shared: Shared) -> OldSheet:
    """A sheet of the person's workbook. Raises DamagedPartError."""
    part = read_sheet(package.parts[entry.part])
    expand_shared(part)
    old = OldSheet(entry, part, {}, _merged(part.root), SheetNotes(package, entry.part), shared)
    for number, row in part.rows.items():
        found = {}
        for column, cell in row.cells.items():
            text = print_of(shown(cell, shared))
            if text:
                found[column] = f"{RICH}{text}" if old.is_rich(cell) and cell.formula is None else text
        if found:
            old.cells[number] = found
    return old


def read_shared(package: BookPackage) -> list[tuple[str, bool]]:
    """The workbook's shared texts. Raises DamagedPartError."""
    part = package.lead(package.book, "sharedStrings")
    return shared_texts(package.tree(part)) if part else []


def aligned(old: OldSheet, base: Version) -> Alignment:
    """Which of the old sheet's rows and columns the program wrote."""
    cells: Mapping[int, Mapping[int, str]] = {
        row: {column: value.removeprefix(RICH) for column, value in values.items()} for row, values in old.cells.items()
    }
    return align(cells, base.grid, base.sheet.heads)


def link_of(root: XmlNode, row: int, column: int) -> XmlNode | None:
    """The element that says where a cell leads."""
    links = root.first("hyperlinks")
    found = (
        one for one in (links.elements() if links else []) if place_of(one.attributes.get("ref", "")) == (row, column)
    )
    return next(found, None)


def taken(work: SheetWork, package: BookPackage, row: int, column: int, only_note: bool = False) -> Guest:
    """A cell of the old sheet on its way to another, with what belongs to it."""
    line = work.old.part.rows.get(row)
    cell = line.cells.get(column) if line else None
    cell = PartCell() if cell is None else cell
    copied = PartCell(cell.kind, cell.look, cell.inner, cell.text, cell.formula, cell.formula_attributes, cell.rich)
    guest = Guest(copied, work.old.text(row, column), row)
    if work.prefix:
        guest.cell.inner = _PREFIXED.sub(r"<\1", guest.cell.inner)
    guest.only_note = only_note
    guest.note = work.old.notes.notes.get((row, column))
    link = link_of(work.old.part.root, row, column)
    if link is not None:
        guest.link = {name: value for name, value in link.attributes.items() if ":" not in name}
        identity = next((value for name, value in link.attributes.items() if name.endswith(":id")), "")
        lead = package.relations(work.old.entry.part).get(identity)
        guest.address = lead.target if lead else ""
    return guest


def settled(guest: Guest, row: int, column: int, prefix: str) -> PartCell:
    """The cell at the place where it came to stand; a formula about its own row is one about that row."""
    cell = guest.cell
    if cell.formula is not None:
        attributes = dict(cell.formula_attributes)
        if "ref" in attributes:
            attributes["ref"] = box_text((row, column) * 2)
        formula = shifted_formula(cell.formula, row - guest.row, 0) if guest.row else cell.formula
        set_formula(cell, cell.formula if GONE in formula else formula, attributes, prefix)
    return cell


def _merged(root: XmlNode) -> list[Box]:
    holder = root.first("mergeCells")
    boxes = (box_of(node.attributes.get("ref", "")) for node in (holder.elements() if holder else []))
    return [box for box in boxes if box is not None]
