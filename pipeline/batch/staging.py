"""Results are made in a folder apart and moved file by file into their place: each is whole, old or new, at any moment.

Workers write only into staging folders; the main process alone moves. So nothing that a worker does, and no moment at
which either is killed, can harm a result.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.output_lock import HIDDEN, LOCK, leave_output, lock_output
from pipeline.batch.record import NAME, Record, hash_file, owned_hashes, read_record, record_bytes
from pipeline.errors import NotRegularError, OutputError, UsageError, system_reason
from pipeline.exporters.atomic import open_as, put
from pipeline.exporters.kept_record import FROM_PEOPLE, PREVIOUS, holds_words, written_into
from pipeline.regular_files import is_regular, is_something_else

ASIDE: Final = "（新"
_LEFTOVER: Final = re.compile(r"\d+-[0-9a-f]{8}")
_WORKBOOK: Final = ".xlsx"
_LOCKS: Final = ("~$", ".~")


class Staged(Struct, frozen=True):
    """A staging folder and what of the earlier results was copied into it (name: SHA-256 of the copy)."""

    folder: Path
    final: Path
    copied: dict[str, str]


class ChangedMeanwhileError(Exception):
    """A workbook was saved by somebody while its successor was made; making it again carries the new entries over."""


@contextmanager
def staging_area(output: Path) -> Iterator[Path]:
    """A folder below ``output`` for staging folders; leftovers of killed runs are removed, and so is the folder itself
    in the end (and ``output``, if nothing was written to it).

    A UsageError if another run works on ``output``, or if it cannot be written.
    """
    hidden = output / HIDDEN
    area = hidden / f"{os.getpid()}-{os.urandom(4).hex()}"
    made = not os.path.lexists(output)
    try:
        lock = lock_output(hidden, output)
        for left in hidden.iterdir():
            # What a person put there is no leftover.
            if _LEFTOVER.fullmatch(left.name) and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
        area.mkdir()
        held = None if sys.platform == "win32" else os.open(output, os.O_RDONLY)
    except OSError as error:
        raise UsageError(
            f"{output}：结果文件夹无法写入（{system_reason(error)}），请检查路径、权限和磁盘空间。"
        ) from error
    with lock:
        try:
            yield area
        finally:
            if held is not None:
                leave_output(held, area.name)
            # Where the folder was renamed meanwhile, another one was made in its place, with no lock of this run.
            shutil.rmtree(area, ignore_errors=True)
            with suppress(OSError):
                if held is None:
                    # On Windows a file that is open cannot be removed; then the empty lock file stays.
                    (hidden / LOCK).unlink(missing_ok=True)
                hidden.rmdir()
            if made:
                with suppress(OSError):
                    output.rmdir()


def stage(area: Path, number: int, final: Path) -> Staged:
    """A fresh staging folder for the results that go to ``final``, with copies of the workbooks there (people's
    entries are read from them) and of the files by which other programs say that they have them open."""
    folder = area / f"{number:05}"
    copied: dict[str, str] = {}
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        record = final / NAME
        # A place that the record cannot go to is found before anything is worked out.
        if record.is_symlink() or is_something_else(record):
            raise NotRegularError(str(record))
        # What the program wrote into each workbook: for one that lost its own word of it.
        if record.exists():
            shutil.copyfile(record, folder / NAME)
        for path in _people_s(final):
            name = path.relative_to(final).as_posix()
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)
            copied[name] = hash_file(target)
    except OSError as error:
        where = error.filename if isinstance(error, NotRegularError) else final
        raise OutputError(f"{where}：无法读写（{system_reason(error)}），请检查权限和磁盘空间。") from error
    return Staged(folder, final, copied)


def commit(staged: Staged, made_from: Record, partial: bool = False) -> list[str]:
    """Move the results into their place; gives what the user should be told. ``made_from`` is their record but for the
    files; ``partial``: only some results were made, and what the record says of the others is still true; "aside" is
    kept as its state: a workbook could not be replaced, and the next run should try again.

    A file that the program did not write is never replaced: the new one goes beside it. The record is written before
    the first move and after the last, so that an interruption between leaves no doubt whose the files are. Raises
    ChangedMeanwhileError, or OutputError if a file cannot be moved.
    """
    old = read_record(staged.final)
    owned = owned_hashes(old)
    made = {path.relative_to(staged.folder).as_posix(): hash_file(path) for path in _results(staged.folder)}
    changed = {name: digest for name, digest in made.items() if staged.copied.get(name) != digest}
    _check_untouched(staged)
    known = old.files if old else {}
    kept = {name: digest for name, digest in made.items() if name not in changed and name in known}
    stays, wrote = _others(old, partial)
    made_from = replace(made_from, written={**wrote, **_written(staged.folder, [*changed, *kept])})
    known_before = _known_previous(old)
    messages: list[str] = []
    try:
        staged.final.mkdir(parents=True, exist_ok=True)
        places = {name: _place(staged.final, name, digest, owned, messages) for name, digest in changed.items()}
        files = dict(sorted({**stays, **kept, **{places[name]: digest for name, digest in changed.items()}}.items()))
        replaced = _replaced(staged, places, known_before)
        previous = _previous(old, staged, replaced)
        before = {**owned, **known_before}
        _put(staged, replace(made_from, state="writing", files=files, before=before, previous=previous))
        for name, place in places.items():
            target = staged.final / place
            target.parent.mkdir(parents=True, exist_ok=True)
            _move(staged, name, target, replaced.get(name))
        _put(staged, replace(made_from, files=files, previous=_still_there(staged.final, previous)))
    except OSError as error:
        where = error.filename2 or error.filename or staged.final
        raise OutputError(
            f"{where}：无法写入（{system_reason(error)}），请关闭占用它的程序，或检查权限和磁盘空间。"
        ) from error
    return messages


def _others(old: Record | None, partial: bool) -> tuple[dict[str, str], dict[str, str]]:
    """What the record goes on saying of results that were not made: the files, and what was written into workbooks."""
    return (old.files, old.written) if old is not None and partial else ({}, {})


def _written(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """What the program wrote into each workbook, as the workbook says."""
    books = sorted(name for name in names if name.endswith(_WORKBOOK))
    return {name: text for name in books if (text := written_into((folder / name).read_bytes()))}


def _known_previous(old: Record | None) -> dict[str, list[str]]:
    """For each workbook that was replaced and kept, the hashes that it may have: a run that was killed while it wrote
    may have kept the later one or not."""
    if old is None:
        return {}
    return {name: sorted({digest, *old.before.get(name, [])}) for name, digest in old.previous.items()}


def _previous(old: Record | None, staged: Staged, replaced: Mapping[str, Path]) -> dict[str, str]:
    """The workbooks that are kept once those have made room, with their hashes."""
    made_room = {_name(path, staged.final): staged.copied.get(name, "") for name, path in replaced.items()}
    return {**(old.previous if old else {}), **made_room}


def _replaced(staged: Staged, places: Mapping[str, str], known: Mapping[str, list[str]]) -> dict[str, Path]:
    """The workbooks in which a person wrote and that make room, each with the place where it is kept."""
    targets = {name: staged.final / place for name, place in places.items()}
    return {
        name: _free_previous(target, staged.final, known) for name, target in targets.items() if _holds_words(target)
    }


def _holds_words(target: Path) -> bool:
    return target.suffix == _WORKBOOK and target.exists() and holds_words(target.read_bytes())


def _name(path: Path, final: Path) -> str:
    return path.relative_to(final).as_posix()


def _move(staged: Staged, name: str, target: Path, before: Path | None) -> None:
    """Move a result into its place. A workbook in which a person wrote is kept as ``before``; one that somebody saved
    in this very moment stays where it is, and ChangedMeanwhileError is raised."""
    source = staged.folder / name
    if before is None:
        if _holds_words(target):
            raise ChangedMeanwhileError(staged.final)
        put(source, target)
        return
    target.replace(before)
    if hash_file(before) != staged.copied.get(name):
        _put_new(before, target)
        raise ChangedMeanwhileError(staged.final)
    open_as(source, before, target.parent)
    if not _put_new(source, target):
        raise ChangedMeanwhileError(staged.final)


def _put_new(source: Path, target: Path) -> bool:
    """Give a file a name that no other has; False, and nothing done, if one has it by now."""
    try:
        os.link(source, target)
    except FileExistsError:
        return False
    # A file system without links: then the moment between looking and moving is as short as it can be.
    except OSError:
        if os.path.lexists(target):
            return False
        put(source, target)
        return True
    source.unlink()
    return True


def _free_previous(target: Path, final: Path, known: Mapping[str, list[str]]) -> Path:
    """Where a replaced workbook is kept: over the one that was replaced before it, unless somebody changed that one."""
    for number in count(1):
        ending = "）" if number == 1 else f"{number}）"
        place = target.with_name(f"{target.stem}{PREVIOUS}{ending}{target.suffix}")
        if not os.path.lexists(place):
            return place
        if place.is_file() and hash_file(place) in known.get(_name(place, final), ()):
            return place
    raise AssertionError("unreachable: names beside a file do not run out")


def _still_there(final: Path, previous: Mapping[str, str]) -> dict[str, str]:
    return {name: digest for name, digest in sorted(previous.items()) if (final / name).is_file()}


def restate(area: Path, final: Path, record: Record) -> None:
    """Write the record of results that stay as they are. Where that cannot be, the old one stays: it is still true of
    the results."""
    with suppress(OSError):
        _put(Staged(area, final, {}), record)


def free_place(target: Path, ours: Callable[[Path], bool]) -> Path:
    """``target``, or, where what stands there is not the program's own, a name beside it."""
    return next(path for path in chain([target], _beside(target)) if not os.path.lexists(path) or ours(path))


def _people_s(final: Path) -> Iterator[Path]:
    """Workbooks, answers and lock files below ``final``, but for folders below that hold another file's results."""
    for place, folders, names in os.walk(final):
        folders[:] = sorted(name for name in folders if not (Path(place) / name / NAME).exists() and name != HIDDEN)
        for name in sorted(names):
            path = Path(place) / name
            kept = path.suffix == _WORKBOOK or name in FROM_PEOPLE or name.startswith(_LOCKS)
            if kept and path.is_file():
                yield path


def _results(folder: Path) -> list[Path]:
    names = (path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return sorted(path for path in names if not path.name.startswith(_LOCKS))


def _check_untouched(staged: Staged) -> None:
    """That the workbooks are those that were copied: somebody may have saved one meanwhile."""
    now = {path.relative_to(staged.final).as_posix() for path in _people_s(staged.final)}
    if now != set(staged.copied) or any(hash_file(staged.final / name) != staged.copied[name] for name in now):
        raise ChangedMeanwhileError(staged.final)


def _place(final: Path, name: str, digest: str, owned: Mapping[str, list[str]], messages: list[str]) -> str:
    """Where a result goes: its own name, or one beside it if a file stands there that the program did not write."""
    target = final / name
    if not os.path.lexists(target):
        return name
    plain = is_regular(target) and not target.is_symlink()
    # The exporters themselves read people's workbooks and step aside where they must.
    if target.suffix == _WORKBOOK and plain:
        return name
    if plain and hash_file(target) in {digest, *owned.get(name, ())}:
        return name
    for place in _beside(target):
        # What the program wrote beside before, and nobody has touched, makes room.
        mine = {digest, *owned.get(place.relative_to(final).as_posix(), ())}
        if not os.path.lexists(place) or (is_regular(place) and hash_file(place) in mine):
            break
    messages.append(f"{name} 不是本程序写的或已被改动，没有覆盖；新的一份写在旁边：{place.name}")
    return place.relative_to(final).as_posix()


def _beside(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}{ASIDE}）{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{path.stem}{ASIDE}{number}）{path.suffix}")


def _put(staged: Staged, record: Record) -> None:
    made = staged.folder / NAME
    target = staged.final / NAME
    if target.is_symlink() or is_something_else(target):
        raise NotRegularError(str(target))
    with made.open("wb") as file:
        file.write(record_bytes(record))
        file.flush()
        os.fsync(file.fileno())
    put(made, target)
