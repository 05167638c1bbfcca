"""Ids of tasks: whose notice, its year, the task's key; what moves or changes one task leaves the ids of all others.

``371302-2021-97db21e5ced1409c``; an obligation that stands there word for word before is its twin and ends in -2, -3.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable

from msgspec.structs import replace

from pipeline.model.notice import Head, Task

_TWIN = re.compile(r"(?:-(\d+))?")


def id_start(head: Head) -> str:
    """What the ids of a notice's tasks begin with: division code (else the place's name) and year (0000 if none)."""
    place = head.jurisdiction
    return f"{(place.code or place.name) if place else '未知'}-{head.year or 0:04}"


def free_id(start: str, key: str, taken: Container[str], count: int = 1) -> str:
    """The id of a key; with the next free number behind it where another task has that id.

    ``count``: how many tasks have the key, this one included, as far as is known.
    """
    while (found := f"{start}-{key}-{count}" if count > 1 else f"{start}-{key}") in taken:
        count += 1
    return found


def with_ids(tasks: Iterable[Task], start: str) -> tuple[Task, ...]:
    """The tasks with ids from their keys."""
    taken: set[str] = set()
    keys: Counter[str] = Counter()
    found: list[Task] = []
    for task in tasks:
        keys[task.key] += 1
        found.append(replace(task, id=free_id(start, task.key, taken, keys[task.key])))
        taken.add(found[-1].id)
    return tuple(found)


def twin_number(task: Task) -> int | None:
    """1 for the first task of its key, 2 and on for its twins; None where the id was not made from the key."""
    _, key, rest = task.id.rpartition(f"-{task.key}")
    found = _TWIN.fullmatch(rest) if key else None
    return int(found[1] or 1) if found else None


def numbers_by_id(tasks: Iterable[Task], start: str) -> dict[str, int]:
    """The number of each task by its id, and by the id that version 1 of the schema made from that number."""
    tasks = list(tasks)
    before = {f"{start}-{task.number:03}": task.number for task in tasks}
    return before | {task.id: task.number for task in tasks}
