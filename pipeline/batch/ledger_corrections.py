"""Corrections that people typed into the ledger that stands among the results, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.errors import SourceError

if TYPE_CHECKING:
    from pipeline.batch.record import Record
    from pipeline.corrections import TypedRow

LEDGER_BOOK: Final = "notice.xlsx"


def typed_into(folder: Path) -> tuple[tuple[TypedRow, ...], tuple[str, ...]]:
    """The rows that were typed into the sheet 更正 of the ledger in ``folder``, and what is to be told where it cannot
    be read; there may be no ledger yet."""
    from pipeline.corrections import read_typed

    path = folder / LEDGER_BOOK
    if not path.is_file():
        return (), ()
    try:
        return read_typed(path), ()
    except SourceError as error:
        return (), (f"“更正”表没有读：{error}",)


def typed_print(folder: Path, record: Record | None) -> str | None:
    """A print of what was typed into the ledger in ``folder``, by which it is known whether that changed. Nothing is
    read of a ledger that is as the program wrote it; one that is no workbook says nothing new. May raise OSError."""
    from pipeline.batch.record import hash_file
    from pipeline.corrections import print_of_rows

    path = folder / LEDGER_BOOK
    if not path.is_file():
        return None
    before = record.basis.typed if record is not None else None
    if record is not None and record.files.get(LEDGER_BOOK) == hash_file(path):
        return before
    rows, unread = typed_into(folder)
    return before if unread else print_of_rows(rows)


def keep_outcomes(typed: Sequence[TypedRow], outcomes: Mapping[int, str], folder: Path) -> None:
    """Keep what became of each numbered row for the ledger to show. Raises OutputError."""
    from pipeline.exporters.outcomes_file import write_outcomes

    said = {row.code: outcomes.get(row.row, "") for row in reversed(typed) if row.code}
    write_outcomes(said, folder)
