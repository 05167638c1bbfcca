"""Blocks of a Word file to lines and grids of a Layout: every character with an id and a box.

A paragraph, or what a set line break leaves of it, is a line; ``top`` is its number from 1, left and right are in
points. Columns have the widths that the file says, so that tables below each other keep their edges; text is set as
narrow as its cell asks for.
Places count paragraphs with text outside tables, and tables, from 1.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from sys import intern
from typing import NamedTuple

from pipeline.model import Cell, Char, Evidence, Grid, Line, Place, Traced
from pipeline.sources.docx.blocks import Block, Pieces, WordCell, WordParagraph, WordTable, has_text, paragraphs_of
from pipeline.text.clean import SPACE, clean, is_invisible


class _Flat(NamedTuple):
    """One line to be set."""

    pieces: Pieces
    begins: bool
    tracked: bool


class Typesetter:
    """Gives ids and places, block after block; ``apart`` is what is no part of the text, by reason."""

    def __init__(self) -> None:
        self.chars: list[Char] = []
        self.apart: dict[str, list[int]] = {}
        self.tracked: list[Evidence] = []
        self._next = 1
        self._paragraphs = 0
        self._tables = 0

    @property
    def lines(self) -> int:
        """Lines placed up to now."""
        return self._next - 1

    def place(self, blocks: Iterable[Block]) -> list[Line | Grid]:
        """The lines and grids of blocks that stand below each other."""
        found: list[Line | Grid] = []
        for block in blocks:
            if isinstance(block, WordTable):
                if block.cells:
                    found.append(self._grid(block))
                self.set_apart(paragraphs_of(block.aside), "hidden", Place(table=max(1, self._tables)))
                continue
            for flat in self._flat([block], Place(paragraph=max(1, self._paragraphs))):
                self._paragraphs += flat.begins
                found.append(self._line(flat, Place(paragraph=self._paragraphs), 0.0, self._next))
                self._next += 1
        return found

    def set_apart(self, paragraphs: Iterable[WordParagraph], reason: str, place: Place | None = None) -> None:
        """Counts characters that are all no part of the text, for their own reason or this one."""
        for paragraph in paragraphs:
            for pieces in paragraph.lines:
                for piece in pieces:
                    for character in piece.text:
                        if not character.isspace():
                            self._put_apart(character, piece.apart or reason, place)

    def _put_apart(self, character: str, reason: str, place: Place | None) -> None:
        self.apart.setdefault(reason, []).append(len(self.chars))
        top = float(self._next)
        self.chars.append(Char(character, 0, (0.0, top, 0.0, top + 1.0), place))

    def _flat(self, blocks: Sequence[Block], place: Place) -> list[_Flat]:
        """Lines with text; characters of others are counted for this place. A table in a cell gives the lines of its
        cells."""
        found: list[_Flat] = []
        for paragraph in paragraphs_of(blocks):
            begins = True
            for at, pieces in enumerate(paragraph.lines):
                begins = begins or at in paragraph.fresh
                if has_text(pieces):
                    found.append(_Flat(pieces, begins, paragraph.tracked))
                    begins = False
                else:
                    self.set_apart([WordParagraph((pieces,))], "invisible", place)
        return found

    def _line(self, flat: _Flat, place: Place, left: float, number: int, room: float = 0.0) -> Line:
        """Sets a line at a left edge; ``room`` is what it must not exceed, 0 for no bound."""
        widths = [_width(character, piece.size) for piece in flat.pieces if not piece.apart for character in piece.text]
        scale = min(1.0, room / sum(widths)) if room else 1.0
        text: list[str] = []
        ids: list[int] = []
        at, top, bottom = left, float(number), number + 1.0
        for piece in flat.pieces:
            for character in piece.text:
                end = at + scale * _width(character, piece.size)
                if character.isspace():
                    if not piece.apart:
                        text.append(" ")
                        ids.append(SPACE)
                        at = end
                elif piece.apart or is_invisible(character):
                    self._put_apart(character, piece.apart or "invisible", place)
                else:
                    text.append(character)
                    ids.append(len(self.chars))
                    self.chars.append(Char(intern(character), 0, (at, top, end, bottom), place))
                    at = end
        if flat.tracked:
            self.tracked.append(Evidence(place=place))
        content = clean(Traced("".join(text), tuple(ids)))
        return Line(0, (left, top, at, bottom), content, *_look(flat.pieces), begins=flat.begins)

    def _grid(self, table: WordTable) -> Grid:
        self._tables += 1
        if table.tracked:
            self.tracked.append(Evidence(place=Place(table=self._tables)))
        texts = [self._flat(cell.blocks, self._place(cell)) for cell in table.cells]
        heights = [1] * table.rows
        for single in (True, False):
            for cell, flats in zip(table.cells, texts, strict=True):
                rows = range(cell.row, cell.row + cell.row_span)
                if (cell.row_span == 1) == single:
                    heights[rows[-1]] += max(0, len(flats) - sum(heights[row] for row in rows))
        levels = tuple(float(self._next + height) for height in (0, *accumulate(heights)))
        self._next = int(levels[-1])
        cells = [self._placed(cell, flats, table.edges, levels) for cell, flats in zip(table.cells, texts, strict=True)]
        box = (table.edges[0], levels[0], table.edges[-1], levels[-1])
        return Grid(0, box, table.edges, levels, tuple(cells), place=Place(table=self._tables))

    def _place(self, cell: WordCell) -> Place:
        return Place(table=self._tables, row=cell.row + 1, column=cell.column + 1)

    def _placed(
        self, cell: WordCell, flats: Sequence[_Flat], edges: tuple[float, ...], levels: tuple[float, ...]
    ) -> Cell:
        left, right = edges[cell.column], edges[cell.column + cell.column_span]
        top, bottom = levels[cell.row], levels[cell.row + cell.row_span]
        place = self._place(cell)
        lines = tuple(self._line(flat, place, left, int(top) + at, right - left) for at, flat in enumerate(flats))
        box = (left, top, right, bottom)
        return Cell(cell.row, cell.column, cell.row_span, cell.column_span, box, lines, place=place)


def _width(character: str, size: float) -> float:
    """Points that a character takes: an em if it is wide, else half of it; a tab is two ems."""
    if character == "\t":
        return 2.0 * size
    return size if unicodedata.east_asian_width(character) in "WF" else size / 2.0


def _look(pieces: Pieces) -> tuple[float, bool]:
    """The size that most characters have, and whether most are bold."""
    sizes: Counter[float] = Counter()
    bold = 0
    for piece in pieces:
        if not piece.apart:
            sizes[piece.size] += len(piece.text)
            bold += len(piece.text) if piece.bold else 0
    return sizes.most_common(1)[0][0], 2 * bold > sizes.total()
