"""The notices that an output folder holds, each under a name that says nothing of paths: all that clients may ask for.

What a client sends is looked up among the names that were found on disk, and never becomes part of a path.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from pipeline.batch.inputs import Input
from pipeline.batch.output_lock import HIDDEN
from pipeline.batch.record import NAME, Record, hash_file, owner_of, read_record
from pipeline.errors import UsageError

_SCHEMA: Final = "yaodian/record/1"
_PAGE: Final = ".html"


class KnownNotice(Struct, frozen=True):
    """A folder of results. ``id`` is what clients call it; ``source`` the file it was made from, there or not."""

    id: str
    folder: Path
    source: Path
    record: Record

    @property
    def corrections(self) -> Path:
        """Where a person's corrections of the file stand, if there are any."""
        return Input(self.source, self.folder).corrections

    def files(self) -> dict[str, Path]:
        """What may be fetched, by name; not the page, whose script would run as part of this site."""
        names = (name for name in self.record.files if "/" not in name and not name.endswith(_PAGE))
        return {name: self.folder / name for name in names if (self.folder / name).is_file()}


def version_of(path: Path) -> str:
    """The SHA-256 of a file, as a name of its content; empty if there is no such file. An OSError if it is closed."""
    return hash_file(path) if path.is_file() else ""


def known_notices(output: Path) -> list[KnownNotice]:
    """All notices with results below ``output`` whose record can be understood, by folder."""
    return list(_found(output))


def find_notice(output: Path, name: str) -> KnownNotice | None:
    """The notice of that name; None if there is none."""
    return next((one for one in _found(output) if one.id == name), None)


def check_output(output: Path) -> None:
    """That ``output`` is a folder of results that this program understands. Raises UsageError."""
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}：不是文件夹，请给出转换结果所在的文件夹（如 output/）。")
    for record in _records(output):
        schema = _schema(record)
        if schema is not None and schema != _SCHEMA:
            where = f"{record.parent}：结果是另一版本的程序写的（记录格式 {schema}，这里只认 {_SCHEMA}）"
            raise UsageError(f"{where}，请用那个版本打开，或另选一个文件夹重新转换。")


def _found(output: Path) -> Iterator[KnownNotice]:
    for path in _records(output):
        folder = path.parent
        below = folder.relative_to(output)
        record, source = read_record(folder), owner_of(output, below)
        if record is not None and source is not None:
            yield KnownNotice(_name(below), folder, source, record)


def _records(output: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(output):
        folders[:] = sorted(name for name in folders if name != HIDDEN)
        if NAME in names:
            yield Path(place) / NAME


def _name(folder: Path) -> str:
    return hashlib.sha256(os.fsencode(folder.as_posix())).hexdigest()[:16]


def _schema(record: Path) -> str | None:
    """What the record says of its form; None if it is broken, which makes the results stale, not foreign."""
    try:
        told = json.loads(record.read_bytes())
    except (OSError, ValueError):
        return None
    return str(told["schema"]) if isinstance(told, dict) and "schema" in told else None
