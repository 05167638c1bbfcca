"""``<stem>.corrections.yaml`` beside an input: what a person knows better than the program, applied on every run.

    units:                                # a piece of 责任单位 that was read wrongly
      - text: 商城                        # as it stands in the text
        task: 3                           # only in this task; left out: wherever it stands
        parties:                          # who is meant; [] for nobody
          - {text: 兰山商城, name: 兰山商城管委会}
    texts:                                # words that were read wrongly
      - {where: point_heading, number: 10, old: 决策项目目录, new: 决策事项目录}
    join:                                 # rows of the task table that are one task
      - [5, 6]
    split:                                # a row that is two tasks; the second begins with these words
      - {task: 7, before: 各街道要}
    deadlines:                            # by when a task is due; `old`: the words that were read wrongly, else all
      - {task: 27, old: 9月底前, due: 2021-09-30}
    checked:                              # findings that a person has looked into
      - {code: unit.doubtful, message: …, task: 3}

All numbers are those of the notice as the program read it, before any correction. A task may be named by its id
instead (371302-2021-97db21e5ced1409c), which does not move when rows do.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from pipeline.errors import RulesError
from pipeline.model.correction_words import PLACES, SAID_ROLES, Said, SaidRole, Where
from pipeline.model.notice import PartyKind
from pipeline.model.raw import Role
from pipeline.rules.loading import Day, Text, read_rules

TaskName = int | Annotated[str, Meta(pattern="-")]
"""A task's number, or its id (of version 1 of the schema too, which ended in the number)."""

_FIELDS: Final[dict[Where | Said, Where]] = {said: where for where, said in PLACES.items()} | {
    where: where for where in PLACES
}


_ROLES: Final[dict[Role | SaidRole, Role]] = dict(SAID_ROLES.items()) | {role: role for role in SAID_ROLES.values()}


class MeantParty(Struct, frozen=True, forbid_unknown_fields=True):
    """Who is meant: ``text`` as it should have been read, ``name`` canonical (else the text). A ``role`` left out is
    that of the piece replaced, and is named in English or in Chinese; a ``unit`` left out is that of the same name
    elsewhere in the notice, or a new one."""

    text: Text
    name: Text | None = None
    kind: PartyKind = "unit"
    role: Role | SaidRole | None = None
    unit: str | None = None

    @property
    def given_role(self) -> Role | None:
        """``role`` in English."""
        return _ROLES[self.role] if self.role else None


class UnitCorrection(Struct, frozen=True, forbid_unknown_fields=True):
    """A party, remark or open tail that reads ``text`` gives way to ``parties``. With a ``task``, ``text`` may be its
    whole 责任单位: then these are all its parties (and their roles are to be given)."""

    text: str
    parties: list[MeantParty]
    task: TaskName | None = None


class TextCorrection(Struct, frozen=True, forbid_unknown_fields=True):
    """``old`` becomes ``new`` in one field: of the section or point of that number, of the task of that number or id,
    or wherever it stands.

    The field is named in English or in Chinese.
    """

    where: Where | Said
    old: Text
    new: str
    number: TaskName | None = None

    @property
    def field(self) -> Where:
        """``where`` in English."""
        return _FIELDS[self.where]


class Split(Struct, frozen=True, forbid_unknown_fields=True):
    """A task whose requirement is two: the second begins with ``before``."""

    task: TaskName
    before: Text


class DeadlineCorrection(Struct, frozen=True, forbid_unknown_fields=True):
    """A task is due on the day ``due``, said in ``words`` (else those of the deadline it replaces). Without either the
    deadline goes."""

    task: TaskName
    due: Day | None = None
    words: str = ""
    old: Text | None = None


class Checked(Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that a person has checked, known by its code, its words, and the point or task that it is about."""

    code: Text
    message: Text
    point: int | None = None
    task: TaskName | None = None


class Corrections(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file; every part may be left out."""

    units: list[UnitCorrection] = []
    texts: list[TextCorrection] = []
    join: list[list[TaskName]] = []
    split: list[Split] = []
    deadlines: list[DeadlineCorrection] = []
    checked: list[Checked] = []


Kind = Literal["units", "texts", "join", "split", "deadlines"]


class TypedCorrections(Corrections, frozen=True):
    """Corrections of which some were typed into the sheet 更正 of a ledger, behind those of the file. ``rows``: the
    sheet's row (from 1) of each of those, by its list and its place there; ``refused``: why a row is none, by the row;
    ``sheet``: what messages call the sheet."""

    rows: Mapping[tuple[Kind, int], int] = {}
    refused: Mapping[int, str] = {}
    sheet: str = ""


def read_corrections(path: Path, notice: str = "") -> Corrections:
    """The file, checked. Raises RulesError naming file and line, and the notice's file if ``notice`` is its name; an
    empty file corrects nothing."""
    try:
        return read_rules(path, Corrections, "更正文件")
    except RulesError as error:
        raise RulesError(f"{notice}：{error}" if notice else str(error)) from error
