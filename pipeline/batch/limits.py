"""What one file may use of the machine, and how much of it a run takes where nobody says otherwise."""

from __future__ import annotations

import os
from typing import Final, NamedTuple

SECONDS: Final = 300
"""The time that a file may take, by default."""
MEGABYTES: Final = 2048
"""The memory that a file may take, by default."""
MOST_THREADS: Final = 2
"""How many threads work on the picture of one page, where processors are free: more gain little."""
LEAST_MEGABYTES: Final = 256
"""With less the libraries alone do not fit, and every file would fail."""

MOST_SECONDS: Final = 7 * 24 * 3600
MOST_MEGABYTES: Final = 1 << 20
MOST_WORKERS: Final = 1024
"""More than anybody means; numbers beyond are slips, or more than the system can count."""


class Limits(NamedTuple):
    """What one task may use: seconds of wall time and megabytes of memory beyond the program's own (None: no limit).

    ``tasks``: a worker that has done so many gives way to a new one, so that memory stays flat.
    """

    seconds: float | None = None
    megabytes: int | None = None
    tasks: int = 100


def cores() -> int:
    """How many processors this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
