"""What a new notice's ledger takes over from last year's, and whether that has anything new to take."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from pipeline.batch.record import LastYear, Record, RecordedHead, found_by, hash_file, way_to
from pipeline.batch.summary import RowsByPlace
from pipeline.batch.year_before import entries_of, has_ledger, offered, year_before
from pipeline.result_names import LEDGER_BOOK

if TYPE_CHECKING:
    from pipeline.model import Notice
    from pipeline.model.progress import Entry

Told = tuple[str, ...]
_NOBODY: Final = ""


def named_before(folder: Path, output: Path) -> LastYear:
    """Last year's results as a person names them; nothing is known of their ledger yet."""
    return LastYear(way_to(folder, output), named=True)


def last_year(
    head: RecordedHead, known: LastYear | None, rows: RowsByPlace, output: Path
) -> tuple[Path, LastYear] | None:
    """The folder of last year's results, and what is to be recorded of it: the one that a person named, while it is
    there, else the one that is found by place, title and year. ``rows``: the summary of the folder ``output``."""
    if known is not None and known.named and has_ledger(found_by(known.folder, output)):
        folder = found_by(known.folder, output)
    else:
        found = year_before(head, rows, output)
        if found is None:
            return None
        folder, known = found, LastYear(way_to(found, output))
    try:
        return folder, replace(known, ledger=hash_file(folder / LEDGER_BOOK), people=_NOBODY)
    # Open in another program, or gone this moment: nothing to take over now.
    except OSError:
        return None


def anything_new(record: Record, known: LastYear | None, rows: RowsByPlace, output: Path) -> LastYear | None:
    """What is to be recorded of last year's ledger if it names other people than when it was looked at (``people`` is
    theirs then), or the same that it was; None where there is none. ``known``: as recorded, or as named now."""
    found = last_year(record.head, known, rows, output)
    if found is None:
        return record.last_year
    folder, now = found
    before = record.last_year
    if before is not None and before.ledger == now.ledger:
        return replace(now, people=before.people)
    return replace(now, people=people_in(entries_of(folder)))


def people_in(entries: Sequence[Entry]) -> str:
    """A short print of who is named in a ledger's own rows; empty where nobody is."""
    named = [
        (entry.key, entry.leader, entry.contact)
        for entry in entries
        if entry.unit is None and (entry.leader or entry.contact)
    ]
    return hashlib.sha256(repr(named).encode()).hexdigest() if named else _NOBODY


def take_over(
    notice: Notice, head: RecordedHead, folder: Path, known: LastYear | None, rows: RowsByPlace, output: Path
) -> tuple[LastYear | None, Told]:
    """Keep in ``folder`` what last year's ledger offers, for this year's to show; what to record, and words on it if
    there is anything new, or if a person named results that offer nothing."""
    from pipeline.exporters.inherited_file import read_inherited, write_inherited

    source = last_year(head, known, rows, output)
    if source is None:
        return known, ()
    before, now = source
    entries = entries_of(before)
    now = replace(now, people=people_in(entries))
    found = offered(notice, before, entries) if now.people else {}
    kept = read_inherited(folder)
    if not found:
        said = f"“{before.name}”的台账里没有填责任领导、联系人，或者任务都对不上，没有承接"
        return now, (said,) if now.named and not kept else ()
    if all(kept.get(key) == values for key, values in found.items()):
        return now, ()
    write_inherited({**kept, **found}, folder)
    return now, (f"{len(found)} 项任务的责任领导、联系人承自“{before.name}”的台账，写明“承……年”，请核对",)
