"""Sources and results in a store that is reached by a URL (s3://…, memory://…): fetched into a folder of this machine,
converted there, and each file's results put back as soon as they are whole.

Results are put below ``.yaodian/`` of the store first and moved from there; the record is written before the first
move and after the last, as :mod:`pipeline.batch.staging` does it on a disk. One run at a time may write to a store.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any, Final

import fsspec
from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.output_lock import HIDDEN
from pipeline.batch.record import NAME, owned_hashes, read_record, record_bytes
from pipeline.batch.running import Result
from pipeline.batch.single import Outcome
from pipeline.errors import OutputError, UsageError, system_reason

Place = Path | str
"""A path of this machine, or the URL of something in a store."""
_OF_A_RUN: Final = ("summary", "index", f"{HIDDEN}-")
"""How the files of a whole run begin, beside the folders of its notices: what people read, and the records of these."""
_EDITED: Final = (".xlsx", ".json")
_Stamp = tuple[int, int]


class _Known(Struct):
    """A file of the store as it was fetched: what the store calls its state, and its stamp here."""

    state: str
    stamp: _Stamp


class Store:
    """The places of a run on this machine; those that stand in stores are copies. ``output`` is where results go."""

    def __init__(self, work: Path, paths: Sequence[Place], output: Place) -> None:
        self._work = work
        self._names: dict[str, str] = {}
        self.paths = [self._fetched(place) if isinstance(place, str) else place for place in paths]
        self._fs: Any = None
        self._root = ""
        self._known: dict[str, _Known] = {}
        if isinstance(output, str):
            self._fs, self._root = _opened(output)
            self.output = self._copy(output, self._root)
            self._url = output.rstrip("/")
            self._staging = f"{self._root}/{HIDDEN}/{os.urandom(8).hex()}"
            self._check_writable()
            self._fetch_results()
        else:
            self.output = output
        self._records = {
            path.parent: owned_hashes(read_record(path.parent)) for path in self.output.rglob(NAME) if self._fs
        }

    def named(self, label: str) -> str:
        """What the user calls a file here: by its URL where it was fetched."""
        for here, url in self._names.items():
            if label.startswith(here):
                return url + label.removeprefix(here)
        return label

    def publish(self, result: Result) -> Result:
        """Put a file's new results into the store. What cannot be put there is a failure of this file."""
        if self._fs is None or not result.converted:
            return result
        folder = self.output / result.input.folder
        try:
            self._put_folder(folder)
        except _MovedOnError as error:
            reason = f"{self._url}/{error}：转换时被人改动，没有覆盖；请再转换一次。"
        except OSError as error:
            reason = f"{self._url}/{result.input.folder.as_posix()}：无法写入（{_reason(error)}），请检查权限和网络。"
        else:
            return result
        return Result(result.input, "failed", Outcome(problem="output", reason=reason))

    def publish_summary(self) -> None:
        """Put the summary and the index into the store. Raises OutputError."""
        if self._fs is None:
            return
        try:
            for path in sorted(self.output.iterdir()):
                if path.is_file() and path.name.startswith(_OF_A_RUN):
                    self._put(path)
        except OSError as error:
            raise OutputError(f"{self._url}：汇总表无法写入（{_reason(error)}），请检查权限和网络。") from error

    def _fetched(self, url: str) -> Path:
        """A copy of a file, with those beside it, or of a folder."""
        fs, root = _opened(url)
        here = self._copy(url, root)
        try:
            single = fs.isfile(root)
            found = [one["name"] for one in fs.ls(_above(root), detail=True) if one["type"] == "file"] if single else []
            for way in found or fs.find(root):
                _get(fs, way, self._work / _folder(url) / way.lstrip("/"), self._work)
        except OSError as error:
            raise UsageError(f"{url}：无法读取（{_reason(error)}），请检查地址、权限和网络。") from error
        if not here.exists():
            raise UsageError(f"{url}：没有这个文件或文件夹，请检查地址。")
        return here

    def _copy(self, url: str, root: str) -> Path:
        here = self._work / _folder(url) / root.strip("/")
        self._names[str(here)] = url.rstrip("/")
        return here

    def _check_writable(self) -> None:
        """That the store takes files, and gives them up; what runs that were killed left there goes."""
        try:
            with suppress(FileNotFoundError):
                self._fs.rm(f"{self._root}/{HIDDEN}", recursive=True)
            self._fs.pipe_file(f"{self._staging}/probe", b"")
            self._fs.rm(self._staging, recursive=True)
        except OSError as error:
            raise UsageError(f"{self._url}：结果写不进去（{_reason(error)}），请检查地址、权限和网络。") from error

    def _fetch_results(self) -> None:
        """All that stands among the results: what people wrote there, and what of it is the program's own."""
        self.output.mkdir(parents=True, exist_ok=True)
        try:
            found: Mapping[str, dict[str, Any]] = self._fs.find(self._root, detail=True)
            for way, info in found.items():
                here = self._work / _folder(self._url) / way.lstrip("/")
                _get(self._fs, way, here, self._work)
                self._known[self._way(here)] = _Known(_state(info), _stamp(here))
        except OSError as error:
            raise UsageError(f"{self._url}：无法读取（{_reason(error)}），请检查地址、权限和网络。") from error

    def _way(self, path: Path) -> str:
        return path.relative_to(self.output).as_posix()

    def _put_folder(self, folder: Path) -> None:
        record = read_record(folder)
        changed = sorted(path for path in folder.rglob("*") if path.is_file() and self._is_new(path))
        known = [way for way in self._known if (self.output / way).is_relative_to(folder)]
        for way in known:
            self._check_unchanged(way)
        if record is not None:
            before = {name: list(hashes) for name, hashes in self._records.get(folder, {}).items()}
            self._write(self._way(folder / NAME), record_bytes(replace(record, state="writing", before=before)))
        for path in changed:
            if path.name != NAME:
                self._put(path)
        for way in known:
            if not (self.output / way).exists():
                self._fs.rm_file(f"{self._root}/{way}")
                del self._known[way]
        self._put(folder / NAME)
        self._records[folder] = owned_hashes(record)

    def _is_new(self, path: Path) -> bool:
        known = self._known.get(self._way(path))
        return known is None or known.stamp != _stamp(path)

    def _check_unchanged(self, way: str) -> None:
        """That nobody wrote to a file that people write to. Raises _MovedOnError."""
        if not way.endswith(_EDITED) or way.endswith(NAME):
            return
        # Somebody took it away: that is a change too.
        try:
            now = _state(self._fs.info(f"{self._root}/{way}"))
        except FileNotFoundError:
            now = ""
        if now != self._known[way].state:
            raise _MovedOnError(way)

    def _put(self, path: Path) -> None:
        way = self._way(path)
        self._write(way, path.read_bytes())
        self._known[way] = _Known(_state(self._fs.info(f"{self._root}/{way}")), _stamp(path))

    def _write(self, way: str, content: bytes) -> None:
        staged, place = f"{self._staging}/{PurePosixPath(way).name}", f"{self._root}/{way}"
        self._fs.makedirs(self._staging, exist_ok=True)
        self._fs.makedirs(_above(place), exist_ok=True)
        self._fs.pipe_file(staged, content)
        self._fs.mv(staged, place)

    def close(self) -> None:
        """Leave nothing of this run in the store but its results."""
        if self._fs is not None:
            with suppress(OSError):
                self._fs.rm(f"{self._root}/{HIDDEN}", recursive=True)


class _MovedOnError(Exception):
    """A file of the store was changed by somebody meanwhile."""


@contextmanager
def brought_here(paths: Sequence[Place], output: Place) -> Iterator[Store]:
    """All of ``paths`` and of ``output`` on this machine. Raises UsageError in plain words before anything is written:
    an unknown kind of address, no such place, no permission."""
    with ExitStack() as until_done:
        work = Path(until_done.enter_context(tempfile.TemporaryDirectory(prefix="yaodian-")))
        store = Store(work, paths, output)
        until_done.callback(store.close)
        yield store


def _opened(url: str) -> tuple[Any, str]:
    kind = url.partition("://")[0]
    try:
        fs, root = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise UsageError(f"{url}：读写 {kind}:// 要另装 fsspec 的组件（s3:// 是 pip install s3fs），再试。") from error
    except (ValueError, OSError) as error:
        raise UsageError(f"{url}：不认识这种地址，可以写路径、file://… 或 s3://…。") from error
    return fs, root.rstrip("/")


def _get(fs: Any, way: str, here: Path, work: Path) -> None:
    """Fetch a file, if its name leads to no other place."""
    if Path(os.path.abspath(here)).is_relative_to(work) and not way.endswith("/"):  # noqa: PTH100 - nothing is resolved
        here.parent.mkdir(parents=True, exist_ok=True)
        here.write_bytes(fs.cat_file(way))


def _folder(url: str) -> str:
    return url.partition("://")[0]


def _above(way: str) -> str:
    return way.rpartition("/")[0]


def _state(info: Mapping[str, Any]) -> str:
    """What a store says of a file that changes when the file does."""
    keys = ("ETag", "etag", "mtime", "LastModified", "created", "size")
    said = {key: info[key] for key in keys if key in info}
    # Some say the same time as a date and as a number, by how they are asked.
    return repr({key: one.timestamp() if isinstance(one, datetime) else one for key, one in said.items()})


def _stamp(path: Path) -> _Stamp:
    now = path.stat()
    return now.st_size, now.st_mtime_ns


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有权限"
    return "没有这个地方" if isinstance(error, FileNotFoundError) else system_reason(error)
