"""From what is drawn on pages to lines and grids, whoever read the drawing. Pure geometry, in points."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern
from typing import NamedTuple

from pipeline.model import Cell, Char, Finding, Furniture, Grid, Layout, Line, Page
from pipeline.model.layout import OnSheet
from pipeline.sources.pdf.furniture import find_running, sort_glyphs
from pipeline.sources.pdf.glyphs import Drawing, Glyph, Rule
from pipeline.sources.pdf.lines import APART, lines_of
from pipeline.sources.pdf.tables.aligned import frames_unruled
from pipeline.sources.pdf.tables.fill import place
from pipeline.sources.pdf.tables.level import frame_level
from pipeline.sources.pdf.tables.overhang import with_overhang
from pipeline.sources.pdf.tables.ruled import Frame, frame_ruled
from pipeline.sources.pdf.tables.spill import without_spill
from pipeline.sources.pdf.tables.strokes import group
from pipeline.sources.pdf.tables.upright import cell_lines


class DrawnPage(NamedTuple):
    """One page, read: its lines outside tables and its grids; ``sheet``: where it stands in the file."""

    number: int
    width: float
    height: float
    lines: list[Line]
    grids: list[Grid]
    sheet: OnSheet


class DrawnFile:
    """What was read of a file so far, drawing after drawing; ids of the next one's glyphs run on from ``chars``."""

    def __init__(self) -> None:
        self.chars: list[Char] = []
        self.furniture: list[Furniture] = []
        self.pages: list[DrawnPage] = []
        self._above: Frame | None = None

    def add(self, drawing: Drawing) -> None:
        """The next sheet, of one page or of two."""
        for page in pages_of(drawing, len(self.pages) + 1):
            self.chars += chars_of(page)
            glyphs, apart = sort_glyphs(page)
            self.furniture += apart
            read, self._above = read_page(page, glyphs, self._above)
            self.pages.append(read)


def pages_of(drawing: Drawing, number: int) -> list[Drawing]:
    """The pages that a sheet shows, counted on from ``number``: the sheet, or its left and its right half, each
    measured from its own left edge."""
    if not drawing.gutter:
        return [drawing._replace(number=number, sheet=OnSheet(drawing.number))]
    return [_part(drawing, number, 0.0, drawing.gutter), _part(drawing, number + 1, drawing.gutter, drawing.width)]


def _part(drawing: Drawing, number: int, left: float, right: float) -> Drawing:
    glyphs = [
        glyph._replace(x0=glyph.x0 - left, x1=glyph.x1 - left)
        for glyph in drawing.glyphs
        if left <= (glyph.x0 + glyph.x1) / 2 < right
    ]
    rules = [
        Rule(True, rule.at, rule.start - left, rule.end - left) if rule.horizontal else rule._replace(at=rule.at - left)
        for rule in drawing.rules
        if left <= ((rule.start + rule.end) / 2 if rule.horizontal else rule.at) < right
    ]
    sheet = OnSheet(drawing.number, left)
    return drawing._replace(number=number, width=right - left, glyphs=glyphs, rules=rules, gutter=0.0, sheet=sheet)


def chars_of(drawing: Drawing) -> Iterator[Char]:
    """A page's printed characters. Characters of one line share their heights: long files hold a million of them."""
    number, heights = drawing.number, (0.0, 0.0)
    for _, text, x0, top, x1, bottom, *_ in drawing.glyphs:
        if heights != (top, bottom):
            heights = (top, bottom)
        yield Char(intern(text), number, (x0, heights[0], x1, heights[1]))


def read_page(drawing: Drawing, glyphs: list[Glyph], above: Frame | None) -> tuple[DrawnPage, Frame | None]:
    """A page's lines and grids, and the frame that runs over its lower edge, if any."""
    frames = _ruled(drawing, glyphs, above)
    grids: list[Grid] = []
    taken: set[int] = set()
    for made in frames:
        grid, ids = _fill(drawing.number, made, glyphs)
        grids.append(grid)
        taken |= ids
    free = [glyph for glyph in glyphs if glyph.id not in taken]
    for made in frames_unruled(free, above if not frames else None):
        grid, ids = _fill(drawing.number, made, free)
        frames.append(made)
        grids.append(grid)
        taken |= ids
    frames.sort(key=lambda made: made.rows[0])
    grids.sort(key=lambda grid: grid.box[1])
    rest = [glyph for glyph in glyphs if glyph.id not in taken]
    lines = lines_of(drawing.number, rest, APART)
    last = frames[-1] if frames and not any(line.box[1] > frames[-1].box[3] for line in lines[:-1]) else None
    sheet = drawing.sheet or OnSheet(drawing.number)
    return DrawnPage(drawing.number, drawing.width, drawing.height, lines, grids, sheet), last


def _ruled(drawing: Drawing, glyphs: list[Glyph], above: Frame | None) -> list[Frame]:
    """The frames of the page's tables that rules show, from top to bottom."""
    frames: list[Frame] = []
    for strokes in group(drawing.rules):
        before = above if not frames else None
        made = (
            frame_ruled(strokes, before.columns if before else ())
            if strokes.upright
            else frame_level(strokes, glyphs, before, drawing.height)
        )
        # A single column is a box around text, as pages print that are laid out in a table of one cell.
        if made is not None and (len(made.columns) > 2 or (before is not None and _continues(before, made))):
            frames.append(made)
    return [*frames[:-1], *(with_overhang(made, glyphs) for made in frames[-1:])]


def _continues(above: Frame, made: Frame) -> bool:
    return abs(above.columns[0] - made.columns[0]) < 6 and abs(above.columns[-1] - made.columns[-1]) < 6


def _fill(number: int, frame: Frame, glyphs: list[Glyph]) -> tuple[Grid, set[int]]:
    """The frame's cells with their text."""
    inside = place(frame, glyphs)
    last = len(frame.rows) - 1
    cells = tuple(
        Cell(
            row,
            column,
            rows,
            columns,
            (frame.columns[column], frame.rows[row], frame.columns[column + columns], frame.rows[row + rows]),
            tuple(cell_lines(number, inside.get((row, column, rows, columns), []))),
            open_top=row == 0 and not frame.parted(0, column),
            open_bottom=row + rows == last and not frame.parted(last, column),
        )
        for row, column, rows, columns in frame.fields
    )
    taken = {glyph.id for found in inside.values() for glyph in found}
    return Grid(number, frame.box, frame.columns, frame.rows, without_spill(cells), frame.ruled), taken


def assemble(
    form: str,
    pages: list[DrawnPage],
    chars: list[Char],
    furniture: list[Furniture],
    findings: tuple[Finding, ...] = (),
) -> Layout:
    """The layout of all pages; page numbers and running heads join the furniture. ``form`` is the layout's format."""
    tabled = [line for page in pages for grid in page.grids for cell in grid.cells for line in cell.lines]
    running = find_running([(page.height, page.lines) for page in pages], tabled)
    done: list[Page] = []
    for page in pages:
        kept: list[Line | Grid] = [*page.grids]
        for line in page.lines:
            if id(line) in running:
                furniture.append(Furniture(running[id(line)], line.content.ids))
            else:
                kept.append(line)
        kept.sort(key=lambda block: (block.box[1], block.box[0]))
        body = [block for block in kept if isinstance(block, Line)]
        left = min((line.box[0] for line in body), default=0.0)
        right = max((line.box[2] for line in body), default=page.width)
        done.append(Page(page.number, page.width, page.height, tuple(kept), left, right))
    return Layout(form, tuple(done), tuple(chars), tuple(furniture), findings, sheets=_sheets(pages))


def _sheets(pages: list[DrawnPage]) -> dict[int, OnSheet]:
    """Where each page stands, if any has no sheet of its own."""
    sheets = {page.number: page.sheet for page in pages}
    return sheets if any(sheet.number != number for number, sheet in sheets.items()) else {}
