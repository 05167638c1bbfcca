"""Stitches a table's grids over its pages: one stack of rows, every cell once, whatever the page breaks did to it.

Spans, not fill-down: a merged cell is one cell over several rows. Whether the first row of a page goes on with the last
one of the page before is decided by the evidence in :func:`goes_on`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from pipeline.extractors.columns import UNIT_ROLES, Column, ColumnRules
from pipeline.extractors.habits import Habits, item_of, next_item
from pipeline.model import Cell, Traced
from pipeline.text import flow

Rows = list[list["Stitched | None"]]
_SECTION = regex.compile(
    r"第[一二三四五六七八九十百]+[章节部篇]|[一二三四五六七八九十百]+[、.．]|（[一二三四五六七八九十百]+）"
)
_BEGINS_NOWHERE = "，、。；：！？）》”,;:)"


@dataclass(eq=False)
class Stitched:
    """One cell of the whole table: its pieces page by page, and the rows (from, to) and columns that it covers."""

    pieces: list[tuple[int, Cell]]
    first: int
    last: int
    left: int
    right: int
    repeats: list[Traced] = field(default_factory=list)
    _read: tuple[int, Traced] | None = None

    @property
    def content(self) -> Traced:
        if self._read is None or self._read[0] != len(self.pieces):
            text = flow([line.content for _, cell in self.pieces for line in cell.lines])
            self._read = len(self.pieces), text
        return self._read[1]

    @property
    def text(self) -> str:
        return self.content.text


class Sheet(NamedTuple):
    """The data rows of one page's grid: cells as (first row, last row, left column, right column, cell), from row 0.

    ``fresh``: text stands above it, so that no row of the page before goes on here.
    """

    page: int
    rows: int
    cells: list[tuple[int, int, int, int, Cell]]
    fresh: bool = False


class Seam(NamedTuple):
    """Two rows that meet at a page break, cell by cell in each column, and the row before them."""

    before: list[Stitched | None]
    above: list[Stitched | None]
    below: list[Stitched | None]


class Verdict(NamedTuple):
    """Whether the row goes on, and whether anything on the page says so."""

    goes_on: bool
    certain: bool


_NEW = Verdict(False, True)
_ON = Verdict(True, True)


def stitch(
    sheets: Sequence[Sheet],
    columns: Sequence[Column],
    rules: ColumnRules,
    reads_like_units: Callable[[str], float],
    headings: frozenset[str],
) -> tuple[Rows, list[tuple[int, bool]]]:
    """The table's rows, each a list of cells by column, and the cuts that nothing on the page decides.

    A cut is its page and whether it was taken for a row that goes on. ``headings`` are headings of the body: a merged
    cell's text that a page break parts is known by its whole.
    """
    habits = Habits(sheets, columns, rules)
    rows: Rows = []
    doubtful: list[tuple[int, bool]] = []
    for sheet in sheets:
        offset = len(rows)
        rows += _rows(sheet, len(columns), offset)
        if 0 < offset < len(rows):
            seam = Seam(rows[offset - 2] if offset > 1 else [], rows[offset - 1], rows[offset])
            verdict = _NEW if sheet.fresh else goes_on(seam, columns, rules, habits, reads_like_units)
            if not verdict.certain:
                doubtful.append((sheet.page, verdict.goes_on))
            if not sheet.fresh:
                _join(seam, columns, verdict.goes_on, headings, habits, rows)
    _inherit(rows, columns)
    return rows, doubtful


def section_of(row: Sequence[Stitched | None], columns: Sequence[Column]) -> Stitched | None:
    """The cell of a row that heads the rows below: one over the whole width or all but empty cells beside it, or a
    numbered heading (一、, （一）) in a row that is empty otherwise."""
    filled = [cell for cell in dict.fromkeys(row) if cell is not None and cell.text]
    if len(filled) != 1:
        return None
    (cell,) = filled
    if cell.last - cell.first > 1:
        return None
    number = sum(column.role == "number" for column in columns)
    if cell.right - cell.left >= max(2, len(columns) - number):
        return cell
    own = all(other is None or other.last - other.first == 1 for other in row)
    heads = columns[cell.left].role in ("number", "category", "task", "requirement")
    return cell if own and heads and len(columns) > 2 and _SECTION.match(cell.text) and len(cell.text) > 3 else None


def _rows(sheet: Sheet, width: int, offset: int) -> Rows:
    rows: Rows = [[None] * width for _ in range(sheet.rows)]
    for first, last, left, right, cell in sheet.cells:
        one = Stitched([(sheet.page, cell)], offset + first, offset + last, left, right)
        for row in range(first, last):
            for column in range(left, min(right, width)):
                rows[row][column] = one
    return rows


def _column(columns: Sequence[Column], role: str) -> int:
    return next((index for index, column in enumerate(columns) if column.role == role), -1)


def goes_on(
    seam: Seam, columns: Sequence[Column], rules: ColumnRules, habits: Habits, reads_like_units: Callable[[str], float]
) -> Verdict:
    """Whether the row below a page break goes on with the row above it.

    The evidence, strongest first: a section row; the ordinal, or those of both headings; cells that no rule closes at
    the break; a cell that is always filled and missing on one side; a sentence or a list that is not finished above, or
    a numbered item that goes on below; a name cut in two; a last line that stops short; a deadline that stands whole on
    either side. Where the row above is finished and the one below complete, a new row begins.
    """
    if section_of(seam.above, columns) or section_of(seam.below, columns):
        return _NEW
    number = _column(columns, "number")
    if number >= 0 and habits.numbered:
        told = _ordinal_goes_on(seam, number, habits)
        if told is not None:
            return Verdict(told, True)
    if any(_two_headings(seam, index) for index, column in enumerate(columns) if column.role in ("category", "task")):
        return _NEW
    own = [i for i, column in enumerate(columns) if column.role not in ("category", "task")]
    edges = [_open(seam, index, habits) for index in own if _meet(seam, index)]
    if edges and all(edges):
        return _ON
    texts = _texts(seam.above), _texts(seam.below)
    missing = _missing(texts, columns, rules, habits, reads_like_units)
    if missing is not None:
        return missing
    if habits.leaves_open or habits.opens_tops or any(edges):
        return _NEW
    units = [i for i, column in enumerate(columns) if column.role in UNIT_ROLES]
    if any(_list_runs_on(texts[0][i], texts[1][i], rules, reads_like_units) for i in units):
        return _ON
    return _by_wording(seam, columns, rules, habits)


def _by_wording(seam: Seam, columns: Sequence[Column], rules: ColumnRules, habits: Habits) -> Verdict:
    """What the requirement's own words and lines say."""
    at = _column(columns, "requirement")
    above, below = seam.above[at], seam.below[at]
    if above is None or below is None:
        return Verdict(False, False)
    if below.text[:1] in _BEGINS_NOWHERE or (next_item(above.text, below.text) and not habits.items_run_on):
        return _ON
    deadline = _column(columns, "deadline")
    if deadline >= 0:
        told = [_texts(row)[deadline] for row in (seam.above, seam.below)]
        if all(told) and any(text in habits.seen(deadline) for text in told):
            return _NEW
    ends = bool(above.text) and above.text[-1] in rules.sentence_ends
    if habits.ends_sentences and above.text:
        return Verdict(not ends, True)
    if habits.stops_short(above.pieces[-1][1], at):
        return _NEW
    return Verdict(False, False)


def _two_headings(seam: Seam, index: int) -> bool:
    """Whether the category or the task has a number of its own on either side."""
    above, below = seam.above[index], seam.below[index]
    if above is None or below is None:
        return False
    first, second = (_SECTION.match(cell.text) or item_of(cell.text) for cell in (above, below))
    return first is not None and second is not None and first[0] != second[0]


def _ordinal_goes_on(seam: Seam, number: int, habits: Habits) -> bool | None:
    """An ordinal that is missing on one side of the break, or cut in two (2 | 9 after 28); None if it says nothing."""
    before, above, below = (_texts(row)[number] if row else "" for row in seam)
    if not above or not below:
        return None if number in habits.shared or not (above or below) else True
    return before.isdigit() and (above + below).isdigit() and int(above + below) == int(before) + 1 != int(above)


def _missing(
    texts: tuple[list[str], list[str]],
    columns: Sequence[Column],
    rules: ColumnRules,
    habits: Habits,
    reads_like_units: Callable[[str], float],
) -> Verdict | None:
    """What an empty cell at the break says: a requirement, units or a deadline that every row has."""
    above, below = texts
    at = _column(columns, "requirement")
    units = [i for i, column in enumerate(columns) if column.role in UNIT_ROLES]
    answered = any(below[i] for i in units)
    unfinished = habits.ends_sentences and bool(above[at]) and above[at][-1] not in rules.sentence_ends
    if not below[at]:
        if at not in habits.shared or not answered:
            return _ON
        runs_on = any(_list_runs_on(above[i], below[i], rules, reads_like_units) for i in units)
        return Verdict(runs_on, runs_on)
    if (
        units
        and not answered
        and (unfinished or not habits.shared & set(units))
        and not habits.fills_down >= set(units)
    ):
        return _ON
    if not above[at] and at not in habits.shared | habits.fills_down:
        return _ON
    deadline = _column(columns, "deadline")
    alone = deadline in habits.always and deadline not in habits.shared
    return _ON if alone and not (above[deadline] and below[deadline]) else None


def _meet(seam: Seam, index: int) -> bool:
    above, below = seam.above[index], seam.below[index]
    return above is not None and below is not None and (above.left, above.right) == (below.left, below.right)


def _open(seam: Seam, index: int, habits: Habits) -> bool:
    above, below = seam.above[index], seam.below[index]
    if above is None or below is None or (above.left, above.right) != (below.left, below.right):
        return False
    return above.pieces[-1][1].open_bottom or (habits.opens_tops and below.pieces[0][1].open_top)


def _texts(row: Sequence[Stitched | None]) -> list[str]:
    return [cell.text if cell else "" for cell in row]


def _list_runs_on(above: str, below: str, rules: ColumnRules, reads_like_units: Callable[[str], float]) -> bool:
    """A list of units that stops at a joining word, or whose last word above and first word below are one unit.

    They are one if what stands below is no unit by itself, or if only both together are a unit that is known.
    """
    if not above or not below:
        return False
    if above[-1] in rules.list_joins or below[0] in rules.list_joins:
        return True
    head, tail = _first_name(below, rules), _first_name(above[::-1], rules)[::-1]
    joined, alone, before = (reads_like_units(text) for text in (tail + head, head, tail))
    return joined > 0.5 > alone or joined >= 1.0 > max(alone, before)


def _first_name(text: str, rules: ColumnRules) -> str:
    for index, character in enumerate(text):
        if character in rules.list_joins or character in "；;：:":
            return text[:index]
    return text


def _join(
    seam: Seam, columns: Sequence[Column], cut: bool, headings: frozenset[str], habits: Habits, rows: Rows
) -> None:
    """Makes one cell of the two on either side of a page break where they are one."""
    if section_of(seam.above, columns) or section_of(seam.below, columns):
        return
    done: set[int] = set()
    waiting = (habits.shared if seam.before else set(range(len(columns)))) - habits.fills_down
    for index, column in enumerate(columns):
        above, below = seam.above[index], seam.below[index]
        if above is None or below is None or above is below or id(below) in done or not _meet(seam, index):
            continue
        done.add(id(below))
        head = column.role in ("category", "task")
        same = bool(below.text) and below.text == above.text
        together = cut or _open(seam, index, habits)
        if head:
            waits = index in waiting or _heads_anew(seam.before, seam.above, columns[:index])
            together = together or _one_heading(above, below, waits, headings)
        elif not together and index in habits.shared | habits.always and column.role != "requirement":
            together = index in habits.shared and index not in habits.fills_down and not (above.text and below.text)
        elif not together and index in habits.shared:
            together = not below.text
        if together:
            _merge(above, below, head and same, rows)


def _heads_anew(above: Sequence[Stitched | None], row: Sequence[Stitched | None], columns: Sequence[Column]) -> bool:
    """Whether a heading in ``columns`` begins with the row: then an empty heading at its right is not the one above."""
    return any(
        column.role in ("category", "task")
        and new is not None
        and new.text
        and old is not None
        and new.text != old.text
        for column, old, new in zip(columns, above, row, strict=False)
    )


def _one_heading(above: Stitched, below: Stitched, waits: bool, headings: frozenset[str]) -> bool:
    """Whether two pieces of a merged heading's column are one: empty below, one text, or empty above while the column
    has cells over several rows (``waits``), whose text may stand on any page."""
    if not below.text or below.text == above.text:
        return True
    if not above.text:
        return waits
    if above.text + below.text in headings:
        return True
    return above.text not in headings and _runs_over(above.pieces[-1][1], below.pieces[0][1])


def _runs_over(above: Cell, below: Cell) -> bool:
    """Whether a text fills a cell over several rows down to its lower edge, and goes on at the top of the other."""
    if above.row_span < 2 or not above.lines or not below.lines:
        return False
    first, last, next_one = above.lines[0].box, above.lines[-1].box, below.lines[0].box
    height = last[3] - last[1]
    tight = above.box[3] - last[3] < height and first[1] - above.box[1] < height
    return tight and next_one[1] - below.box[1] < height


def _merge(above: Stitched, below: Stitched, repeated: bool, rows: Rows) -> None:
    """``below`` becomes part of ``above`` in all rows that it covers."""
    if repeated:
        above.repeats.append(below.content)
        above.pieces += [(page, _emptied(cell)) for page, cell in below.pieces]
    else:
        above.pieces += below.pieces
    above.last = max(above.last, below.last)
    for row in rows[below.first : below.last]:
        for index in range(below.left, min(below.right, len(row))):
            if row[index] is below:
                row[index] = above


def _emptied(cell: Cell) -> Cell:
    return Cell(cell.row, cell.column, cell.row_span, cell.column_span, cell.box)


def _inherit(rows: Rows, columns: Sequence[Column]) -> None:
    """A category or task cell that is still empty goes on with the cell above it, though a rule parts them."""
    heads = [index for index, column in enumerate(columns) if column.role in ("category", "task")]
    if not heads:
        return
    sections = [section_of(row, columns) is not None for row in rows]
    for row in range(1, len(rows)):
        if sections[row] or sections[row - 1]:
            continue
        for index in heads:
            cell, above = rows[row][index], rows[row - 1][index]
            if above is None or cell is above or (cell is not None and cell.text):
                continue
            if _heads_anew(rows[row - 1], rows[row], columns[:index]):
                continue
            if cell is not None:
                _merge(above, cell, False, rows)
            rows[row][index] = above
