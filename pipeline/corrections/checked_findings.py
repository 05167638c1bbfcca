"""Findings that a person has looked into: they stay, and say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pipeline.corrections.file import Checked, TaskName
from pipeline.model import Finding

_Key = tuple[str, str, int | None, TaskName | None]


def with_checked(
    findings: Iterable[Finding], checked: Iterable[Checked], as_read: Sequence[tuple[int, ...]]
) -> tuple[Finding, ...]:
    """The findings, those marked that a person has checked: same code and words, of the same point, and of the same
    task by its number before any correction. ``as_read``: those numbers of each task."""
    known: set[_Key] = {(one.code, one.message, one.point, one.task) for one in checked}

    def is_checked(finding: Finding) -> bool:
        rows: tuple[int | None, ...] = (None,)
        if finding.task is not None:
            rows = as_read[finding.task - 1] if finding.task <= len(as_read) else (finding.task,)
        return any((finding.code, finding.message, finding.point, row) in known for row in rows)

    return tuple(replace(one, checked=True) if is_checked(one) else one for one in findings)
