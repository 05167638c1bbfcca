"""What else names cells of the program's sheets: formulas on other sheets, names, charts, pivot tables."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape, unescape
from typing import Final

from pipeline.exporters.keeping.anchors import move_around
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.grid_map import still
from pipeline.exporters.workbook.references import Maps, expand_shared, moved_formula, moved_range, set_formula
from pipeline.exporters.workbook.sheet_part import SheetPart, read_sheet
from pipeline.exporters.workbook.xml_tree import XmlNode

_CHART: Final = re.compile(r"(<(?:\w+:)?f>)([^<]*)(</(?:\w+:)?f>)")
_BEFORE_CALC: Final = frozenset({"sheets", "functionGroups", "externalReferences", "definedNames"})


def move_elsewhere(package: BookPackage, maps: Maps, owned: Collection[str]) -> None:
    """References from parts that are not the program's follow its rows; a part in which none does stays as it is."""
    if all(grid.is_still for grid in maps.values()):
        return
    for entry in package.sheets():
        if entry.is_grid and entry.part not in owned:
            part = read_sheet(package.parts[entry.part])
            before = part.content()
            _move_formulas(part, maps)
            move_around(part.root, still(), maps)
            if part.content() != before:
                package.parts[entry.part] = part.content()
    for name, content in list(package.parts.items()):
        if "/charts/" in name and name.endswith(".xml"):
            text = content.decode("utf-8", "surrogateescape")
            moved = _CHART.sub(lambda match: f"{match[1]}{_moved_text(match[2], maps)}{match[3]}", text)
            package.parts[name] = moved.encode("utf-8", "surrogateescape")
        elif "/pivotCache/pivotCacheDefinition" in name:
            _move_source(package, name, maps)


def _moved_text(text: str, maps: Maps) -> str:
    return escape(moved_formula(unescape(text), None, maps), quote=False)


def _move_formulas(part: SheetPart, maps: Maps) -> None:
    if any(cell.formula_attributes.get("t") == "shared" for row in part.rows.values() for cell in row.cells.values()):
        expand_shared(part)
    prefix = part.root.tag.removesuffix("worksheet")
    for row in part.rows.values():
        for cell in row.cells.values():
            if cell.formula is not None:
                formula = moved_formula(cell.formula, None, maps)
                if formula != cell.formula:
                    set_formula(cell, formula, cell.formula_attributes, prefix)


def _move_source(package: BookPackage, name: str, maps: Maps) -> None:
    root = package.tree(name)
    for node in root.walk():
        grid = maps.get(node.attributes.get("sheet", "")) if node.local == "worksheetSource" else None
        if grid is not None and "ref" in node.attributes:
            moved = moved_range(node.attributes["ref"], grid)
            if moved and moved != node.attributes["ref"]:
                node.attributes["ref"] = moved
                package.put(name, root)


def book_names(package: BookPackage, maps: Maps) -> None:
    """The workbook's names, areas of print and titles among them, where their cells are now."""
    if all(grid.is_still for grid in maps.values()):
        return
    root = package.tree(package.book)
    holder = root.first("definedNames")
    for node in holder.elements() if holder is not None else []:
        node.children = [moved_formula(node.text, None, maps)]
    package.put(package.book, root)


def recompute(package: BookPackage) -> None:
    """Have formulas worked out anew when the workbook is opened: what they look at changed."""
    root = package.tree(package.book)
    node = root.first("calcPr")
    if node is None:
        node = XmlNode(f"{root.tag.removesuffix('workbook')}calcPr", {}, [])
        before = [n for n, c in enumerate(root.children) if isinstance(c, XmlNode) and c.local in _BEFORE_CALC]
        root.children.insert(before[-1] + 1 if before else len(root.children), node)
    node.attributes["fullCalcOnLoad"] = "1"
    package.put(package.book, root)
    chain = package.lead(package.book, "calcChain")
    if chain is not None:
        package.remove(chain, package.book)
