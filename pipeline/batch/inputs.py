"""Which files a call means, which ones beside them nothing here reads, and the folder that each one's results go to."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.belonging import belonging, is_compared
from pipeline.batch.kept_files import RECORD
from pipeline.batch.kinds import CORRECTIONS, Kind, corrections_beside, is_passed_over, kind_of, lowered
from pipeline.batch.record import NAME, owner_of
from pipeline.batch.result_folders import Asked, place_all
from pipeline.errors import NotRegularError, UsageError, system_reason
from pipeline.exporters.exports import COMPARED, EXPORTS
from pipeline.regular_files import is_regular, is_something_else
from pipeline.sources.beside import NOTHING_BESIDE, Beside
from pipeline.sources.own_workbooks import OWN, SUFFIXES, is_own
from pipeline.sources.readers import advice, readable, unread

_WIDE_SPACE: Final = "\u3000"
# By these a folder with results is known, and the folders below it that belong to it.
_COMPARISONS: Final = tuple(row.name for row in COMPARED if row.name.endswith(".json"))
_RESULTS: Final = frozenset({NAME, *_COMPARISONS})
_BELOW_RESULTS: Final = tuple(row.name.removesuffix("/") for row in EXPORTS if row.is_folder)
_EXPORTS: Final = frozenset(row.name for row in (*EXPORTS, *COMPARED))
# A page that somebody saved may be called index.html too: by the summary beside it ours is known.
_SUMMARY: Final = "summary.json"
_INDEX: Final = frozenset({"index.html"})
_NAMED: Final = 8
_LINKED: Final = "是链接到别处的文件夹，没有进去，要读请把它写在命令里"


class Input(Struct, frozen=True):
    """A file to convert. ``folder`` is that of its results, below the one that ``-o`` names; ``label`` the file as the
    user knows it (what was typed, and the way below it); ``note`` why the folder is not the one to be expected.
    ``beside``: the files that belong to it; ``of``: another input that this one may be attached to."""

    path: Path
    folder: Path
    label: str = ""
    note: str = ""
    beside: Beside = NOTHING_BESIDE
    of: Path | None = None

    @property
    def corrections(self) -> Path:
        """Where a person's corrections of this file stand, if there are any: under the name that they should have, or
        one that they come to have (n.pdf.corrections.yaml, n.corrections.yaml.txt)."""
        return next(iter(corrections_beside(self.path)), self.path.with_name(self.path.stem + CORRECTIONS))

    @property
    def known_corrections(self) -> Path | None:
        """A person's corrections of this file; None if there are none. Raises NotRegularError where something else
        stands in their place."""
        path = self.corrections
        if is_something_else(path):
            raise NotRegularError(str(path))
        # Where the name would be longer than a file system takes, there is none either.
        return path if is_regular(path) else None


class Unread(Struct, frozen=True):
    """Something in a folder that cannot be read, and what to do about it."""

    path: Path
    label: str
    advice: str


class Survey(Struct, frozen=True):
    """What a call means. ``twins``: the labels of files passed over for the PDF of the same name beside them;
    ``compared``: of those that are the same notice in another form, and compared with it."""

    inputs: list[Input]
    unread: list[Unread]
    twins: list[str]
    compared: list[str] = []


class _Walk(Struct):
    """What a folder holds."""

    asked: list[Asked] = []
    unread: list[Unread] = []
    twins: list[str] = []
    compared: list[str] = []

    def take(self, asked: Asked) -> None:
        """Take down a notice, unless it is a ledger that this program wrote."""
        if asked.path.suffix.lower() in SUFFIXES and is_own(asked.path):
            self.unread.append(Unread(asked.path, asked.label, OWN))
        else:
            self.asked.append(asked)

    def tell_of(self, path: Path, label: str, kind: Kind, compared: bool) -> None:
        """Take down a file that is no notice to be read by itself."""
        if kind == "unread":
            self.unread.append(Unread(path, label, advice(path.suffix)))
        elif kind == "twin":
            (self.compared if compared else self.twins).append(label)


def survey(paths: Sequence[Path], output: Path | None = None) -> Survey:
    """The files that ``paths`` (files and folders) mean, each once, in the order given, those of a folder by name.

    A file gets a folder of its stem; one found in a folder its path below that folder in front; see
    :func:`pipeline.batch.result_folders.place_all` for files that would share one, and for those whose results
    stand below ``output`` already. Raises UsageError if a path does not exist or there is nothing to read.
    """
    asked: dict[Path, Asked] = {}
    unread: dict[Path, Unread] = {}
    twins: dict[str, None] = {}
    compared: dict[str, None] = {}
    for path in paths:
        check_exists(path)
        walk = _walk(path, output) if path.is_dir() else _Walk([Asked(_absolute(path), 1, str(path))])
        for one in walk.asked:
            asked.setdefault(one.path, one)
        for other in walk.unread:
            unread.setdefault(other.path, other)
        twins.update(dict.fromkeys(walk.twins))
        compared.update(dict.fromkeys(walk.compared))
    left = [other for path, other in unread.items() if path not in asked]
    if not asked:
        names = "、".join(shown(path) for path in paths)
        there = f"里面的 {len(left)} 个文件读不了：{list_unread(left)}" if left else "请把文件放进去再试"
        raise UsageError(f"{names}：没有可以读的文件（{'、'.join(readable())}），{there}。")
    return Survey(_placed(list(asked.values()), output), left, list(twins), list(compared))


def with_attachments(found: Survey, files: Sequence[Path]) -> Survey:
    """The survey of one notice with ``files`` attached to it. Raises UsageError if there are several notices, or one of
    the files is none that can be read."""
    if not files:
        return found
    attached = tuple(map(_absolute, files))
    for path, one in zip(files, attached, strict=True):
        check_exists(path)
        reason = why_unreadable(one)
        if reason:
            raise UsageError(f"{shown(path)}：{reason}")
    letter = the_one_notice(found, "--attachment", attached)
    beside = Beside(attached, letter.beside.twins, sure=True)
    return replace(found, inputs=[replace(letter, beside=beside)])


def the_one_notice(found: Survey, option: str, attached: Sequence[Path] = ()) -> Input:
    """The notice of a survey that holds one alone, attachments apart. Raises UsageError, which names the option."""
    held = {other for one in found.inputs for other in one.beside.attached}
    letters = [one for one in found.inputs if one.path not in held.union(attached)]
    if len(letters) != 1:
        names = list_names([shown(one.label) for one in letters]) or "没有通知"
        raise UsageError(f"{option} 只能用于一份通知，这次有 {len(letters)} 份：{names}。请只写一份通知的路径。")
    return letters[0]


def find_inputs(paths: Sequence[Path], output: Path | None = None) -> list[Input]:
    """The files to read of :func:`survey`."""
    return survey(paths, output).inputs


def files_in(folder: Path) -> list[Input]:
    """The files of a folder as :func:`survey` takes them; none is no error."""
    return _placed(_walk(folder, None).asked, None)


def why_unreadable(path: Path, reader: str | None = None) -> str:
    """Why a path is nothing that can be read as a notice, by its suffix or by a reader named; empty if it may be."""
    try:
        found = path.stat()
    except OSError as error:
        return f"无法读取（{system_reason(error)}），请检查文件是否存在、是否有权限。"
    if not stat.S_ISREG(found.st_mode):
        return "不是普通文件，无法读取。"
    if reader is None and path.suffix.lower() not in readable():
        return shown(unread(path.suffix))
    if not found.st_size:
        return "文件是空的（0 字节），请重新取得文件。"
    return ""


def check_exists(path: Path) -> None:
    """That there is such a path. Raises UsageError."""
    if not _exists(path):
        raise UsageError(f"{shown(path)}：没有这个文件或文件夹，请检查路径。")


def list_unread(unread: Sequence[Unread]) -> str:
    """Files by what is to be done with them: 甲.docx、乙.wps（请…）；丙.jpg（请…）."""
    groups: dict[str, list[str]] = {}
    for one in unread:
        groups.setdefault(one.advice, []).append(shown(one.label))
    return "；".join(f"{list_names(names)}（{what}）" for what, names in groups.items())


def list_names(names: Sequence[str]) -> str:
    """Names in a row, the first few of many."""
    return "、".join(names[:_NAMED]) + (f" 等 {len(names)} 个" if len(names) > _NAMED else "")


def shown(path: Path | str) -> str:
    """A path, or words with one in them, as they may be printed: on one line, and signs that steer a terminal, turn the
    reading direction or are no text at all (names in another encoding) written out."""
    return "".join(
        sign if sign.isprintable() or sign == _WIDE_SPACE else sign.encode("unicode_escape").decode()
        for sign in str(path)
    )


def _placed(asked: Sequence[Asked], output: Path | None) -> list[Input]:
    def owner(folder: Path) -> Path | None:
        return owner_of(output, folder) if output else None

    found: dict[Path, Beside] = {}
    for folder in dict.fromkeys(one.path.parent for one in asked):
        found |= _belonging_in(folder)
    paths = {one.path for one in asked}
    of = {other: path for path, one in found.items() if path in paths for other in one.attached}
    return [
        Input(one.path, place.folder, one.label, place.note, found.get(one.path, NOTHING_BESIDE), of.get(one.path))
        for one, place in place_all(asked, owner)
    ]


def beside(path: Path) -> Beside:
    """What stands beside a file and belongs to it."""
    return _belonging_in(_absolute(path).parent).get(_absolute(path), NOTHING_BESIDE)


def _belonging_in(folder: Path) -> dict[Path, Beside]:
    try:
        return belonging(folder, sorted(entry.name for entry in os.scandir(folder) if entry.is_file()))
    # A file that was named stands there nevertheless; what is beside it cannot be known.
    except OSError:
        return {}


def _exists(path: Path) -> bool:
    try:
        return os.path.lexists(path)
    # A name that no file can have (a zero byte).
    except ValueError:
        return False


def _absolute(path: Path) -> Path:
    """Absolute, with ``..`` taken out but links kept: a link's own name is the one that the user knows."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _foreign(names: Sequence[str], among_results: bool) -> list[str]:
    """The names in order, among results without those that the program writes or sets beside them (diff（新）.html);
    beside a summary without the index."""
    ours = _EXPORTS if among_results else _INDEX if _SUMMARY in names else frozenset[str]()
    return sorted(name for name in names if Path(name).stem.partition("（新")[0] + Path(name).suffix not in ours)


def _linked(here: Path, folders: Sequence[str], named: Path, root: Path) -> list[Unread]:
    """Folders that are links: one may lead anywhere, back to where it stands too."""
    return [
        Unread(path, str(named / path.relative_to(root)), _LINKED)
        for path in map(here.joinpath, folders)
        if path.is_symlink()
    ]


def _walk(folder: Path, output: Path | None) -> _Walk:
    """What the folder and those below it hold. Results that stand there are nobody's input."""
    root = _absolute(folder)
    below = _absolute(output) if output else root
    results: set[Path] = set()
    walk = _Walk()

    def closed(error: OSError) -> None:
        path = Path(error.filename)
        walk.unread.append(Unread(path, str(folder / path.relative_to(root)), f"文件夹打不开：{system_reason(error)}"))

    for place, folders, names in os.walk(root, onerror=closed):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not is_passed_over(name, names))
        if RECORD in names:
            # What the program made of a ledger is no notice, nor is what people made of that.
            folders.clear()
            continue
        walk.unread += _linked(here, folders, folder, root)
        if not _RESULTS.isdisjoint(names):
            results.add(here)
            results.update(here / name for name in _BELOW_RESULTS)
        ours = here in results or (below != root and below in (here, *here.parents))
        beside = lowered(names)
        for name in _foreign(names, here in results):
            path = here / name
            label = str(folder / path.relative_to(root))
            kind = kind_of(name, beside)
            if kind == "notice":
                walk.take(Asked(path, len(path.relative_to(root).parts), label))
            elif not ours:
                walk.tell_of(path, label, kind, is_compared(name, beside))
    return walk
