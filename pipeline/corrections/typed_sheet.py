"""The sheet 更正 of a ledger as people filled it in: known by its titles, whatever it is called now."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from pipeline.exporters import titles
from pipeline.sources.sheets.cell_texts import SheetTexts

_TYPED: Final = (titles.CORRECTED, titles.OF_WHICH, titles.OLD, titles.NEW)


class TypedRow(Struct, frozen=True):
    """A row in which anything was typed. ``row`` counts from 1, ``code`` is its printed number; empty in a row that a
    person added. Texts are as typed."""

    sheet: str
    row: int
    code: str
    what: str
    task: str
    old: str
    new: str


def read_typed(sheets: Sequence[SheetTexts]) -> tuple[TypedRow, ...]:
    """The rows typed into the sheet 更正 of a ledger, in its order; none where it has no such sheet."""
    return tuple(row for sheet in sheets for row in _rows(sheet))


def print_of_rows(rows: Sequence[TypedRow], further: Sequence[object] = ()) -> str | None:
    """By what is known whether anything else is typed now, ``further`` rows included: SHA-256 of what is; None if
    nothing is."""
    if not rows and not further:
        return None
    lines = [repr((one.code, one.what, one.task, one.old, one.new)) for one in rows]
    said = "\n".join([*lines, *map(repr, further)])
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def _rows(sheet: SheetTexts) -> list[TypedRow]:
    for head, cells in enumerate(sheet.rows):
        said = ["".join(text.split()) for text in cells]
        if all(title in said for title in _TYPED):
            columns: dict[str, int] = {
                title: said.index(title) for title in (titles.CORRECTION, *_TYPED) if title in said
            }
            return [row for number in range(head + 1, len(sheet.rows)) if (row := _row(sheet, number, columns))]
    return []


def _row(sheet: SheetTexts, number: int, columns: dict[str, int]) -> TypedRow | None:
    cells = sheet.rows[number]

    def text(title: str) -> str:
        at = columns.get(title, len(cells))
        return cells[at].strip() if at < len(cells) else ""

    typed = [text(title) for title in _TYPED]
    return TypedRow(sheet.name, number + 1, text(titles.CORRECTION), *typed) if any(typed) else None
