"""Writes the smallest Word files: a package around the XML of a body, in words short enough to read in a test."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline.model import Layout, Line
from pipeline.sources.docx.reader import read_docx

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="{OFFICE}"'
)
CHINESE = ("chineseCountingThousand", "%1、", ""), ("chineseCounting", "（%2）", ""), ("decimal", "%3.", "")
"""The levels that most notices have."""
GONE = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
"""Of a paragraph's properties: its mark was deleted."""
BOX = "<w:txbxContent>{}</w:txbxContent>"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def write(path: Path, body: str, parts: Mapping[str, str] | None = None, spaces: str = SPACES) -> Path:
    """A file with this body; ``parts`` are further ones by kind (styles, numbering, header, footnotes, comments)."""
    parts = parts or {}
    links = "".join(f'<Relationship Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        root = f'<Relationship Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", RELATIONS.format(root))
        file.writestr("word/_rels/document.xml.rels", RELATIONS.format(links))
        file.writestr("word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>")
        for kind, content in parts.items():
            file.writestr(f"word/{kind}.xml", f"<w:{kind} {spaces}>{content}</w:{kind}>")
    return path


def p(text: str = "", properties: str = "") -> str:
    """A paragraph with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, level: int = 0, number: int = 1, more: str = "") -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{more}')


def levels(*rows: tuple[str, str, str]) -> str:
    """A definition (0) of levels (format, text, further XML) and the list 1 of it."""
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text, more) in enumerate(rows)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def table(*rows: str, widths: int = 2) -> str:
    grid = '<w:gridCol w:w="2000"/>' * widths
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(one if one.startswith('<') else tc(one) for one in cells)}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def read(path: Path) -> Layout:
    """The layout, every character of which is in the text or in the furniture, once."""
    layout = read_docx(path)
    lines = [line for block in layout.pages[0].blocks for line in _lines(block)]
    ids = [one for line in lines for one in line.content.ids if one >= 0]
    ids += [one for furniture in layout.furniture for one in furniture.ids]
    assert sorted(ids) == list(range(len(layout.chars)))
    return layout


def _lines(block: object) -> list[Line]:
    if isinstance(block, Line):
        return [block]
    return [line for cell in block.cells for line in cell.lines]  # type: ignore[attr-defined]


def texts(layout: Layout) -> list[str]:
    """Lines outside tables."""
    return [block.text for block in layout.pages[0].blocks if isinstance(block, Line)]


def cells(layout: Layout) -> list[tuple[int, int, int, int, str]]:
    """Cells with text: row, column, spans, lines joined by /."""
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, "/".join(line.text for line in cell.lines))
        for block in layout.pages[0].blocks
        if not isinstance(block, Line)
        for cell in block.cells
        if cell.lines
    ]


def aside(layout: Layout) -> dict[str, str]:
    """The furniture's characters by reason."""
    return {one.reason: "".join(layout.chars[i].text for i in one.ids) for one in layout.furniture}


CHANGED = f"<w:p>{r('区')}<w:del><w:r><w:delText>旧局</w:delText></w:r></w:del><w:ins>{r('新局')}</w:ins></w:p>"
"""A paragraph with a tracked change: 区新局, once it is accepted."""
