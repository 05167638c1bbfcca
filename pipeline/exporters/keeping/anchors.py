"""What is anchored to a sheet's rows and columns: widths, merged cells, rules, links, breaks, notes, pictures, tables.

All of a person's stays and follows its cells; what the program anchors there itself is written anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pipeline.exporters.keeping.cell_placing import PlacedSheet
from pipeline.exporters.keeping.program_anchors import set_breaks, set_title, set_widths
from pipeline.exporters.keeping.sheet_links import Target, add_link, set_links
from pipeline.exporters.keeping.sheet_work import SheetWork, link_of
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.grid_map import GridMap
from pipeline.exporters.workbook.references import (
    Maps,
    box_of,
    moved_formula,
    moved_range,
    moved_ranges,
    set_formula,
)
from pipeline.exporters.workbook.sheet_part import place_of
from pipeline.exporters.workbook.xml_tree import XmlNode

_FORMULAS: Final = frozenset({"formula", "formula1", "formula2", "f"})
_MARKER: Final = re.compile(rb"<((?:\w+:)?)(from|to)>(.*?)</\1\2>", re.DOTALL)
_LINE: Final = re.compile(rb"(<(?:\w+:)?(col|row)>)(\d+)(</)")


def move_anchors(
    work: SheetWork, placed: PlacedSheet, maps: Maps, package: BookPackage, links: Mapping[str, Target]
) -> None:
    """All of the old sheet's part but its cells. ``maps``: what moved on each sheet, by its name."""
    root, grid = work.old.part.root, work.plan.moved
    set_widths(work, placed)
    _move_formulas(work, placed, maps)
    move_around(root, grid, maps)
    set_links(work, links, package)
    set_title(work)
    set_breaks(work)
    noted = {(row, column): guest.note for row, column, guest in placed.arrivals if guest.note is not None}
    if not grid.is_still:
        move_drawing(package, work.old.entry.part, grid)
        work.old.notes.move(grid)
    if noted or not grid.is_still:
        work.old.notes.notes |= noted
        work.old.notes.write(work.old.part)
    for row, column, guest in placed.arrivals:
        if guest.link and link_of(root, row, column) is None:
            add_link(package, work.old.entry.part, root, (row, column), guest)


def _move_formulas(work: SheetWork, placed: PlacedSheet, maps: Maps) -> None:
    """Formulas follow their cells; where anything changed, what they gave before goes."""
    grid = work.plan.moved
    came = {(row, column) for row, column, guest in placed.arrivals if not guest.only_note}
    for number, row in work.old.part.rows.items():
        for column, cell in row.cells.items():
            if cell.formula is None or (number, column) in came:
                continue
            formula = moved_formula(cell.formula, grid, maps)
            attributes = dict(cell.formula_attributes)
            if "ref" in attributes:
                attributes["ref"] = moved_range(attributes["ref"], grid) or attributes["ref"]
            if placed.changed or formula != cell.formula or attributes != cell.formula_attributes:
                set_formula(cell, formula, attributes, work.prefix)


def move_around(root: XmlNode, grid: GridMap, maps: Maps) -> None:
    """Every range, place and formula around the cells."""
    for child in list(root.elements()):
        if child.local in ("sheetData", "cols"):
            continue
        if not _moved_element(child, grid, maps):
            root.children.remove(child)


def _moved_element(node: XmlNode, grid: GridMap, maps: Maps) -> bool:
    """Move an element and all within; False if nothing is left of it."""
    for one in node.walk():
        _move_words(one, grid, maps)
    if grid.is_still:
        return True
    _move_attributes(node, grid)
    whole = bool(node.elements())
    for holder in list(node.walk()):
        left = [child for child in holder.children if isinstance(child, str) or not _is_gone(child)]
        if len(left) != len(holder.children):
            holder.children = left
            if "count" in holder.attributes:
                holder.attributes["count"] = str(len(holder.elements()))
    return bool(node.elements()) >= whole and not _is_gone(node)


def _move_words(node: XmlNode, grid: GridMap, maps: Maps) -> None:
    """Formulas and ranges that stand as text, and where links within the workbook lead."""
    if node.local in _FORMULAS and node.text:
        node.children = [moved_formula(node.text, grid, maps)]
    elif node.local == "hyperlink" and node.attributes.get("location") and not _leads_out(node):
        node.attributes["location"] = moved_formula(node.attributes["location"], grid, maps)
    elif node.local == "sqref" and node.text and not grid.is_still:
        node.children = [moved_ranges(node.text, grid) or node.text]


def _leads_out(link: XmlNode) -> bool:
    return any(name.endswith(":id") for name in link.attributes)


def _is_gone(node: XmlNode) -> bool:
    return "" in (node.attributes.get("ref"), node.attributes.get("sqref"))


def _move_attributes(node: XmlNode, grid: GridMap) -> None:
    for one in node.walk():
        attributes = one.attributes
        if "sqref" in attributes:
            spot = one.local == "selection"
            attributes["sqref"] = moved_ranges(attributes["sqref"], grid) or ("A1" if spot else "")
        if "ref" in attributes and one.local != "dimension":
            attributes["ref"] = _moved_ref(one, attributes["ref"], grid)
        for name in ("activeCell", "topLeftCell"):
            place = place_of(attributes.get(name, ""))
            if place is not None:
                attributes[name] = moved_ranges(attributes[name], grid) or "A1"
        if one.local == "brk" and attributes.get("id", "").isdecimal():
            axis = grid.rows if node.local == "rowBreaks" else grid.columns
            attributes["id"] = str(axis.near(int(attributes["id"])))


def _moved_ref(node: XmlNode, ref: str, grid: GridMap) -> str:
    if node.local == "mergeCell":
        # A merged cell that was torn apart is none any more; its words stand in its first cell.
        pieces = moved_ranges(ref, grid, strictly=True)
        return pieces if pieces and " " not in pieces and ":" in pieces else ""
    if node.local == "autoFilter":
        _move_filters(node, ref, grid)
    return moved_range(ref, grid) or ""


def _move_filters(node: XmlNode, ref: str, grid: GridMap) -> None:
    """Filters count columns from the first of their range."""
    old, new = box_of(ref), box_of(moved_range(ref, grid) or "")
    for one in node.elements():
        number = one.attributes.get("colId", "")
        if one.local == "filterColumn" and old and new and number.isdecimal():
            now = grid.columns.at(old[1] + int(number))
            one.attributes["colId"] = str(max(0, (now or new[1]) - new[1]))


def move_drawing(package: BookPackage, part: str, grid: GridMap) -> None:
    """Pictures and charts where their cells stand now; a table's range."""
    for lead in package.relations(part).values():
        if lead.external or lead.target not in package.parts:
            continue
        if lead.kind == "drawing":
            content = package.parts[lead.target]
            package.parts[lead.target] = _MARKER.sub(lambda marker: _moved_marker(marker, grid), content)
        elif lead.kind == "table":
            root = package.tree(lead.target)
            _move_attributes(root, grid)
            package.put(lead.target, root)


def _moved_marker(marker: re.Match[bytes], grid: GridMap) -> bytes:
    def line(match: re.Match[bytes]) -> bytes:
        axis = grid.columns if match[2] == b"col" else grid.rows
        return b"%b%d%b" % (match[1], axis.near(int(match[3]) + 1) - 1, match[4])

    tag = marker[1] + marker[2]
    return b"<%b>%b</%b>" % (tag, _LINE.sub(line, marker[3]), tag)
