"""What the ledger knows of a unit's tasks: filled into the unit's list before it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.exporters import titles
from pipeline.exporters.answers_file import read_answers
from pipeline.exporters.involvement import UnitTasks
from pipeline.exporters.ledger.answer_sheet import answer_values, answering_unit, asked_of
from pipeline.exporters.ledger.ledger import due_date
from pipeline.exporters.workbook.sheet import Value
from pipeline.model import Notice
from pipeline.model.progress import Entry
from pipeline.progress.reading import read_ledger
from pipeline.result_names import LEDGER_BOOK

Known = Mapping[str, Mapping[str, Value]]
"""Values by the row's key and the column's title."""


def known_of(notice: Notice, bodies: Sequence[UnitTasks], folder: Path) -> Mapping[str, Known]:
    """By the unit's id: its own answers, the day that a person set for a task, and, where it is the one that answers
    for that, what the ledger's row says.

    ``folder`` holds the ledger and the answers. A ledger that is not there or cannot be read knows nothing. Raises
    SourceError for a broken file of answers.
    """
    found: dict[str, dict[str, dict[str, Value]]] = {}
    entries = own_entries(folder / LEDGER_BOOK)
    for key, asked in asked_of(notice, bodies).items():
        unit = answering_unit(asked)
        if unit is not None and key in entries and entries[key].is_filled:
            found.setdefault(unit, {})[key] = _said(entries[key])
        for body, involvement in asked.items():
            day = entries[key].due if key in entries else None
            if day is not None and day != due_date(involvement.task):
                found.setdefault(body, {}).setdefault(key, {})[titles.DUE_DATE] = day
    for answer in read_answers(folder).answers:
        values = {title: value for title, value in answer_values(answer).items() if value}
        of_task = found.setdefault(answer.unit, {}).setdefault(answer.key, {})
        of_task.update(values)
    return found


def own_entries(path: Path) -> Mapping[str, Entry]:
    """The ledger's own rows by key, the first of each."""
    if not path.is_file():
        return {}
    try:
        read = read_ledger(path)
    except SourceError:
        return {}
    found: dict[str, Entry] = {}
    for entry in read.entries:
        if entry.key and entry.unit is None and (entry.is_filled or entry.due is not None):
            found.setdefault(entry.key, entry)
    return found


def _said(entry: Entry) -> dict[str, Value]:
    texts: tuple[Value, ...] = (
        entry.leader,
        entry.contact,
        entry.progress,
        entry.done_on or entry.done_text,
        entry.note,
    )
    return {title: value for title, value in zip(titles.USER_COLUMNS, texts, strict=True) if value}
