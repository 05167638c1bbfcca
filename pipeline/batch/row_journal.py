"""Rows of the summary, appended while a run goes: what a run that was killed had done stands in the next one's summary.

A row a line, each written at once. The summary itself is made of them once, in the end.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO

import msgspec

from pipeline.batch.output_lock import ROWS
from pipeline.batch.summary import SummaryRow, earlier_rows, with_earlier, write_summary
from pipeline.regular_files import read_regular


class RowJournal:
    """The file in ``folder`` (the hidden one of an output folder) for as long as a run goes; gone in the end."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ROWS
        self._file: IO[bytes] | None = None

    def __enter__(self) -> RowJournal:
        try:
            self._file = self._path.open("wb")
        # The summary in the end will say what is wrong with the place.
        except OSError:
            self._file = None
        return self

    def add(self, row: SummaryRow) -> None:
        """Append a row, whole. A full disk is told of where results are written, not here."""
        if self._file is None:
            return
        try:
            self._file.write(msgspec.json.encode(row) + b"\n")
            self._file.flush()
        except OSError:
            self._file = None

    def __exit__(self, *_: object) -> None:
        """The summary is written, or never will be; where the process is killed, nothing comes here."""
        if self._file is not None:
            self._file.close()
        self._path.unlink(missing_ok=True)


def recovered(output: Path, folder: Path) -> list[SummaryRow]:
    """The rows of the summary, with those that a killed run left behind: then the summary is written with them."""
    earlier = earlier_rows(output)
    left = _left(folder / ROWS)
    if not left:
        return earlier
    rows = with_earlier(list({row.source: row for row in left}.values()), earlier, output, ())
    write_summary(rows, output)
    (folder / ROWS).unlink(missing_ok=True)
    return rows


def _left(path: Path) -> list[SummaryRow]:
    """The rows that are whole; a last one may have been cut short."""
    try:
        lines = read_regular(path).split(b"\n")[:-1]
    except OSError:
        return []
    found = []
    for line in lines:
        try:
            found.append(msgspec.json.decode(line, type=SummaryRow))
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
    return found
