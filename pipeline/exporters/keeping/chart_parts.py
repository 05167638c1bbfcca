"""The program's charts in a person's workbook: brought along with a new sheet, drawn from where its rows are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from pipeline.exporters.keeping.sheet_links import quoted_name
from pipeline.exporters.keeping.sheet_work import SheetWork
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.xml_tree import XmlNode

_DRAWING: Final = "application/vnd.openxmlformats-officedocument.drawing+xml"
_CHART: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CELL: Final = re.compile(r"(\$?[A-Z]+\$?)(\d+)")
_SHEET: Final = re.compile(r"(<(?:\w+:)?f>)[^<]*!([^<!]*</)")
_LEAD: Final = re.compile(rb'(r:id=")([^"]+)(")')


def bring_charts(package: BookPackage, part: str, root: XmlNode, fresh: BookPackage, source: str, name: str) -> None:
    """Give the sheet ``part`` (its tree is ``root``) the charts of ``source`` in the program's workbook. ``name``: what
    the sheet is called here."""
    node = root.first("drawing")
    if node is None:
        return
    for lead in fresh.relations(source).values():
        if lead.kind == "drawing":
            drawing = package.free_name("xl/drawings/drawing", ".xml")
            package.add(drawing, b"", _DRAWING)
            ids: dict[bytes, bytes] = {}
            for identity, inner in fresh.relations(lead.target).items():
                chart = package.free_name("xl/charts/chart", ".xml")
                package.add(chart, _called(fresh.parts[inner.target], name), _CHART)
                ids[identity.encode()] = package.relate(drawing, "chart", chart).encode()
            content = fresh.parts[lead.target]
            package.parts[drawing] = _led(content, ids)
            for key in [key for key in node.attributes if key.endswith(":id")]:
                node.attributes[key] = package.relate(part, "drawing", drawing)


def draw_all_anew(package: BookPackage, works: Mapping[str, SheetWork], fresh: BookPackage) -> None:
    """The same for all sheets that have charts, by their names in the program's workbook."""
    for entry in fresh.sheets():
        work = works.get(entry.name)
        if work is not None and work.sheet.charts:
            draw_anew(package, work, fresh, entry.part)


def draw_anew(package: BookPackage, work: SheetWork, fresh: BookPackage, source: str) -> None:
    """Let those of the program's charts that the person's sheet still has show the rows that the program means,
    wherever these stand; how a chart looks stays the person's."""
    ours = {_title(root): root for _, root in _charts(fresh, source)}
    rows = {line.ours + 1: line.now for line in work.plan.rows if line.ours is not None}
    for chart, root in _charts(package, work.old.entry.part):
        wanted = ours.get(_title(root))
        if wanted is None:
            continue
        theirs, places = _references(root), _references(wanted)
        now = [f"{quoted_name(work.old.entry.name)}!{_moved(one.text.rpartition('!')[2], rows)}" for one in places]
        if len(theirs) == len(now) and [one.text for one in theirs] != now:
            for node, place in zip(theirs, now, strict=True):
                node.children = [place]
            package.put(chart, root)


def _charts(package: BookPackage, part: str) -> Iterator[tuple[str, XmlNode]]:
    """The charts on a sheet, by their parts."""
    for lead in package.relations(part).values():
        if lead.kind == "drawing" and lead.target in package.parts:
            for inner in package.relations(lead.target).values():
                if inner.kind == "chart" and inner.target in package.parts:
                    yield inner.target, package.tree(inner.target)


def _title(root: XmlNode) -> str:
    title = next((node for node in root.walk() if node.local == "title"), None)
    return "".join(node.text for node in title.walk() if node.local == "t") if title is not None else ""


def _references(root: XmlNode) -> list[XmlNode]:
    return [node for node in root.walk() if node.local == "f"]


def _moved(cells: str, rows: Mapping[int, int]) -> str:
    return _CELL.sub(lambda one: f"{one[1]}{rows.get(int(one[2]), int(one[2]))}", cells)


def _called(content: bytes, name: str) -> bytes:
    """A chart's XML with its sheet called so."""
    quoted = escape(quoted_name(name), quote=False)
    return _SHEET.sub(lambda one: f"{one[1]}{quoted}!{one[2]}", content.decode()).encode()


def _led(content: bytes, ids: Mapping[bytes, bytes]) -> bytes:
    return _LEAD.sub(lambda one: one[1] + ids.get(one[2], one[2]) + one[3], content)
