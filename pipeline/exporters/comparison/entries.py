"""A comparison as a list to be shown: each change with its texts, ready for a sheet or a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pipeline.diff.comparison import Comparison
from pipeline.diff.obligation import Obligation
from pipeline.diff.years import same_words
from pipeline.exporters.comparison.change_words import kind_label, unit_lines
from pipeline.model.change import Change, Piece, Shift

Pieces = tuple[Piece, ...]
NO_PROGRESS: Final[Mapping[int, str]] = {}


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


def entries(comparison: Comparison, progress: Mapping[int, str] = NO_PROGRESS) -> list[ChangeEntry]:
    """All changes, in the order of the diff. ``progress``: what was entered on the older notice's tasks, by number."""
    old = {item.number: item for item in comparison.old}
    new = {item.number: item for item in comparison.new}
    years = comparison.diff.old.year, comparison.diff.new.year
    return [
        replace(_entry(change, old, new, years), progress=_progress(change.old, progress))
        for change in comparison.diff.changes
    ]


def _progress(numbers: Sequence[int], progress: Mapping[int, str]) -> str:
    """What is known of each; of which, where there are several."""
    said = [(number, progress[number]) for number in numbers if number in progress]
    return "\n".join(text if len(numbers) == 1 else f"第{number}项：{text}" for number, text in said)


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
