"""What a story of a Word file holds: paragraphs and tables, their text in pieces. Touches nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

USUAL_SIZE: Final = 10.0
"""Points of text of which nothing says how large it is (ISO/IEC 29500-1, 17.3.2.38)."""


class Piece(NamedTuple):
    """Text that follows itself on one line. ``apart``: why it is no part of the text (deleted, hidden …), or empty.
    ``size`` in points."""

    text: str
    apart: str = ""
    size: float = USUAL_SIZE
    bold: bool = False


Pieces = tuple[Piece, ...]


class WordParagraph(Struct, frozen=True):
    """One paragraph: its lines, parted by line breaks that a person set, at least one. ``tracked``: someone's changes
    in it wait for a decision. ``fresh``: the lines, by number from 0, that a page break sets on a new page."""

    lines: tuple[Pieces, ...]
    tracked: bool = False
    fresh: frozenset[int] = frozenset()

    def has_text(self) -> bool:
        return any(map(has_text, self.lines))


class WordCell(Struct, frozen=True):
    """One cell, merged cells once: offsets from 0 and spans of at least 1."""

    row: int
    column: int
    row_span: int
    column_span: int
    blocks: tuple[Block, ...]


class WordTable(Struct, frozen=True):
    """A table: the edges of its columns in points, its rows, its cells in row, then column order.

    ``aside``: what stands in cells or rows that are not printed. ``tracked``: rows or cells that someone put in or took
    out wait for a decision.
    """

    edges: tuple[float, ...]
    rows: int
    cells: tuple[WordCell, ...]
    aside: tuple[Block, ...] = ()
    tracked: bool = False


Block = WordParagraph | WordTable


def has_text(pieces: Pieces) -> bool:
    """Whether a line prints anything that counts."""
    return any(not piece.apart and piece.text.strip() for piece in pieces)


def paragraphs_of(blocks: Sequence[Block]) -> Iterator[WordParagraph]:
    """All paragraphs in reading order, those of tables in tables and of cells that are not printed included."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
            continue
        for cell in block.cells:
            yield from paragraphs_of(cell.blocks)
        yield from paragraphs_of(block.aside)
