"""Stitches a table's grids over its pages: one stack of rows, every cell once, whatever the page breaks did to it.

Spans, not fill-down: a merged cell is one cell over several rows. Whether the first row of a page goes on with the last
one of the page before is decided in :mod:`pipeline.extractors.table.breaks`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.extractors.table.breaks import NEW, goes_on, meet, stays_open
from pipeline.extractors.table.columns import Column, ColumnRules
from pipeline.extractors.table.habits import Habits
from pipeline.extractors.table.stitched import PageRows, Rows, Seam, Stitched, section_of
from pipeline.model import Cell, Evidence
from pipeline.model.evidence import around


def stitch(
    sheets: Sequence[PageRows],
    columns: Sequence[Column],
    rules: ColumnRules,
    reads_like_units: Callable[[str], float],
    headings: frozenset[str],
) -> tuple[Rows, list[tuple[Evidence, bool]]]:
    """The table's rows, each a list of cells by column, and the cuts that nothing on the page decides.

    A cut is where the row after it stands and whether it was taken for a row that goes on. ``headings`` are headings of
    the body: a merged cell's text that a page break parts is known by its whole.
    """
    habits = Habits(sheets, columns, rules)
    rows: Rows = []
    doubtful: list[tuple[Evidence, bool]] = []
    for sheet in sheets:
        offset = len(rows)
        rows += _rows(sheet, len(columns), offset)
        if 0 < offset < len(rows):
            seam = Seam(rows[offset - 2] if offset > 1 else [], rows[offset - 1], rows[offset])
            verdict = NEW if sheet.fresh else goes_on(seam, columns, rules, habits, reads_like_units)
            if not verdict.certain:
                doubtful.append((_first_row(sheet), verdict.goes_on))
            if not sheet.fresh:
                _join(seam, columns, verdict.goes_on, headings, habits, rows)
    _inherit(rows, columns)
    return rows, doubtful


def _first_row(sheet: PageRows) -> Evidence:
    return around(sheet.page, [cell.box for first, *_, cell in sheet.cells if first == 0])


def _rows(sheet: PageRows, width: int, offset: int) -> Rows:
    rows: Rows = [[None] * width for _ in range(sheet.rows)]
    for first, last, left, right, cell in sheet.cells:
        one = Stitched([(sheet.page, cell)], offset + first, offset + last, left, right)
        for row in range(first, last):
            for column in range(left, min(right, width)):
                rows[row][column] = one
    return rows


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
        if above is None or below is None or above is below or id(below) in done or not meet(seam, index):
            continue
        done.add(id(below))
        head = column.role in ("category", "task")
        same = bool(below.text) and below.text == above.text
        together = cut or stays_open(seam, index, habits)
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
