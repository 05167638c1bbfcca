"""Where cells lead: the program's links to rows of its sheets and to places in files beside the workbook, and those
that a person set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from pipeline.exporters.keeping.merging import SheetLine
from pipeline.exporters.keeping.sheet_work import Guest, SheetWork
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.references import box_text
from pipeline.exporters.workbook.sheet import Sheet
from pipeline.exporters.workbook.sheet_part import SheetPart, place_of
from pipeline.exporters.workbook.xml_tree import XmlNode

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What may stand behind <hyperlinks> in a sheet.
_BEHIND_LINKS: Final = (
    "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
    "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture",
    "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip


class Target(Struct, frozen=True):
    """Where a sheet of the program's is now: its name, and the rows that its own rows (from 1) became."""

    name: str
    rows: Mapping[int, int]


def set_links(work: SheetWork, targets: Mapping[str, Target], package: BookPackage) -> None:
    """The program's links lead to where its rows are now, and to its places in files beside the workbook; a person's
    stay."""
    rows, columns = lines_now(work.plan.rows), lines_now(work.plan.columns)
    wanted: dict[str, dict[str, str]] = {}
    for place, attributes in _program_links(work.sheet, targets, package, work.old.entry.part):
        at = place_of(place)
        if at is not None and at[0] - 1 in rows and at[1] - 1 in columns:
            wanted[box_text((rows[at[0] - 1], columns[at[1] - 1]) * 2)] = attributes
    if not wanted:
        return
    ours = _ids(package, work.old.entry.part, {file for file, _ in work.sheet.ways.values()})
    holder = links_of(work.old.part.root)
    kept = [one for one in holder.elements() if one.attributes.get("ref") not in wanted or _identity(one) - ours]
    theirs = {one.attributes.get("ref") for one in kept}
    holder.children = [*kept]
    for box, attributes in wanted.items():
        if box not in theirs:
            holder.child("hyperlink").attributes = {"ref": box, **attributes}


def put_links(part: SheetPart, sheet: Sheet, targets: Mapping[str, Target], package: BookPackage, name: str) -> None:
    """The program's links on a sheet that is new in a workbook, as the part of that name."""
    made = list(_program_links(sheet, targets, package, name))
    if made:
        holder = links_of(part.root)
        holder.children = []
        for place, attributes in made:
            holder.child("hyperlink").attributes = {"ref": place, **attributes}


def _program_links(
    sheet: Sheet, targets: Mapping[str, Target], package: BookPackage, part: str
) -> Iterator[tuple[str, dict[str, str]]]:
    """The links that the program sets on a sheet: cells of the sheet as it writes it, and where they lead."""
    for place, location in sheet.links.items():
        leads = led_to(location, targets)
        if leads:
            yield place, {"location": leads}
    known: dict[str, str] = {}
    for place, (file, location) in sheet.ways.items():
        if file not in known:
            ids = _ids(package, part, {file})
            known[file] = min(ids) if ids else package.relate(part, "hyperlink", file, external=True)
        yield place, {"xmlns:r": _OFFICE, "r:id": known[file], "location": location}


def _ids(package: BookPackage, part: str, files: set[str]) -> set[str]:
    leads = package.relations(part).items()
    return {identity for identity, lead in leads if lead.external and lead.target in files}


def _identity(link: XmlNode) -> set[str]:
    return {value for name, value in link.attributes.items() if name.endswith(":id")}


def lines_now(lines: Sequence[SheetLine]) -> dict[int, int]:
    """Where the program's rows or columns stand, by their index."""
    return {line.ours: line.now for line in lines if line.ours is not None}


def led_to(location: str, targets: Mapping[str, Target]) -> str:
    """Where a link to a row of a sheet of the program's leads now; empty if that sheet is not there."""
    name, _, cell = location.rpartition("!")
    target, goal = targets.get(name.strip("'")), place_of(cell)
    if target is None or goal is None:
        return ""
    return f"{quoted_name(target.name)}!A{target.rows.get(goal[0], goal[0])}"


def links_of(root: XmlNode) -> XmlNode:
    """The element that holds a sheet's links, made if there is none."""
    holder = root.first("hyperlinks")
    if holder is None:
        holder = XmlNode(f"{root.tag.removesuffix('worksheet')}hyperlinks", {}, [])
        places = [n for n, c in enumerate(root.children) if isinstance(c, XmlNode) and c.local in _BEHIND_LINKS]
        root.children.insert(places[0] if places else len(root.children), holder)
    return holder


def add_link(package: BookPackage, part: str, root: XmlNode, place: tuple[int, int], guest: Guest) -> None:
    """Where a cell leads that came from another sheet."""
    attributes = {**guest.link, "ref": box_text(place * 2)}
    if guest.address:
        attributes |= {"xmlns:r": _OFFICE, "r:id": package.relate(part, "hyperlink", guest.address, external=True)}
    links_of(root).child("hyperlink").attributes = attributes


def quoted_name(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
