"""What the program itself sets up on its sheets: widths of columns, titles and ends of pages.
Each as the program would have it now, unless a person made it otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.exporters.keeping.cell_placing import PlacedSheet
from pipeline.exporters.keeping.merging import SheetLine
from pipeline.exporters.keeping.sheet_links import lines_now
from pipeline.exporters.keeping.sheet_work import SheetWork
from pipeline.exporters.workbook.sheet_part import LAST_COLUMN
from pipeline.exporters.workbook.xml_tree import XmlNode

# Widths are written with two digits.
_SAME_WIDTH: Final = 0.05


def set_widths(work: SheetWork, placed: PlacedSheet) -> None:
    """A column's set-up goes with it; the program's columns are as wide as was worked out."""
    lines = sorted(work.plan.columns, key=lambda one: one.now)
    last = max((line.old or 0 for line in lines), default=0)
    holder = work.old.part.root.first("cols")
    old, beyond = _stated(holder, last)
    if work.plan.moved.columns.is_still and not any(_is_wider(line, old, placed) for line in lines):
        return
    made = [node for line in lines if (node := _column(line, old, placed, f"{work.prefix}col"))]
    shift = max((line.now for line in lines), default=0) - last
    made += [node for node in beyond if _shifted(node, shift)]
    if made:
        (holder or _new_columns(work.old.part.root)).children = [*made]


def _new_columns(root: XmlNode) -> XmlNode:
    holder = XmlNode(f"{root.tag.removesuffix('worksheet')}cols", {}, [])
    at = next(n for n, child in enumerate(root.children) if isinstance(child, XmlNode) and child.local == "sheetData")
    root.children.insert(at, holder)
    return holder


def _column(line: SheetLine, old: Mapping[int, Mapping[str, str]], placed: PlacedSheet, tag: str) -> XmlNode | None:
    said = dict(old.get(line.old or 0, {}))
    if line.ours is not None and _is_wider(line, old, placed):
        said |= {"width": f"{placed.widths[line.ours]:g}", "customWidth": "1"}
    return XmlNode(tag, {"min": str(line.now), "max": str(line.now), **said}, []) if said else None


def _stated(holder: XmlNode | None, last: int) -> tuple[dict[int, dict[str, str]], list[XmlNode]]:
    """What is said of each column up to the last that holds anything, and what is said of those behind it."""
    old: dict[int, dict[str, str]] = {}
    beyond: list[XmlNode] = []
    for node in holder.elements() if holder is not None else []:
        first, end = int(float(node.attributes.get("min", "1"))), int(float(node.attributes.get("max", "1")))
        said = {name: value for name, value in node.attributes.items() if name not in ("min", "max")}
        old.update((column, said) for column in range(first, min(end, last) + 1))
        if end > last:
            beyond.append(XmlNode(node.tag, {**node.attributes, "min": str(max(first, last + 1))}, []))
    return old, beyond


def _shifted(node: XmlNode, by: int) -> bool:
    """Move what is said of columns behind the last; False if they are beyond the sheet's end."""
    node.attributes["min"] = str(int(node.attributes["min"]) + by)
    node.attributes["max"] = str(min(LAST_COLUMN, int(float(node.attributes["max"])) + by))
    return int(node.attributes["min"]) <= int(node.attributes["max"])


def _is_wider(line: SheetLine, old: Mapping[int, Mapping[str, str]], placed: PlacedSheet) -> bool:
    """Whether a column is to be made wider or narrower than it is."""
    if line.ours is None:
        return False
    stated = old.get(line.old or 0, {}).get("width", "0")
    return abs(float(stated) - placed.widths[line.ours]) > _SAME_WIDTH


def set_title(work: SheetWork) -> None:
    """The title above each printed page, where a person left the program's there."""
    before, now = work.base.sheet.title, work.sheet.title
    holder = work.old.part.root.first("headerFooter")
    if before and now and before != now and holder is not None:
        for one in holder.elements():
            one.children = [one.text.replace(before.replace("&", "&&"), now.replace("&", "&&"))]


def set_breaks(work: SheetWork) -> None:
    """Where the program ends a page, where it does so now; a person's breaks stay."""
    holder = work.old.part.root.first("rowBreaks")
    if holder is None or not (work.base.sheet.breaks or work.sheet.row_breaks):
        return
    rows, old_rows = lines_now(work.plan.rows), {at: row for row, at in work.plan.before.items()}
    before = {work.plan.moved.rows.near(old_rows[at - 1]) for at in work.base.sheet.breaks if at - 1 in old_rows}
    mine = {at: one for one in holder.elements() if (at := int(one.attributes.get("id", "0"))) not in before}
    places = {rows[at - 1] for at in work.sheet.row_breaks if at - 1 in rows} - mine.keys()
    tag = f"{work.prefix}brk"
    made = {row: XmlNode(tag, {"id": str(row), "max": "16383", "man": "1"}, []) for row in places}
    holder.children = [one for _, one in sorted({**mine, **made}.items())]
    count = str(len(holder.children))
    holder.attributes |= {"count": count, "manualBreakCount": count}
