"""A sheet as plain data: columns, rows of values and style names, and how it is printed. Knows no notices.

Sheets are built by the modules of the single tables (ledger, matrix, …) and turned into a file by ``xlsx_file``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import repeat
from typing import TYPE_CHECKING

from msgspec import Struct
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter

from pipeline.exporters.workbook.cell_rules import DaysOnly, DropDown, Tint
from pipeline.exporters.workbook.fitting import (
    SHORTEST,
    TALLEST,
    capacity,
    em_width,
    line_count,
    most_lines,
    pieces,
    text_height,
)

if TYPE_CHECKING:
    from pipeline.exporters.workbook.sheet_charts import SheetChart

Value = str | int | float | bool | date | datetime | time | timedelta | CellRichText | None


class SheetColumn(Struct, frozen=True):
    """One column: its title, width in Excel's unit (it may grow to ``widest`` for long text), style of its cells.

    ``key``: by what it is the same column on every run, where that is not its title. ``hidden``: neither shown nor
    printed until somebody shows it.
    """

    title: str
    width: float
    style: str = "正文"
    heading: str = "表头"
    widest: float | None = None
    key: str = ""
    hidden: bool = False


class SheetRow(Struct):
    """Values from column A on, one style for all or one each, and the height in points.

    ``key``: by what it is the same row on every run, where that is not what its first two cells say.
    """

    values: Sequence[Value]
    styles: str | Sequence[str]
    height: float = SHORTEST
    key: str = ""

    def style(self, index: int) -> str:
        return self.styles if isinstance(self.styles, str) else self.styles[index]


class Sheet(Struct):
    """One sheet. Rows and columns count from 1 as in Excel.

    ``heads``: rows at the top that stay on screen and are repeated on every printed page, as are ``sides`` columns at
    the left. ``filtered`` is the range with filter buttons. ``printed``: the first and the last column on paper (all if
    None); what is left out only helps to filter. ``row_breaks``: a page ends after these rows. ``scale`` in
    percent prints at that size; None makes the columns fit one page (Excel ignores breaks then), ``one_page`` the rows
    too. ``links`` leads from cells (A1) to places in the workbook, ``ways`` to places in files beside it (file, place).
    ``title`` is printed above every page.
    """

    name: str
    columns: Sequence[SheetColumn]
    rows: list[SheetRow]
    title: str = ""
    heads: int = 1
    sides: int = 0
    filtered: str | None = None
    printed: tuple[int, int] | None = None
    row_breaks: Sequence[int] = ()
    column_breaks: Sequence[int] = ()
    scale: int | None = None
    one_page: bool = False
    drop_downs: Sequence[DropDown] = ()
    days: Sequence[DaysOnly] = ()
    tints: Sequence[Tint] = ()
    links: dict[str, str] = {}
    ways: dict[str, tuple[str, str]] = {}
    grid_lines: bool = False
    charts: Sequence[SheetChart] = ()


def filter_range(columns: Sequence[SheetColumn], rows: Sequence[SheetRow]) -> str:
    """The range of a table's filter buttons: from the titles in the first row to the last row, at least one below."""
    return f"A1:{get_column_letter(len(columns))}{max(2, len(rows))}"


def heading(columns: Sequence[SheetColumn]) -> SheetRow:
    """The row of the columns' titles."""
    titles = [_title(column) for column in columns]
    tallest = max(
        text_height(title, column.width, column.heading) for title, column in zip(titles, columns, strict=True)
    )
    return SheetRow(
        values=titles,
        styles=[column.heading for column in columns],
        height=max(SHORTEST, tallest),
    )


def _title(column: SheetColumn) -> str:
    """The title; one in two parts, 甲（乙）, breaks between them where it is too long for a line."""
    name, bracket, rest = column.title.partition("（")
    fits = em_width(column.title) <= capacity(column.width, column.heading)
    return column.title if fits or not name else f"{name}{chr(10) if bracket else ''}{bracket}{rest}"


def text_row(
    columns: Sequence[SheetColumn], values: Sequence[Value], styles: str | Sequence[str] | None = None
) -> SheetRow:
    """A row as tall as its tallest text, at most the tallest that Excel has. Styles are the columns' if not given."""
    chosen = [column.style for column in columns] if styles is None else styles
    return SheetRow(values=values, styles=chosen, height=min(_height(columns, values, chosen), TALLEST))


def flowing_rows(
    columns: Sequence[SheetColumn], values: Sequence[Value], repeated: Iterable[int] = ()
) -> list[SheetRow]:
    """The values as one row or, where a text is too long for the tallest row, as several that continue each other.

    A further row holds the rest of the long texts and once more the values of the ``repeated`` columns (from 0), so
    that a filter shows it together with the first one.
    """
    styles = [column.style for column in columns]
    height = _height(columns, values, styles)
    if height <= TALLEST:
        return [SheetRow(values=values, styles=styles, height=height)]
    parts = [
        list[Value](pieces(value, column.width, column.style)) if isinstance(value, str) else [value]
        for column, value in zip(columns, values, strict=True)
    ]
    again = set(repeated)
    return [
        text_row(
            columns,
            [
                part[at] if at < len(part) else (value if index in again else None)
                for index, (part, value) in enumerate(zip(parts, values, strict=True))
            ],
        )
        for at in range(max(len(part) for part in parts))
    ]


def _height(columns: Sequence[SheetColumn], values: Sequence[Value], styles: str | Sequence[str]) -> float:
    """Points that the tallest text of a row needs, however many that are."""
    each = repeat(styles) if isinstance(styles, str) else styles
    height = SHORTEST
    for column, value, style in zip(columns, values, each, strict=False):
        if isinstance(value, str) and len(value) > 1:
            height = max(height, text_height(value, column.width, style))
    return height


def widened(columns: Sequence[SheetColumn], table: Iterable[Sequence[Value]]) -> list[SheetColumn]:
    """The columns, each as wide as its longest text needs to fit the tallest row, within its ``widest``."""
    longest: dict[int, str] = {}
    growing = [index for index, column in enumerate(columns) if column.widest is not None]
    for values in table:
        for index in growing:
            value = values[index]
            if isinstance(value, str) and len(value) > len(longest.get(index, "")):
                longest[index] = value
    return [
        _wide_enough(column, longest[index]) if index in longest else column for index, column in enumerate(columns)
    ]


def _wide_enough(column: SheetColumn, text: str) -> SheetColumn:
    width, widest = column.width, column.widest or column.width
    while width < widest and line_count(text, capacity(width, column.style)) > most_lines(column.style):
        width = min(widest, width + 4)
    if width == column.width:
        return column
    return SheetColumn(
        title=column.title,
        width=width,
        style=column.style,
        heading=column.heading,
        widest=column.widest,
        key=column.key,
        hidden=column.hidden,
    )
