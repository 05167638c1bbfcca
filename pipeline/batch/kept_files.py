"""Files that the program makes and people may change: what a person changed is never written over."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from pipeline.batch.staging import free_place
from pipeline.exporters.atomic import write_bytes

RECORD: Final = ".yaodian-report.json"
"""Which files the program wrote, by name, and a print of each. A folder that has it is one of reports."""


def write_kept(files: Mapping[str, bytes], folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write the files; one that a person changed stays, and the new one goes beside it. Those of an earlier run that
    are none any more go, if nobody changed them.

    Gives all that were written, and of these the ones that went beside. Raises OutputError.
    """
    before = _record(folder)

    def ours(path: Path) -> bool:
        said = before.get(path.relative_to(folder).as_posix())
        return path.is_file() and said == sha256(path.read_bytes()).hexdigest()

    prints: dict[str, str] = {}
    beside: list[Path] = []
    for name, content in files.items():
        digest = sha256(content).hexdigest()
        target = folder / name
        same = target.is_file() and sha256(target.read_bytes()).hexdigest() == digest
        place = target if same else free_place(target, ours)
        if not same:
            write_bytes(place, content)
        if place != target:
            beside.append(place)
        prints[place.relative_to(folder).as_posix()] = digest
    for name in before.keys() - prints.keys():
        if ours(folder / name):
            (folder / name).unlink()
    write_bytes(folder / RECORD, msgspec.json.format(msgspec.json.encode(prints, order="sorted")) + b"\n")
    return tuple(folder / name for name in prints), tuple(beside)


def _record(folder: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode((folder / RECORD).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}
