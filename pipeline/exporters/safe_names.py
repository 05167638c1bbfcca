"""Names for files that people's words name: as a file may be called on any system. Pure."""

from __future__ import annotations

from typing import Final

_FORBIDDEN: Final = '<>:"/\\|?*'
_RESERVED: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}
)
# 255 bytes is what most file systems take for a name; a Chinese character has three.
_LONGEST_NAME: Final = 60


def safe_name(name: str, nameless: str) -> str:
    """``name`` as a file may be called on any system; never empty (then it is ``nameless``), never a path, at most 60
    characters."""
    kept = "".join("_" if sign in _FORBIDDEN else sign for sign in name if sign.isprintable()).strip(" .~")
    kept = kept[:_LONGEST_NAME].strip(" .") or nameless
    return f"_{kept}" if kept.partition(".")[0].upper() in _RESERVED else kept
