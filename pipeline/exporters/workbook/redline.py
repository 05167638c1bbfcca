"""Redlined text in the cells of a workbook: struck red for what went, green and underlined for what came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color

from pipeline.exporters.workbook.fitting import SHORTEST, TALLEST, pieces, text_height
from pipeline.exporters.workbook.sheet import SheetColumn, SheetRow, Value
from pipeline.exporters.workbook.style import LOOKS, TEXT_FONT
from pipeline.exporters.workbook.xml_words import xml_text
from pipeline.model.change import Kind, Piece

GONE, COME, CHANGED, SAME = "C00000", "00703C", "9C5700", "7F7F7F"
TINTS: Final[dict[Kind, str]] = {"added": COME, "dropped": GONE, "kept": SAME}
Cell = Value | tuple[Piece, ...]
"""What a redlined row holds: a plain value, or the pieces of a text."""
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def _color(rgb: str) -> Color:
    return Color(rgb=f"FF{rgb}")


def old_side(wording: Sequence[Piece]) -> tuple[Piece, ...]:
    """The older text, what went from it marked."""
    return tuple(piece for piece in wording if piece[0] != "insert")


def new_side(wording: Sequence[Piece]) -> tuple[Piece, ...]:
    """The newer text, what came into it marked."""
    return tuple(piece for piece in wording if piece[0] != "delete")


def lines(items: Sequence[Piece]) -> tuple[Piece, ...]:
    """Each piece on a line of its own."""
    return tuple((kind, text if at == 0 else f"\n{text}") for at, (kind, text) in enumerate(items))


def plain(wording: Sequence[Piece]) -> str:
    """The text of all pieces."""
    return "".join(text for _, text in wording)


def rich(wording: Sequence[Piece], style: str = "正文") -> CellRichText | str | None:
    """The cell's value: plain text where nothing is marked."""
    if not any(text for _, text in wording):
        return None
    if all(kind == "equal" for kind, _ in wording):
        return plain(wording)
    size = LOOKS[style].size
    marked = CellRichText()
    for kind, text in wording:
        text = _ESCAPED.sub("_x005F_", xml_text(text))
        if kind == "equal":
            marked.append(TextBlock(InlineFont(rFont=TEXT_FONT, sz=size), text))
        elif kind == "delete":
            marked.append(TextBlock(InlineFont(rFont=TEXT_FONT, sz=size, strike=True, color=_color(GONE)), text))
        else:
            marked.append(TextBlock(InlineFont(rFont=TEXT_FONT, sz=size, u="single", color=_color(COME)), text))
    return marked


def tinted(label: str, kinds: Sequence[Kind], style: str = "正文加粗") -> CellRichText | str:
    """A kind of change in its colour: green for what came, red for what went, grey for what stayed, else amber."""
    color = next((tint for kind, tint in TINTS.items() if kind in kinds), CHANGED)
    look = LOOKS[style]
    return CellRichText(TextBlock(InlineFont(rFont=look.font, sz=look.size, color=_color(color)), label))


def redlined_rows(
    columns: Sequence[SheetColumn],
    values: Sequence[Cell],
    repeated: Sequence[int] = (),
    styles: Sequence[str] | None = None,
) -> list[SheetRow]:
    """The values as one row, or as several that continue each other where a text is too long for the tallest row.

    A further row repeats the values of the ``repeated`` columns (from 0), so that a filter shows it with the first.
    """
    chosen = list(styles) if styles is not None else [column.style for column in columns]
    parts = [_parts(value, column.width, style) for value, column, style in zip(values, columns, chosen, strict=True)]
    rows: list[SheetRow] = []
    for at in range(max(len(part) for part in parts)):
        cells = [
            part[at] if at < len(part) else (part[0] if column in repeated else None)
            for column, part in enumerate(parts)
        ]
        rows.append(_row(columns, cells, chosen))
    return rows


def _parts(value: Cell, width: float, style: str) -> list[Cell]:
    if isinstance(value, str):
        return list(pieces(value, width, style))
    if isinstance(value, tuple):
        lengths = [len(text) for text in pieces(plain(value), width, style)]
        return list(_sliced(value, lengths))
    return [value]


def _sliced(wording: Sequence[Piece], lengths: Sequence[int]) -> Iterator[tuple[Piece, ...]]:
    """The pieces cut into stretches of these lengths."""
    left = list(wording)
    for length in lengths:
        taken: list[Piece] = []
        while left and length > 0:
            kind, text = left.pop(0)
            taken.append((kind, text[:length]))
            if len(text) > length:
                left.insert(0, (kind, text[length:]))
            length -= len(text)
        yield tuple(taken)


def _row(columns: Sequence[SheetColumn], cells: Sequence[Cell], styles: Sequence[str]) -> SheetRow:
    height = SHORTEST
    values: list[Value] = []
    for column, cell, style in zip(columns, cells, styles, strict=True):
        text = plain(cell) if isinstance(cell, tuple) else str(cell) if isinstance(cell, CellRichText) else cell
        if isinstance(text, str) and text:
            height = max(height, text_height(text, column.width, style))
        values.append(rich(cell, style) if isinstance(cell, tuple) else cell)
    return SheetRow(values=values, styles=list(styles), height=min(height, TALLEST))
