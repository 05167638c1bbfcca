"""What came back, taken into what is known, three ways: what the list said when it was sent, what it says now, what is
known by now. A text that a unit changed follows the one that it was sent; where neither follows the other, both are
listed and the known one stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.exporters.keeping.snapshot import print_of
from pipeline.model.unit_answers import FIELDS, AnswerConflict, Answers, AnswersTaken, Returned, UnitAnswer
from pipeline.progress.returned import print_of_field


def take(known: Answers, lists: Sequence[Returned], overwrite: bool = False) -> AnswersTaken:
    """The known answers with those of the lists. Taking the same lists again changes nothing.

    ``overwrite``: where two texts stand against each other, the list's goes before the known one.
    """
    answers = {(one.unit, one.key): one for one in known.answers}
    strays = {_words(one): one for one in known.strays}
    changes: dict[str, int] = {}
    conflicts: list[AnswerConflict] = []
    returned = dict(known.returned)
    for one in lists:
        returned[one.unit] = one.file
        for answer in one.answers:
            place = (answer.unit, answer.key)
            before = answers.get(place)
            after, clashes = _taken(before, answer, one, overwrite)
            conflicts += clashes
            count = sum(a != b for a, b in zip(after.said, before.said if before else ("",) * 5, strict=True))
            if count:
                answers[place] = after
                changes[one.unit] = changes.get(one.unit, 0) + count
        for stray in one.strays:
            strays.setdefault(_words(stray), stray)
    found = Answers(answers=tuple(answers.values()), strays=tuple(strays.values()), returned=returned)
    return AnswersTaken(found, changes, tuple(conflicts))


def _taken(
    before: UnitAnswer | None, answer: UnitAnswer, list_: Returned, overwrite: bool
) -> tuple[UnitAnswer, list[AnswerConflict]]:
    """The answer with what a list says of it, field by field."""
    start = before or replace(answer, **dict.fromkeys(FIELDS, ""))
    values: dict[str, str] = {}
    clashes: list[AnswerConflict] = []
    for field in FIELDS:
        now, sent = getattr(start, field), getattr(answer, field)
        base = (list_.base or {}).get((print_of(answer.key), field), "")
        printed = print_of_field(field, sent)
        # Empty, as it was sent, or known already: the unit says nothing new.
        if not sent or sent == now or (base and printed == base):
            continue
        if not now or print_of_field(field, now) == base:
            values[field] = sent
            continue
        clashes.append(AnswerConflict(answer, field, now, sent))
        if overwrite:
            values[field] = sent
    if not values:
        return start, clashes
    return replace(start, **values, file=answer.file, sheet=answer.sheet, row=answer.row), clashes


def _words(stray: UnitAnswer) -> tuple[str, ...]:
    return (stray.unit, stray.key, stray.task, stray.requirement, *stray.said)
