"""What the rule files say, kept in one file of the user's cache folder: reading that takes a tenth of reading YAML.

Nothing is believed of it that its hashes do not vouch for: it is of these very rules and this very program, or it is
none. Each file's content is found by the hash of its bytes, and still has to fit its shape.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from pipeline.own_code import hash_program
from pipeline.regular_files import open_regular

FOLDER: Final = "YAODIAN_CACHE"
"""The variable that names another folder than the user's own."""
_NAME: Final = "yaodian"
_MOST_BYTES: Final = 1 << 26
_MOST_FILES: Final = 8
_SUFFIX: Final = ".rules"

PARSED: Final[dict[str, Any]] = {}
"""What stands in rule files that were found to be in order, by the SHA-256 of their bytes."""


class _Kept(Struct):
    """The whole file: of which rules, by which program, and what stands in each file."""

    rules: str
    program: str
    files: dict[str, Any]


def recall(rules: str) -> bool:
    """Whether this program found the rules of this hash to be in order before; then what they say is at hand."""
    try:
        with open_regular(_place(rules)) as file:
            about = os.fstat(file.fileno())
            # In a folder that others may write to, others may have written it.
            if hasattr(os, "geteuid") and about.st_uid != os.geteuid():
                return False
            kept = msgspec.msgpack.decode(file.read(_MOST_BYTES), type=_Kept)
    # None there, no such folder, or not whole: then it is made anew.
    except (OSError, ValueError, RuntimeError, RecursionError, msgspec.DecodeError):
        return False
    if (kept.rules, kept.program) != (rules, hash_program()):
        return False
    PARSED.update(kept.files)
    return True


def keep(rules: str) -> None:
    """Keep what was read of rules that are in order. Does without where it cannot be written."""
    content = msgspec.msgpack.encode(_Kept(rules, hash_program(), PARSED))
    # Of what MessagePack has no word for (a set) would come something else.
    if len(content) > _MOST_BYTES or msgspec.msgpack.decode(content, type=_Kept).files != PARSED:
        return
    with contextlib.suppress(OSError, ValueError, RuntimeError):
        place = _place(rules)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = place.with_name(f".{place.name}-{os.getpid()}")
        try:
            made.write_bytes(content)
            made.replace(place)
        finally:
            made.unlink(missing_ok=True)
        _tidy(place.parent)


def _tidy(folder: Path) -> None:
    """Leave those that were made last; each change of a rule makes one."""
    found = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[_MOST_FILES:]:
        path.unlink(missing_ok=True)


def _place(rules: str) -> Path:
    """Where the user's programs keep what they can do without. A RuntimeError where a user has no folder."""
    return Path(os.environ.get(FOLDER) or _usual(), f"{rules[:32]}{_SUFFIX}")


def _usual() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local", _NAME)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / _NAME
    given = os.environ.get("XDG_CACHE_HOME", "")
    return Path(given if given.startswith("/") else Path.home() / ".cache", _NAME)
