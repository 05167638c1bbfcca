"""A workbook of this program's of which nothing says what the program wrote: one from before there was a record, or
saved by a program that dropped it, where the record beside it is gone too.

Then a cell is the program's if it says what the program would write now. In a ledger from before, prints of whole rows
tell those that nobody touched; what the other sheets' tables say was told to be rewritten then, and is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from pipeline.exporters import titles
from pipeline.exporters.keeping.aligning import Alignment
from pipeline.exporters.keeping.carried_record import properties
from pipeline.exporters.keeping.merging import Version
from pipeline.exporters.keeping.recognising import matched_sheets
from pipeline.exporters.keeping.sheet_work import OldSheet, aligned, version_of
from pipeline.exporters.keeping.snapshot import RowSnapshot, SheetSnapshot, Snapshot
from pipeline.exporters.workbook.book_package import BookPackage

_NAME: Final = "yaodian"
_DIGITS: Final = 8


def row_print(values: Mapping[str, str]) -> str:
    """The print that earlier versions kept of a row's program columns, by title."""
    texts = sorted(f"{title}={bare}" for title, value in values.items() if (bare := "".join(value.split())))
    return hashlib.sha256("\n".join(texts).encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def row_prints(package: BookPackage) -> frozenset[str]:
    """The prints of rows that a workbook of an earlier version carries."""
    found = properties(package)
    mine = (text for name, text in found.items() if name.removeprefix(_NAME).isdecimal() and name.startswith(_NAME))
    return frozenset(word for text in mine for word in text.split())


def assumed(package: BookPackage, sheets: Sequence[OldSheet], ours: Snapshot) -> Snapshot:
    """What the program may have written, put together from what it would write now and from the workbook itself."""
    prints = row_prints(package)
    values = _Values(ours)
    matched = matched_sheets(sheets, ours)
    found = []
    for at, sheet in enumerate(ours.sheets):
        old = matched.get(sheet.name)
        found.append(sheet if old is None else _sheet(old, sheet, version_of(ours, at), prints, values))
    return replace(ours, values=values.texts, sheets=found)


class _Values:
    """The values of a snapshot, more of which may come."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.texts = list(snapshot.values)
        self._numbers = {text: at for at, text in enumerate(self.texts)}

    def number(self, text: str) -> int:
        if text not in self._numbers:
            self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return self._numbers[text]


def _sheet(
    old: OldSheet, sheet: SheetSnapshot, ours: Version, prints: frozenset[str], values: _Values
) -> SheetSnapshot:
    alignment = aligned(old, ours)
    is_filled_in = any(title in sheet.columns for title in titles.USER_COLUMNS)
    rows = list(sheet.rows)
    for row, cells in sorted(old.cells.items()):
        said = {alignment.columns[c]: text for c, text in cells.items() if c in alignment.columns}
        if is_filled_in:
            said = _untouched(old, row, said, sheet, prints)
        if not said or not (row in alignment.rows or _within(row, alignment)):
            continue
        index = alignment.rows.get(row, len(rows))
        known = rows[index] if index < len(rows) else RowSnapshot(f"?{row}", 0.0, rows[-1].styles, [])
        numbers = [*known.values, *[0] * (max(said) + 1 - len(known.values))]
        for column, text in said.items():
            numbers[column] = values.number(text)
        height = float(old.part.rows[row].attributes.get("ht") or "0")
        rows[index : index + 1] = [RowSnapshot(known.key, height, known.styles, numbers)]
    # Which rules it was given nobody knows; those that stand there are not given again.
    return replace(sheet, rows=rows, rules=[])


def _untouched(
    old: OldSheet, row: int, said: dict[int, str], sheet: SheetSnapshot, prints: frozenset[str]
) -> dict[int, str]:
    """A row's program cells, if its print says that nobody touched them."""
    texts = {}
    program = {c: text for c, text in said.items() if titles.is_program_title(sheet.columns[c])}
    for column, c in _places(old, row, program).items():
        texts[sheet.columns[c]] = old.text(row, column)
    return program if program and row_print(texts) in prints else {}


def _places(old: OldSheet, row: int, program: Mapping[int, str]) -> dict[int, int]:
    places: dict[int, int] = {}
    for column, text in old.cells[row].items():
        index = next((c for c, value in program.items() if value == text and c not in places.values()), None)
        if index is not None:
            places[column] = index
    return places


def _within(row: int, alignment: Alignment) -> bool:
    return bool(alignment.rows) and min(alignment.rows) < row < max(alignment.rows)
