"""Files that the program makes and people may change: what a person changed is never written over."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from pipeline.batch.record import hash_file
from pipeline.batch.staging import free_place
from pipeline.errors import OutputError, system_reason
from pipeline.exporters.atomic import write_bytes, write_pieces
from pipeline.regular_files import is_something_else, read_regular

RECORD: Final = ".yaodian-report.json"
"""Which files the program wrote, by name, and a print of each. A folder that has it is one of reports."""


Content = bytes | Callable[[], Iterable[bytes]]
"""What a file is to hold; if that is much, something that gives it in pieces, each time the same."""


def never(path: Path) -> bool:
    """No file that the record does not name is the program's."""
    return False


def write_kept(
    files: Mapping[str, Content], folder: Path, record: str = RECORD, ours_before: Callable[[Path], bool] = never
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write the files; one that a person changed stays, and the new one goes beside it. Those of an earlier run that
    are none any more go, if nobody changed them. ``record``: the name of the file that says what the program wrote;
    ``ours_before`` knows what versions wrote that kept no such record, where there is none.

    Gives all that were written, and of these the ones that went beside. Raises OutputError.
    """
    before = _record(folder / record)

    def ours(path: Path) -> bool:
        said, found = before.get(path.relative_to(folder).as_posix(), ""), _print(path)
        return found is not None and (found in said.split() if before else ours_before(path))

    digests = {name: _digest(content) for name, content in files.items()}
    places = {
        name: folder / name if _print(folder / name) == digest else free_place(folder / name, ours)
        for name, digest in digests.items()
    }
    prints = {place.relative_to(folder).as_posix(): digests[name] for name, place in places.items()}
    # An interruption between the files leaves no doubt whose they are: until the end both versions are the program's.
    either = {name: f"{before.get(name, '')} {digest}".strip() for name, digest in prints.items()}
    _put_record(folder / record, {**before, **either})
    for name, place in places.items():
        if _print(place) != digests[name]:
            write_pieces(place, _pieces(files[name]))
    for name in before.keys() - prints.keys():
        if ours(folder / name):
            (folder / name).unlink()
    _put_record(folder / record, prints)
    beside = tuple(place for name, place in places.items() if place != folder / name)
    return tuple(places.values()), beside


def _pieces(content: Content) -> Iterable[bytes]:
    return (content,) if isinstance(content, bytes) else content()


def _digest(content: Content) -> str:
    digest = sha256()
    for piece in _pieces(content):
        digest.update(piece)
    return digest.hexdigest()


def _put_record(path: Path, prints: Mapping[str, str]) -> None:
    content = msgspec.json.format(msgspec.json.encode(dict(prints), order="sorted")) + b"\n"
    # One that is a person's own file, a link or a folder stays; then nothing is known the next time.
    if is_something_else(path) or path.is_symlink() or (path.exists() and path.read_bytes() == content):
        return
    write_bytes(path, content)


def keep_written(write: Callable[[Path], object], folder: Path, record: str) -> tuple[str, ...]:
    """What ``write`` puts into a folder that it is given goes into ``folder`` as by :func:`write_kept`; gives what the
    user should be told. Raises OutputError, and what ``write`` raises."""
    try:
        made = tempfile.TemporaryDirectory(prefix="yaodian-")
    except OSError as error:
        reason = system_reason(error)
        raise OutputError(f"{folder}：没有地方放临时文件（{reason}），请检查磁盘空间和 TMPDIR。") from error
    with made as name:
        write(Path(name))
        files = {path.relative_to(name).as_posix(): path.read_bytes() for path in sorted(Path(name).rglob("*.*"))}
    _, beside = write_kept(files, folder, record)
    return tuple(f"{path}：原来的文件不是本程序写的，或已被改动，没有覆盖；新的一份写在这里" for path in beside)


def _print(path: Path) -> str | None:
    """The SHA-256 of a regular file, of any size; None for a link, and for what cannot be read."""
    try:
        return None if path.is_symlink() else hash_file(path)
    except OSError:
        return None


def _record(path: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode(read_regular(path), type=dict[str, str])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}
