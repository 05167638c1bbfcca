"""Last year's results of a notice's place and subject, and what their ledger offers to the new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path

from pipeline.batch.record import RecordedHead
from pipeline.batch.summary import RowsByPlace
from pipeline.diff.years import same_words
from pipeline.errors import SourceError, UsageError
from pipeline.model import Notice
from pipeline.model.progress import Entry
from pipeline.result_names import LEDGER_BOOK, NOTICE_JSON


def has_ledger(folder: Path) -> bool:
    """Whether a folder holds a notice's results with a ledger."""
    return (folder / LEDGER_BOOK).is_file() and (folder / NOTICE_JSON).is_file()


def result_folder(result: str | PathLike[str]) -> Path:
    """The folder of a notice's results, from itself or a file in it. Raises UsageError if there is no ledger."""
    path = Path(result)
    folder = path if path.is_dir() else path.parent
    if not path.exists():
        raise UsageError(f"{path}：没有这个文件或文件夹，请检查路径。")
    if not (folder / LEDGER_BOOK).is_file():
        raise UsageError(
            f"{folder}：里面没有台账 {LEDGER_BOOK}；请给出一份通知的结果文件夹，如 output/通知名，或先转换。"
        )
    return folder


def year_before(head: RecordedHead, rows: RowsByPlace, output: Path) -> Path | None:
    """The results of the last year before ``head``'s that the folder ``output`` has of the same place and title but
    for the year, by the rows of its summary; None where there are none with a ledger."""
    if head.year is None or not head.place:
        return None
    found = [
        (row.head.year, row.folder)
        for row in rows.get(head.place, ())
        if row.head.year is not None and row.head.year < head.year
        if same_words(row.head.title, head.title, row.head.year, head.year)
        if has_ledger(output / row.folder)
    ]
    return output / max(found)[1] if found else None


def entries_of(before: Path) -> Sequence[Entry]:
    """What people entered into last year's ledger in the folder ``before``; nothing where it cannot be read."""
    from pipeline.progress.reading import read_ledger

    try:
        return read_ledger(before / LEDGER_BOOK).entries
    except SourceError:
        return ()


def offered(notice: Notice, before: Path, entries: Sequence[Entry]) -> Mapping[str, Mapping[str, str]]:
    """By the row's key of the new notice, what last year's ledger, of whose ``entries`` these are, knows of its people.
    Nothing where the notice in the folder ``before`` cannot be read, or either has no tasks."""
    from pipeline.diff.comparison import compare
    from pipeline.exporters.json_file import read_notice
    from pipeline.exporters.titles import row_keys
    from pipeline.progress.inheriting import inherited

    try:
        old = read_notice(before / NOTICE_JSON)
    except SourceError:
        return {}
    if not old.tasks or not notice.tasks or not any(entry.leader or entry.contact for entry in entries):
        return {}
    numbers = {key: task.number for key, task in zip(row_keys(old.tasks), old.tasks, strict=True)}
    found = inherited(entries, numbers, compare(old, notice))
    keys = zip(row_keys(notice.tasks), notice.tasks, strict=True)
    return {key: found[task.number] for key, task in keys if task.number in found}
