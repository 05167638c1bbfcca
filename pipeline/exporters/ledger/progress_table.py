"""``progress.csv`` and ``progress.json``: what people entered into the ledger, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Final, Literal

import msgspec
from msgspec import Struct

from pipeline.errors import SourceError
from pipeline.exporters import titles
from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.csv_bytes import csv_bytes
from pipeline.exporters.csv_columns import titles_of
from pipeline.exporters.csv_file import head_values
from pipeline.model import Notice
from pipeline.model.progress import LedgerEntries
from pipeline.progress.reading import read_ledger

SCHEMA: Final = "yaodian/progress/1"


class ProgressFile(Struct, frozen=True):
    """The whole of ``progress.json``: ``tasks`` are the ids by row key."""

    schema: Literal["yaodian/progress/1"]
    tasks: dict[str, str]
    read: LedgerEntries


def write_progress(notice: Notice, ledger: Path, path: Path) -> None:
    """A row an entry of the ledger, the task's own and each unit's; as JSON with what could not be told of it, if that
    is the suffix of ``path``. Nothing is written where there is no ledger to read."""
    found = _read(ledger)
    if found is None:
        return
    if path.suffix == ".csv":
        write_bytes(path, csv_bytes(titles_of("progress.csv"), _rows(notice, found)))
        return
    content = ProgressFile(SCHEMA, _ids(notice), found)
    write_bytes(path, msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")


def _read(ledger: Path) -> LedgerEntries | None:
    try:
        now = ledger.stat()
    except OSError:
        return None
    return _read_once(ledger, now.st_mtime_ns, now.st_size, now.st_ino) if S_ISREG(now.st_mode) else None


@lru_cache(maxsize=1)
def _read_once(ledger: Path, *_stamp: int) -> LedgerEntries | None:
    """Both files say the same of one ledger, and reading it costs more than writing them."""
    try:
        return read_ledger(ledger)
    # A workbook that is not the program's stays as it is, and the new one is beside it.
    except SourceError:
        return None


def _ids(notice: Notice) -> dict[str, str]:
    return dict(zip(titles.row_keys(notice.tasks), (task.id for task in notice.tasks), strict=True))


def _rows(notice: Notice, found: LedgerEntries) -> Iterator[list[str | int | None]]:
    ids, head = _ids(notice), head_values(notice)
    numbers = {task.id: task.number for task in notice.tasks}
    for entry in found.entries:
        task = ids.get(entry.key or "")
        yield [
            task,
            entry.key,
            numbers[task] if task else None,
            entry.task,
            entry.unit,
            entry.leader,
            entry.contact,
            entry.progress,
            entry.done_on.isoformat() if entry.done_on else None,
            entry.done_text,
            entry.note,
            entry.due.isoformat() if entry.due else None,
            entry.sheet,
            entry.row,
            *head,
        ]
