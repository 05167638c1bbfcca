"""What was noticed about a notice, and where it stands."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

Severity = Literal["info", "warning", "error"]


class Evidence(Struct, frozen=True):
    """A place in the source: page from 1 and box in points, or, without pages, first and last line from 1."""

    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    lines: tuple[int, int] | UnsetType = UNSET


class Finding(Struct, frozen=True):
    """One thing a person should know. ``message`` is plain Chinese: what was found, where, what to do.

    ``point`` and ``task`` are numbers of the notice's points and tasks, where the finding is about one.
    """

    code: str
    severity: Severity
    message: str
    point: int | None = None
    task: int | None = None
    evidence: tuple[Evidence, ...] = ()
