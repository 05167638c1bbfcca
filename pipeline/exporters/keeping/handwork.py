"""What people gave the cells that they fill in beyond a value: looks, comments, formulas, widths of columns.

Read from an earlier workbook by ``entries``, put to its task by ``carrying``, written by ``applied``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import column_index_from_string, get_column_letter

from pipeline.exporters.workbook.fitting import CELL_PADDING, INDENT, POINTS_PER_UNIT, em_width
from pipeline.exporters.workbook.sheet import CellLook, Formula, SheetColumn, SheetRow, Value
from pipeline.exporters.workbook.style import LOOKS

_CELL: Final = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d+)")
_COLUMNS: Final = re.compile(r"(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})")
# A width that differs less was not set by a person: programs round widths in their own ways.
_SAME_WIDTH: Final = 0.8
# How wide a column that people fill in grows with what stands in it; long text then takes several lines.
_GROWS_TO: Final = 24.0


class Handwork(Struct, frozen=True):
    """Of one cell: what its look differs in from its style, and the comment with its author."""

    look: CellLook | None = None
    comment: tuple[str, str] | None = None


class ColumnWidth(Struct, frozen=True):
    """How wide a person's column was, and whether it was hidden."""

    width: float | None = None
    hidden: bool = False


class Places(Struct, frozen=True):
    """Where things stood in the earlier workbook: columns by title, keys by row. Formulas are moved by it."""

    columns: Mapping[str, int] = {}
    rows: Mapping[int, str] = {}


def fitted(
    columns: Sequence[SheetColumn],
    table: Sequence[Sequence[Value]],
    theirs: frozenset[str],
    widths: Mapping[str, ColumnWidth],
) -> list[SheetColumn]:
    """The columns, those that people fill in (``theirs``) as wide as their entries need or as people made them."""
    found = []
    for index, column in enumerate(columns):
        if column.title in theirs:
            longest = max((_needed(row[index], column.style) for row in table), default=0.0)
            width = max(column.width, min(longest, _GROWS_TO, column.widest or _GROWS_TO))
            old = widths.get(column.title, ColumnWidth())
            if old.width is not None and old.width > 0:
                narrowed = old.width < column.width - _SAME_WIDTH
                width = old.width if narrowed or old.width > width else width
            column = SheetColumn(column.title, width, column.style, column.heading, column.widest, old.hidden)
        found.append(column)
    return found


def _needed(value: Value, style: str) -> float:
    """The width in which a text stands on as many lines as it has itself."""
    if not isinstance(value, str):
        return 0.0
    room = max(em_width(line) for line in value.split("\n")) * LOOKS[style].size + CELL_PADDING + INDENT
    return round(room / POINTS_PER_UNIT + 0.5, 1)


def applied(
    columns: Sequence[SheetColumn],
    rows: Sequence[SheetRow],
    handwork: Sequence[Mapping[str, Handwork]],
    keys: Sequence[str],
    places: Places | None = None,
) -> dict[str, tuple[str, str]]:
    """Put looks and formulas into the rows below the titles; gives the comments by cell.

    ``keys`` and ``handwork`` are those of the table's rows in order; a row that goes on in further ones has them once.
    Without ``places``, formulas become what they last gave.
    """
    numbers = [at for at, row in enumerate(rows, 1) if at > 1 and not row.continued]
    now = dict(zip(keys, numbers, strict=True))
    titles = {column.title: index for index, column in enumerate(columns)}
    new_rows = {old: now[key] for old, key in places.rows.items() if key in now} if places else {}
    new_columns = {old: titles[title] + 1 for title, old in places.columns.items() if title in titles} if places else {}
    comments: dict[str, tuple[str, str]] = {}
    mine: Mapping[str, Handwork] = {}
    given = iter(handwork)
    for at, row in enumerate(rows[1:], 2):
        if not row.continued:
            mine = next(given)
        row.looks = {titles[title]: one.look for title, one in mine.items() if one.look and title in titles}
        if not row.continued:
            for title, one in mine.items():
                if one.comment and title in titles:
                    comments[f"{get_column_letter(titles[title] + 1)}{at}"] = one.comment
        if any(isinstance(value, Formula) for value in row.values):
            row.values = [_written(value, places, new_columns, new_rows) for value in row.values]
    return comments


def _written(value: Value, places: Places | None, columns: Mapping[int, int], rows: Mapping[int, int]) -> Value:
    if not isinstance(value, Formula):
        return value
    if places is None:
        return value.text if value.result is None else value.result
    return Formula(moved(value.text, columns, rows), value.result)


def moved(formula: str, columns: Mapping[int, int], rows: Mapping[int, int]) -> str:
    """The formula with its cells where their columns and tasks stand now. Those of other sheets stay as they are."""
    tokens = Tokenizer(formula)
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE and "!" not in token.value:
            token.value = _COLUMNS.sub(lambda place: _column_range(place, columns), token.value)
            token.value = _CELL.sub(lambda place: _cell(place, columns, rows), token.value)
    return str(tokens.render())  # type: ignore[no-untyped-call]


def _column_range(place: re.Match[str], columns: Mapping[int, int]) -> str:
    return f"{place[1]}{_letter(place[2], columns)}:{place[3]}{_letter(place[4], columns)}"


def _cell(place: re.Match[str], columns: Mapping[int, int], rows: Mapping[int, int]) -> str:
    row = int(place[4])
    return f"{place[1]}{_letter(place[2], columns)}{place[3]}{rows.get(row, row)}"


def _letter(letters: str, columns: Mapping[int, int]) -> str:
    column = column_index_from_string(letters)
    return get_column_letter(columns.get(column, column))
