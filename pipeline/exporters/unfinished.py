"""Files that are being written beside their place, and what a killed run left of them."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pipeline.file_lock import take_lock

_PREFIX: Final = ".yaodian-"
_SUFFIX: Final = ".tmp"


@contextlib.contextmanager
def begun(folder: Path) -> Iterator[tuple[int, Path]]:
    """A new file in ``folder``, open for writing under the number given; held for as long as the block lasts, and gone
    at its end unless it was renamed by then. The caller closes the number.

    What earlier writers began in that folder and no longer hold, since they were killed, is removed first. Raises
    OSError.
    """
    _remove_abandoned(folder)
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
    while not _is_held(handle, name):
        os.close(handle)
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
    # The lock is the open file's, whatever its numbers: it lasts until this second one is closed.
    held = None if sys.platform == "win32" else os.dup(handle)
    try:
        yield handle, Path(name)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        if held is not None:
            os.close(held)


def _remove_abandoned(folder: Path) -> None:
    """Remove what nobody holds. On Windows nothing is: it has no such locks."""
    if sys.platform == "win32":
        return
    # A folder may be written into that must not be listed.
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    _remove_if_free(entry.path)


def _remove_if_free(path: str) -> None:
    """Remove a file that nobody holds; an OSError if somebody does."""
    handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            take_lock(handle)
            Path(path).unlink()
    finally:
        os.close(handle)


def _is_held(handle: int, name: str) -> bool:
    """Hold the file; whether it is still there then: another writer may have found it while nobody held it."""
    if sys.platform == "win32":
        return True
    # A folder on a share that knows no locks is written to all the same; nobody removes anything there either.
    with contextlib.suppress(OSError):
        take_lock(handle, wait=True)
    try:
        return os.path.samestat(Path(name).stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
