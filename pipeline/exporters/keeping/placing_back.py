"""Puts what people wrote back to the tasks it belongs to; what belongs to none is kept on a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from pipeline.exporters import titles
from pipeline.exporters.keeping.changes import differences
from pipeline.exporters.keeping.handwork import ColumnWidth, Handwork, Places
from pipeline.exporters.workbook.sheet import Value
from pipeline.matching.likeness import likeness
from pipeline.model import Task

# The same obligation after a correction of the source or of a rule keeps nine of ten characters; two obligations of one
# notice that look most alike (本级、下级) share about eight of ten.
_KEYED: Final = (titles.CATEGORY, titles.TASK, titles.REQUIREMENT)
ALIKE: Final = 0.85


class UserEntry(Struct, frozen=True):
    """One row of the old workbook in which somebody wrote: whose it was, and the values by column title."""

    key: str
    number: Value
    category: str
    task: str
    requirement: str
    values: Mapping[str, Value]
    handwork: Mapping[str, Handwork] = {}


class UserEntries(Struct, frozen=True):
    """All that people added to a workbook.

    ``entries`` are rows of the ledger, ``left_over`` those that had found no task before. ``own_columns`` and
    ``own_sheets`` are the names of what people added themselves, ``keys`` those of all rows that the ledger had.
    ``changed`` are the program's columns of the rows that may not be as the program wrote them (by key), as far as the
    workbook's ``prints`` tell; ``checked`` is what people noted beside findings. ``uncopyable`` are the sheets with
    charts and the like, ``widths`` and ``places`` how the ledger's columns were set up and where all stood. ``content``
    is the workbook as it was.
    """

    entries: tuple[UserEntry, ...] = ()
    left_over: tuple[UserEntry, ...] = ()
    own_columns: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    changed: Mapping[str, Mapping[str, Value]] = {}
    prints: bool = False
    checked: Mapping[tuple[str, str], Value] = {}
    own_sheets: tuple[str, ...] = ()
    uncopyable: tuple[str, ...] = ()
    widths: Mapping[str, ColumnWidth] = {}
    places: Places = Places()
    content: bytes = b""


class Filled(Struct, frozen=True):
    """What people wrote, ready to be put back: values and handwork by column title for each row key, and titles of
    their own. ``places`` says where all stood before."""

    values: Mapping[str, Mapping[str, Value]] = {}
    own_columns: tuple[str, ...] = ()
    handwork: Mapping[str, Mapping[str, Handwork]] = {}
    widths: Mapping[str, ColumnWidth] = {}
    places: Places = Places()


class Carried(Struct, frozen=True):
    """The answer: what stands in which row of the new ledger, and what found no task.

    ``reworded`` counts the entries whose task says the same in other words.
    """

    filled: Filled
    left_over: tuple[UserEntry, ...]
    reworded: int = 0

    @property
    def messages(self) -> tuple[str, ...]:
        """What the user should be told of it, in plain Chinese."""
        changes = sum(titles.CHANGED in entry.values for entry in self.left_over)
        found = (
            (self.reworded, "条填写内容是按文字相近对应到任务的，请核对"),
            (changes, f"处写在程序各列里的改动没有保留，原来写的放在“{titles.LEFT_OVER}”表，请核对"),
            (len(self.left_over) - changes, f"条填写内容找不到对应的任务，已放在“{titles.LEFT_OVER}”表"),
        )
        return tuple(f"有 {count} {words}" for count, words in found if count)


def carry(
    entries: UserEntries,
    tasks: Sequence[Task],
    program_titles: Iterable[str],
    program: Mapping[str, Mapping[str, Value]] | None = None,
) -> Carried:
    """Each entry to the task of its key, else to a task that is new in the workbook and at least ``ALIKE`` its own.

    A task takes one entry; a row of the ledger goes before one that was left over. ``program_titles`` are the new
    ledger's own columns: nobody's entry stands in them. ``program`` is what the new ledger says there, by key; what
    people wrote over it is left over.
    """
    keys = titles.row_keys(tasks)
    known = set(keys)
    placed: dict[str, UserEntry] = {}
    homeless: list[UserEntry] = []
    for entry in (*entries.entries, *entries.left_over, *_overwritten(entries, program or {})):
        if titles.CHANGED in entry.values:
            # No column of the ledger has room for it.
            homeless += [entry] if entry not in homeless else []
        elif entry.key in known and entry.key not in placed:
            placed[entry.key] = entry
        elif entry not in homeless and placed.get(entry.key) != entry:
            homeless.append(entry)
    fresh = {key: task for key, task in zip(keys, tasks, strict=True) if key not in placed and key not in entries.keys}
    found = _alike(homeless, fresh)
    placed.update((key, homeless[index]) for index, key in found.items())
    own = dict.fromkeys((*entries.own_columns, *used_titles(placed.values())))
    reserved = {*program_titles, *titles.USER_COLUMNS, titles.OTHER}
    return Carried(
        filled=Filled(
            values={key: entry.values for key, entry in placed.items()},
            own_columns=tuple(title for title in own if title not in reserved),
            handwork={key: entry.handwork for key, entry in placed.items()},
            widths=entries.widths,
            places=entries.places,
        ),
        left_over=tuple(entry for index, entry in enumerate(homeless) if index not in found),
        reworded=sum(homeless[index].requirement != fresh[key].requirement for index, key in found.items()),
    )


def _overwritten(entries: UserEntries, program: Mapping[str, Mapping[str, Value]]) -> list[UserEntry]:
    """An entry for each row in which a person wrote over the program's words."""
    found = []
    for key, old in entries.changed.items():
        new = program.get(key)
        if new is None:
            continue
        told = [title for title in old if title != titles.KEY] if entries.prints else _KEYED
        text = differences(old, new, told)
        if text:
            category, task, requirement = (str(new.get(title) or "") for title in _KEYED)
            found.append(UserEntry("", new.get(titles.NUMBER), category, task, requirement, {titles.CHANGED: text}))
    return found


def used_titles(entries: Iterable[UserEntry]) -> list[str]:
    """The titles in which entries have something, each once, in the order of their coming."""
    return list(dict.fromkeys(title for entry in entries for title in entry.values))


def _alike(entries: Sequence[UserEntry], tasks: Mapping[str, Task]) -> dict[int, str]:
    """Entries (by index) with the keys of the tasks most like them, each task once, the surest pair first."""
    scores = [
        (likeness(entry.requirement, task.requirement), -index, key)
        for index, entry in enumerate(entries)
        for key, task in tasks.items()
        if entry.requirement and task.requirement and titles.CHANGED not in entry.values
    ]
    found: dict[int, str] = {}
    taken: set[str] = set()
    for score, index, key in sorted(scores, key=lambda pair: (-pair[0], -pair[1])):
        if score >= ALIKE and -index not in found and key not in taken:
            found[-index] = key
            taken.add(key)
    return found
