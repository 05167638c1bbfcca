"""Writes a workbook anew where a person may have worked in the old one: keeps, or steps aside, never writes over."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import count, takewhile
from pathlib import Path
from typing import Final

from msgspec import Struct

from pipeline.errors import OutputError
from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.keeping.assuming import assumed
from pipeline.exporters.keeping.carried_record import is_fresh, is_untouched, put_record, record_in
from pipeline.exporters.keeping.conservation import missing
from pipeline.exporters.keeping.giving_back import Given, given_back
from pipeline.exporters.keeping.package_merging import Build, MergedBook, merge_book
from pipeline.exporters.keeping.recognising import is_ours, matched_sheets, says_so
from pipeline.exporters.keeping.sheet_work import OldSheet, read_old, read_shared
from pipeline.exporters.keeping.snapshot import Snapshot, snapshot_of
from pipeline.exporters.kept_record import written_beside
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.xlsx import xlsx_bytes
from pipeline.exporters.workbook.xml_tree import DamagedPartError

_TRIES: Final = 3
_NAMED: Final = 5
_MERGE: Final = merge_book


class WorkbookOutcome(Struct, frozen=True):
    """Where the workbook was written, and what the user should be told (plain Chinese, one sentence each).

    ``aside``: it could not replace the one that stands there; the next run should try again.
    """

    path_written: Path
    messages: tuple[str, ...] = ()
    aside: bool = False


class Program(Struct, frozen=True):
    """What the program would write: ``build`` gives its sheets, ``kind`` tells its workbooks apart; ``given``: cells
    of a person's into which it shall."""

    build: Build
    kind: str
    title: str
    merge: Callable[[bytes, Snapshot, Build, str, str], MergedBook] = _MERGE
    given: Given = {}

    def fresh(self) -> bytes:
        """A workbook in which nobody has written. The same sheets give the same bytes."""
        sheets = self.build(())
        package = BookPackage(xlsx_bytes(sheets, self.title))
        put_record(package, snapshot_of(sheets, self.kind), fresh=True)
        return package.content()


class _Known(Struct, frozen=True):
    """A workbook of this program's, and what the program wrote into it last."""

    content: bytes
    base: Snapshot


def rewrite(path: Path, program: Program) -> WorkbookOutcome:
    """Write the program's workbook to ``path``, with all that a person wrote into the one that stands there.

    A workbook that is open, read-only, damaged, not this program's, or in which a person's cell could not be kept, is
    not written over: the new one goes beside it, and the outcome says why. An OutputError if no place can be written.
    """
    for _ in range(_TRIES):
        outcome = _rewrite(path, program)
        if outcome is not None:
            return outcome
    return _beside(path, program.fresh(), f"{path.name}：一直在改动，没有覆盖；请保存并关闭后再生成一次")


def _rewrite(path: Path, program: Program) -> WorkbookOutcome | None:
    """The outcome; None if the workbook was changed while its successor was made."""
    if not path.exists():
        return _in_empty_place(path, program)
    try:
        known = _read(path, program)
    except OutputError as error:
        return _beside(path, program.fresh(), f"{error}。原文件没有改动")
    if is_fresh(known.content):
        made = MergedBook(program.fresh(), known.base)
    else:
        try:
            made = program.merge(known.content, known.base, program.build, program.kind, program.title)
        except DamagedPartError:
            return _beside(path, program.fresh(), f"{_damaged(path)}。原文件没有改动")
        lost = missing(known.content, known.base, made)
        if lost:
            return _beside(path, made.content, _lost(path, lost))
    if made.content == known.content:
        return WorkbookOutcome(path, (*made.messages, *_outdated(path)))
    return _replace(path, known.content, made)


def _replace(path: Path, before: bytes, made: MergedBook) -> WorkbookOutcome | None:
    holder = lock_of(path)
    if holder is not None:
        reason = f"{path.name}：正在别的程序中打开，没有改动；请关闭后再生成一次（若并未打开，请删除 {holder.name}）"
        return _beside(path, made.content, reason)
    if not os.access(path, os.W_OK):
        return _beside(path, made.content, f"{path.name}：是只读文件，没有改动")
    try:
        if path.read_bytes() != before:
            return None
        write_bytes(path, made.content)
    except (OutputError, OSError):
        return _beside(path, made.content, f"{path.name}：正被占用，无法替换，没有改动；请关闭后再生成一次")
    return WorkbookOutcome(path, (*made.messages, *_outdated(path)))


def _lost(path: Path, lost: Sequence[str]) -> str:
    named = "、".join(lost[:_NAMED]) + (f"等 {len(lost)} 处" if len(lost) > _NAMED else "")
    return f"{path.name}：{named}填写的内容没能原样放进新的一份，所以没有替换，原文件没有改动；请把情况反馈给我们"


def _damaged(path: Path) -> str:
    return f"{path.name}：不是完整的 Excel 工作簿，或者加了密码"


# --- what stands there ------------------------------------------------------------------------------------------------


def _read(path: Path, program: Program) -> _Known:
    """The workbook at a path. An OutputError, in plain words, if it cannot be read or is none of this program's."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path.name}：无法读取，请检查权限，或关闭正在使用它的程序") from error
    try:
        package = BookPackage(content)
        base = record_in(package)
        if base is None or base.kind != program.kind:
            base = _unrecorded(path, package, program)
    # Whatever the parts of a damaged workbook make of those who read them.
    except (DamagedPartError, RecursionError, MemoryError) as error:
        raise OutputError(_damaged(path)) from error
    return _Known(content, given_back(content, base, program.given) if program.given else base)


def _unrecorded(path: Path, package: BookPackage, program: Program) -> Snapshot:
    """What the program wrote into a workbook that does not say so itself."""
    beside = written_beside(path)
    shared = read_shared(package)
    sheets: list[OldSheet] = [read_old(package, entry, shared) for entry in package.sheets() if entry.is_grid]
    if beside is not None and beside.kind == program.kind and _holds(sheets, beside):
        return beside
    if not (is_ours(path.read_bytes()) or says_so(sheets)):
        raise OutputError(f"{path.name}：不是本程序生成的工作簿")
    return assumed(package, sheets, snapshot_of(program.build(()), program.kind))


def _holds(sheets: Sequence[OldSheet], snapshot: Snapshot) -> bool:
    """Whether a workbook holds the program's sheets of a record."""
    return bool(matched_sheets(sheets, snapshot))


def _in_empty_place(path: Path, program: Program) -> WorkbookOutcome:
    """Where no workbook stands, one that was renamed may stand beside: what people wrote there is taken over."""
    for other in _renamed(path, program.kind):
        try:
            known = _read(other, program)
            made = program.merge(known.content, known.base, program.build, program.kind, program.title)
        except (OutputError, DamagedPartError):
            continue
        if missing(known.content, known.base, made):
            continue
        write_bytes(path, made.content)
        said = f"{other.name} 是改了名的{path.name}，填写的内容已接到 {path.name}；以后请在 {path.name} 里填写"
        return WorkbookOutcome(path, (said, *made.messages))
    write_bytes(path, program.fresh())
    return WorkbookOutcome(path)


def _renamed(path: Path, kind: str) -> list[Path]:
    """Workbooks of that kind in the folder: those under people's own names first, of these the last changed."""
    found = []
    for other in sorted(path.parent.glob(f"*{path.suffix}")) if path.parent.is_dir() else []:
        try:
            record = record_in(BookPackage(other.read_bytes())) if other.is_file() else None
        except (OSError, DamagedPartError):
            continue
        if record is not None and record.kind == kind:
            ours = other.stem.startswith(f"{path.stem}（")
            found.append((ours, -other.stat().st_mtime_ns, other.name, other))
    return [other for *_, other in sorted(found)]


# --- beside -----------------------------------------------------------------------------------------------------------


def _outdated(path: Path) -> tuple[str, ...]:
    """What to say of the workbooks that earlier runs wrote beside one that they could not replace.

    They stay: whoever has worked in one wants to take the work over first.
    """
    found = [place for place in takewhile(Path.exists, _places_beside(path)) if _made_here(place)]
    return tuple(
        f"{place.name}：是上次另写的一份，已经过时，"
        + ("没有人改过，请删除" if is_untouched(place.read_bytes()) else f"里面改过的内容请抄到 {path.name}，再删除")
        for place in found
    )


def _made_here(place: Path) -> bool:
    try:
        return is_ours(place.read_bytes())
    except OSError:
        return False


def lock_of(path: Path) -> Path | None:
    """The file by which Excel, WPS or LibreOffice says that it has the workbook open, if there is one."""
    names = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#", f".~{path.name}")
    return next((path.with_name(name) for name in names if path.with_name(name).exists()), None)


def _beside(path: Path, content: bytes, reason: str) -> WorkbookOutcome:
    """Write to the first free name beside ``path``, or leave a file there that already is the same."""
    for place in _places_beside(path):
        if place.exists():
            if place.read_bytes() != content:
                continue
        else:
            write_bytes(place, content)
        return WorkbookOutcome(place, (f"{reason}。新的一份写在旁边：{place.name}",), aside=True)
    raise AssertionError("unreachable: names beside a file do not run out")


def _places_beside(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}（新）{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{path.stem}（新{number}）{path.suffix}")
