"""Files that people drop on the page: taken in piece by piece, put beside the other inputs under their own name."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from pipeline.batch.inputs import shown
from pipeline.batch.kinds import kind_of
from pipeline.batch.record import hash_file
from pipeline.errors import OutputError, UsageError, system_reason
from pipeline.sources.readers import advice

MOST_BYTES: Final = 100 * 1024 * 1024
MOST_WAITING: Final = 30
_LONGEST: Final = 200
_UNFIT: Final = frozenset('/\\:*?"<>|')


def checked_name(name: str) -> str:
    """The name of a file that may be put down under it. Raises UsageError: parts of a path, signs that steer, hidden,
    too long, or of a form that nothing here reads."""
    plain = name.strip() == name and name == shown(name) and not _UNFIT & set(name)
    if not plain or name.startswith((".", "~")) or len(os.fsencode(name)) > _LONGEST or not name:
        raise UsageError("文件名是空的、太长，或有不能用的字符，请改个名字再传。")
    if kind_of(name, ()) != "notice":
        raise UsageError(f"{name}：读不了这种文件，{advice(Path(name).suffix)}。")
    return name


async def take_in(pieces: AsyncIterator[bytes], folder: Path, name: str) -> Path:
    """The file, whole or not at all; whatever ends the stream early leaves nothing. Raises UsageError: too large,
    empty, or there is another one of that name; OutputError."""
    target = folder / checked_name(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
    except OSError as error:
        raise OutputError(f"{folder}：无法写入（{system_reason(error)}），请检查权限和磁盘空间。") from error
    part = Path(made)
    try:
        with os.fdopen(handle, "wb") as file:
            size, digest = 0, hashlib.sha256()
            async for piece in pieces:
                size += len(piece)
                if size > MOST_BYTES:
                    raise UsageError(f"{name}：文件太大，最多 {MOST_BYTES // 1024 // 1024} MB。")
                digest.update(piece)
                file.write(piece)
            if not size:
                raise UsageError(f"{name}：文件是空的（0 字节），请重新取得文件。")
        part.chmod(0o644)
        _put_down(part, target, digest.hexdigest())
    except OSError as error:
        raise OutputError(f"{target}：无法写入（{system_reason(error)}），请检查权限和磁盘空间。") from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()
    return target


def _put_down(part: Path, target: Path, digest: str) -> None:
    try:
        os.link(part, target)
    except FileExistsError:
        if not target.is_file() or hash_file(target) != digest:
            raise UsageError(f"{target.name}：同名的文件已经有了，内容不同，没有覆盖；请改个名字再传。") from None
