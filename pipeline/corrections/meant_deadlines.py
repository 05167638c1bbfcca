"""By when a task is due, where that was read wrongly or is known better."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.corrections.file import DeadlineCorrection
from pipeline.model import Deadline, Notice, Places, Task


def replace_deadline(notice: Notice, one: DeadlineCorrection) -> tuple[Notice, int]:
    """The notice with a correction of a deadline, and how many tasks it fits: its task, if that has the deadline."""
    tasks = tuple(_with_due(task, one) if _fits(task, one) else task for task in notice.tasks)
    return replace(notice, tasks=tasks), sum(_fits(task, one) for task in notice.tasks)


def deadline_words(one: DeadlineCorrection) -> str:
    """What a correction does, in the words of a finding."""
    old = f"“{one.old}”" if one.old else ""
    new = "、".join(part for part in (one.words, one.due) if part)
    return f"完成时限{old}改为“{new or '（无）'}”"


def _fits(task: Task, one: DeadlineCorrection) -> bool:
    return task.number == one.task and (not one.old or any(one.old == old.raw for old in task.deadlines))


def _with_due(task: Task, one: DeadlineCorrection) -> Task:
    """The new deadline in the place of the old one, or of all."""
    places = [*task.where.deadlines, *((),) * (len(task.deadlines) - len(task.where.deadlines))]
    pairs: list[tuple[Deadline, Places]] = list(zip(task.deadlines, places, strict=False))
    gone = [pair for pair in pairs if not one.old or pair[0].raw == one.old]
    kept = [pair for pair in pairs if pair not in gone]
    if one.due or one.words:
        at = pairs.index(gone[0]) if gone else len(kept)
        kept.insert(at, _meant(one, gone[0] if gone else None))
    where = tuple(place for _, place in kept)
    return replace(
        task,
        deadlines=tuple(deadline for deadline, _ in kept),
        where=replace(task.where, deadlines=where if any(where) else ()),
    )


def _meant(one: DeadlineCorrection, old: tuple[Deadline, Places] | None) -> tuple[Deadline, Places]:
    due = str(one.due) if one.due else None
    before, place = old or (Deadline(due or "", "date", due, "column"), ())
    return Deadline(one.words or before.raw, "date" if due else "unresolved", due, before.origin), place
