"""``summary.csv`` and ``summary.json``: one row a file, those of the run first and in its order, then those of earlier
runs that still hold."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.kept_files import Content, write_kept
from pipeline.batch.record import NAME, Counts, RecordedHead, found_by, read_record
from pipeline.exporters.csv_bytes import csv_pieces
from pipeline.exporters.csv_columns import titles_of
from pipeline.regular_files import open_regular, read_regular

SCHEMA: Final = "yaodian/summary/1"
STATUS_NAMES: Final = {"done": "完成", "failed": "失败", "left": "未处理", "skipped": "跳过", "joined": "并入"}
TITLES: Final = titles_of("summary.csv")
_WRITTEN: Final = ".yaodian-summary.json"
_BOM: Final = "\ufeff"


class SummaryRow(Struct, frozen=True):
    """A file and what became of it. ``problem`` is the kind of a failure (source, password, corrections, output, limit,
    crash; kind: a file in a folder that nothing here reads), ``reason`` its words. ``seconds``: how long the run worked
    on it, None if it was up to date. ``folder``: that of its results, if there are any. ``source``: the way from the
    summary to the file. ``this_run``: whether the last run had to do with it."""

    file: str
    status: Literal["done", "failed", "left", "skipped", "joined"]
    problem: str | None
    reason: str
    counts: Counts
    seconds: float | None
    folder: str
    head: RecordedHead = RecordedHead()
    source: str = ""
    this_run: bool = True


RowsByPlace = Mapping[str, Sequence[SummaryRow]]
"""Rows with results, by the place that their notice is of; a year's notice looks for last year's among them."""


class RunSummary(Struct, frozen=True):
    """The whole of ``summary.json``."""

    schema: Literal["yaodian/summary/1"]
    files: list[SummaryRow]


def earlier_rows(output: Path) -> list[SummaryRow]:
    """The rows of the last run's summary; none if there is no summary, or none that can be understood."""
    try:
        return msgspec.json.decode(read_regular(output / "summary.json"), type=RunSummary).files
    # Missing, unreadable or somebody's own file: all mean that nothing is known of earlier runs.
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return []


def rows_by_place(rows: Sequence[SummaryRow]) -> RowsByPlace:
    """The rows with results, by place: a batch asks for each of its files, and looks through one place's rows only."""
    found: dict[str, list[SummaryRow]] = {}
    for row in rows:
        if row.folder and row.head.place:
            found.setdefault(row.head.place, []).append(row)
    return found


def earlier_by_place(output: Path) -> RowsByPlace:
    """The rows of the last run's summary by place. A worker that converts many files reads a summary once, until it
    is written anew."""
    try:
        state = (output / "summary.json").stat()
    except OSError:
        return {}
    return _read_by_place(output, state.st_mtime_ns, state.st_size, state.st_ino)


@lru_cache(maxsize=1)
def _read_by_place(output: Path, *_stamp: int) -> RowsByPlace:
    return rows_by_place(earlier_rows(output))


def with_earlier(
    rows: Sequence[SummaryRow], earlier: Sequence[SummaryRow], output: Path, named: Sequence[Path]
) -> list[SummaryRow]:
    """The run's rows, then those of earlier runs for other files: results that are still there, and failures of files
    that are still there. What lies in the folders that this run was given (``named``) it has looked at itself."""
    sources = {row.source for row in rows}
    folders = {row.folder for row in rows if row.folder}

    def holds(row: SummaryRow) -> bool:
        if not row.source or row.source in sources or row.folder in folders:
            return False
        if row.status == "done":
            return (output / row.folder / NAME).is_file()
        path = found_by(row.source, output)
        return os.path.lexists(path) and not any(folder in path.parents for folder in named)

    return [*rows, *(replace(row, this_run=False) for row in earlier if holds(row))]


def known_sources(rows: Sequence[SummaryRow], output: Path) -> dict[str, str]:
    """Result folders that rows name and that are still there, by the hash of the file that they were made from."""
    records = {row.folder: read_record(output / row.folder) for row in rows if row.folder}
    return {record.basis.source: folder for folder, record in records.items() if record is not None}


def write_summary(rows: Sequence[SummaryRow], output: Path) -> list[Path]:
    """Write both files to ``output``; a file of that name that the program did not write, or that somebody changed,
    stays, and the new one goes beside it. Gives where they are. An OutputError if that cannot be."""
    made: dict[str, Content] = {
        "summary.csv": lambda: csv_pieces(TITLES, map(_cells, rows)),
        "summary.json": lambda: _json_pieces(rows),
    }
    return list(write_kept(made, output, _WRITTEN, _is_ours)[0])


def summary_csv(rows: Sequence[SummaryRow]) -> bytes:
    """A title row, then a row a file."""
    return b"".join(csv_pieces(TITLES, map(_cells, rows)))


def _cells(row: SummaryRow) -> list[str | int | None]:
    counts = row.counts
    numbers = (counts.points, counts.tasks, counts.units, counts.errors, counts.warnings, counts.infos)
    return [
        *(row.file, STATUS_NAMES[row.status], row.reason),
        *(row.head.title, row.head.year, row.head.place),
        *(numbers if row.status == "done" else [None] * 6),
        None if row.seconds is None else f"{row.seconds:.2f}",
        *(row.folder, "是" if row.this_run else "否"),
        *(row.head.code, row.head.document_number, row.head.issuers, row.head.issued_on),
    ]


def _json_pieces(rows: Sequence[SummaryRow]) -> Iterator[bytes]:
    """A RunSummary of the rows as it is encoded and indented, a row at a time: of a hundred thousand it is large."""
    yield f'{{\n  "schema": "{SCHEMA}",\n  "files": ['.encode()
    for number, row in enumerate(rows):
        written = msgspec.json.format(msgspec.json.encode(row), indent=2)
        yield (b",\n    " if number else b"\n    ") + written.replace(b"\n", b"\n    ")
    yield b"\n  ]\n}\n" if rows else b"]\n}\n"


def _is_ours(path: Path) -> bool:
    # So they begin in every version of the program.
    starts = {".csv": (_BOM + ",".join(TITLES[:3]) + ",").encode(), ".json": b'{\n  "schema": "yaodian/summary/'}
    return _begins(path, starts[path.suffix])


def _begins(path: Path, start: bytes) -> bool:
    try:
        with open_regular(path) as file:
            return file.read(len(start)) == start
    # Not there, a folder, or closed to us: in no case a summary that may be replaced.
    except OSError:
        return False
