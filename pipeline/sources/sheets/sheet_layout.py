"""A sheet's texts as lines and grids: where its tables begin and end, and what is a title above or a note below.

Edges are in character cells; places are the sheet's number, row and column as the program shows them, from 1. A row of
which one cell alone is filled is a title above a table, a section or a note within it: a cell over the whole width.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from pipeline.model import Cell, Char, Grid, Line, Place, Traced
from pipeline.sources.sheets.cell_texts import Merge, SheetTexts
from pipeline.text.clean import SPACE, clean, is_invisible

_GAP = 2.0
_NARROWEST = 16.0
"""Character cells that a column has at least: edges a few points from each other are one to whoever reads grids."""
_WIDEST = 60.0


class SheetField(NamedTuple):
    """A filled or empty cell: its place in the sheet from 0, and how many rows and columns it takes."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


class SheetSetter:
    """Gives ids to the characters of sheet after sheet; ``apart`` holds those that are no part of the text."""

    def __init__(self) -> None:
        self.chars: list[Char] = []
        self.apart: dict[str, list[int]] = {}
        self.lines = 0
        """Lines set up to now."""

    def blocks(self, number: int, sheet: SheetTexts) -> Iterator[Line | Grid]:
        """What a sheet holds, in order; ``number`` is the sheet's from 1."""
        edges = _edges(sheet)
        for rows in _tables(sheet):
            fields = _fields(sheet, rows, len(edges) - 1)
            first, last = _inner(rows, fields)
            by_row: defaultdict[int, list[SheetField]] = defaultdict(list)
            for field in fields:
                by_row[field.row].append(field)
            for row in rows[:first]:
                yield from self._lines(number, by_row[row])
            if first < last:
                yield self._grid(number, fields, rows[first:last], edges)
            for row in rows[last:]:
                yield from self._lines(number, by_row[row])
            # A blank row parts what stands above and below it.
            self.lines += 1

    def set_apart(self, number: int, sheet: SheetTexts, reason: str) -> None:
        """Counts a sheet that is no part of the text."""
        for row, texts in enumerate(sheet.rows):
            for column, text in enumerate(texts):
                place = Place(table=number, row=row + 1, column=column + 1)
                self._set(text, 0.0, float(self.lines + 1), place, reason)

    def _lines(self, number: int, fields: Sequence[SheetField]) -> Iterator[Line]:
        for field in fields:
            yield from self._cell_lines(number, field, 0.0, self.lines + 1)
            self.lines += len(_texts(field))

    def _grid(self, number: int, fields: Sequence[SheetField], rows: Sequence[int], edges: tuple[float, ...]) -> Grid:
        order = {row: at for at, row in enumerate(rows)}
        inside = [field for field in fields if field.row in order]
        heights = dict.fromkeys(rows, 1)
        for field in inside:
            if field.rows == 1:
                heights[field.row] = max(heights[field.row], len(_texts(field)))
        levels = tuple(float(self.lines + 1 + height) for height in (0, *accumulate(heights.values())))
        cells: list[Cell] = []
        for field in inside:
            at, below = order[field.row], order[field.row] + field.rows
            left, right = edges[field.column], edges[field.column + field.columns]
            lines = tuple(self._cell_lines(number, field, left, int(levels[at])))
            place = Place(table=number, row=field.row + 1, column=field.column + 1)
            box = (left, levels[at], right, levels[below])
            cells.append(Cell(at, field.column, field.rows, field.columns, box, lines, place=place))
        self.lines = int(levels[-1]) - 1
        box = (edges[0], levels[0], edges[-1], levels[-1])
        return Grid(0, box, edges, levels, tuple(cells), place=Place(table=number))

    def _cell_lines(self, number: int, field: SheetField, left: float, top: int) -> Iterator[Line]:
        """The lines of a cell. Only the first is known to begin a paragraph: people break lines to make them fit."""
        place = Place(table=number, row=field.row + 1, column=field.column + 1)
        for at, text in enumerate(_texts(field)):
            content, right = self._set(text, left, float(top + at), place)
            yield Line(
                0, (left, float(top + at), right, top + at + 1.0), clean(content), begins=True if not at else None
            )

    def _set(self, text: str, at: float, top: float, place: Place, reason: str = "") -> tuple[Traced, float]:
        shown: list[str] = []
        ids: list[int] = []
        for character in text:
            wide = _width(character)
            if character.isspace():
                shown.append(" ")
                ids.append(SPACE)
            else:
                why = reason or ("invisible" if is_invisible(character) else "")
                if why:
                    self.apart.setdefault(why, []).append(len(self.chars))
                else:
                    shown.append(character)
                    ids.append(len(self.chars))
                self.chars.append(Char(character, 0, (at, top, at + wide, top + 1.0), place))
            at += wide
        return Traced("".join(shown), tuple(ids)), at


def _tables(sheet: SheetTexts) -> Iterator[list[int]]:
    """The rows of a sheet, parted where an empty one stands that no merged cell runs over."""
    held = {row for merge in sheet.merges for row in range(merge.top + 1, min(merge.bottom + 1, len(sheet.rows)))}
    found: list[int] = []
    for row, texts in enumerate(sheet.rows):
        if any(text.strip() for text in texts) or (row in held and found):
            found.append(row)
        elif found:
            yield found
            found = []
    if found:
        yield found


def _fields(sheet: SheetTexts, rows: Sequence[int], width: int) -> list[SheetField]:
    """The cells of some rows, merged ones once, in row, then column order."""
    merges = {(merge.top, merge.left): merge for merge in sheet.merges}
    covered = _covered(sheet.merges, rows, width)
    merged_columns = {merge.left for merge in sheet.merges if _runs_down(merge)}
    found: list[SheetField] = []
    for row in rows:
        texts = sheet.rows[row]
        filled = [column for column, text in enumerate(texts) if text.strip()]
        if len(filled) == 1 and not _runs_down(merges.get((row, filled[0]))) and _alone(sheet, row, width):
            found.append(SheetField(row, 0, 1, width, texts[filled[0]]))
            continue
        for column in range(width):
            merge = merges.get((row, column))
            if merge is not None or (row, column) not in covered:
                text = texts[column] if column < len(texts) else ""
                found.append(_field(row, column, text, merge, (rows[-1], width - 1)))
    return _leading_joined(found, merged_columns)


def _field(row: int, column: int, text: str, merge: Merge | None, last: tuple[int, int]) -> SheetField:
    """A cell, as far as it lies before the ``last`` row and column of its table."""
    if merge is None:
        return SheetField(row, column, 1, 1, text)
    return SheetField(row, column, min(merge.bottom, last[0]) - row + 1, min(merge.right, last[1]) - column + 1, text)


def _covered(merges: Sequence[Merge], rows: Sequence[int], width: int) -> set[tuple[int, int]]:
    """The places within merged cells, as row and column."""
    return {
        (row, column)
        for merge in merges
        for row in range(max(merge.top, rows[0]), min(merge.bottom, rows[-1]) + 1)
        for column in range(merge.left, min(merge.right + 1, width))
    }


def _runs_down(merge: Merge | None) -> bool:
    return merge is not None and merge.bottom > merge.top


def _alone(sheet: SheetTexts, row: int, width: int) -> bool:
    """Whether no merged cell runs down into a row; one that does makes it a row of the table."""
    return width > 1 and not any(merge.top < row <= merge.bottom for merge in sheet.merges)


def _leading_joined(fields: list[SheetField], merged: set[int]) -> list[SheetField]:
    """Empty cells at the start of a row belong to the one above, in columns where nobody merged any: written once,
    a category holds for the rows below it."""
    above: dict[int, int] = {}
    empty_so_far: dict[int, bool] = {}
    found: list[SheetField] = []
    last_filled: dict[int, int] = {}
    for one in fields:
        if one.text.strip():
            last_filled[one.row] = one.column
    for field in fields:
        leading = (
            empty_so_far.get(field.row, True)
            and not field.text.strip()
            and last_filled.get(field.row, -1) > field.column
        )
        empty_so_far[field.row] = leading
        at = above.get(field.column)
        plain = field.rows == field.columns == 1 and field.column not in merged
        if leading and plain and at is not None and found[at].columns == 1 and found[at].text.strip():
            found[at] = found[at]._replace(rows=field.row - found[at].row + 1)
            continue
        for column in range(field.column, field.column + field.columns):
            above[column] = len(found)
        found.append(field)
    return found


def _inner(rows: Sequence[int], fields: Sequence[SheetField]) -> tuple[int, int]:
    """The first and behind the last of the rows that are a table: from the first row with several filled cells to the
    last, or to the end of a cell that runs down from there."""
    filled = Counter(one.row for one in fields if one.text.strip())
    several = [row for row in rows if filled[row] > 1]
    if len(several) < 2:
        return len(rows), len(rows)
    last = max(several[-1], *(one.row + one.rows - 1 for one in fields))
    return rows.index(several[0]), rows.index(last if last in rows and _held(fields, last) else several[-1]) + 1


def _held(fields: Sequence[SheetField], row: int) -> bool:
    """Whether a cell that began above runs down to a row."""
    return any(one.row < row < one.row + one.rows for one in fields)


def _columns(sheet: SheetTexts) -> int:
    """Columns up to the last that holds anything."""
    filled = [column + 1 for texts in sheet.rows for column, text in enumerate(texts) if text.strip()]
    return max(filled, default=0)


def _edges(sheet: SheetTexts) -> tuple[float, ...]:
    """Left edges of all columns and the right edge of the last, as wide as their longest lines ask for."""
    widths = [_NARROWEST] * _columns(sheet)
    wide = {(merge.top, merge.left) for merge in sheet.merges if merge.right > merge.left}
    for row, texts in enumerate(sheet.rows):
        for column, text in enumerate(texts[: len(widths)]):
            if (row, column) not in wide:
                longest = max((sum(map(_width, line)) for line in text.split("\n")), default=0.0)
                widths[column] = max(widths[column], min(_WIDEST, longest + _GAP))
    return (0.0, *accumulate(widths))


def _texts(field: SheetField) -> list[str]:
    return [line for line in field.text.split("\n") if line.strip()]


def _width(character: str) -> float:
    return 2.0 if unicodedata.east_asian_width(character) in "WF" else 1.0
