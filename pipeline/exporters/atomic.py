"""Files that are whole or not there: written beside their place, then renamed into it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from pipeline.errors import OutputError


def write_bytes(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` so that an interruption leaves the old file or the new one, never a part.

    Makes missing folders. An OutputError in plain words if the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise OutputError(f"{path}：无法写入（{_reason(error)}），请检查文件夹权限和磁盘空间") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is private to its owner; a result is as open as any file that the user makes.
        Path(name).chmod(_usual_mode(path))
        Path(name).replace(path)
    except OSError as error:
        raise OutputError(f"{path}：无法写入（{_reason(error)}），请关闭占用它的程序，或检查权限和磁盘空间") from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def _usual_mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有权限或文件正被使用"
    return {28: "磁盘已满", 30: "只读磁盘", 36: "文件名太长", 20: "路径中有一段不是文件夹"}.get(
        error.errno or 0, error.strerror or "系统拒绝"
    )
