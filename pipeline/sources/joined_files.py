"""A notice whose parts lie in several files, made one Layout: the letter first, then each file that is attached to it.

Pages run on from file to file. What has no pages keeps its lines, paragraphs and cells, each with the name of its file.
Knows layouts only, not what they say.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET
from msgspec.structs import replace

from pipeline.model import Cell, Char, Evidence, Finding, Furniture, Grid, Layout, Line, Page, Traced
from pipeline.model.finding import Place
from pipeline.model.layout import Box
from pipeline.sources.sheets_of_pages import joined_sheets, last_sheet


def join_layouts(first: Layout, attached: Sequence[tuple[str, Layout]]) -> Layout:
    """One layout of all: ``first``, then the others, each with the name of its file.

    Format and engine are those of the first. Page numbers of the others follow the last page before them.
    """
    joined = first
    for name, layout in attached:
        before = last_page(joined)
        moved = _Mover(name, len(joined.chars), before, _last_line(joined)).moved(layout)
        sheets = joined_sheets(joined, layout, before, last_sheet(joined))
        pages = joined.pages
        if pages[-1].number == moved.pages[0].number == 0:
            pages, moved = (*pages[:-1], _one_page(pages[-1], moved.pages[0])), replace(moved, pages=moved.pages[1:])
        joined = replace(
            joined,
            pages=(*pages, *moved.pages),
            chars=(*joined.chars, *moved.chars),
            furniture=(*joined.furniture, *moved.furniture),
            findings=(*joined.findings, *moved.findings),
            attached=(*joined.attached, len(joined.chars)),
            sheets=sheets,
        )
    return joined


def last_page(layout: Layout) -> int:
    """The number of the last page, 0 without pages."""
    return max(page.number for page in layout.pages)


def _last_line(layout: Layout) -> float:
    """Where the last line of what has no pages ends."""
    return max((block.box[3] for page in layout.pages if page.number == 0 for block in page.blocks), default=0.0)


def _one_page(above: Page, below: Page) -> Page:
    return replace(
        above,
        width=max(above.width, below.width),
        height=max(above.height, below.height),
        blocks=(*above.blocks, *below.blocks),
        margin_left=min(above.margin_left, below.margin_left),
        margin_right=max(above.margin_right, below.margin_right),
    )


class _Mover:
    """Moves a layout behind so many characters, pages and lines. A page keeps its boxes."""

    def __init__(self, name: str, chars: int, pages: int, lines: float) -> None:
        self._name, self._chars, self._pages, self._lines = name, chars, pages, lines

    def moved(self, layout: Layout) -> Layout:
        return replace(
            layout,
            pages=(self._page(layout.pages[0], first=True), *map(self._page, layout.pages[1:])),
            chars=tuple(map(self._char, layout.chars)),
            furniture=tuple(Furniture(one.reason, self._ids(one.ids)) for one in layout.furniture),
            findings=tuple(map(self._finding, layout.findings)),
        )

    def _number(self, page: int) -> int:
        return page + self._pages if page else 0

    def _box(self, page: int, box: Box) -> Box:
        return box if page else (box[0], box[1] + self._lines, box[2], box[3] + self._lines)

    def _ids(self, ids: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(one + self._chars if one >= 0 else one for one in ids)

    def _place(self, place: Place | None) -> Place | None:
        return None if place is None else replace(place, file=self._name)

    def _char(self, char: Char) -> Char:
        place = char.place
        # Lines of two files would count alike: those of an attached one are told as its paragraphs.
        if place is None and not char.page:
            place = Place(paragraph=int(char.box[1]))
        return Char(
            char.text, self._number(char.page), self._box(char.page, char.box), self._place(place), char.confidence
        )

    def _line(self, line: Line) -> Line:
        content = Traced(line.content.text, self._ids(line.content.ids))
        return replace(line, page=self._number(line.page), box=self._box(line.page, line.box), content=content)

    def _cell(self, page: int, cell: Cell) -> Cell:
        lines = tuple(map(self._line, cell.lines))
        return replace(cell, box=self._box(page, cell.box), lines=lines, place=self._place(cell.place))

    def _block(self, block: Line | Grid) -> Line | Grid:
        if isinstance(block, Line):
            return self._line(block)
        down = 0.0 if block.page else self._lines
        return replace(
            block,
            page=self._number(block.page),
            box=self._box(block.page, block.box),
            rows=tuple(row + down for row in block.rows),
            cells=tuple(self._cell(block.page, cell) for cell in block.cells),
            place=self._place(block.place),
        )

    def _page(self, page: Page, first: bool = False) -> Page:
        blocks = list(map(self._block, page.blocks))
        # Whatever it begins with is no part of the paragraph before, which is another file's.
        if first and blocks and isinstance(blocks[0], Line):
            blocks[0] = replace(blocks[0], begins=True)
        return replace(page, number=self._number(page.number), blocks=tuple(blocks))

    def _evidence(self, one: Evidence) -> Evidence:
        if isinstance(one.lines, tuple):
            return Evidence(place=Place(paragraph=one.lines[0], file=self._name))
        place = replace(one.place, file=self._name) if isinstance(one.place, Place) else UNSET
        return replace(one, page=self._number(one.page) if one.page else None, place=place)

    def _finding(self, finding: Finding) -> Finding:
        evidence = tuple(map(self._evidence, finding.evidence))
        return replace(finding, message=f"附件“{self._name}”：{finding.message}", evidence=evidence)
