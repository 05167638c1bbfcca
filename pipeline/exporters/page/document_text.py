"""The document as printed, for the left half of the page: the sizes of its pages, or its text in blocks.

Of a page without a picture (a form that nothing here can draw, a page that cannot be drawn) the lines are given with
their boxes. Knows layouts, not what a notice means.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.exporters.page.shown_notice import ShownBlock, ShownCell, ShownDocument, ShownLine, ShownPage, Spot
from pipeline.exporters.page.spots import BlockIndex
from pipeline.model import Cell, Grid, Layout, Line, Page

_ACROSS: Final = 560.0
_DOWN: Final = 20.0
"""The width in points that a page is given which has none, and the height of its lines."""


def shown_document(layout: Layout, file: str, drawn: Sequence[int] = ()) -> tuple[ShownDocument, BlockIndex]:
    """The document, and where its lines, paragraphs and cells stand in it if it has no pages. ``drawn``: the numbers
    of the pages of which there is a picture.

    Where only a part has no pages (a letter as a Word file, the table attached to it as a PDF), it is shown as a page.
    """
    if not any(page.number for page in layout.pages):
        writer = _Blocks(layout)
        blocks = tuple(block for page in layout.pages for block in writer.blocks(page))
        return ShownDocument(file, blocks=blocks), writer.index
    there = frozenset(drawn)
    index = BlockIndex({}, {}, {}, {})
    pages: list[ShownPage] = []
    for at, page in enumerate(layout.pages, 1):
        if not page.number:
            pages.append(_typeset(page, at, layout, index))
            continue
        index.pages[page.number] = at
        lines = () if page.number in there else tuple(_lines(page))
        pages.append(ShownPage(round(page.width, 1), round(page.height, 1), lines))
    return ShownDocument(file, pages=tuple(pages)), index


def _typeset(page: Page, number: int, layout: Layout, index: BlockIndex) -> ShownPage:
    """What has lines but no page, as one: each line where it stands, in points."""
    lines: list[ShownLine] = []
    wide = max((block.box[2] for block in page.blocks), default=1.0)
    for line in _lines_of(page):
        x0, top, x1, bottom = line.box
        box = round(x0 / wide * _ACROSS, 1), top * _DOWN, round(x1 / wide * _ACROSS, 1), bottom * _DOWN
        lines.append(ShownLine(line.text, box))
        _enter(index, layout, [line], (number, *(round(value) for value in box)))
    height = max((line.box[3] for line in lines), default=0.0) + _DOWN
    return ShownPage(_ACROSS, height, tuple(lines))


def _lines_of(page: Page) -> Iterable[Line]:
    for block in page.blocks:
        yield from (block,) if isinstance(block, Line) else (line for cell in block.cells for line in cell.lines)


def _lines(page: Page) -> Iterable[ShownLine]:
    for line in _lines_of(page):
        x0, top, x1, bottom = (round(value, 1) for value in line.box)
        yield ShownLine(line.text, (x0, top, x1, bottom))


def _enter(index: BlockIndex, layout: Layout, lines: Sequence[Line], spot: Spot) -> None:
    """Enter a spot under the lines, paragraphs and cells that the characters stand in."""
    chars = [layout.chars[one] for line in lines for one in line.content.ids if one >= 0]
    for place in dict.fromkeys(char.place for char in chars):
        if place is None:
            continue
        if place.table is None:
            index.paragraphs.setdefault((place.file, place.paragraph or 0), []).append(spot)
        else:
            key = place.file, place.table, place.row or 0, place.column or 0
            index.cells.setdefault(key, []).append(spot)
    for at in dict.fromkeys(int(char.box[1]) for char in chars if char.place is None):
        index.lines.setdefault(at, []).append(spot)


class _Blocks:
    """Numbers the lines and cells of a document without pages in reading order."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._next = 0
        self.index = BlockIndex({}, {}, {})

    def blocks(self, page: Page) -> Iterable[ShownBlock]:
        for block in page.blocks:
            yield self._line(block) if isinstance(block, Line) else self._table(block)

    def _line(self, line: Line) -> ShownBlock:
        return ShownBlock(line.text, self._number([line]), place=self._place(line))

    def _table(self, grid: Grid) -> ShownBlock:
        rows: dict[int, list[ShownCell]] = {}
        for cell in grid.cells:
            rows.setdefault(cell.row, []).append(self._cell(cell))
        return ShownBlock(table=tuple(map(tuple, rows.values())))

    def _cell(self, cell: Cell) -> ShownCell:
        text = "\n".join(line.text for line in cell.lines)
        return ShownCell(text, self._number(cell.lines), cell.row_span, cell.column_span)

    def _number(self, lines: Sequence[Line]) -> int:
        """The next number, entered under the places of the characters."""
        number = self._next
        self._next += 1
        _enter(self.index, self._layout, lines, (number,))
        return number

    def _place(self, line: Line) -> str:
        first = next((self._layout.chars[one] for one in line.content.ids if one >= 0), None)
        if first is None:
            return ""
        if first.place is not None:
            return f"第{first.place.paragraph}段" if first.place.table is None else ""
        return f"第{int(first.box[1])}行"
