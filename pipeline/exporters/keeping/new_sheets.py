"""Sheets of the program's that a person's workbook lacks: added, and taken out when nothing is on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from pipeline.exporters.keeping.chart_parts import bring_charts
from pipeline.exporters.keeping.sheet_links import Target, add_link, put_links, quoted_name
from pipeline.exporters.keeping.sheet_work import Guest, settled
from pipeline.exporters.workbook.book_package import BookPackage, SheetEntry
from pipeline.exporters.workbook.notes_part import SheetNotes
from pipeline.exporters.workbook.sheet import Sheet
from pipeline.exporters.workbook.sheet_part import PartCell, PartRow, read_sheet
from pipeline.exporters.workbook.style_book import StyleBook
from pipeline.exporters.workbook.xlsx import cell_content, is_quoted, shown_style
from pipeline.exporters.workbook.xml_tree import XmlNode

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


class NewSheet(Struct, frozen=True):
    """A sheet as the program writes it, its place in a workbook of the program's alone (``fresh``), and a person's
    cells on their way to it."""

    fresh: BookPackage
    index: int
    sheet: Sheet
    guests: Mapping[tuple[int, int], Guest]


def add_sheet(
    package: BookPackage, new: NewSheet, names: Mapping[str, str], styles: StyleBook, links: Mapping[str, Target]
) -> None:
    """Put a sheet behind the others. ``names``: what the program's sheets are called in the workbook."""
    source = new.fresh.sheets()[new.index].part
    part = read_sheet(new.fresh.parts[source])
    part.rows = {number: _row(new, number - 1, styles) for number in range(1, len(new.sheet.rows) + 1)}
    for view in (node for node in part.root.walk() if node.local == "sheetView"):
        view.attributes.pop("tabSelected", None)
    name = package.free_name("xl/worksheets/sheet", ".xml")
    package.add(name, b"", _TYPE)
    _list(package, names[new.sheet.name], package.relate(package.book, "worksheet", name))
    _take_names(package, new, names[new.sheet.name])
    bring_charts(package, name, part.root, new.fresh, source, names[new.sheet.name])
    put_links(part, new.sheet, links, package, name)
    notes = SheetNotes(package, name)
    for (row, column), guest in new.guests.items():
        if guest.note is not None:
            notes.notes[row + 1, column + 1] = guest.note
        if guest.link:
            add_link(package, name, part.root, (row + 1, column + 1), guest)
    notes.write(part)
    package.parts[name] = part.content()


def _row(new: NewSheet, index: int, styles: StyleBook) -> PartRow:
    row = new.sheet.rows[index]
    cells = {}
    for at, value in enumerate(row.values):
        guest = new.guests.get((index, at))
        if guest is not None and not guest.only_note:
            cells[at + 1] = settled(guest, index + 1, at + 1, "")
            continue
        kind, inner = cell_content(value)
        look = styles.look(shown_style(value, row.style(at)), is_quoted(value))
        cells[at + 1] = PartCell(kind, look, inner)
    return PartRow({"ht": f"{row.height:g}", "customHeight": "1"}, cells)


def _list(package: BookPackage, name: str, identity: str) -> None:
    root = package.tree(package.book)
    holder = root.first("sheets")
    if holder is None:
        return
    taken = [
        int(node.attributes["sheetId"]) for node in holder.elements() if node.attributes.get("sheetId", "").isdecimal()
    ]
    made = holder.child("sheet")
    made.attributes = {"xmlns:r": _OFFICE, "name": name, "sheetId": str(max(taken, default=0) + 1), "r:id": identity}
    package.put(package.book, root)


def _take_names(package: BookPackage, new: NewSheet, name: str) -> None:
    """What the program says of the sheet in the workbook's list of names: titles and area of print."""
    theirs, ours = package.tree(package.book), new.fresh.tree(new.fresh.book)
    holder = ours.first("definedNames")
    place = len(package.sheets()) - 1
    for node in holder.elements() if holder is not None else []:
        if node.attributes.get("localSheetId") == str(new.index):
            made = _names(theirs).child("definedName")
            made.attributes = {**node.attributes, "localSheetId": str(place)}
            made.children = [node.text.replace(quoted_name(new.sheet.name) + "!", quoted_name(name) + "!")]
    package.put(package.book, theirs)


def _names(root: XmlNode) -> XmlNode:
    holder = root.first("definedNames")
    if holder is None:
        prefix = root.tag.removesuffix("workbook")
        holder = XmlNode(f"{prefix}definedNames", {}, [])
        before = [n for n, c in enumerate(root.children) if isinstance(c, XmlNode)
                  and c.local in ("sheets", "functionGroups", "externalReferences")]  # fmt: skip
        root.children.insert(before[-1] + 1, holder)
    return holder


def remove_sheet(package: BookPackage, entry: SheetEntry) -> None:
    """Take a sheet out of the workbook, and what the list of names says of it."""
    root = package.tree(package.book)
    holder = root.first("sheets")
    sheets = holder.elements() if holder is not None else []
    index = next((n for n, node in enumerate(sheets) if node.attributes.get("name") == entry.name), None)
    if holder is None or index is None or len(sheets) < 2:
        return
    holder.children = [node for n, node in enumerate(sheets) if n != index]
    _forget_names(root, index)
    for view in (node for node in root.walk() if node.local == "workbookView"):
        for name in ("activeTab", "firstSheet"):
            number = view.attributes.get(name, "")
            if number.isdecimal() and int(number) >= index:
                view.attributes[name] = str(max(0, int(number) - 1))
    package.put(package.book, root)
    package.remove(entry.part, package.book)


def _forget_names(root: XmlNode, index: int) -> None:
    """Names of a sheet that goes, go; those of the sheets behind it count one less."""
    names = root.first("definedNames")
    if names is None:
        return
    kept = [node for node in names.elements() if node.attributes.get("localSheetId") != str(index)]
    for node in kept:
        local = node.attributes.get("localSheetId", "")
        if local.isdecimal() and int(local) > index:
            node.attributes["localSheetId"] = str(int(local) - 1)
    names.children = [*kept]
    if not kept:
        root.children.remove(names)
