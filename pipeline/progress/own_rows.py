"""Rows that people added to a ledger themselves (临时交办), with whom they name: by the titles, as entries are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from pipeline.exporters import titles
from pipeline.progress.reading import TaskTable, entries_of, task_tables
from pipeline.sources.sheets.cell_texts import SheetTexts

_UNITS: Final = (*titles.ROLE_COLUMNS, titles.RAW)


class OwnRow(Struct, frozen=True):
    """One row: its number as its person wrote it, what is to be done, by when, and the texts of the columns of units
    by their titles, empty ones left out."""

    number: str
    category: str
    task: str
    requirement: str
    units: dict[str, str]
    due: date | None = None
    due_text: str = ""


def own_rows(sheets: Sequence[SheetTexts]) -> tuple[OwnRow, ...]:
    """The rows of a ledger that belong to no task of the notice and say what is to be done, in their order."""
    return tuple(row for table in task_tables(sheets) if _is_ledger(table) for row in _rows(table))


def _is_ledger(table: TaskTable) -> bool:
    """Not the answers of units, and not what stood in rows that are gone."""
    return not table.left_over and titles.UNIT not in table.columns and titles.KEY in table.columns


def _rows(table: TaskTable) -> Iterator[OwnRow]:
    for entry in entries_of(table):
        if entry.key is None and (entry.task or entry.requirement):
            row = entry.row - 1
            units = {title: text for title in _UNITS if (text := table.text(row, title))}
            yield OwnRow(
                entry.number,
                table.text(row, titles.CATEGORY),
                entry.task,
                entry.requirement,
                units,
                entry.due,
                entry.due_text,
            )
