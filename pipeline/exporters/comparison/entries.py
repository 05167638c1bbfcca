"""A comparison as a list to be shown: each change with its texts, ready for a sheet or a page."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from pipeline.diff.comparison import Comparison
from pipeline.diff.obligation import Obligation
from pipeline.diff.years import same_words
from pipeline.exporters.comparison.change_words import kind_label, unit_lines
from pipeline.model.change import Change, Piece, Shift, TaskProgress
from pipeline.model.progress import DONE

Pieces = tuple[Piece, ...]


class ChangeEntry(Struct, frozen=True):
    """One change. Texts are pieces (equal, delete, insert); a field that did not change is one equal piece.

    ``units`` is the assignment as the newer notice prints it (the older one's where the task was dropped),
    ``unit_lines`` what is different in it. ``parts`` are the pieces of a split or a merge, by task number.
    ``progress``: what the older notice's ledger says of it.
    """

    change: Change
    label: str
    section: Pieces
    task: Pieces
    wording: Pieces
    units: str
    unit_lines: Pieces
    deadline: Pieces
    parts: tuple[tuple[int, str], ...] = ()
    progress: str = ""


def entries(comparison: Comparison) -> list[ChangeEntry]:
    """All changes, in the order of the diff."""
    old = {item.number: item for item in comparison.old}
    new = {item.number: item for item in comparison.new}
    years = comparison.diff.old.year, comparison.diff.new.year
    return [_entry(change, old, new, years) for change in comparison.diff.changes]


def _progress(change: Change) -> str:
    """What is known of each task; of which, where there are several."""
    words = ((one.task, _words(one)) for one in change.progress)
    return "\n".join(text if len(change.old) == 1 else f"第{number}项：{text}" for number, text in words)


def _words(said: TaskProgress) -> str:
    """A row's day of completion and progress, and whose it is if it is a unit's."""
    done = f"{said.done_on or said.done}完成" if said.done else ""
    # With the day, 已完成 says nothing more.
    progress = "" if said.done_on and said.progress == DONE else said.progress
    words = "；".join(text for text in (done, progress) if text)
    return f"{said.unit}：{words}" if said.unit else words


def _entry(
    change: Change, old: dict[int, Obligation], new: dict[int, Obligation], years: tuple[int | None, int | None]
) -> ChangeEntry:
    before, after = [old[number] for number in change.old], [new[number] for number in change.new]
    tasks = Shift(_joined([item.task for item in before]), _joined([item.task for item in after]))
    return ChangeEntry(
        change=change,
        label=kind_label(change),
        section=_field(change.section, years),
        task=_field(tasks, years),
        wording=_quiet(change),
        units="\n".join(dict.fromkeys(item.units for item in after or before if item.units)),
        unit_lines=tuple(unit_lines(change)) if before and after else (),
        deadline=_deadline(change),
        parts=_parts(before) if len(before) > 1 else _parts(after) if len(after) > 1 else (),
        progress=_progress(change),
    )


def _parts(side: Sequence[Obligation]) -> tuple[tuple[int, str], ...]:
    return tuple((item.number, item.requirement) for item in side)


def _joined(texts: Sequence[str | None]) -> str | None:
    return "；".join(dict.fromkeys(text for text in texts if text)) or None


def _field(shift: Shift, years: tuple[int | None, int | None]) -> Pieces:
    """Both texts where both stand and say something different; else the newer one."""
    if shift.old and shift.new and not same_words(shift.old, shift.new, *years):
        return ("delete", shift.old), ("insert", shift.new)
    text = shift.new or shift.old
    return (("equal", text),) if text else ()


def _quiet(change: Change) -> Pieces:
    """The wording; where only the year moved on, just the new text: that is no change to look at."""
    if set(change.kind) & {"added", "dropped"}:
        return tuple(("equal", text) for _, text in change.wording)
    if "reworded" in change.kind:
        return change.wording
    text = "".join(text for kind, text in change.wording if kind != "delete")
    return (("equal", text),) if text else ()


def _deadline(change: Change) -> Pieces:
    shift = change.deadline
    if "rescheduled" in change.kind:
        return ("delete", shift.old or "（无）"), ("insert", shift.new or "（无）")
    text = shift.new or shift.old
    return (("equal", text),) if text else ()
