"""Reads from an earlier workbook what people gave the cells that they fill in beyond values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any, Final
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.utils import get_column_letter

from pipeline.exporters import titles
from pipeline.exporters.keeping.handwork import ColumnWidth, Handwork
from pipeline.exporters.workbook.archive import relations, sheet_parts
from pipeline.exporters.workbook.sheet import CellLook
from pipeline.exporters.workbook.style import named_style

_COL: Final = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_FIELD: Final = re.compile(rb'(\w+)="([^"]*)"')
_FIELDS: Final = {"font": "font", "fill": "fill", "alignment": "alignment", "code": "number_format"}
_LAST_COLUMN: Final = 400


class HandworkReader:
    """The handwork of one sheet of a quickly read workbook."""

    def __init__(self, page: Any, content: bytes) -> None:
        self._styles = vars(page.parent)["_named_styles"]
        self._looks: dict[int, CellLook | None] = {}
        with ZipFile(BytesIO(content)) as archive:
            self._comments = _comments(archive, page.title)

    def of_row(self, cells: Mapping[str, Any], row: int, columns: Mapping[str, int]) -> dict[str, Handwork]:
        """By title: comments of any cell, looks of the cells that are people's."""
        found = {}
        for title, cell in cells.items():
            look = None if titles.is_program_title(title) else self._look(cell)
            comment = self._comments.get(f"{get_column_letter(columns[title])}{row}") if self._comments else None
            if look is not None or comment is not None:
                found[title] = Handwork(look, comment)
        return found

    def _look(self, cell: Any) -> CellLook | None:
        if not getattr(cell, "has_style", False):
            return None
        number = cell._style_id
        if number not in self._looks:
            self._looks[number] = look_of(cell, self._styles[cell.style_array.xfId])
        return self._looks[number]


def look_of(cell: Any, named: Any) -> CellLook | None:
    """What a cell (of a quick reading) visibly differs in from its named style, or else from the program's own styles
    (programs that save a workbook spell the same look in their own ways); None if in nothing."""
    alike = [_facets(one) for one in (named, *_our_styles())]
    parts = {
        part: getattr(cell, field)
        for (part, facet), field in zip(_facets(cell).items(), _FIELDS.values(), strict=True)
        if all(facet != one[part] for one in alike)
    }
    return CellLook(**parts) if parts else None


@lru_cache(maxsize=1)
def _our_styles() -> tuple[Any, ...]:
    return tuple(named_style(name) for name in ("填写", "填写居中", "填写日期"))


def _facets(styled: Any) -> dict[str, object]:
    """What one sees of a look, by the names of a CellLook's parts."""
    font, fill, alignment = styled.font, styled.fill, styled.alignment
    solid = getattr(fill, "patternType", None) not in (None, "none")
    return {
        "font": (font.name, font.sz, bool(font.b), bool(font.i), bool(font.strike), font.u, _colour(font.color)),
        "fill": (fill.patternType, _colour(fill.fgColor)) if solid else None,
        "alignment": (alignment.horizontal or "general", alignment.textRotation or 0),
        "code": styled.number_format.replace("\\", ""),
    }


def _colour(colour: Any) -> object:
    if colour is None or (colour.type == "theme" and colour.theme == 1):
        return "000000"
    return colour.rgb[-6:] if colour.type == "rgb" else (colour.type, colour.value, colour.tint)


def _comments(archive: ZipFile, sheet: str) -> dict[str, tuple[str, str]]:
    part = sheet_parts(archive).get(sheet)
    leads = relations(archive, part.target).values() if part else ()
    found: dict[str, tuple[str, str]] = {}
    for lead in leads:
        if lead.kind == "comments":
            tree: Any = fromstring(archive.read(lead.target))
            comments: Any = CommentSheet.from_tree(tree)
            found.update({place: (comment.text, comment.author or "") for place, comment in comments.comments})
    return found


def column_widths(archive: ZipFile, sheet: str) -> dict[int, ColumnWidth]:
    """Width and hiddenness of a sheet's columns, by number, as far as they are stated."""
    part = sheet_parts(archive).get(sheet)
    head = archive.read(part.target).partition(b"<sheetData")[0] if part else b""
    found: dict[int, ColumnWidth] = {}
    for element in _COL.findall(head):
        fields = {name.decode(): value.decode() for name, value in _FIELD.findall(element)}
        width = float(fields["width"]) if "width" in fields else None
        hidden = fields.get("hidden") in ("1", "true")
        for column in range(int(fields["min"]), min(int(fields["max"]), _LAST_COLUMN) + 1):
            found[column] = ColumnWidth(width, hidden)
    return found
