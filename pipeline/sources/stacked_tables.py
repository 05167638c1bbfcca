"""Tables copied with one cell a line, as some browsers and sites give them. Pure: strings in, places of cells out.

Two kinds: a sign (|) ends each cell and each row; or nothing parts them, and the running numbers of the first column
tell the rows. There a row with a line more or less than there are columns is given to these by what its words look
like in the other rows, and is told as doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from pipeline.sources.cell_likeness import Likeness
from pipeline.sources.drawn_columns import Parted
from pipeline.sources.laid_cells import LaidCell, LaidTable
from pipeline.text.ordinals import HEADING
from pipeline.text.punctuation import STOPS

_SIGN: Final = "|"
_LABEL: Final = 12
"""Characters that a header's label has at most."""
_COLUMNS: Final = range(3, 13)
_HEADS: Final = re.compile(HEADING)
_ROW: Final = 80
"""Lines that one row of cells with signs has at most."""
_FURTHEST: Final = 5
"""Times the columns within which a row's lines, and the headings behind it, end."""
_LEFT_OUT: Final = 70
"""Numbers that a table which is part of another leaves out at most."""
_FEWEST: Final = 2
"""Rows that such a table has at least."""


_Pieces = list[tuple[int, int]]
"""Line (from 1) and field of each piece of a cell."""


class _Row(NamedTuple):
    """The cells of a row: column and lines of each; ``whole``: one cell over all columns."""

    cells: tuple[tuple[int, tuple[int, ...]], ...]
    whole: bool = False
    doubtful: bool = False
    below: bool = False
    """Whether it goes on under the number of the row above, of which it has all cells that it has not itself."""


def piped_cells(lines: Sequence[str]) -> tuple[list[LaidTable], dict[int, Parted]]:
    """Tables whose cells end with a sign and may run over lines; those with a row a line are left alone."""
    frames: list[LaidTable] = []
    parted: dict[int, Parted] = {}
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for opens, group in groupby(_rows_of(lines, filled), key=lambda row: row[0]):
        rows = [cells for _, cells in group]
        numbers = [[line for cell in cells for line, _ in cell] for cells in rows]
        if opens < 0 or not _are_even(rows) or all(min(one) == max(one) for one in numbers):
            continue
        frames.append(_frame_of(rows, numbers))
        parted |= {number: _cut(lines[number - 1]) for one in numbers for number in one}
    return frames, parted


def _are_even(rows: Sequence[list[_Pieces]]) -> bool:
    counts = {len(cells) for cells in rows}
    return len(rows) > 1 and len(counts) == 1 and min(counts) in _COLUMNS


def _cut(line: str) -> Parted:
    signs = [at for at, sign in enumerate(line) if sign == _SIGN]
    return Parted(dict.fromkeys(signs, 1), frozenset(signs))


def _rows_of(lines: Sequence[str], filled: Sequence[int]) -> list[tuple[int, list[_Pieces]]]:
    """All rows, each with the line at which its table begins, and the pieces of its cells."""
    found: list[tuple[int, list[_Pieces]]] = []
    opens, at = -1, 0
    while at < len(filled):
        stop, cells = _piped_row(lines, filled, at)
        if cells:
            opens = filled[at] if opens < 0 else opens
            found.append((opens, cells))
        else:
            opens = -1
        at = stop
    return found


def _piped_row(lines: Sequence[str], filled: Sequence[int], at: int) -> tuple[int, list[_Pieces]]:
    """The cells of a row up to the sign that no further one follows, and where it ends; none: the next line."""
    cells: list[_Pieces] = [[]]
    for stop in range(at, min(at + _ROW, len(filled))):
        text = lines[filled[stop]]
        goes_on = stop + 1 < len(filled) and lines[filled[stop + 1]].lstrip().startswith(_SIGN)
        if len(cells) == 1 and _SIGN not in text and not goes_on:
            break
        for field in range(text.count(_SIGN) + 1):
            cells += [[]] if field else []
            cells[-1].append((filled[stop] + 1, field))
        if text.rstrip().endswith(_SIGN) and not goes_on:
            return stop + 1, cells[:-1]
    return at + 1, []


def _frame_of(rows: Sequence[list[_Pieces]], numbers: Sequence[Sequence[int]]) -> LaidTable:
    cells = tuple(
        LaidCell(row, column, 1, 1, tuple(pieces)) for row, own in enumerate(rows) for column, pieces in enumerate(own)
    )
    tops = tuple(min(one) for one in numbers)
    return LaidTable(tops[0], max(numbers[-1]), tops, len(rows[0]), cells)


def stacked_tables(lines: Sequence[str], labels: frozenset[str]) -> tuple[list[LaidTable], dict[int, Parted]]:
    """Tables of which each line is a cell, whether a sign ends it or not; ``labels``: what the column of running
    numbers is called."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    said = [_without_sign(re.sub(r"\s", "", lines[at])) for at in filled]
    found: list[LaidTable] = []
    parted: dict[int, Parted] = {}
    start = 0
    while start < len(said):
        columns = _header(said, start) if said[start] in labels else 0
        rows = _rows(said, start, columns) if columns else []
        if not rows:
            start += 1
            continue
        found.append(_stacked(rows, columns, lambda at: filled[at] + 1))
        start = max(line for row in rows for _, own in row.cells for line in own) + 1
        inside = range(found[-1].first, found[-1].last + 1)
        signs = {number: lines[number - 1].rfind(_SIGN) for number in inside}
        parted |= {number: Parted({}, frozenset({at})) for number, at in signs.items() if at >= 0}
    return found, parted


def _without_sign(text: str) -> str:
    """A line without the sign that ends its cell; nothing where signs part several cells."""
    bare = text.removesuffix(_SIGN)
    return "" if _SIGN in bare else bare


def _header(said: Sequence[str], start: int) -> int:
    """How many labels stand one below the other before the first number, or the heading over it; 0: none."""
    for count in range(1, _COLUMNS.stop + 1):
        below = said[start + count] if start + count < len(said) else ""
        if below.isdigit() or _HEADS.match(below):
            return count if count in _COLUMNS else 0
        if not below or not _is_label(below):
            return 0
    return 0


def _is_label(text: str) -> bool:
    return len(text) <= _LABEL and text[-1] not in STOPS and not text.isdigit() and "\t" not in text


def _row_ends(said: Sequence[str], at: int, columns: int) -> list[tuple[int, int]]:
    """Where each numbered row begins and ends: best with a line a column and the next number, else nearest."""
    found: list[tuple[int, int]] = []
    while True:
        below = _next_number(said, at, columns)
        if below is None:
            found.append((at, min(at + columns, len(said))))
            return found
        found.append((at, below))
        at = below


def _next_number(said: Sequence[str], at: int, columns: int) -> int | None:
    """Where the next row begins: with the number that follows, or where some were left out with a higher one."""
    number = int(said[at])
    reach: list[int] = [at + columns, *range(at + 2, at + _FURTHEST * columns)]
    reach = [one for one in reach if one < len(said)]
    below = next((one for one in reach if said[one] == str(number + 1)), None)
    if below is not None:
        return below
    higher = (one for one in reach if said[one].isdigit() and number < int(said[one]) <= number + _LEFT_OUT)
    return next(higher, None)


def _rows(said: Sequence[str], start: int, columns: int) -> list[_Row]:
    """The header and the rows; none where too few rows are complete to tell what the columns look like."""
    first = start + columns
    while first < len(said) and _HEADS.match(said[first]):
        first += 1
    if first == len(said) or not said[first].isdigit():
        return []
    ends = [_without_heads(said, *one) for one in _row_ends(said, first, columns)]
    full = [said[left + 1 : stop] for left, stop, _ in ends if stop - left == columns]
    likeness = Likeness(columns, full)
    if len(ends) < _FEWEST or not (likeness.known or len(full) == len(ends)):
        return []
    rows = [_complete(start, columns), *(_heading(at) for at in range(start + columns, first))]
    for left, stop, right in ends:
        rows += [_complete(left, columns)] if stop - left == columns else _told_apart(said, left, stop, likeness)
        rows += [_heading(at) for at in range(stop, right)]
    return rows


def _without_heads(said: Sequence[str], left: int, right: int) -> tuple[int, int, int]:
    """Where a row begins, where the headings behind it begin, and where they end."""
    stop = right
    while stop > left + 2 and _HEADS.match(said[stop - 1]):
        stop -= 1
    return left, stop, right


def _heading(at: int) -> _Row:
    return _Row(((0, (at,)),), whole=True)


def _complete(start: int, columns: int) -> _Row:
    return _Row(tuple((column, (start + column,)) for column in range(columns)))


def _told_apart(said: Sequence[str], left: int, stop: int, likeness: Likeness) -> list[_Row]:
    """A row whose lines are more or fewer than the columns, in one row or several under one number."""
    found: list[_Row] = []
    own: dict[int, list[int]] = {0: [left]}
    last = 0
    for at, column in enumerate(likeness.columns(said[left + 1 : stop]), start=left + 1):
        if column < last:
            found.append(_row(own, below=bool(found)))
            own = {}
        own.setdefault(column, []).append(at)
        last = column
    return [*found, _row(own, below=bool(found))]


def _row(own: dict[int, list[int]], below: bool) -> _Row:
    return _Row(tuple((column, tuple(lines)) for column, lines in own.items()), doubtful=True, below=below)


def _stacked(rows: Sequence[_Row], columns: int, line: Callable[[int], int]) -> LaidTable:
    """The frame; a cell that a row under the same number lacks is the one above."""
    cells: list[LaidCell] = []
    for at, row in enumerate(rows):
        has = {column: tuple((line(one), 0) for one in own) for column, own in row.cells}
        if row.whole:
            cells.append(LaidCell(at, 0, 1, columns, has[0]))
            continue
        left = (column for column in range(columns) if column in has or not row.below)
        cells += [LaidCell(at, one, _height(rows, at, one), 1, has.get(one, ())) for one in left]
    tops = tuple(line(min(min(own) for _, own in row.cells)) for row in rows)
    last = max(max(own) for row in rows for _, own in row.cells)
    doubtful = tuple(at for at, row in enumerate(rows) if row.doubtful)
    return LaidTable(tops[0], line(last), tops, columns, tuple(cells), doubtful)


def _height(rows: Sequence[_Row], at: int, column: int) -> int:
    """Over how many rows a cell runs: those below it under its number that have none in its column."""
    for below in range(at + 1, len(rows)):
        if not rows[below].below or column in dict(rows[below].cells):
            return below - at
    return len(rows) - at
