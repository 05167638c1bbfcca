"""What people typed into the ledger among the results that decides on results: corrections, and rows of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.errors import SourceError
from pipeline.result_names import LEDGER_BOOK

if TYPE_CHECKING:
    from pipeline.batch.record import Record
    from pipeline.corrections import TypedRow
    from pipeline.progress.own_rows import OwnRow


class Typed(Struct, frozen=True):
    """Rows of the sheet 更正, rows that people added to the tasks, and what is to be told where nothing can be read."""

    corrections: tuple[TypedRow, ...] = ()
    own: tuple[OwnRow, ...] = ()
    told: tuple[str, ...] = ()


def typed_into(folder: Path) -> Typed:
    """What was typed into the ledger in ``folder``; there may be none yet."""
    from pipeline.corrections import read_typed
    from pipeline.progress.own_rows import own_rows
    from pipeline.sources.sheets.cell_texts import read_sheets

    path = folder / LEDGER_BOOK
    if not path.is_file():
        return Typed()
    try:
        sheets = read_sheets(path)
    except SourceError as error:
        return Typed(told=(f"“更正”表和您加的行没有读：{error}",))
    return Typed(read_typed(sheets), own_rows(sheets))


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
    found = typed_into(folder)
    return before if found.told else print_of_rows(found.corrections, found.own)


def keep_outcomes(typed: Sequence[TypedRow], outcomes: Mapping[int, str], folder: Path) -> None:
    """Keep what became of each numbered row for the ledger to show. Raises OutputError."""
    from pipeline.exporters.outcomes_file import write_outcomes

    said = {row.code: outcomes.get(row.row, "") for row in reversed(typed) if row.code}
    write_outcomes(said, folder)
