"""What the units answered to their lists: kept beside the ledger, so that the ledger can be made anew with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from pipeline.model.progress import EntryDoubt

SCHEMA: Final = "yaodian/answers/1"
FIELDS: Final = ("leader", "contact", "progress", "done", "note")
"""What a unit may say of a task: the fields of an answer, in the order of the columns that people fill in."""


class UnitAnswer(Struct, frozen=True, kw_only=True):
    """What one unit says of one task. ``unit`` is its id, ``key`` the task's row key, empty in a row of the unit's own.

    ``done`` is ISO where it is a day without doubt, else as typed. ``file``, ``sheet`` and ``row`` (from 1) say where
    the latest of it was read; ``number``, ``task`` and ``requirement`` what the task was called there.
    """

    unit: str
    key: str
    number: str = ""
    task: str = ""
    requirement: str = ""
    leader: str = ""
    contact: str = ""
    progress: str = ""
    done: str = ""
    note: str = ""
    file: str = ""
    sheet: str = ""
    row: int = 0

    @property
    def said(self) -> tuple[str, ...]:
        """The texts of the fields."""
        return (self.leader, self.contact, self.progress, self.done, self.note)


class Answers(Struct, frozen=True):
    """``answers.json``: all answers, one a unit and task; ``strays`` are rows whose task the notice does not have (any
    more), ``returned`` the file that each unit sent last, by the unit's id."""

    schema: Literal["yaodian/answers/1"] = SCHEMA
    answers: tuple[UnitAnswer, ...] = ()
    strays: tuple[UnitAnswer, ...] = ()
    returned: dict[str, str] = {}


NO_ANSWERS: Final = Answers()


class Returned(Struct, frozen=True, kw_only=True):
    """One list that came back. ``base``: prints of what the program had filled in, by key and field; None where the
    file does not say. ``doubts`` are told to the user and lose nothing: the text they are about is in an answer."""

    file: str
    unit: str
    answers: tuple[UnitAnswer, ...]
    strays: tuple[UnitAnswer, ...] = ()
    base: Mapping[tuple[str, str], str] | None = None
    doubts: tuple[EntryDoubt, ...] = ()


class AnswerConflict(Struct, frozen=True):
    """Two texts for one place, neither of which is the other's successor: ``kept`` stands, ``other`` was read where
    ``answer`` says."""

    answer: UnitAnswer
    field: str
    kept: str
    other: str


class AnswersTaken(Struct, frozen=True):
    """The answers with what came back, how many places are new or changed by unit, and where two texts stand against
    each other."""

    answers: Answers
    changes: dict[str, int]
    conflicts: tuple[AnswerConflict, ...]
