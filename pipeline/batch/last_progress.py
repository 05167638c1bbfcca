"""What people entered on the tasks of a notice that was converted before, for who looks at it beside the next one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.batch.summary import earlier_rows, known_sources
from pipeline.errors import SourceError
from pipeline.exporters.titles import row_keys
from pipeline.model import Notice
from pipeline.model.change import TaskProgress
from pipeline.progress.reading import read_ledger
from pipeline.result_names import LEDGER_BOOK


def ledger_of(notice: Notice, outputs: Sequence[Path]) -> Path | None:
    """The ledger of the notice of that very file, in the first of the folders of results that has one."""
    for output in outputs:
        folder = known_sources(earlier_rows(output), output).get(notice.source.sha256)
        if folder is not None and (output / folder / LEDGER_BOOK).is_file():
            return output / folder / LEDGER_BOOK
    return None


def last_progress(notice: Notice, outputs: Sequence[Path]) -> tuple[TaskProgress, ...]:
    """What its ledger says of each task, in the order of its rows; only rows in which progress or a day of completion
    was entered. A ledger that is not there or cannot be read says nothing."""
    path = ledger_of(notice, outputs)
    if path is None:
        return ()
    try:
        entries = read_ledger(path).entries
    except SourceError:
        return ()
    numbers = dict(zip(row_keys(notice.tasks), (task.number for task in notice.tasks), strict=True))
    return tuple(
        TaskProgress(
            numbers[entry.key],
            entry.unit,
            entry.progress,
            entry.done_text,
            entry.done_on.isoformat() if entry.done_on else None,
        )
        for entry in entries
        if entry.key in numbers and (entry.progress or entry.done_text)
    )
