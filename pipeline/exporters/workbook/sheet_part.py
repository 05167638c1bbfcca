"""A sheet's part: its cells, read in one pass and each kept as it stands, and everything around them as a tree.

A cell that nobody changes is written as it was read, formatted text, formulas and all. Rows and columns count from 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec import Struct
from openpyxl.utils import column_index_from_string, get_column_letter

from pipeline.exporters.workbook.xml_tree import (
    HEAD,
    DamagedPartError,
    XmlNode,
    fragment,
    opening,
    parser,
    quoted,
    run,
    utf8,
)

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_PLACE: Final = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_MARKS: Final = frozenset({"b", "i", "u", "strike", "vertAlign", "outline", "shadow"})
_CODE: Final = re.compile("_x([0-9A-Fa-f]{4})_")


class PartCell(Struct):
    """A cell: ``kind`` (t), the number of its look, what stands within as XML, and what that says: ``text`` is the
    value as written (an index for kind s), ``formula`` what follows =. ``rich``: parts of the text look otherwise."""

    kind: str = ""
    look: int = 0
    inner: str = ""
    text: str = ""
    formula: str | None = None
    formula_attributes: Mapping[str, str] = {}
    rich: bool = False
    more: Mapping[str, str] = {}


class PartRow(Struct):
    """A row's attributes but for its number, and its cells by column."""

    attributes: dict[str, str] = {}
    cells: dict[int, PartCell] = {}


class SheetPart(Struct):
    """``root`` is the whole part, an empty ``sheetData`` where the rows stand."""

    root: XmlNode
    rows: dict[int, PartRow]

    def last_row(self) -> int:
        return max(self.rows, default=0)

    def last_column(self) -> int:
        return max((max(row.cells, default=0) for row in self.rows.values()), default=0)

    def content(self) -> bytes:
        """The part's bytes."""
        prefix, _, _ = self.root.tag.rpartition(":")
        space = self.root.attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", "")
        dimension = self.root.first("dimension")
        if dimension is not None:
            last = f"{get_column_letter(max(1, self.last_column()))}{max(1, self.last_row())}"
            dimension.attributes["ref"] = f"A1:{last}"
        parts = [HEAD.decode(), opening(self.root)]
        for child in self.root.children:
            if isinstance(child, XmlNode) and child.local == "sheetData":
                parts.append(f"<sheetData xmlns={quoted(space)}>" if prefix else "<sheetData>")
                parts += [_row_xml(number, self.rows[number]) for number in sorted(self.rows)]
                parts.append("</sheetData>")
            else:
                parts.append(child if isinstance(child, str) else fragment(child))
        parts.append(f"</{self.root.tag}>")
        return "".join(parts).encode("utf-8", "replace")


def place_of(text: str) -> tuple[int, int] | None:
    """Row and column of a cell's name; None if it is none, or lies beyond a sheet's end."""
    match = _PLACE.fullmatch(text.replace("$", ""))
    if match is None:
        return None
    row, column = int(match[2]), column_index_from_string(match[1].upper())
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def unescaped(text: str) -> str:
    """The text that Excel shows for one as it stands in the file, where _x0041_ is the character of that number."""
    return _CODE.sub(lambda code: chr(int(code[1], 16)), text)


def _row_xml(number: int, row: PartRow) -> str:
    attributes = "".join(f" {name}={quoted(value)}" for name, value in row.attributes.items())
    if not row.cells:
        return f'<row r="{number}"{attributes}/>'
    cells = "".join(_cell_xml(f"{get_column_letter(at)}{number}", row.cells[at]) for at in sorted(row.cells))
    return f'<row r="{number}"{attributes}>{cells}</row>'


def _cell_xml(place: str, cell: PartCell) -> str:
    look = f' s="{cell.look}"' if cell.look else ""
    kind = f' t="{cell.kind}"' if cell.kind else ""
    more = "".join(f" {name}={quoted(value)}" for name, value in cell.more.items())
    return f'<c r="{place}"{look}{kind}{more}>{cell.inner}</c>' if cell.inner else f'<c r="{place}"{look}{kind}{more}/>'


def read_sheet(content: bytes) -> SheetPart:
    """The part of a sheet. Raises DamagedPartError."""
    reader = _Reader(utf8(content))
    top = reader.read()
    if top.local != "worksheet" or not any(child.local == "sheetData" for child in top.elements()):
        raise DamagedPartError("no sheet")
    return SheetPart(top, reader.rows)


class _Reader:
    """Reads one part: a tree outside of ``sheetData``, rows and cells inside."""

    def __init__(self, content: bytes) -> None:
        self.rows: dict[int, PartRow] = {}
        self._content = content
        self._top = XmlNode("", {}, [])
        self._stack = [self._top]
        self._depth = 0
        self._row = self._column = 0
        self._cell: PartCell | None = None
        self._inner = -1
        self._taken: list[str] | None = None
        self._skipped = 0
        self._parser = parser(self._start, self._end, self._text)

    def read(self) -> XmlNode:
        run(self._parser, self._content)
        return self._top.elements()[0]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._depth:
            made = XmlNode(tag, attributes, [])
            self._stack[-1].children.append(made)
            self._stack.append(made)
            if tag.endswith("sheetData") and len(self._stack) == 3:
                self._depth = 1
            return
        self._depth += 1
        if self._depth == 2:
            self._begin_row(attributes)
        elif self._depth == 3:
            self._begin_cell(attributes)
        else:
            self._begin_inner(tag.rpartition(":")[2], attributes)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.pop("r", "")
        attributes.pop("spans", None)
        self._row = int(stated) if stated.isdecimal() else self._row + 1
        if not 1 <= self._row <= LAST_ROW:
            raise DamagedPartError(f"row {self._row}")
        self._column = 0
        # A row that comes twice is one.
        known = self.rows.get(self._row)
        self.rows[self._row] = PartRow(attributes, known.cells if known else {})

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = place_of(attributes.pop("r", ""))
        self._column = place[1] if place else self._column + 1
        look = attributes.pop("s", "0")
        kind = attributes.pop("t", "")
        self._cell = PartCell(kind, int(look) if look.isdecimal() else 0, more=attributes)
        self.rows[self._row].cells[self._column] = self._cell
        self._inner = -1

    def _begin_inner(self, local: str, attributes: dict[str, str]) -> None:
        cell = self._cell
        if cell is None:
            return
        if self._inner < 0:
            self._inner = self._parser.CurrentByteIndex
        if local == "rPh":
            self._skipped = self._depth
        elif local in ("v", "t") and not self._skipped:
            self._taken = []
        elif local == "f":
            self._taken = []
            cell.formula, cell.formula_attributes = "", attributes
        elif local == "rPr":
            cell.rich = True

    def _end(self, tag: str) -> None:
        if not self._depth:
            self._stack.pop()
            return
        self._depth -= 1
        if self._depth == 0:
            self._stack.pop()
        elif self._depth == 2 and self._cell is not None:
            if self._inner >= 0:
                self._cell.inner = self._content[self._inner : self._parser.CurrentByteIndex].decode()
            self._cell = None
        elif self._depth > 2:
            self._end_inner(tag.rpartition(":")[2])

    def _end_inner(self, local: str) -> None:
        if self._skipped and self._depth < self._skipped:
            self._skipped = 0
        cell = self._cell
        if self._taken is None or cell is None:
            return
        text = "".join(self._taken)
        if local == "f":
            cell.formula = text
        elif local == "v" or (local == "t" and cell.kind == "inlineStr"):
            cell.text += text
        self._taken = None

    def _text(self, text: str) -> None:
        if not self._depth:
            self._stack[-1].children.append(text)
        elif self._taken is not None:
            self._taken.append(text)


def shared_texts(root: XmlNode) -> list[tuple[str, bool]]:
    """The texts that cells of kind s name by their place, each with whether parts of it look otherwise."""
    return [_shared(item) for item in root.elements() if item.local == "si"]


def _shared(item: XmlNode) -> tuple[str, bool]:
    runs = [child for child in item.elements() if child.local == "r"]
    texts: Sequence[Any] = [one for run_ in runs for one in run_.elements() if one.local == "t"]
    texts = texts or [one for one in item.elements() if one.local == "t"]
    return "".join(one.text for one in texts), bool(runs) and is_marked(item)


def is_marked(text: XmlNode) -> bool:
    """Whether parts of a text look otherwise than others: bold, struck, in another colour. Another font is no mark, as
    programs change fonts by themselves where one lacks a character."""
    runs = [run_ for run_ in text.elements() if run_.local == "r" and run_.text.strip()]
    looks = [run_.first("rPr") for run_ in runs]
    marks = [one for look in looks if look for one in look.elements() if one.local in _MARKS]
    if any(one.attributes.get("val") not in ("0", "false", "none", "baseline") for one in marks):
        return True
    colours = {_colour(look) for look in looks}
    return len(colours) > 1


def _colour(look: XmlNode | None) -> str:
    node = look.first("color") if look is not None else None
    if node is None or node.attributes.get("theme") == "1" or node.attributes.get("indexed") == "8":
        return "000000"
    return node.attributes.get("rgb", "")[-6:] or str(sorted(node.attributes.items()))


def shown(cell: PartCell, shared: Sequence[tuple[str, bool]]) -> str:
    """What a cell says, as text: formulas with their =, numbers in one way of writing, no escapes; empty if nothing."""
    if cell.formula is not None:
        return f"={cell.formula}"
    if cell.kind == "s":
        index = int(cell.text) if cell.text.isdecimal() else -1
        return unescaped(shared[index][0]) if 0 <= index < len(shared) else ""
    if cell.kind in ("inlineStr", "str"):
        return unescaped(cell.text)
    return cell.text if cell.kind in ("b", "e", "d") else number_text(cell.text)


def number_text(text: str) -> str:
    """A number in one way of writing: 5, 5.0 and 5.00 are 5."""
    try:
        value = float(text)
        return str(int(value)) if value.is_integer() else repr(value)
    except (ValueError, OverflowError):
        return text
