"""What people entered on the tasks of a notice that was converted before, for who looks at it beside the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline.batch.summary import earlier_rows, known_sources
from pipeline.errors import SourceError
from pipeline.exporters.titles import row_keys
from pipeline.model import Notice
from pipeline.model.progress import Entry
from pipeline.progress.reading import read_ledger

_LEDGER: Final = "notice.xlsx"


def ledger_of(notice: Notice, outputs: Sequence[Path]) -> Path | None:
    """The ledger of the notice of that very file, in the first of the folders of results that has one."""
    for output in outputs:
        folder = known_sources(earlier_rows(output), output).get(notice.source.sha256)
        if folder is not None and (output / folder / _LEDGER).is_file():
            return output / folder / _LEDGER
    return None


def last_progress(notice: Notice, outputs: Sequence[Path]) -> Mapping[int, str]:
    """By the number of the task, what its ledger says of it; only tasks on which anything was entered. A ledger that is
    not there or cannot be read says nothing."""
    path = ledger_of(notice, outputs)
    if path is None:
        return {}
    try:
        entries = read_ledger(path).entries
    except SourceError:
        return {}
    said: dict[str, list[str]] = {}
    for entry in entries:
        words = progress_words(entry)
        if entry.key and words:
            said.setdefault(entry.key, []).append(words)
    return {
        task.number: "\n".join(said[key])
        for key, task in zip(row_keys(notice.tasks), notice.tasks, strict=True)
        if key in said
    }


def progress_words(entry: Entry) -> str:
    """One row's progress and day of completion, whose it is if it is a unit's; nothing where nothing was entered."""
    done = f"{entry.done_on or entry.done_text}完成" if entry.done_text else ""
    words = "；".join(text for text in (done, entry.progress) if text)
    return f"{entry.unit}：{words}" if words and entry.unit else words
