"""Days only, and colours: the program's rules for cells, given to a workbook that was made before there were any.

Once given, they are the workbook's own: they follow its rows, and what a person makes of them stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.exporters.keeping.anchors import move_around
from pipeline.exporters.keeping.merging import SheetLine
from pipeline.exporters.keeping.sheet_work import SheetWork
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.grid_map import AxisMap, GridMap
from pipeline.exporters.workbook.sheet_part import LAST_COLUMN, LAST_ROW, read_sheet
from pipeline.exporters.workbook.style_book import StyleBook
from pipeline.exporters.workbook.xml_tree import XmlNode

_COLOURS: Final = "conditionalFormatting"
_ENTRIES: Final = "dataValidations"
# What may stand before them in a sheet.
_BEFORE: Final = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", _COLOURS, _ENTRIES,
)  # fmt: skip


def add_rules(work: SheetWork, fresh: BookPackage, part: str, styles: StyleBook) -> None:
    """The rules that the program did not write before, for its cells where they stand now. ``fresh`` is a workbook of
    the program's alone, ``part`` the sheet in it."""
    wanted = set(work.ours.sheet.rules) - set(work.base.sheet.rules)
    if not wanted:
        return
    root = work.old.part.root
    theirs = {node.text for node in root.walk() if node.local in ("formula", "formula1")}
    made = read_sheet(fresh.parts[part]).root
    move_around(made, _where(work), {})
    for node in made.elements():
        if node.local == _COLOURS and node.local in wanted:
            _add_colours(root, node, theirs, styles)
        elif node.local == _ENTRIES and node.local in wanted:
            _add_entries(root, node, theirs)


def _add_colours(root: XmlNode, node: XmlNode, theirs: set[str], styles: StyleBook) -> None:
    """Behind a person's, which go first."""
    last = max((int(one.attributes.get("priority", "0")) for one in root.walk() if one.local == "cfRule"), default=0)
    rules = [rule for rule in node.elements() if not any(one.text in theirs for one in rule.elements())]
    for number, rule in enumerate(rules, 1):
        rule.attributes["priority"] = str(last + number)
        rule.attributes["dxfId"] = str(styles.difference(int(rule.attributes["dxfId"])))
    if rules:
        node.children = [*rules]
        _put(root, _own(root, node))


def _add_entries(root: XmlNode, node: XmlNode, theirs: set[str]) -> None:
    rules = [
        one
        for one in node.elements()
        if one.attributes.get("type") == "date" and not any(f.text in theirs for f in one.elements())
    ]
    if not rules:
        return
    holder = root.first(_ENTRIES)
    if holder is None:
        holder = XmlNode(f"{root.tag.removesuffix('worksheet')}{_ENTRIES}", {}, [])
        _put(root, holder)
    holder.children += [_own(root, one) for one in rules]
    holder.attributes["count"] = str(len(holder.elements()))


def _put(root: XmlNode, node: XmlNode) -> None:
    behind = [n for n, one in enumerate(root.children) if isinstance(one, XmlNode) and one.local in _BEFORE]
    order = _BEFORE.index(node.local)
    behind = [n for n in behind if _BEFORE.index(root.children[n].local) <= order]  # type: ignore[union-attr]
    root.children.insert(behind[-1] + 1 if behind else 0, node)


def _own(root: XmlNode, node: XmlNode) -> XmlNode:
    """The element as it is written in that part."""
    children = [child if isinstance(child, str) else _own(root, child) for child in node.children]
    return XmlNode(f"{root.tag.removesuffix('worksheet')}{node.local}", dict(node.attributes), children)


def _where(work: SheetWork) -> GridMap:
    """From the rows and columns that the program writes to where they stand in the person's sheet."""
    return GridMap(_axis(work.plan.rows, LAST_ROW), _axis(work.plan.columns, LAST_COLUMN))


def _axis(lines: Sequence[SheetLine], most: int) -> AxisMap:
    placed = [(line.ours + 1, line.now) for line in lines if line.ours is not None]
    if not placed:
        return AxisMap((), 0, most=most)
    ours, now = zip(*placed, strict=True)
    # From the line behind the first on: rules begin under the titles.
    table, table_now = (min(ours[1:], default=1), max(ours)), (min(now[1:], default=1), max(now))
    return AxisMap(placed, max(line.now for line in lines), table, table_now, most)
