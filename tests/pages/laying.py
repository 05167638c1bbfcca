"""Lays tables over pages as word processors and browsers do, so that a test knows exactly what a page should say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.pages.paper import BLACK, Colour, Paper, width_of

UP = "^"
"""In a matrix: this field belongs to the cell above."""
LEFT = "<"
"""In a matrix: this field belongs to the cell at its left."""


class Box(NamedTuple):
    """One cell with its spans."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


class Style(NamedTuple):
    """How a table is drawn.

    ``rules``: full, inner (no outer left and right borders), level (whole-width rules), broken (level rules, one a
    cell), three (above, under the header, below) or none. ``pen`` draws a rule: line, bar, double or box. ``cuts``:
    closed (the frame is closed on every page) or open. ``middle``: text is centred over its whole cell. ``repeat``:
    the header stands on every page. ``whole``: rows are never cut. ``gap``: points between rows, where no rule shows.
    """

    rules: str = "full"
    pen: str = "line"
    cuts: str = "closed"
    middle: bool = False
    repeat: bool = False
    whole: bool = False
    size: float = 10.0
    lead: float = 1.4
    pad: float = 4.0
    colour: Colour = BLACK
    shaded: bool = False


class Part(NamedTuple):
    """A row, or lines of it, on one page."""

    page: int
    row: int
    first: int
    last: int
    top: float
    bottom: float


def boxes(matrix: Sequence[Sequence[str]]) -> list[Box]:
    """Cells of a matrix in which ``UP`` and ``LEFT`` mark merged fields."""
    found: list[Box] = []
    for row, texts in enumerate(matrix):
        for column, text in enumerate(texts):
            if text in (UP, LEFT):
                continue
            right = column + 1
            while right < len(texts) and texts[right] == LEFT:
                right += 1
            down = row + 1
            while down < len(matrix) and matrix[down][column] == UP:
                down += 1
            found.append(Box(row, column, down - row, right - column, text))
    return found


def wrap(text: str, width: float, size: float) -> list[str]:
    """The lines of a text in a cell so wide; a line break in the text stays."""
    lines: list[str] = []
    for piece in text.split("\n"):
        line = ""
        for character in piece:
            if line and width_of(line + character, size) > width:
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return lines


class Laid:
    """A table with its lines, cut over pages; :meth:`draw` puts it on paper, from the page that has begun."""

    def __init__(
        self, matrix: Sequence[Sequence[str]], widths: Sequence[float], style: Style, left: float = 50.0, head: int = 1
    ) -> None:
        self.cells, self.style, self.head = boxes(matrix), style, head
        self.edges = [left]
        for width in widths:
            self.edges.append(self.edges[-1] + width)
        self.lines = {
            box: wrap(
                box.text, self.edges[box.column + box.columns] - self.edges[box.column] - 2 * style.pad, style.size
            )
            if box.text
            else []
            for box in self.cells
        }
        self.slots = self._slots(len(matrix))
        self.parts: list[Part] = []

    @property
    def leading(self) -> float:
        return self.style.size * self.style.lead

    def _slots(self, rows: int) -> list[int]:
        slots = [1] * rows
        for box in self.cells:
            if box.rows == 1:
                slots[box.row] = max(slots[box.row], len(self.lines[box]))
        for box in sorted(self.cells, key=lambda one: one.rows):
            short = len(self.lines[box]) - sum(slots[box.row : box.row + box.rows])
            if short > 0:
                slots[box.row + box.rows - 1] += short
        return slots

    def cut(self, top: float, bottoms: Sequence[float], later: float = 60.0) -> Laid:
        """Spreads the rows over pages that end at ``bottoms`` (the last one counts for all further pages)."""
        page, at = 0, top
        fixed = 2 * self.style.pad
        header = sum(self.slots[row] * self.leading + fixed for row in range(self.head))
        for row, slots in enumerate(self.slots):
            first = 0
            while first < slots:
                bottom = bottoms[min(page, len(bottoms) - 1)]
                room = int((bottom - at - fixed) // self.leading)
                start = later + (header if self.style.repeat else 0)
                # A row higher than a page is cut, whatever the style.
                whole = (self.style.whole and at > start) or row < self.head
                if slots - first > room and (whole or room < 1):
                    page, at = page + 1, start
                    continue
                last = min(slots, first + room)
                end = at + fixed + (last - first) * self.leading
                self.parts.append(Part(page, row, first, last, at, end))
                first, at = last, end
        return self

    def breaks(self) -> list[tuple[Part, Part]]:
        """The parts on either side of each page break."""
        return [(a, b) for a, b in zip(self.parts, self.parts[1:], strict=False) if a.page != b.page]

    def pieces(self, box: Box) -> list[tuple[int, float, float, list[str]]]:
        """A cell's stretches (page, top, bottom, its lines there)."""
        mine = [part for part in self.parts if box.row <= part.row < box.row + box.rows]
        pages = sorted({part.page for part in mine})
        spans = [
            (page, min(p.top for p in mine if p.page == page), max(p.bottom for p in mine if p.page == page))
            for page in pages
        ]
        rooms = [int((bottom - top - 2 * self.style.pad + 0.01) // self.leading) for _, top, bottom in spans]
        lines = self.lines[box]
        blank = max(0, sum(rooms) - len(lines)) // 2 if self.style.middle else 0
        queue = [""] * blank + lines
        found = []
        for (page, top, bottom), room in zip(spans, rooms, strict=True):
            found.append((page, top, bottom, queue[:room]))
            queue = queue[room:]
        assert not queue, box
        return found

    def draw(self, paper: Paper, turn: Callable[[], object] | None = None) -> Paper:
        """Draws all pages; ``turn`` starts a new page (an ordinary one if not given)."""
        last = self.parts[-1].page
        for page in range(last + 1):
            if page:
                (turn or paper.page)()
                if self.style.repeat and self.head:
                    self._header(paper, page)
            for box in self.cells:
                for where, top, bottom, lines in self.pieces(box):
                    if where == page:
                        self._cell(paper, box, top, bottom, lines, page)
            if self.style.rules in ("level", "three"):
                self._level(paper, page)
        return paper

    def _header(self, paper: Paper, page: int) -> None:
        first = [part for part in self.parts if part.row < self.head]
        start = next(part.top for part in self.parts if part.page == page)
        shift = start - max(part.bottom for part in first)
        for box in self.cells:
            if box.row < self.head:
                ((_, top, bottom, lines),) = self.pieces(box)
                self._cell(paper, box, top + shift, bottom + shift, lines, 0)

    def _cell(self, paper: Paper, box: Box, top: float, bottom: float, lines: list[str], page: int) -> None:
        style = self.style
        x0, x1 = self.edges[box.column], self.edges[box.column + box.columns]
        if style.shaded and box.row < self.head:
            paper.shade(x0, top, x1, bottom)
        for index, line in enumerate(lines):
            if line:
                paper.text(x0 + style.pad, top + style.pad + index * self.leading + 0.2 * style.size, line, style.size)
        mine = [part for part in self.parts if box.row <= part.row < box.row + box.rows]
        begins = page == mine[0].page or box.row < self.head
        ends = page == mine[-1].page or box.row < self.head
        if style.rules in ("full", "inner"):
            if style.rules == "full" or x0 > self.edges[0] + 1:
                self._stroke(paper, x0, top, x0, bottom)
            if style.rules == "full" or x1 < self.edges[-1] - 1:
                self._stroke(paper, x1, top, x1, bottom)
        if style.rules in ("full", "inner", "broken"):
            inset = 2.0 if style.rules == "broken" else 0.0
            if begins or style.cuts == "closed":
                self._stroke(paper, x0 + inset, top, x1 - inset, top)
            if ends or style.cuts == "closed":
                self._stroke(paper, x0 + inset, bottom, x1 - inset, bottom)

    def _level(self, paper: Paper, page: int) -> None:
        """Level rules: across the whole width under each row (but for cells that run on), or three for all."""
        parts = [part for part in self.parts if part.page == page]
        x0, x1 = self.edges[0], self.edges[-1]
        header = sum(self.slots[row] * self.leading + 2 * self.style.pad for row in range(self.head))
        start = parts[0].top - (header if page and self.style.repeat else 0)
        if self.style.rules == "three":
            levels = [start] if not page or self.style.repeat else []
            levels += [start + header] if levels else []
            levels += [parts[-1].bottom] if page == self.parts[-1].page or self.style.cuts == "closed" else []
            for level in levels:
                self._stroke(paper, x0, level, x1, level)
            return
        if page and self.style.repeat:
            self._stroke(paper, x0, start, x1, start)
            self._stroke(paper, x0, start + header, x1, start + header)
        for part in [parts[0], *parts]:
            at = part.top if part is parts[0] else part.bottom
            self._across(paper, part, at)
        self._across(paper, parts[0], parts[0].bottom)

    def _across(self, paper: Paper, part: Part, at: float) -> None:
        for box in self.cells:
            inside = box.row <= part.row < box.row + box.rows
            within = inside and at == part.bottom and part.row < box.row + box.rows - 1 and part is not self._last(part)
            cut = (
                self.style.cuts == "open"
                and inside
                and (
                    (at == part.bottom and not self._ends(box, part))
                    or (at == part.top and not self._begins(box, part))
                )
            )
            if inside and not within and not cut:
                self._stroke(paper, self.edges[box.column], at, self.edges[box.column + box.columns], at)

    def _last(self, part: Part) -> Part:
        return [one for one in self.parts if one.page == part.page][-1]

    def _begins(self, box: Box, part: Part) -> bool:
        return part.row == box.row and part.first == 0

    def _ends(self, box: Box, part: Part) -> bool:
        return part.row == box.row + box.rows - 1 and part.last == self.slots[part.row]

    def _stroke(self, paper: Paper, x0: float, y0: float, x1: float, y1: float) -> None:
        pen = paper.bar if self.style.pen == "bar" else paper.rule
        pen(x0, y0, x1, y1, colour=self.style.colour)
        if self.style.pen == "double":
            across = (1.8, 0.0) if x0 == x1 else (0.0, 1.8)
            pen(x0 + across[0], y0 + across[1], x1 + across[0], y1 + across[1], colour=self.style.colour)


def draw_table(
    paper: Paper,
    matrix: Sequence[Sequence[str]],
    widths: Sequence[float],
    style: Style | None = None,
    *,
    left: float = 50.0,
    top: float = 100.0,
    bottoms: Sequence[float] = (790.0,),
    head: int = 1,
    later: float = 60.0,
    turn: Callable[[], object] | None = None,
) -> Laid:
    """A table on the page that has begun and on further ones as far as it is long."""
    laid = Laid(matrix, widths, style or Style(), left, head).cut(top, bottoms, later)
    laid.draw(paper, turn)
    return laid
