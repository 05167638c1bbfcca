"""Which files of a folder belong to another one, by their names alone: other forms of it, and what may be attached to
it; the notice itself says if that is so.

An attachment is named as such (附件1.docx, …工作要点附件.pdf), or is a task table by itself (a workbook, a CSV file).
It is that of the notice whose name it begins with, else of the only notice there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from pipeline.batch.kinds import kind_of, lowered
from pipeline.sources.beside import Beside
from pipeline.sources.readers import format_of, rank

_LABELS: Final = ("附件", "附表")
"""What people call such files; what a document calls its attachments stands in the rules."""
_TABLES: Final = ("csv", "sheet")


def belonging(folder: Path, names: Sequence[str]) -> dict[Path, Beside]:
    """What stands beside each notice of a folder in which files of these names are; notices that have nothing are left
    out."""
    beside = lowered(names)
    notices = [name for name in names if kind_of(name, beside) == "notice"]
    attached = attachments_of(notices)
    # Of several of one stem the first leads.
    leading = {_stem(name): name for name in reversed(notices)}
    twins: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (rank(Path(name).suffix), name)):
        if is_compared(name, beside):
            twins.setdefault(leading[_stem(name)], []).append(name)
    return {
        folder / name: Beside(
            tuple(folder / one for one in attached.get(name, ())), tuple(folder / one for one in twins.get(name, ()))
        )
        for name in sorted(attached.keys() | twins.keys())
    }


def is_compared(name: str, beside: Collection[str]) -> bool:
    """Whether the file of that name is the same notice as one ``beside`` it (names lowered), in a form that is compared
    with it."""
    return format_of(Path(name).suffix).compared and kind_of(name, beside) == "twin"


def _stem(name: str) -> str:
    return Path(name).stem.lower()


def attachments_of(names: Sequence[str]) -> dict[str, list[str]]:
    """For each notice among the files of a folder, those that may be attached to it, in the order of their names."""
    notices = {name: Path(name).stem for name in names}
    stems = frozenset(notices.values())
    maybe = {name: None for name in names if _may_be_attached(name, stems)}
    letters: dict[str, str] = {}
    for name, stem in notices.items():
        if name not in maybe:
            letters.setdefault(stem, name)
    found: dict[str, list[str]] = {}
    for name in sorted(maybe):
        owner = _owner(Path(name).stem, letters)
        if owner is not None:
            found.setdefault(owner, []).append(name)
    return found


def _may_be_attached(name: str, stems: Collection[str]) -> bool:
    stem = Path(name).stem
    if format_of(Path(name).suffix).code in _TABLES:
        return True
    # Beginnings of the name, not all stems: there may be thousands of both.
    behind = [stem[end:].lstrip(" -_—（(") for end in range(1, len(stem)) if stem[:end] in stems]
    return any(own.startswith(_LABELS) for own in (stem, *behind))


def _owner(stem: str, letters: dict[str, str]) -> str | None:
    """The notice whose stem the name begins with, of several the longest; else the only one. ``letters``: by stem."""
    own = next((stem[:end] for end in range(len(stem), 0, -1) if stem[:end] in letters), None)
    if own is not None:
        return letters[own]
    return next(iter(letters.values())) if len(letters) == 1 else None
