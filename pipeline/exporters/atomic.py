"""Files that are whole or not there: written beside their place, then renamed into it."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import OutputError, system_reason
from pipeline.exporters.unfinished import begun


def write_bytes(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` so that an interruption leaves the old file or the new one, never a part.

    Makes missing folders. An OutputError in plain words if the place cannot be written.
    """
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same of what is made piece by piece, and need never be in memory as a whole."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = contextlib.ExitStack()
        handle, made = beside.enter_context(begun(path.parent))
    except OSError as error:
        raise OutputError(f"{path}：无法写入（{system_reason(error)}），请检查文件夹权限和磁盘空间") from error
    with beside:
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            put(made, path)
        except OSError as error:
            raise OutputError(
                f"{path}：无法写入（{system_reason(error)}），请关闭占用它的程序，或检查权限和磁盘空间"
            ) from error


def put(source: Path, target: Path, like: Path | None = None) -> None:
    """Move a file to ``target``, from wherever it is, so that an interruption leaves the old file or the new one.

    It is as open as the file that it takes the place of (or as ``like``), else as any that the user makes in that
    folder. Raises OSError.
    """
    open_as(source, like or target, target.parent)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The target's folder lies on another disk: renaming is whole only within one.
        with begun(target.parent) as (handle, beside):
            with os.fdopen(handle, "wb") as copy, source.open("rb") as made:
                shutil.copyfileobj(made, copy)
                copy.flush()
                os.fsync(copy.fileno())
            open_as(beside, like or target, target.parent)
            beside.replace(target)
        source.unlink()


def open_as(made: Path, like: Path, folder: Path) -> None:
    """Give a file the mode and group of another; where that is none, those of a new one in ``folder``."""
    try:
        found = like.stat()
        mode, group = stat.S_IMODE(found.st_mode), found.st_gid
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        mode, parent = 0o666 & ~mask, folder.stat()
        group = parent.st_gid if parent.st_mode & stat.S_ISGID else made.stat().st_gid
    if os.name == "posix" and made.stat().st_gid != group:
        # Of a group that the user is in: if not, the file stays in his own.
        with contextlib.suppress(OSError):
            os.chown(made, -1, group)
    made.chmod(mode & 0o777)
