"""Stitches a table's grids over its pages: one stack of rows, every cell once, whatever the page breaks did to it.

Spans, not fill-down: a merged cell is one cell over several rows. Whether the first row of a page goes on with the last
one of the page before, and which of its cells do, is decided in :mod:`pipeline.extractors.table.seams`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from pipeline.extractors.table.column_labels import ColumnRules
from pipeline.extractors.table.columns import Column
from pipeline.extractors.table.doubts import Doubt, doubt
from pipeline.extractors.table.habits import HEADS, Habits
from pipeline.extractors.table.header import text_of
from pipeline.extractors.table.seam_signs import Context
from pipeline.extractors.table.seams import decide
from pipeline.extractors.table.stitched import PageRows, Rows, Seam, Stitched, section_of
from pipeline.extractors.table.unit_words import UnitWords
from pipeline.model import Cell, Evidence
from pipeline.model.evidence import around

_SHOWN = 12
"""Characters of a heading that a doubt quotes."""


def stitch(
    sheets: Sequence[PageRows],
    columns: Sequence[Column],
    rules: ColumnRules,
    words: UnitWords,
    headings: frozenset[str],
) -> tuple[Rows, list[Doubt]]:
    """The table's rows, each a list of cells by column, and the page breaks that may be read in another way.

    ``headings`` are headings of the body: a merged cell's text that a page break parts is known by its whole.
    """
    context = Context(columns, Habits(sheets, columns), rules, words, headings)
    rows: Rows = []
    doubts: list[Doubt] = []
    unheaded, offset = frozenset(range(len(columns))), 0
    for number, sheet in enumerate(sheets):
        # Row by row once: all rows for every page would take the square of a long table.
        unheaded = _still_empty(unheaded, rows[offset:], columns)
        offset = len(rows)
        rows += _rows(sheet, len(columns), offset)
        if not 0 < offset < len(rows) or sheet.fresh:
            continue
        before = rows[offset - 2] if offset > 1 else []
        seam = Seam(before, rows[offset - 1], rows[offset], unheaded)
        if section_of(seam.above, columns) or section_of(seam.below, columns):
            continue
        verdict = decide(seam, context)
        found = doubt(_first_row(sheet), seam, verdict, columns)
        found = found or _headless(sheet, sheets[number + 1 : number + 2], columns)
        doubts += [found] if found else []
        _join(seam, columns, verdict.best.cells, rows)
    _inherit(rows, columns)
    return rows, doubts


def _still_empty(unheaded: frozenset[int], rows: Rows, columns: Sequence[Column]) -> frozenset[int]:
    """Columns without any text since the table, or its last section, began: of those before, behind these rows too."""
    for row in rows:
        if section_of(row, columns):
            unheaded = frozenset(range(len(columns)))
        else:
            unheaded = frozenset(index for index in unheaded if not (cell := row[index]) or not cell.text)
    return unheaded


def _headless(sheet: PageRows, following: Sequence[PageRows], columns: Sequence[Column]) -> Doubt | None:
    """A page without any heading in a column, before one that begins with one: its rows may be of the latter, whose
    text stands in the middle of them all."""
    for index, column in enumerate(columns):
        if column.role not in HEADS or not following or following[0].fresh:
            continue
        texts = [text_of(cell) for _, _, left, right, cell in sheet.cells if left <= index < right]
        heads = (text_of(cell) for first, _, left, _, cell in following[0].cells if first == 0 and left == index)
        head = next(heads, "")
        if head and not any(texts):
            name = f"“{column.label}”" if column.label else "无表头"
            return Doubt(
                _first_row(sheet), f"{name}栏整页没有文字，属于前页的那一格", f"属于后页开头的“{head[:_SHOWN]}”"
            )
    return None


def _first_row(sheet: PageRows) -> Evidence:
    cells = [cell for first, *_, cell in sheet.cells if first == 0]
    if cells and cells[0].place is not None:
        return Evidence(place=replace(cells[0].place, column=None))
    return around(sheet.page, [cell.box for cell in cells])


def _rows(sheet: PageRows, width: int, offset: int) -> Rows:
    rows: Rows = [[None] * width for _ in range(sheet.rows)]
    for first, last, left, right, cell in sheet.cells:
        one = Stitched([(sheet.page, cell)], offset + first, offset + last, left, right)
        for row in range(first, last):
            for column in range(left, min(right, width)):
                rows[row][column] = one
    return rows


def _join(seam: Seam, columns: Sequence[Column], going_on: Mapping[int, bool], rows: Rows) -> None:
    """Makes one cell of the two on either side of a page break where they are one."""
    for index, together in going_on.items():
        above, below = seam.above[index], seam.below[index]
        if together and above is not None and below is not None and above is not below:
            # Two cells with one text, or one that is printed again: it holds for the rows of both, once.
            same = bool(below.text) and below.text == above.text
            _merge(above, below, same and columns[index].role != "requirement", rows)


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
