"""Where the clerk wrote something else into a task's row than the unit says that answers for the task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.exporters import titles
from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.ledger.answer_sheet import answering_unit, asked_of
from pipeline.model import Notice, Unit
from pipeline.model.progress import Entry
from pipeline.model.unit_answers import FIELDS, AnswerConflict, Answers, UnitAnswer
from pipeline.progress.returned import print_of_field

TITLE_OF: Final = dict(zip(FIELDS, titles.USER_COLUMNS, strict=True))


def clerks_words(
    notice: Notice, units: Mapping[str, Unit], own: Mapping[str, Entry], before: Answers, now: Answers
) -> Iterator[AnswerConflict]:
    """One for each field that says one thing in the ledger and another in the unit's answer. ``own``: the ledger's rows
    by key; what stands there because the unit had answered so ``before`` is not the clerk's."""
    said = {(one.unit, one.key): one for one in now.answers}
    earlier = {(one.unit, one.key): one for one in before.answers}
    for key, asked in asked_of(notice, unit_tasks(notice, units)).items():
        place = (answering_unit(asked) or "", key)
        if place in said and key in own:
            yield from _differing(own[key], said[place], earlier.get(place))


def _differing(entry: Entry, answer: UnitAnswer, before: UnitAnswer | None) -> Iterator[AnswerConflict]:
    for field in FIELDS:
        kept, other = said_in(entry, field), getattr(answer, field)
        known = (other, getattr(before, field) if before else "")
        if kept and other and print_of_field(field, kept) not in {print_of_field(field, one) for one in known}:
            yield AnswerConflict(answer, field, kept, other)


def said_in(entry: Entry, field: str) -> str:
    """What a row says in a field of an answer; a day as ISO, if it is one."""
    if field == "done":
        return entry.done_on.isoformat() if entry.done_on else entry.done_text
    text: str = getattr(entry, field)
    return text
