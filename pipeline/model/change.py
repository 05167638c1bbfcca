"""What changed between two notices. Field order is the key order of ``diff.json``."""

from __future__ import annotations

from typing import Final, Literal, get_args

from msgspec import UNSET, Struct, UnsetType

DIFF_SCHEMA: Final = "yaodian/diff/1"
Kind = Literal["kept", "reworded", "reassigned", "rescheduled", "moved", "added", "dropped", "split", "merged"]
"""In the order in which the kinds of one change are listed."""
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
Piece = tuple[Literal["equal", "delete", "insert"], str]


class Edition(Struct, frozen=True):
    """One of the notices compared: title of the work points, year, hash of the file it was read from."""

    title: str | None
    year: int | None
    sha256: str


class Charge(Struct, frozen=True):
    """A body and its role. ``unit`` is None for a party without a stable identity."""

    unit: str | None
    name: str
    role: str


class RoleChange(Struct, frozen=True):
    """A body that answers for the task in both years, in another role."""

    unit: str | None
    name: str
    old: str
    new: str


class Renaming(Struct, frozen=True):
    """A body (or its successor, whose ``unit`` and ``name`` these are) that had another name, or went into this one."""

    unit: str | None
    name: str
    old: str
    new: str


class Shift(Struct, frozen=True):
    """The old and the new text of one field; None where there is none."""

    old: str | None
    new: str | None


class UnitChanges(Struct, frozen=True):
    """Who came, who went, whose role or name is another. ``open_ended`` is there only if an open tail differs."""

    added: tuple[Charge, ...] = ()
    removed: tuple[Charge, ...] = ()
    role_changed: tuple[RoleChange, ...] = ()
    renamed: tuple[Renaming, ...] = ()
    open_ended: Shift | UnsetType = UNSET


class TaskProgress(Struct, frozen=True):
    """What the older notice's ledger says of one of its tasks, in one row. ``unit``: whose answer it is; None in the
    ledger's own row. ``done`` is the day of completion as entered, ``done_on`` the same as an ISO day, None if it tells
    none."""

    task: int
    unit: str | None
    progress: str
    done: str
    done_on: str | None


class Change(Struct, frozen=True):
    """One obligation through the years: ``old`` and ``new`` are task numbers, several for a split or a merge.

    ``similarity`` is the likeness of the requirements, 0 to 1, None for added and dropped. ``wording`` is of the
    requirement: equal and deleted pieces joined are the old text, equal and inserted ones the new. ``old_ids`` and
    ``new_ids`` are the tasks' ids, by which other tables name them; none where points are compared.
    ``progress`` is what the older notice's ledger says of its tasks; none without a ledger.
    """

    kind: tuple[Kind, ...]
    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float | None
    wording: tuple[Piece, ...]
    units: UnitChanges
    deadline: Shift
    section: Shift
    old_ids: tuple[str, ...] = ()
    new_ids: tuple[str, ...] = ()
    progress: tuple[TaskProgress, ...] = ()


class UnitBalance(Struct, frozen=True):
    """What changed for one body: numbers of new tasks (``added``, ``changed``), of old ones (``dropped``), a count."""

    unit: str | None
    name: str
    added: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    kept: int = 0


class Summary(Struct, frozen=True):
    """How many changes are of each kind; a change of two kinds counts in both."""

    kept: int = 0
    reworded: int = 0
    reassigned: int = 0
    rescheduled: int = 0
    moved: int = 0
    added: int = 0
    dropped: int = 0
    split: int = 0
    merged: int = 0


class Diff(Struct, frozen=True, kw_only=True):
    """The whole comparison; written as ``diff.json``.

    ``level`` is there only where one of the notices has no tasks: the numbers are those of the body's points then.
    """

    schema: Literal["yaodian/diff/1"] = DIFF_SCHEMA
    old: Edition
    new: Edition
    level: Literal["points"] | UnsetType = UNSET
    changes: tuple[Change, ...] = ()
    by_unit: tuple[UnitBalance, ...] = ()
    summary: Summary = Summary()
