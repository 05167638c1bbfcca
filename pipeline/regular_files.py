"""Files that are opened only if they are regular: a pipe would wait for ever, a device would never end."""

from __future__ import annotations

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

from pipeline.errors import NotRegularError


def is_regular(path: Path) -> bool:
    """Whether the path leads to a regular file; False too where no such name can be."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def is_something_else(path: Path) -> bool:
    """Whether something stands at the path that is no regular file."""
    try:
        return os.path.lexists(path) and not is_regular(path)
    # A name that no file can have.
    except ValueError:
        return False


def open_regular(path: Path) -> BufferedReader:
    """The file, opened to be read. An OSError if it cannot be, a NotRegularError if it is a pipe or a device."""
    # Without waiting for whoever would write to a pipe.
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        mode = os.fstat(number).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(21, "is a directory", str(path))
        if not stat.S_ISREG(mode):
            raise NotRegularError(str(path))
        return os.fdopen(number, "rb")
    except BaseException:
        os.close(number)
        raise


def read_regular(path: Path, most: int | None = None) -> bytes:
    """All that the file holds; raises what :func:`open_regular` raises, and an OSError (EFBIG) if that is more than
    ``most`` bytes."""
    with open_regular(path) as file:
        if most is None:
            return file.read()
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, "file too large", str(path))
    return content
