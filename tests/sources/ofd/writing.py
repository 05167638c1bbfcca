"""Writes small OFD files for tests, as GB/T 33190-2016 lays them out; what is odd about one is put into its parts.

Places and sizes are millimetres from the page's top left. Content is written with the prefix ``ofd:``, which the file
as a whole may have, have as its default namespace, or lack.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

SPACE = "http://www.ofdspec.org/2016"
ASCENT = 0.88
Dress = Literal["prefix", "default", "none", "undeclared"]


def advance(text: str, size: float) -> list[float]:
    """What each character takes: Chinese ones an em, ASCII half of one."""
    return [size / 2 if character.isascii() else size for character in text]


def grouped(values: list[float]) -> str:
    """Offsets with runs of one value as ``g count value``."""
    words: list[str] = []
    at = 0
    while at < len(values):
        end = at
        while end < len(values) and values[end] == values[at]:
            end += 1
        words += [f"{values[at]:g}"] if end - at == 1 else ["g", str(end - at), f"{values[at]:g}"]
        at = end
    return " ".join(words)


def text(x: float, top: float, words: str, size: float = 4.0, inner: str = "", **more: str) -> str:
    """A TextObject of one line; ``more`` are attributes of it, ``inner`` stands before its TextCode."""
    ways = advance(words, size)
    return text_object(
        x, top, sum(ways), size, f"{inner}<ofd:TextCode X='0' Y='{ASCENT * size:g}'{_delta(ways)}>"
        f"{escape(words)}</ofd:TextCode>", **more
    )  # fmt: skip


def _delta(ways: list[float]) -> str:
    return f" DeltaX='{grouped(ways[:-1])}'" if len(ways) > 1 else ""


def text_object(x: float, top: float, width: float, size: float, codes: str, **more: str) -> str:
    """A TextObject around TextCodes."""
    attributes = {"Boundary": f"{x:g} {top:g} {width:g} {1.2 * size:g}", "Font": "1", "Size": f"{size:g}", **more}
    return f"<ofd:TextObject{_written(attributes)}>{codes}</ofd:TextObject>"


def path(x: float, top: float, width: float, height: float, data: str, inner: str = "", **more: str) -> str:
    """A PathObject whose data count from the corner of its boundary."""
    attributes = {"Boundary": f"{x:g} {top:g} {width:g} {height:g}", "LineWidth": "0.35", **more}
    drawn = f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
    return f"<ofd:PathObject{_written(attributes)}>{inner}{drawn}</ofd:PathObject>"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A straight line."""
    return path(x0, y0, x1 - x0, y1 - y0, f"M 0 0 L {x1 - x0:g} {y1 - y0:g}")


def table(left: float, top: float, columns: list[float], rows: list[list[str]], height: float = 8.0) -> str:
    """A ruled table: widths of its columns, texts of its cells row by row."""
    edges = [left + sum(columns[:count]) for count in range(len(columns) + 1)]
    bottom = top + height * len(rows)
    drawn = [rule(edges[0], top + height * row, edges[-1], top + height * row) for row in range(len(rows) + 1)]
    drawn += [rule(x, top, x, bottom) for x in edges]
    for row, cells in enumerate(rows):
        drawn += [text(edges[i] + 1, top + height * row + 2, words) for i, words in enumerate(cells) if words]
    return "".join(drawn)


def _written(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())


class Ofd:
    """An OFD file in the making: ``page()`` adds one, ``save()`` writes the file. ``parts`` may be changed before."""

    def __init__(self, file: Path, dress: Dress = "prefix", root: str = "Doc_0", ways: str = "") -> None:
        self.file = file
        self.dress = dress
        self.root = root
        self.ways = ways
        """What stands in front of the ways to pages (``./`` or an absolute way)."""
        self.parts: dict[str, str | bytes] = {}
        self.fonts = "<ofd:Font ID='1' FontName='仿宋_GB2312' FamilyName='仿宋'/>"
        self.resources = ""
        self.common = ""
        """More of CommonData: templates."""
        self.beside = ""
        """More of Document: annotations, attachments."""
        self.body = ""
        """More of DocBody: signatures."""
        self.area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        self.pages: list[str] = []

    def page(self, content: str = "", head: str = "", layer: str = "Type='Body'") -> Ofd:
        """A page with one layer; ``head`` stands before its content (Area, Template, PageRes)."""
        number = len(self.pages)
        where = f"Pages/Page_{number}/Content.xml"
        self.pages.append(f"<ofd:Page ID='{100 + number}' BaseLoc='{self.ways}{where}'/>")
        self.parts[f"{self.root}/{where}"] = whole_page(content, head, layer)
        return self

    def save(self) -> Path:
        """Writes the file."""
        root = self.root
        parts = {
            "OFD.xml": f"<ofd:OFD Version='1.1' DocType='OFD'><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID>"
            f"</ofd:DocInfo><ofd:DocRoot>{root}/Document.xml</ofd:DocRoot>{self.body}</ofd:DocBody></ofd:OFD>",
            f"{root}/Document.xml": f"<ofd:Document><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID>{self.area}"
            f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{self.common}</ofd:CommonData>"
            f"<ofd:Pages>{''.join(self.pages)}</ofd:Pages>{self.beside}</ofd:Document>",
            f"{root}/PublicRes.xml": f"<ofd:Res BaseLoc='Res'><ofd:Fonts>{self.fonts}</ofd:Fonts>"
            f"{self.resources}</ofd:Res>",
            **self.parts,
        }
        with zipfile.ZipFile(self.file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, self._dressed(content) if isinstance(content, str) else content)
        return self.file

    def _dressed(self, xml: str) -> str:
        declared = '<?xml version="1.0" encoding="UTF-8"?>\n'
        if self.dress == "undeclared":
            return declared + xml
        end = xml.index(">") if xml.index(">") < (xml.find("/>") % (len(xml) + 1)) else xml.index("/>")
        name = {"prefix": f" xmlns:ofd='{SPACE}'", "default": f" xmlns='{SPACE}'", "none": ""}[self.dress]
        xml = xml[:end] + name + xml[end:]
        return declared + (xml if self.dress == "prefix" else xml.replace("<ofd:", "<").replace("</ofd:", "</"))


def whole_page(content: str, head: str = "", layer: str = "Type='Body'") -> str:
    """The content part of a page or template."""
    return f"<ofd:Page>{head}<ofd:Content><ofd:Layer ID='50' {layer}>{content}</ofd:Layer></ofd:Content></ofd:Page>"
