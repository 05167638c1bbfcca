"""Which files a call means, and the folder that each one's results go to."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from pipeline.errors import UsageError

READABLE: Final = (".pdf", ".txt")
"""What is taken from folders, by suffix. Anything named outright is taken and, if it is nothing readable, reported."""

CORRECTIONS: Final = ".corrections.yaml"
_ABOUT_THE_FOLDER: Final = ("readme", "说明", "自述")
_WIDE_SPACE: Final = "\u3000"
# Names that the program itself gives to files in result folders: no result folder may be called so.
_OWN_NAMES: Final = frozenset(
    {"summary.csv", "summary.json", "notice.json", "notice.xlsx", "assignments.csv", "units.csv", "packs", "debug"}
)


class Input(Struct, frozen=True):
    """A file to convert. ``folder`` is that of its results, below the one that ``-o`` names."""

    path: Path
    folder: Path

    @property
    def corrections(self) -> Path:
        """Where a person's corrections of this file stand, if there are any."""
        return self.path.with_name(self.path.stem + CORRECTIONS)


class _Found(Struct):
    """``inner``: how many of the last parts of ``path`` lie below the folder that was named (1 for a named file)."""

    path: Path
    inner: int
    leaf: str = ""
    depth: int = 0

    def folder(self) -> Path:
        return Path(*self.parts())

    def parts(self) -> tuple[str, ...]:
        above = self.path.parts[1:-1]
        taken = self.inner - 1 + self.depth
        return (*(above[-taken:] if taken else ()), self.leaf)


def find_inputs(paths: Sequence[Path]) -> list[Input]:
    """The files that ``paths`` (files and folders) mean, each once, in the order given, those of a folder by name.

    A file gets a folder of its stem; one found in a folder its path below that folder in front. Two of one stem in one
    folder get their full names; where two would still share a folder, the names of the folders that they lie in stand
    in front. Raises UsageError if a path does not exist or there is nothing to read.
    """
    found: dict[Path, _Found] = {}
    for path in paths:
        if not _exists(path):
            raise UsageError(f"{shown(path)}：没有这个文件或文件夹，请检查路径。")
        for one in _files(path) if path.is_dir() else [_Found(_absolute(path), 1)]:
            found.setdefault(one.path, one)
    if not found:
        names = "、".join(shown(path) for path in paths)
        raise UsageError(f"{names}：没有可以读的文件（{'、'.join(READABLE)}），请把文件放进去再试。")
    _name(list(found.values()))
    return [Input(one.path, one.folder()) for one in found.values()]


def files_in(folder: Path) -> list[Input]:
    """The files of a folder as :func:`find_inputs` takes them; none is no error."""
    found = list(_files(folder))
    _name(found)
    return [Input(one.path, one.folder()) for one in found]


def shown(path: Path | str) -> str:
    """A path, or words with one in them, as they may be printed: on one line, and signs that steer a terminal, turn the
    reading direction or are no text at all (names in another encoding) written out."""
    return "".join(
        sign if sign.isprintable() or sign == _WIDE_SPACE else sign.encode("unicode_escape").decode()
        for sign in str(path)
    )


def _exists(path: Path) -> bool:
    try:
        return os.path.lexists(path)
    # A name that no file can have (a zero byte).
    except ValueError:
        return False


def _absolute(path: Path) -> Path:
    """Absolute, with ``..`` taken out but links kept: a link's own name is the one that the user knows."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _files(folder: Path) -> Iterable[_Found]:
    root = _absolute(folder)
    for place, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if _is_meant(name, names):
                path = Path(place) / name
                yield _Found(path, len(path.relative_to(root).parts))


def _is_meant(name: str, beside: Sequence[str]) -> bool:
    """Whether a file in a folder is a notice: no hidden, lock or temporary file, no text about the folder itself, no
    ``.txt`` of the words of a PDF beside it."""
    stem, suffix = Path(name).stem, Path(name).suffix
    if name.startswith((".", "~$")) or suffix.lower() not in READABLE:
        return False
    if suffix.lower() != ".txt":
        return True
    has_pdf = any(other.lower() == stem.lower() + ".pdf" for other in beside)
    return not has_pdf and not stem.lower().startswith(_ABOUT_THE_FOLDER)


def _name(found: Sequence[_Found]) -> None:
    """Give each a folder of its own."""
    stems = Counter((one.path.parent, one.path.stem.casefold()) for one in found)
    for one in found:
        stem = one.path.stem
        unfit = stem.startswith(".") or stem.casefold() in _OWN_NAMES or stem != stem.rstrip(". ")
        shared = stems[one.path.parent, stem.casefold()] > 1
        one.leaf = one.path.name if unfit or shared else stem
    while True:
        groups: dict[tuple[str, ...], list[_Found]] = defaultdict(list)
        for one in found:
            groups[tuple(part.casefold() for part in one.parts())].append(one)
        doubles = [one for group in groups.values() if len(group) > 1 for one in group]
        growing = [one for one in doubles if one.inner + one.depth < len(one.path.parts) - 1]
        if not growing:
            break
        for one in growing:
            one.depth += 1
