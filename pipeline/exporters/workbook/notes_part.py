"""Notes on cells (comments): a part with their texts and one with their boxes, both moved as the cells move."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct
from openpyxl.utils import get_column_letter

from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.grid_map import GridMap
from pipeline.exporters.workbook.sheet_part import SheetPart, place_of
from pipeline.exporters.workbook.xml_tree import DamagedPartError, XmlNode

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SHAPE: Final = re.compile(r"<(\w+:)?shape\b.*?</(\w+:)?shape>", re.DOTALL)
_ROW: Final = re.compile(r"(<(?:\w+:)?Row>\s*)(\d+)(\s*</)")
_COLUMN: Final = re.compile(r"(<(?:\w+:)?Column>\s*)(\d+)(\s*</)")
_ANCHOR: Final = re.compile(r"(<(?:\w+:)?Anchor>)([^<]*)(</)")
_DRAWING: Final = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
)
_BOX: Final = (
    '<v:shape id="_n{number}" type="#_x0000_t202" style="position:absolute;margin-left:59.25pt;margin-top:1.5pt;'
    'width:144px;height:79px;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill '
    'color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox '
    'style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}"
    "</x:Column></x:ClientData></v:shape>"
)
# What may stand behind <legacyDrawing> in a sheet.
_BEHIND: Final = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
)


class CellNote(Struct, frozen=True):
    """A note: its text as it stands, and who wrote it."""

    text: XmlNode
    author: str


class SheetNotes:
    """The notes of one sheet of a package. ``write`` puts them back; until then nothing changes."""

    def __init__(self, package: BookPackage, sheet: str) -> None:
        self._package, self._sheet = package, sheet
        self._part = package.lead(sheet, "comments")
        self._vml = package.lead(sheet, "vmlDrawing")
        self._root = package.tree(self._part) if self._part else None
        self._drawing = package.parts[self._vml].decode("utf-8", "replace") if self._vml else ""
        self.notes: dict[tuple[int, int], CellNote] = {}
        if self._root is not None:
            self._read(self._root)

    def _read(self, root: XmlNode) -> None:
        holder = root.first("authors")
        authors = [one.text for one in holder.elements()] if holder else []
        comments = root.first("commentList")
        for node in comments.elements() if comments else []:
            place = place_of(node.attributes.get("ref", ""))
            text = node.first("text")
            author = node.attributes.get("authorId", "")
            if place is not None and text is not None:
                name = authors[int(author)] if author.isdecimal() and int(author) < len(authors) else ""
                self.notes[place] = CellNote(text, name)

    def move(self, grid: GridMap) -> None:
        """Each note with its cell; those of cells that are gone go."""
        moved: dict[tuple[int, int], CellNote] = {}
        for (row, column), note in self.notes.items():
            now = grid.rows.at(row), grid.columns.at(column)
            if now[0] is not None and now[1] is not None:
                moved[now[0], now[1]] = note
        self.notes = moved
        self._drawing = _SHAPE.sub(lambda shape: _moved_box(shape[0], grid), self._drawing)
        self._move_threads(grid)

    def _move_threads(self, grid: GridMap) -> None:
        part = self._package.lead(self._sheet, "threadedComment")
        if part is None or grid.is_still:
            return
        root = self._package.tree(part)
        for node in root.elements():
            place = place_of(node.attributes.get("ref", ""))
            if place is not None:
                row, column = grid.rows.at(place[0]), grid.columns.at(place[1])
                gone = row is None or column is None
                node.attributes["ref"] = "" if gone else f"{get_column_letter(column or 1)}{row}"
        root.children = [node for node in root.elements() if node.attributes.get("ref") != ""]
        self._package.put(part, root)

    def write(self, sheet: SheetPart) -> None:
        """The parts anew; a sheet that gets its first note gets them."""
        if self._part is None and not self.notes:
            return
        part = self._part or self._new_part()
        self._package.put(part, self._tree())
        boxes = {(int(r[2]), int(c[2])) for s in _SHAPE.finditer(self._drawing)
                 if (r := _ROW.search(s[0])) and (c := _COLUMN.search(s[0]))}  # fmt: skip
        missing = [place for place in sorted(self.notes) if (place[0] - 1, place[1] - 1) not in boxes]
        if missing or self._drawing:
            self._write_boxes(missing, sheet)

    def _tree(self) -> XmlNode:
        authors = list(dict.fromkeys(note.author for note in self.notes.values()))
        root = self._root or XmlNode("comments", {"xmlns": _MAIN}, [])
        root.children = []
        holder = root.child("authors")
        for author in authors:
            holder.child("author").children.append(author)
        holder = root.child("commentList")
        for (row, column), note in sorted(self.notes.items(), key=lambda item: item[0]):
            made = holder.child("comment")
            made.attributes = {"ref": f"{get_column_letter(column)}{row}", "authorId": str(authors.index(note.author))}
            made.children.append(note.text)
        return root

    def _new_part(self) -> str:
        name = self._package.free_name("xl/comments_y", ".xml")
        self._package.add(name, b"", _TYPE)
        self._package.relate(self._sheet, "comments", name)
        return name

    def _write_boxes(self, missing: list[tuple[int, int]], sheet: SheetPart) -> None:
        drawing = self._drawing or _DRAWING
        boxes = "".join(_BOX.format(number=f"{r}_{c}", row=r - 1, column=c - 1) for r, c in missing)
        head, close, rest = drawing.rpartition("</xml>")
        if not close:
            raise DamagedPartError("boxes of notes")
        name = self._vml
        if name is None:
            name = self._package.free_name("xl/drawings/notes_y", ".vml")
            self._package.declare("vml", _VML)
            identity = self._package.relate(self._sheet, "vmlDrawing", name)
            _lead_to(sheet.root, identity)
        self._package.parts[name] = f"{head}{boxes}{close}{rest}".encode()


def _moved_box(shape: str, grid: GridMap) -> str:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if row is None or column is None:
        return shape
    now = grid.rows.at(int(row[2]) + 1), grid.columns.at(int(column[2]) + 1)
    if now[0] is None or now[1] is None:
        return ""
    down, right = now[0] - 1 - int(row[2]), now[1] - 1 - int(column[2])
    shape = _ROW.sub(lambda match: f"{match[1]}{int(match[2]) + down}{match[3]}", shape)
    shape = _COLUMN.sub(lambda match: f"{match[1]}{int(match[2]) + right}{match[3]}", shape)
    return _ANCHOR.sub(lambda match: f"{match[1]}{_moved_anchor(match[2], down, right)}{match[3]}", shape)


def _moved_anchor(text: str, down: int, right: int) -> str:
    """Left column, offset, top row, offset, right column, offset, bottom row, offset."""
    numbers = [one.strip() for one in text.split(",")]
    if len(numbers) != 8 or not all(one.lstrip("-").isdecimal() for one in numbers):
        return text
    steps = (right, 0, down, 0, right, 0, down, 0)
    return ", ".join(
        str(max(0, int(one) + step) if step else int(one)) for one, step in zip(numbers, steps, strict=True)
    )


def _lead_to(root: XmlNode, identity: str) -> None:
    prefix = root.tag.rpartition(":")[0]
    node = XmlNode(f"{prefix}:legacyDrawing" if prefix else "legacyDrawing", {"xmlns:r": _OFFICE, "r:id": identity}, [])
    places = [n for n, one in enumerate(root.children) if isinstance(one, XmlNode) and one.local in _BEHIND]
    root.children.insert(places[0] if places else len(root.children), node)
