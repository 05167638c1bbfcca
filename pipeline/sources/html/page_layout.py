"""Sets a page's lines and tables below each other, and gives ids and places to their characters.

``top`` is the line's number from 1, columns of tables are a hundred wide. Places count lines that begin a paragraph
outside tables, and tables, from 1, in the order in which they are set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final

from pipeline.model import Box, Cell, Char, Furniture, Grid, Layout, Line, Page, Place, Traced
from pipeline.sources.html.drafts import TextLine
from pipeline.sources.html.spans import PlacedCell
from pipeline.text.clean import SPACE, clean, is_invisible

_COLUMN: Final = 100.0
_BLANK: Final = re.compile(r"[^\S\n]+")

Piece = tuple[str, bool]
"""A stretch of a line, and whether the page prints it: a label that stands in a tag alone, and the colon that the edge
of a cell stands for, are nowhere printed."""


class PageLayout:
    """A layout as it grows."""

    def __init__(self) -> None:
        self._chars: list[Char] = []
        self._apart: dict[str, list[int]] = {}
        self._blocks: list[Line | Grid] = []
        self._line = 1
        self._width = _COLUMN
        self._paragraphs = 0
        self._tables = 0

    def layout(self) -> Layout:
        """What was added up to now."""
        page = Page(0, self._width, float(self._line), tuple(self._blocks), 0.0, self._width)
        furniture = tuple(Furniture(reason, tuple(ids)) for reason, ids in self._apart.items() if ids)
        return Layout("html", (page,), tuple(self._chars), furniture)

    def add_line(self, pieces: Sequence[Piece], begins: bool | None = True) -> None:
        """One line of text outside tables."""
        self._paragraphs += begins is not False
        box = (0.0, float(self._line), _COLUMN, self._line + 1.0)
        content = self._content(pieces, box, Place(paragraph=self._paragraphs))
        if content:
            self._blocks.append(Line(0, box, content, begins=begins))
            self._line += 1

    def add_grid(self, placed: Sequence[PlacedCell]) -> None:
        """A table, if it has cells; a row is as high as its cell with most lines asks for."""
        if not placed:
            return
        self._tables += 1
        edges = tuple(_COLUMN * at for at in range(1 + max(cell.column + cell.column_span for cell in placed)))
        self._width = max(self._width, edges[-1])
        pieces = [list(_pieces(cell.lines)) for cell in placed]
        heights = _heights(placed, [len(found) for found in pieces])
        levels = tuple(float(self._line + height) for height in (0, *accumulate(heights)))
        cells: list[Cell] = []
        for cell, found in zip(placed, pieces, strict=True):
            left, right = edges[cell.column], edges[cell.column + cell.column_span]
            top, bottom = levels[cell.row], levels[cell.row + cell.row_span]
            place = Place(table=self._tables, row=cell.row + 1, column=cell.column + 1)
            lines = tuple(self._cell_lines(found, (left, top, right, bottom), place))
            cells.append(
                Cell(
                    cell.row,
                    cell.column,
                    cell.row_span,
                    cell.column_span,
                    (left, top, right, bottom),
                    lines,
                    place=place,
                )
            )
        whole = (edges[0], levels[0], edges[-1], levels[-1])
        self._blocks.append(Grid(0, whole, edges, levels, tuple(cells), place=Place(table=self._tables)))
        self._line = int(levels[-1])

    def add_hidden(self, text: str) -> None:
        """Text of the notice that is not displayed; its place is the paragraph before it."""
        self.set_apart("hidden", [text], Place(paragraph=max(1, self._paragraphs)))

    def set_apart(self, reason: str, texts: Iterable[str], place: Place | None = None) -> None:
        """Characters that are no part of the text, with the reason."""
        box = (0.0, float(self._line), _COLUMN, self._line + 1.0)
        for text in texts:
            for sign in text:
                if not sign.isspace():
                    self._apart.setdefault(reason, []).append(len(self._chars))
                    self._chars.append(Char(sign, 0, box, place))

    def _cell_lines(self, pieces: Sequence[tuple[str, bool]], box: Box, place: Place) -> Iterator[Line]:
        top = box[1]
        for text, begins in pieces:
            line = (box[0], top, box[2], top + 1.0)
            content = self._content([(text, True)], line, place)
            if content:
                yield Line(0, line, content, begins=begins)
                top += 1.0

    def _content(self, pieces: Sequence[Piece], box: Box, place: Place) -> Traced:
        signs: list[str] = []
        ids: list[int] = []
        for text, is_printed in pieces:
            for sign in text:
                if sign.isspace() or not is_printed:
                    signs.append(" " if sign.isspace() else sign)
                    ids.append(SPACE)
                    continue
                one = len(self._chars)
                self._chars.append(Char(sign, 0, box, place))
                if is_invisible(sign):
                    self._apart.setdefault("invisible", []).append(one)
                else:
                    signs.append(sign)
                    ids.append(one)
        return clean(Traced("".join(signs), tuple(ids)))


def _heights(placed: Sequence[PlacedCell], wanted: Sequence[int]) -> list[int]:
    """Lines of each row; what a cell over several rows asks for beyond them goes to its last."""
    heights = [1] * max(cell.row + cell.row_span for cell in placed)
    for single in (True, False):
        for cell, lines in zip(placed, wanted, strict=True):
            if (cell.row_span == 1) == single:
                rows = heights[cell.row : cell.row + cell.row_span]
                heights[cell.row + cell.row_span - 1] += max(0, lines - sum(rows))
    return heights


def _pieces(lines: Sequence[TextLine]) -> Iterator[tuple[str, bool]]:
    """A cell's lines, cut at blanks that somebody typed; whether each piece begins a paragraph."""
    for line in lines:
        pieces = [piece for piece in _BLANK.split(line.text.strip()) if piece.strip()]
        if all(len(piece) == 1 for piece in pieces):
            # A word that is set wide (责 任 单 位).
            pieces = [line.text]
        for at, piece in enumerate(pieces):
            yield piece, at == 0
