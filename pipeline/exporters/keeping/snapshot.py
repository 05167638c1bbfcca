"""What the program wrote into a workbook, cell by cell: kept in the workbook itself, and in the record beside it.

By it the next run tells the program's cells from a person's. A short text stands as it is, a longer one as a print;
white space and the ways of writing a number do not count, as programs change them when they save.
"""

from __future__ import annotations

import hashlib
import zlib
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Final

import msgspec
from msgspec import Struct
from openpyxl.utils.datetime import to_excel

from pipeline.exporters import titles
from pipeline.exporters.workbook.fitting import LONGEST_CELL
from pipeline.exporters.workbook.sheet import Sheet, SheetRow, Value
from pipeline.exporters.workbook.sheet_part import number_text, unescaped
from pipeline.exporters.workbook.xml_words import xml_text

SCHEMA: Final = "yaodian/written/1"
_SHORT: Final = 12
_DIGITS: Final = 9


class RowSnapshot(Struct, frozen=True, array_like=True):
    """One row: its key, height in points, which pattern of styles, and its values' numbers (0: nothing)."""

    key: str
    height: float
    styles: int
    values: list[int]


class SheetSnapshot(Struct, frozen=True, array_like=True):
    """One sheet as the program wrote it: its name, the keys and widths of its columns, how many rows head it, its rows,
    the rows after which a page ends, the title printed above each page, and the kinds of its rules for cells."""

    name: str
    columns: list[str]
    widths: list[float]
    heads: int
    rows: list[RowSnapshot]
    breaks: list[int] = []
    title: str = ""
    rules: list[str] = []


class Snapshot(Struct, frozen=True):
    """All that the program wrote into a workbook. ``kind`` tells a ledger from a unit's list; ``values`` and ``styles``
    are what the rows' numbers mean."""

    schema: str
    kind: str
    values: list[str]
    styles: list[list[str]]
    sheets: list[SheetSnapshot]

    def grid(self, sheet: SheetSnapshot) -> list[list[str]]:
        """The values of a sheet's rows, as wide as its columns."""
        width = len(sheet.columns)
        return [[self.values[n] for n in row.values] + [""] * (width - len(row.values)) for row in sheet.rows]


@lru_cache(maxsize=4096)
def print_of(text: str) -> str:
    """By what a text is compared: itself without white space, or a short print of it."""
    bare = "".join(text.split())
    if len(bare) <= _SHORT:
        return bare
    return f"#{urlsafe_b64encode(hashlib.sha256(bare.encode('utf-8', 'replace')).digest())[:_DIGITS].decode()}"


def print_of_value(value: Value) -> str:
    """The same for a value of a sheet that is to be written."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        return print_of(number_text(str(value)))
    if isinstance(value, date | time | timedelta):
        return print_of(number_text(str(to_excel(value))))  # type: ignore[no-untyped-call]
    return print_of(unescaped_as_read(str(value)))


def unescaped_as_read(text: str) -> str:
    """A text as it is read back: without what a cell cannot hold. Redlined text carries its escapes itself."""
    return unescaped(xml_text(text)[:LONGEST_CELL]) if "_x005F_" in text else xml_text(text)[:LONGEST_CELL]


def snapshot_of(sheets: Sequence[Sheet], kind: str) -> Snapshot:
    """What will stand in a workbook of these sheets."""
    values: dict[str, int] = {"": 0}
    styles: dict[tuple[str, ...], int] = {}

    def number(value: Value) -> int:
        return values.setdefault(print_of_value(value), len(values))

    found = []
    for sheet in sheets:
        rows = []
        for key, row in zip(row_keys(sheet), sheet.rows, strict=True):
            pattern = tuple(row.style(index) for index in range(len(row.values)))
            cells = [number(value) for value in row.values]
            while cells and not cells[-1]:
                cells.pop()
            rows.append(RowSnapshot(key, round(row.height, 1), styles.setdefault(pattern, len(styles)), cells))
        columns = _unique(column.key or "".join(column.title.split()) for column in sheet.columns)
        found.append(
            SheetSnapshot(
                sheet.name,
                columns,
                [round(column.width, 1) for column in sheet.columns],
                sheet.heads,
                rows,
                list(sheet.row_breaks),
                sheet.title,
                _rules(sheet),
            )
        )
    return Snapshot(SCHEMA, kind, list(values), [list(one) for one in styles], found)


def _rules(sheet: Sheet) -> list[str]:
    """The kinds of its rules for cells, but for choices, which there always were."""
    return [name for name, rules in (("conditionalFormatting", sheet.tints), ("dataValidations", sheet.days)) if rules]


def row_keys(sheet: Sheet) -> list[str]:
    """A key for each row, by which it is the same row on every run: its own, or what its first cells say."""
    is_left = sheet.name == titles.LEFT_OVER
    keys = (row.key if is_left and row.key else short_key(row.key or _first_words(row)) for row in sheet.rows)
    # The sheet 未对应 says whose rows were: keys of other sheets, short already.
    return _unique(f"^{at}" if at < sheet.heads else key for at, key in enumerate(keys))


def _first_words(row: SheetRow) -> str:
    words = [print_of_value(value) for value in row.values[:2]]
    return "|".join(words) if any(words) else "|".join(print_of_value(value) for value in row.values)


def short_key(key: str) -> str:
    """A row's key as a snapshot has it."""
    return key if len(key) <= _SHORT else print_of(key)


def _unique(keys: Iterable[str]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for key in keys:
        seen[key] += 1
        found.append(key if seen[key] == 1 else f"{key}·{seen[key]}")
    return found


def packed(snapshot: Snapshot) -> str:
    """The snapshot as text; the same gives the same."""
    return b64encode(zlib.compress(msgspec.msgpack.encode(snapshot), 9)).decode()


def unpacked(text: str) -> Snapshot | None:
    """The snapshot that a text holds; None if it is not whole, or of another version."""
    try:
        content = zlib.decompressobj()
        found = msgspec.msgpack.decode(content.decompress(b64decode(text, validate=True), 1 << 27), type=Snapshot)
    # Cut short, changed or made by a program to come: then nothing is known.
    except (ValueError, zlib.error, msgspec.DecodeError):
        return None
    fits = all(0 <= n < len(found.values) for sheet in found.sheets for row in sheet.rows for n in row.values)
    return found if found.schema == SCHEMA and fits else None
