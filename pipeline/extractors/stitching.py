"""Stitches a table's grids over its pages: one stack of rows, every cell once, whatever the page breaks did to it.

Spans, not fill-down: a merged cell is one cell over several rows. Whether the first row of a page goes on with the last
one of the page before is decided by the evidence in :func:`goes_on`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extractors.columns import UNIT_ROLES, Column, ColumnRules
from pipeline.model import Cell, Traced
from pipeline.text import flow

_FINISHED = 0.8
"""Share of a table's requirements that must end a sentence before one that does not is taken for cut."""


@dataclass(eq=False)
class Stitched:
    """One cell of the whole table: its pieces page by page, and the rows (from, to) and columns that it covers."""

    pieces: list[tuple[int, Cell]]
    first: int
    last: int
    left: int
    right: int
    repeats: list[Traced] = field(default_factory=list)

    @property
    def content(self) -> Traced:
        return flow([line.content for _, cell in self.pieces for line in cell.lines])

    @property
    def text(self) -> str:
        return self.content.text


class Sheet(NamedTuple):
    """The data rows of one page's grid: cells as (first row, last row, left column, right column, cell), from row 0."""

    page: int
    rows: int
    cells: list[tuple[int, int, int, int, Cell]]


class Seam(NamedTuple):
    """Two rows that meet at a page break, cell by cell in each column, and the row before them."""

    before: list[Stitched | None]
    above: list[Stitched | None]
    below: list[Stitched | None]


class Verdict(NamedTuple):
    """Whether the row goes on, and whether anything on the page says so."""

    goes_on: bool
    certain: bool


def stitch(
    sheets: Sequence[Sheet],
    columns: Sequence[Column],
    rules: ColumnRules,
    reads_like_units: Callable[[str], float],
    headings: frozenset[str],
) -> tuple[list[list[Stitched | None]], list[tuple[int, int]]]:
    """The table's rows, each a list of cells by column, and the (page, row) of cuts that nothing on the page decides.

    ``headings`` are headings of the body: a merged cell's text that a page break parts is known by its whole.
    """
    habits = _Habits(sheets, columns, rules)
    rows: list[list[Stitched | None]] = []
    doubtful: list[tuple[int, int]] = []
    for sheet in sheets:
        offset = len(rows)
        fresh = _rows(sheet, len(columns), offset)
        if not fresh:
            continue
        if rows:
            seam = Seam(rows[-2] if len(rows) > 1 else [], rows[-1], fresh[0])
            verdict = goes_on(seam, columns, rules, habits, reads_like_units)
            if not verdict.certain:
                doubtful.append((sheet.page, offset))
            _join(seam, columns, verdict.goes_on, headings, habits, rows, fresh)
        rows += fresh
    _inherit(rows, columns)
    return rows, doubtful


def _rows(sheet: Sheet, width: int, offset: int) -> list[list[Stitched | None]]:
    rows: list[list[Stitched | None]] = [[None] * width for _ in range(sheet.rows)]
    for first, last, left, right, cell in sheet.cells:
        one = Stitched([(sheet.page, cell)], offset + first, offset + last, left, right)
        for row in range(first, last):
            for column in range(left, min(right, width)):
                rows[row][column] = one
    return rows


class _Habits:
    """How a table is drawn: whether cut cells stay open, whether requirements end sentences, what is always filled.

    Open bottoms say that a cell goes on. Open tops say so only where some page tops are closed: browsers that do not
    repeat the header leave every page's top open.
    """

    def __init__(self, sheets: Sequence[Sheet], columns: Sequence[Column], rules: ColumnRules) -> None:
        pairs = list(zip(sheets, sheets[1:], strict=False))
        self.leaves_open = any(
            cell.open_bottom for above, _ in pairs for _, last, _, _, cell in above.cells if last == above.rows
        )
        tops = [any(cell.open_top for first, *_, cell in below.cells if first == 0) for _, below in pairs]
        self.opens_tops = not self.leaves_open and any(tops) and not all(tops)
        self.fills_down = {
            left
            for sheet in sheets
            for first, last, left, _, cell in sheet.cells
            if 0 < first and last < sheet.rows and not _text(cell)
        }
        inner = [
            (left, right, _text(cell))
            for sheet in sheets
            for first, last, left, right, cell in sheet.cells
            if first > 0 and last < sheet.rows
        ]
        requirement = _column(columns, "requirement")
        texts = [text for left, right, text in inner if left <= requirement < right and text]
        ended = sum(text[-1] in rules.sentence_ends for text in texts)
        self.ends_sentences = bool(texts) and ended >= _FINISHED * len(texts)
        self.numbered = any(text for left, _, text in inner if columns[left].role == "number")
        self.shares_units = any(
            last - first > 1 and columns[left].role in UNIT_ROLES
            for sheet in sheets
            for first, last, left, _, cell in sheet.cells
        )


def _text(cell: Cell) -> str:
    return "".join(line.text for line in cell.lines)


def _column(columns: Sequence[Column], role: str) -> int:
    return next((index for index, column in enumerate(columns) if column.role == role), -1)


def goes_on(
    seam: Seam, columns: Sequence[Column], rules: ColumnRules, habits: _Habits, reads_like_units: Callable[[str], float]
) -> Verdict:
    """Whether the row below a page break goes on with the row above it.

    The evidence, strongest first: the ordinal; a cell that no rule closes at the break; a requirement or a list of
    units that is missing below; a sentence or a list that is not finished above; a name cut in two. Where the row
    above is finished and the one below complete, a new row begins.
    """
    number = _column(columns, "number")
    if number >= 0 and habits.numbered:
        return Verdict(_ordinal_goes_on(seam, number), True)
    own = [i for i, column in enumerate(columns) if column.role not in ("category", "task")]
    if any(_open(seam, index, habits) for index in own):
        return Verdict(True, True)
    above, below_text = _texts(seam.above), _texts(seam.below)
    requirement = _column(columns, "requirement")
    units = [i for i, column in enumerate(columns) if column.role in UNIT_ROLES]
    unfinished = (
        habits.ends_sentences and bool(above[requirement]) and above[requirement][-1] not in rules.sentence_ends
    )
    if not below_text[requirement]:
        return Verdict(True, True)
    if units and not any(below_text[i] for i in units) and (unfinished or not habits.shares_units):
        return Verdict(True, True)
    if habits.leaves_open or habits.opens_tops:
        return Verdict(False, True)
    if any(_list_runs_on(above[i], below_text[i], rules, reads_like_units) for i in units):
        return Verdict(True, True)
    return Verdict(unfinished, habits.ends_sentences and bool(above[requirement]))


def _ordinal_goes_on(seam: Seam, number: int) -> bool:
    """An ordinal that is missing on one side of the break, or cut in two: 2 | 9 after 28."""
    before, above, below = (_texts(row)[number] if row else "" for row in seam)
    if not above or not below:
        return True
    return before.isdigit() and (above + below).isdigit() and int(above + below) == int(before) + 1 != int(above)


def _open(seam: Seam, index: int, habits: _Habits) -> bool:
    above, below = seam.above[index], seam.below[index]
    if above is None or below is None or (above.left, above.right) != (below.left, below.right):
        return False
    return above.pieces[-1][1].open_bottom or (habits.opens_tops and below.pieces[0][1].open_top)


def _texts(row: Sequence[Stitched | None]) -> list[str]:
    return [cell.text if cell else "" for cell in row]


def _list_runs_on(above: str, below: str, rules: ColumnRules, reads_like_units: Callable[[str], float]) -> bool:
    """A list of units that stops at a joining word, or whose first word below is no unit by itself."""
    if not above or not below:
        return False
    if above[-1] in rules.list_joins or below[0] in rules.list_joins:
        return True
    head, tail = _first_name(below, rules), _first_name(above[::-1], rules)[::-1]
    return reads_like_units(tail + head) > max(reads_like_units(head), 0.5) and reads_like_units(head) < 0.5


def _first_name(text: str, rules: ColumnRules) -> str:
    for index, character in enumerate(text):
        if character in rules.list_joins or character in "；;：:":
            return text[:index]
    return text


def _join(
    seam: Seam,
    columns: Sequence[Column],
    cut: bool,
    headings: frozenset[str],
    habits: _Habits,
    rows: list[list[Stitched | None]],
    fresh: list[list[Stitched | None]],
) -> None:
    """Makes one cell of the two on either side of a page break where they are one."""
    done: set[int] = set()
    for index, column in enumerate(columns):
        above, below = seam.above[index], seam.below[index]
        if above is None or below is None or above is below or id(below) in done:
            continue
        if (above.left, above.right) != (below.left, below.right):
            continue
        done.add(id(below))
        head = column.role in ("category", "task")
        same = bool(below.text) and below.text == above.text
        whole = above.text + below.text
        together = cut or _open(seam, index, habits)
        if head:
            waits = not above.text and index not in habits.fills_down
            together = together or not below.text or waits or same or whole in headings
        if together:
            _merge(above, below, head and same, rows, fresh)


def _merge(
    above: Stitched,
    below: Stitched,
    repeated: bool,
    rows: list[list[Stitched | None]],
    fresh: list[list[Stitched | None]],
) -> None:
    if repeated:
        above.repeats.append(below.content)
        above.pieces += [(page, _emptied(cell)) for page, cell in below.pieces]
    else:
        above.pieces += below.pieces
    above.last = max(above.last, below.last)
    for row in (*rows, *fresh):
        for index, cell in enumerate(row):
            if cell is below:
                row[index] = above


def _emptied(cell: Cell) -> Cell:
    return Cell(cell.row, cell.column, cell.row_span, cell.column_span, cell.box)


def _inherit(rows: list[list[Stitched | None]], columns: Sequence[Column]) -> None:
    """A category or task cell that is still empty goes on with the cell above it, though a rule parts them."""
    for row in range(1, len(rows)):
        for index, column in enumerate(columns):
            cell, above = rows[row][index], rows[row - 1][index]
            if column.role not in ("category", "task") or above is None or cell is above:
                continue
            if cell is None or (not cell.text and cell.right - cell.left < len(columns)):
                if above.right - above.left >= len(columns):
                    continue
                if cell is not None:
                    _merge(above, cell, False, rows, [])
                rows[row][index] = above
