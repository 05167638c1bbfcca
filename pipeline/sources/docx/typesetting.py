"""Blocks of a Word file to lines and grids of a Layout: every character with an id and a box in character cells.

A paragraph, or what a set line break leaves of it, is a line; ``top`` is its number from 1. Columns of a table have
their widths in points, so that tables below each other keep their edges; text is set as narrow as its cell asks for.
Places count paragraphs with text outside tables, and tables, from 1.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate
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
                self.set_apart(paragraphs_of(block.aside), "hidden")
                continue
            for flat in self._flat([block]):
                self._paragraphs += flat.begins
                found.append(self._line(flat, Place(paragraph=self._paragraphs), 0.0, self._next))
                self._next += 1
        return found

    def set_apart(self, paragraphs: Iterable[WordParagraph], reason: str) -> int:
        """Counts characters that are all no part of the text, for their own reason or this one; gives back how many."""
        before = len(self.chars)
        for paragraph in paragraphs:
            for pieces in paragraph.lines:
                for text, apart in pieces:
                    for character in text:
                        if not character.isspace():
                            self._put_apart(character, apart or reason)
        return len(self.chars) - before

    def _put_apart(self, character: str, reason: str, place: Place | None = None) -> None:
        self.apart.setdefault(reason, []).append(len(self.chars))
        top = float(self._next)
        self.chars.append(Char(character, 0, (0.0, top, 0.0, top + 1.0), place))

    def _flat(self, blocks: Sequence[Block]) -> list[_Flat]:
        """Lines with text; characters of others are counted. A table in a cell gives the lines of its cells."""
        found: list[_Flat] = []
        for paragraph in paragraphs_of(blocks):
            begins = True
            for pieces in paragraph.lines:
                if has_text(pieces):
                    found.append(_Flat(pieces, begins, paragraph.tracked))
                    begins = False
                else:
                    self.set_apart([WordParagraph((pieces,))], "invisible")
        return found

    def _line(self, flat: _Flat, place: Place, left: float, number: int, room: float = 0.0) -> Line:
        """Sets a line at a left edge; ``room`` is what it must not exceed, 0 for no bound."""
        widths = [_width(character) for text, apart in flat.pieces if not apart for character in text]
        scale = min(1.0, room / sum(widths)) if room else 1.0
        text: list[str] = []
        ids: list[int] = []
        at, top = left, float(number)
        for piece, apart in flat.pieces:
            for character in piece:
                if character.isspace():
                    text.append(" ")
                    ids.append(SPACE)
                    at += 0.0 if apart else scale * _width(character)
                elif apart or is_invisible(character):
                    self._put_apart(character, apart or "invisible", place)
                else:
                    end = at + scale * _width(character)
                    text.append(character)
                    ids.append(len(self.chars))
                    self.chars.append(Char(character, 0, (at, top, end, top + 1.0), place))
                    at = end
        if flat.tracked:
            self.tracked.append(Evidence(place=place))
        return Line(0, (left, top, at, top + 1.0), clean(Traced("".join(text), tuple(ids))), begins=flat.begins)

    def _grid(self, table: WordTable) -> Grid:
        self._tables += 1
        if table.tracked:
            self.tracked.append(Evidence(place=Place(table=self._tables)))
        texts = [self._flat(cell.blocks) for cell in table.cells]
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

    def _placed(
        self, cell: WordCell, flats: Sequence[_Flat], edges: tuple[float, ...], levels: tuple[float, ...]
    ) -> Cell:
        left, right = edges[cell.column], edges[cell.column + cell.column_span]
        top, bottom = levels[cell.row], levels[cell.row + cell.row_span]
        place = Place(table=self._tables, row=cell.row + 1, column=cell.column + 1)
        lines = tuple(self._line(flat, place, left, int(top) + at, right - left) for at, flat in enumerate(flats))
        box = (left, top, right, bottom)
        return Cell(cell.row, cell.column, cell.row_span, cell.column_span, box, lines, place=place)


def _width(character: str) -> float:
    """Character cells that a character takes."""
    if character == "\t":
        return 4.0
    return 2.0 if unicodedata.east_asian_width(character) in "WF" else 1.0
