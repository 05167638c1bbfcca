"""Tables of a plain text: lines with tabs for columns, laid on one set of column edges. Touches only the model.

Edges are in character cells (a wide character takes two). Copying out loses what drew the table: which empty cell
belongs to the one above, which line without tabs goes on with a cell, and which is a row over the whole width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, zip_longest
from typing import NamedTuple

from pipeline.model import Cell, Char, Grid, Line, Traced
from pipeline.model.traced import join
from pipeline.text.clean import SPACE
from pipeline.text.ordinals import CIRCLED, HEADING, ONES
from pipeline.text.punctuation import LIST_JOINERS, PAUSES, STOPS

GAP = 2.0
"""Cells between two columns."""
NARROWEST = 16.0
"""Cells that a column has at least: edges a few points from each other are one edge to whoever reads grids."""
_SHORT = 40
"""Characters that the line of a row over the whole width has at most, where no number says that it heads rows."""
_HEADS = re.compile(HEADING)
_NOTE = re.compile(r"(?:备?注|说明|填表说明)\d?[：:]")
_NUMBER = re.compile(r"（?\d{1,3}[）.．、]?")
_ITEM = re.compile(rf"\d+[.．、）)]|（\d+）|[{CIRCLED}]|[{ONES}]是")

Field = list[Traced]
"""What stands between two tabs: one piece, or several that blanks part."""
Row = list[Field]
"""The fields of a line; none at all where it draws a rule between two rows."""
_Cell = list[tuple[int, Traced]]


class TextRow(NamedTuple):
    """One row of a table: its cells, each a list of (line number, content); ``whole``: one cell over all columns."""

    first: int
    last: int
    cells: list[list[tuple[int, Traced]]]
    whole: bool = False


def blocks(lines: Sequence[Row], chars: list[Char], joined: frozenset[int] = frozenset()) -> Iterable[Line | Grid]:
    """Running text line by line; lines with columns between two blank lines as one grid.

    Tables are laid on one set of columns, so that a table cut by blank lines keeps its edges; one under lines of text
    that has another number of columns in all its rows has its own. The characters of a table move to where they stand
    in their column: ``chars`` is changed. ``joined``: lines whose fields go on with those of the line above.
    """
    groups = list(_groups(lines, joined))
    tables = [rows for _, rows in groups if rows]
    width = max((_width(rows) for rows in tables), default=0)
    edges = _edges(tables, width)
    titled = False
    for numbers, rows in groups:
        if rows:
            own = titled and {len(row.cells) for row in rows if not row.whole} == {_width(rows)} != {width}
            yield _grid(rows, _edges([rows], _width(rows)) if own else edges, chars)
            titled = False
            continue
        titled = True
        for number in numbers:
            content = _whole(lines[number - 1])
            if content:
                boxes = [chars[one].box for one in content.ids if one != SPACE]
                yield Line(0, (boxes[0][0], float(number), boxes[-1][2], number + 1.0), content)


def _width(rows: Sequence[TextRow]) -> int:
    return max(len(row.cells) for row in rows)


def _whole(row: Row) -> Traced:
    if len(row) == 1 and len(row[0]) == 1:
        return row[0][0]
    return join(piece for field in row for piece in field)


def _groups(lines: Sequence[Row], joined: frozenset[int]) -> Iterable[tuple[range, list[TextRow]]]:
    """Lines between blank ones, with their rows if they are a table."""
    start = 1
    for number in range(1, len(lines) + 2):
        if number <= len(lines) and (not lines[number - 1] or _whole(lines[number - 1])):
            continue
        if number > start:
            for numbers in _segments(range(start, number), lines):
                yield from _tables_in(numbers, lines, joined)
        start = number + 1


def _segments(numbers: range, lines: Sequence[Row]) -> Iterable[range]:
    """Lines between blank ones, parted where a table has come to its end though no blank line says so.

    Before lines without tabs behind which rows of another number of columns begin, and before a sentence behind the
    last row, where the last column holds none.
    """
    start, rows = numbers.start, []
    for number in numbers:
        if len(lines[number - 1]) > 1:
            rows.append(number)
        elif rows and rows[-1] == number - 1 and _ends_table(rows, range(number, numbers.stop), lines):
            yield range(start, number)
            start, rows = number, []
    yield range(start, numbers.stop)


def _ends_table(rows: Sequence[int], rest: range, lines: Sequence[Row]) -> bool:
    """Whether the lines without tabs at the start of ``rest`` stand behind a table, of which these are rows."""
    width = max(len(lines[one - 1]) for one in rows)
    if len(rows) < 2 or len(lines[rows[-1] - 1]) != width:
        return False
    following = [len(lines[one - 1]) for one in rest if len(lines[one - 1]) > 1][:2]
    if following:
        return len(following) > 1 and min(following) == max(following) != width
    said = [_whole(lines[one - 1]).text for one in rest]
    last = [_said(lines[one - 1][-1]) for one in rows[1:]]
    sentences = sum(text.endswith(tuple(STOPS)) for text in last)
    return said[0].endswith(tuple(STOPS)) and len(said[0]) > _SHORT and 2 * sentences < len(last)


def _tables_in(numbers: range, lines: Sequence[Row], joined: frozenset[int]) -> Iterable[tuple[range, list[TextRow]]]:
    """A title line right above the first row is no part of the table; a line without tabs below one is, unless the
    first row comes again below it: there another table begins under its title."""
    first = next((number for number in numbers if len(lines[number - 1]) > 1), None)
    filled = [sum(any(field) for field in lines[number - 1]) for number in numbers]
    columns = max(len(lines[number - 1]) for number in numbers)
    if first is None or (columns < 3 and sum(count > 1 for count in filled) < 2):
        yield numbers, []
        return
    if first > numbers.start:
        yield range(numbers.start, first), []
    rows: list[TextRow] = []
    for number in range(first, numbers.stop):
        row = lines[number - 1]
        if len(row) == 1 and number + 1 < numbers.stop and _same(lines[number], lines[first - 1]):
            yield range(first, number), rows
            yield range(number, number + 1), []
            first, rows = number + 1, []
        elif not row:
            continue
        elif number in joined and rows:
            above = rows.pop()
            rows.append(TextRow(above.first, number, _both(above.cells, _pieces(number, row))))
        elif len(row) > 1 and rows and _goes_on(rows, row, columns):
            # A line break within a cell: two lines that together have all columns.
            above = rows.pop()
            pieces = _pieces(number, row)
            rows.append(TextRow(above.first, number, [*above.cells[:-1], above.cells[-1] + pieces[0], *pieces[1:]]))
        elif len(row) > 1:
            rows.append(TextRow(number, number, _pieces(number, row)))
        else:
            following = len(lines[number]) if number < numbers.stop - 1 else 0
            if _over_all_columns(_whole(row).text, rows, columns, following):
                rows.append(TextRow(number, number, _pieces(number, row), whole=True))
            else:
                above = rows.pop()
                above.cells[-1] += [(number, piece) for piece in row[0]]
                rows.append(TextRow(above.first, number, above.cells, above.whole))
    yield range(first, numbers.stop), rows


def _both(cells: Sequence[_Cell], more: Sequence[_Cell]) -> list[_Cell]:
    """The cells of two lines that make up one row."""
    empty: _Cell = []
    return [one + other for one, other in zip_longest(cells, more, fillvalue=empty)]


def _pieces(number: int, row: Row) -> list[_Cell]:
    return [[(number, piece) for piece in field if piece] for field in row]


def _goes_on(rows: Sequence[TextRow], row: Row, columns: int) -> bool:
    """Whether a line goes on with the last cell of the one above: that is cut short, and both make up one row."""
    above = rows[-1]
    if above.whole or len(rows) == 1 or len(rows[0].cells) != columns:
        return False
    last = "".join(piece.text for _, piece in above.cells[-1])
    cut = 1 < len(above.cells) < columns and bool(last) and not last.endswith(tuple(STOPS))
    return cut and any(row[0]) and len(above.cells) + len(row) - 1 == columns


def _same(row: Row, other: Row) -> bool:
    """Whether two rows say the same in all their columns."""
    return len(row) > 1 and [_said(field) for field in row] == [_said(field) for field in other]


def _said(field: Field) -> str:
    return "".join(piece.text for piece in field)


def _over_all_columns(text: str, rows: Sequence[TextRow], columns: int, following: int) -> bool:
    """Whether a line without tabs is a row of its own, which heads the rows below or is a note, and does not go on with
    the last cell above it.

    A heading's number and the word of a note say so; else a short line that is no sentence, between rows of which the
    one above is complete (the header, or one that ends with a sentence) and the one below has all columns.
    """
    above = rows[-1]
    if columns < 3:
        return False
    if _HEADS.match(text) or _NOTE.match(text):
        return True
    last = "".join(piece.text for _, piece in above.cells[-1])
    complete = above.whole or (len(above.cells) == columns and (len(rows) == 1 or last.endswith(tuple(STOPS))))
    plain = len(text) <= _SHORT and not text.endswith(tuple(STOPS)) and not _ITEM.match(text)
    return complete and plain and not last.endswith(tuple(LIST_JOINERS + PAUSES)) and following == columns


def _edges(tables: Sequence[list[TextRow]], columns: int) -> tuple[float, ...]:
    """Left edges of all columns and the right edge of the last, by the widest cell of each."""
    widths = [NARROWEST] * columns
    for rows in tables:
        for row in rows:
            for index, cell in enumerate(row.cells):
                if not row.whole:
                    widths[index] = max([widths[index], *(2.0 * len(content) + GAP for _, content in cell)])
    return (0.0, *accumulate(widths))


def _grid(rows: Sequence[TextRow], edges: tuple[float, ...], chars: list[Char]) -> Grid:
    """Copying leaves the lower rows of a merged cell empty: empty cells at a row's start belong to the one above.

    So does one further right, in a row under an ordinal of the row above, where no other row leaves the column empty.
    """
    levels = (*(float(row.first) for row in rows), rows[-1].last + 1.0)
    columns = len(edges) - 1
    lower = frozenset(index for index in range(len(rows)) if _under_an_ordinal(rows, index))
    cells: list[Cell] = []
    for column in range(columns):
        full = column > 0 and all(_filled(row, column) for at, row in enumerate(rows) if at not in lower)
        for index, span in _spans(rows, column, lower if full else frozenset()):
            row = rows[index]
            fields = row.cells[column] if column < len(row.cells) else []
            right = columns if row.whole else column + 1
            box = (edges[column], levels[index], edges[right], levels[index + span])
            lines = tuple(place(fields, edges[column], chars))
            cells.append(Cell(index, column, span, right - column, box, lines))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(0, (edges[0], levels[0], edges[-1], levels[-1]), edges, levels, tuple(cells))


def _spans(rows: Sequence[TextRow], column: int, lower: frozenset[int]) -> Iterable[tuple[int, int]]:
    """The row in which each cell of a column begins, and over how many it runs; ``lower``: rows whose empty cell is the
    one above."""
    starts = [
        index
        for index, row in enumerate(rows)
        if not index
        or row.whole
        or rows[index - 1].whole
        or not (_leads_empty(row, column) or (index in lower and not _filled(row, column)))
    ]
    for start, stop in zip(starts, [*starts[1:], len(rows)], strict=True):
        if not (rows[start].whole and column):
            yield start, stop - start


def _leads_empty(row: TextRow, column: int) -> bool:
    """Whether the row has no text up to and with the column, but some after it."""
    return not row.whole and not any(row.cells[: column + 1]) and any(row.cells[column + 1 :])


def _under_an_ordinal(rows: Sequence[TextRow], index: int) -> bool:
    """Whether a row begins empty under a row, or several like it, that begins with a number."""
    if rows[index].whole or _filled(rows[index], 0):
        return False
    above = next((row for row in reversed(rows[:index]) if row.whole or _filled(row, 0)), None)
    return above is not None and not above.whole and _NUMBER.fullmatch(_cell_text(above, 0)) is not None


def _filled(row: TextRow, column: int) -> bool:
    return row.whole or bool(_cell_text(row, column))


def _cell_text(row: TextRow, column: int) -> str:
    return "".join(piece.text for _, piece in row.cells[column]) if column < len(row.cells) else ""


def place(fields: Sequence[tuple[int, Traced]], left: float, chars: list[Char]) -> Iterable[Line]:
    """The lines of a cell, one a piece; their characters move to where they stand in their column."""
    at, before = left, 0
    for number, content in fields:
        start = at = left if number != before else at + 1.0
        before = number
        for one in content.ids:
            if one != SPACE:
                chars[one] = Char(chars[one].text, 0, (at, float(number), at + 2.0, number + 1.0))
            at += 2.0
        yield Line(0, (start, float(number), at, number + 1.0), content)
