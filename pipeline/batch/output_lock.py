"""One run at a time works on an output folder: the lock that says so, and how a folder renamed meanwhile is left."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from pipeline.errors import UsageError
from pipeline.file_lock import take_lock

HIDDEN: Final = ".yaodian"
LOCK: Final = "lock"
ROWS: Final = "rows.jsonl"
"""Where rows of the summary are appended; see :mod:`pipeline.batch.row_journal`."""


def lock_output(hidden: Path, output: Path) -> IO[bytes]:
    """The open lock file, held until it is closed, by whatever end of the process. A UsageError if it is held."""
    if hidden.is_symlink():
        raise UsageError(f"{hidden}：这里是一个链接，程序要在这里放临时文件，请把它移走。")
    while True:
        hidden.mkdir(parents=True, exist_ok=True)
        path = hidden / LOCK
        lock = path.open("a+b")
        try:
            take_lock(lock.fileno())
        except OSError as error:
            lock.close()
            raise UsageError(f"{output}：另一次转换正在写这个文件夹，请等它结束再试。") from error
        # The run before may have removed the file between our opening it and its giving it up.
        if path.exists() and os.path.samestat(path.stat(), os.fstat(lock.fileno())):
            return lock
        lock.close()


def leave_output(output: int, area: str) -> None:
    """Remove the staging of a folder that is open under this number, whatever it is called by now, and close it."""
    with suppress(OSError):
        hidden = os.open(HIDDEN, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=output)
        try:
            shutil.rmtree(area, ignore_errors=True, dir_fd=hidden)
            for name in (ROWS, LOCK):
                with suppress(FileNotFoundError):
                    os.unlink(name, dir_fd=hidden)
        finally:
            os.close(hidden)
        os.rmdir(HIDDEN, dir_fd=output)
    os.close(output)
