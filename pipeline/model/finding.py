"""What was noticed about a notice, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET, Struct, UnsetType, structs

from pipeline.model.bounds import Count
from pipeline.model.finding_codes import Severity, kind_of


class Place(Struct, frozen=True, omit_defaults=True, gc=False):
    """Where in a document that has neither pages nor lines; all count from 1.

    A paragraph of the running text, or a cell of a table (and a paragraph in that cell). ``file``: the attached file
    that they are of, where it is not the notice's own.
    """

    paragraph: Count | None = None
    table: Count | None = None
    row: Count | None = None
    column: Count | None = None
    file: str | None = None


class Evidence(Struct, frozen=True):
    """A place in the source: page from 1 and box in points.

    Without pages: first and last line from 1, or the ``place`` in a form that has no lines either. ``confidence``: that
    of the character there that was read from a picture with the least (0 to 1).
    """

    page: Count | None = None
    bbox: tuple[float, float, float, float] | None = None
    lines: tuple[Count, Count] | UnsetType = UNSET
    place: Place | UnsetType = UNSET
    confidence: float | UnsetType = UNSET


Places = tuple[Evidence, ...]
"""Where one value stands, in reading order."""


class Finding(Struct, frozen=True):
    """One thing a person should know. ``message`` is plain Chinese: what was found, where, what to do.

    ``point`` and ``task`` are numbers of the notice's points and tasks, where the finding is about one. ``checked``: a
    person has looked into it. Made by ``of``; an UnknownFindingError, whichever way it is made, if ``code`` is not
    declared in ``finding_codes``.
    """

    code: str
    severity: Severity
    message: str
    point: Count | None = None
    task: Count | None = None
    evidence: tuple[Evidence, ...] = ()
    checked: bool | UnsetType = UNSET

    def __post_init__(self) -> None:
        kind_of(self.code)

    @classmethod
    def of(
        cls,
        code: str,
        message: str,
        point: int | None = None,
        task: int | None = None,
        evidence: tuple[Evidence, ...] = (),
        *,
        exceptional: bool = False,
    ) -> Finding:
        """A finding of the severity that its code has; ``exceptional``: that of the code's exceptional case.

        Raises UnknownFindingError for a code that is not declared, ValueError for a case that its row does not have.
        """
        kind = kind_of(code)
        if not exceptional:
            return cls(code, kind.severity, message, point, task, evidence)
        if kind.exceptional is None:
            raise ValueError(f"{code}: no exceptional severity is declared")
        return cls(code, kind.exceptional.severity, message, point, task, evidence)


_NAMED = 8
"""Task numbers named in one finding; the rest is only counted."""


def tasks_named(numbers: Sequence[int]) -> str:
    """任务第 2、5 项, for a message about several tasks."""
    listed = "、".join(map(str, numbers[:_NAMED]))
    return f"任务第 {listed} 项" if len(numbers) <= _NAMED else f"任务第 {listed} 等 {len(numbers)} 项"


def of_tasks(findings: Sequence[Finding]) -> Finding:
    """One finding for several that say the same of a task each: the first one, which names and shows the others."""
    first, *others = findings
    numbers = [other.task for other in others if other.task is not None]
    if not numbers:
        return first
    evidence = tuple(dict.fromkeys(place for one in findings for place in one.evidence))
    return structs.replace(first, message=f"{first.message}{tasks_named(numbers)}也是这样。", evidence=evidence)
