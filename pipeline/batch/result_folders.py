"""The folder of each input's results: its stem, unless that would be another's. Who has results keeps his folder."""

from __future__ import annotations

import hashlib
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from pipeline.exporters.exports import names
from pipeline.sources.readers import suffixes_before

# Names that the program itself gives to files in result folders: no result folder may be called so.
_OWN_NAMES: Final = frozenset({"summary.csv", "summary.json", *names()})

_LONGEST: Final = 200
"""Bytes: file systems take 255, and names beside a folder's are longer than its own."""
_KEPT: Final = 150

Key = tuple[str, ...]
Owner = Callable[[Path], Path | None]
"""The file from which the results in a folder were made, if they say so."""


class Asked(Struct, frozen=True):
    """A file to be read. ``inner``: how many of the last parts of ``path`` lie below the folder that was named (1 for a
    named file). ``label``: the file as the user knows it."""

    path: Path
    inner: int
    label: str = ""


class KeptPlace(Struct, frozen=True):
    """A folder, and why it is not the one to be expected."""

    folder: Path
    note: str = ""


class _Choice(Struct):
    """The name under consideration: ``depth`` folders in front of ``leaf``."""

    asked: Asked
    depth: int
    leaf: str
    number: int = 1
    owner: Path | None = None

    def parts(self) -> Key:
        """The folders below the output folder: as many of the way to the file as are needed, then the leaf."""
        above = self.asked.path.parts[1:-1]
        leaf = self.leaf if self.number == 1 else f"{self.leaf}（{self.number}）"
        return tuple(map(fit_name, (*(above[len(above) - self.depth :]), leaf)))

    def key(self) -> Key:
        return tuple(part.casefold() for part in self.parts())

    def home(self) -> str:
        return str(self.asked.path.parent).casefold()

    def can_grow(self) -> bool:
        return self.depth < len(self.asked.path.parts) - 2

    def give_way(self, rivals: Sequence[Path]) -> None:
        """Another name: the full one beside files of the same folder (they differ in nothing else), or with one more
        folder in front to tell files of different folders apart."""
        near = any(str(rival.parent).casefold() == self.home() for rival in rivals)
        if not near and self.can_grow():
            self.depth += 1
        elif self.leaf != self.asked.path.name:
            self.leaf = self.asked.path.name
        else:
            self.number += 1


def fit_name(name: str) -> str:
    """The name of a folder for one of a file: text, though the file's is in an old encoding, and short enough that a
    file system takes it with what is put behind it; what was cut off stands in a hash."""
    raw = os.fsencode(name)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        # Names on old Chinese systems are GBK; what is not even that shows its bytes.
        text = raw.decode("gb18030", errors="backslashreplace")
        text = "".join(sign if sign.isprintable() else "_" for sign in text).replace("/", "_").replace("\\", "_")
    if len(text.encode()) <= _LONGEST:
        return text
    digest = hashlib.sha256(raw).hexdigest()[:8]
    return f"{text.encode()[:_KEPT].decode(errors='ignore').rstrip('. ')}-{digest}"


def place_all(asked: Sequence[Asked], owner: Owner) -> list[tuple[Asked, KeptPlace]]:
    """Each input with a folder of its own, the same for the same inputs and results.

    A file from which results were made before keeps their folder. Two of one stem in one folder get their full names;
    where files of different folders would share one, the names of those folders stand in front. A folder that belongs
    to another file that is still there is left to it.
    """
    kept = {one.path: folder for one in asked if (folder := _own(one, owner)) is not None}
    taken = {tuple(part.casefold() for part in folder.parts): path for path, folder in kept.items()}
    stems = Counter((one.path.parent, one.path.stem.casefold()) for one in asked)
    choices = {
        one.path: _Choice(one, one.inner - 1, _leaf(one.path, stems[one.path.parent, one.path.stem.casefold()] > 1))
        for one in asked
        if one.path not in kept
    }
    while _settle(list(choices.values()), taken, owner):
        pass
    return [(one, KeptPlace(kept[one.path]) if one.path in kept else _place(choices[one.path])) for one in asked]


def _settle(choices: Sequence[_Choice], taken: dict[Key, Path], owner: Owner) -> bool:
    """Lets those give way whose folder is another's; whether there were any."""
    groups: dict[Key, list[_Choice]] = defaultdict(list)
    for one in choices:
        groups[one.key()].append(one)
    moved = False
    for key, group in groups.items():
        holder = taken.get(key) or _holder(group[0], owner)
        if holder is not None:
            for one in group:
                one.owner = one.owner or holder
                one.give_way([holder])
        elif len(group) > 1:
            # Files of one folder whose names differ only in case: the first may keep the name.
            alone = len({one.home() for one in group}) == 1 or not any(one.can_grow() for one in group)
            for one in group[1:] if alone else group:
                one.give_way([group[0].asked.path] if alone else [])
        moved = moved or holder is not None or len(group) > 1
    return moved


def _holder(one: _Choice, owner: Owner) -> Path | None:
    """The file that the folder belongs to, if it is another one and still there. A copy (the words of a PDF beside it)
    is the same document: where the document came later, it goes on with the copy's ledger."""
    path, found = one.asked.path, owner(Path(*one.parts()))
    if found is None or found == path or not os.path.lexists(found):
        return None
    same = found.stem == path.stem and found.parent == path.parent
    return None if same and path.suffix.lower() in suffixes_before(found.suffix) else found


def _own(one: Asked, owner: Owner) -> Path | None:
    """The folder that holds results of just this file."""
    return next((folder for folder in _names(one) if owner(folder) == one.path), None)


def _names(one: Asked) -> Iterator[Path]:
    """All folders that the file may have been given, by this call's or by other calls' folders; the likeliest first."""
    above = one.path.parts[1:-1]
    for depth in (one.inner - 1, *(depth for depth in range(len(above) + 1) if depth != one.inner - 1)):
        for leaf in dict.fromkeys((_leaf(one.path, False), one.path.name, f"{one.path.name}（2）")):
            yield Path(*map(fit_name, (*above[len(above) - depth :], leaf)))


def _leaf(path: Path, shared: bool) -> str:
    stem = path.stem
    unfit = stem.startswith(".") or stem.casefold() in _OWN_NAMES or stem != stem.rstrip(". ")
    return path.name if unfit or shared else stem


def _place(choice: _Choice) -> KeptPlace:
    folder = Path(*choice.parts())
    if choice.owner is None:
        changed = folder.name != choice.leaf and choice.number == 1
        told = f"名字太长或不是通常的编码，结果放在“{folder.as_posix()}”" if changed else ""
        return KeptPlace(folder, told)
    return KeptPlace(folder, f"同名的文件夹里是 {choice.owner.name} 的结果，这个文件的结果放在“{folder.as_posix()}”")
