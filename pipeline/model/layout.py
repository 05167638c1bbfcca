"""What a source gives: pages of text lines and table grids, every character with an id and a box.

Boxes are ``(x0, top, x1, bottom)`` in points from the page's top left; pages count from 1. A source without pages
(plain text) has one Page with number 0 whose boxes are counted in character cells: ``top`` is the line's number from 1.
A source that knows sizes has points from left to right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from pipeline.model.finding import Finding, Place
from pipeline.model.traced import Traced

Box = tuple[float, float, float, float]


class Char(Struct, frozen=True, gc=False):
    """One printed character, as the file has it (before clean-up). ``Layout.chars[id]`` is the character of that id.

    ``place`` is where it stands in a source that has paragraphs and cells instead of pages and lines; ``confidence``
    (0 to 1) how sure whoever read it from a picture is, None where the file says it.
    """

    text: str
    page: int
    box: Box
    place: Place | None = None
    confidence: float | None = None


class Line(Struct, frozen=True):
    """One line of text: its cleaned characters, with their trace.

    ``size`` is the font size in points that most of its characters have, ``bold`` whether most are bold. ``begins``:
    whether it begins a paragraph; None where the source does not say, and only the page's looks tell.
    """

    page: int
    box: Box
    content: Traced
    size: float = 0.0
    bold: bool = False
    begins: bool | None = None

    @property
    def text(self) -> str:
        return self.content.text


class Cell(Struct, frozen=True):
    """One cell of a grid, merged cells once: offsets from 0 and spans of at least 1.

    ``open_top`` and ``open_bottom``: no rule closes the cell there (the table runs over the page's edge). ``place`` is
    where it stands in a source that has tables and rows instead of pages.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: tuple[Line, ...] = ()
    open_top: bool = False
    open_bottom: bool = False
    place: Place | None = None


class Grid(Struct, frozen=True):
    """A table on one page: a sparse list of cells, in row, then column order.

    ``columns`` and ``rows`` are the grid's edges in points (one more than there are columns or rows).
    ``ruled``: drawn by vertical rules; else its columns were found by alignment. ``place`` as of a cell.
    """

    page: int
    box: Box
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[Cell, ...]
    ruled: bool = True
    place: Place | None = None


class Page(Struct, frozen=True):
    """One page: lines outside tables and grids, in reading order (top to bottom).

    ``margin_right`` is the right edge of the text block in points: a line that ends well before it ends a paragraph.
    """

    number: int
    width: float
    height: float
    blocks: tuple[Line | Grid, ...]
    margin_left: float = 0.0
    margin_right: float = 0.0


def lines_over_grids(blocks: Iterable[Line | Grid]) -> Iterator[Line]:
    """The lines right behind which a grid stands."""
    return (above for above, below in pairwise(blocks) if isinstance(above, Line) and isinstance(below, Grid))


class Furniture(Struct, frozen=True):
    """Characters that are no part of the text, with the reason: page_number, running_head, watermark, seal …"""

    reason: str
    ids: tuple[int, ...]


class OnSheet(Struct, frozen=True):
    """Where a page stands: on which sheet of the file, and how far from its left edge in points."""

    number: int
    left: float = 0.0


class ReadBy(Struct, frozen=True):
    """Which engine read a file, of formats that have more than one. ``left``: the pages that it left to another, with
    the code of the reason; page 0 is the whole file."""

    engine: str
    left: tuple[tuple[int, str], ...] = ()


class Layout(Struct, frozen=True):
    """A whole file. ``chars`` holds every character that prints ink (white space is not counted), by id.

    ``attached``: the ids of the first characters of the files that are attached to it, where it is of several.
    ``sheets``: of each page by its number, where some sheets of the file hold two pages side by side; pages are then
    counted, and boxes measured, page by page (:mod:`pipeline.sources.sheets_of_pages`).
    """

    format: str
    pages: tuple[Page, ...]
    chars: tuple[Char, ...]
    furniture: tuple[Furniture, ...] = ()
    findings: tuple[Finding, ...] = ()
    read_by: ReadBy | None = None
    attached: tuple[int, ...] = ()
    sheets: Mapping[int, OnSheet] = {}

    def file_of(self, ids: Iterable[int]) -> int:
        """Of which file the characters are: 0 the notice itself, 1 the first attached one."""
        return bisect_right(self.attached, max(ids, default=0)) if self.attached else 0
