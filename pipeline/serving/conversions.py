"""Conversions in the background: one file after the other, in a worker process that stays warm."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from pipeline.batch.inputs import shown
from pipeline.batch.record import Record
from pipeline.batch.whole_run import Manner, convert_all
from pipeline.errors import UsageError, YaodianError
from pipeline.settings import Settings

State = Literal["waiting", "working", "done", "failed"]
_TRIES: Final = 20
_PAUSE: Final = 0.5
_KEPT: Final = 50


class Work(Struct, frozen=True):
    """A file that is converted or was: ``message`` says why it failed; ``seconds`` the time it has taken."""

    file: str
    state: State
    message: str = ""
    seconds: float = 0.0


class Conversions:
    """Converts files into one output folder, each as its results were made before. Close it in the end."""

    def __init__(self, output: Path, settings: Settings, pool: Executor) -> None:
        self._output, self._settings, self._pool = output, settings, pool
        self._line = ThreadPoolExecutor(1, thread_name_prefix="conversions")
        self._lock = threading.Lock()
        self._works: dict[Path, Work] = {}
        self._begun: dict[Path, float] = {}

    def begin(self, source: Path, record: Record | None = None) -> None:
        """Convert a file as soon as it is its turn; once, if it waits already."""
        with self._lock:
            known = self._works.pop(source, None)
            waits = known is not None and known.state == "waiting"
            self._works[source] = Work(shown(source.name), "waiting")
            for old in [path for path, one in self._works.items() if one.state in ("done", "failed")][:-_KEPT]:
                del self._works[old]
        if not waits:
            self._line.submit(
                self._convert, source, self._settings if record is None else _settings(record, self._settings)
            )

    def state_of(self, source: Path) -> Work | None:
        """What becomes of a file; None if nobody asked for it."""
        with self._lock:
            work, begun = self._works.get(source), self._begun.get(source)
        if work is not None and work.state == "working" and begun is not None:
            return replace(work, seconds=round(time.monotonic() - begun, 1))
        return work

    def all(self) -> Sequence[Work]:
        """All files of this server's time, in the order in which they were asked for."""
        with self._lock:
            sources = list(self._works)
        return [work for source in sources if (work := self.state_of(source)) is not None]

    def waiting(self) -> int:
        """How many files are not done yet."""
        return sum(work.state in ("waiting", "working") for work in self.all())

    def close(self) -> None:
        """No more of it: what waits is dropped, what is under way is left to its end."""
        self._line.shutdown(wait=True, cancel_futures=True)

    def _convert(self, source: Path, settings: Settings) -> None:
        self._begun[source] = time.monotonic()
        self._set(source, "working")
        try:
            message = self._made(source, settings)
        except YaodianError as error:
            message = str(error)
        # A fault of the program costs this file only; whoever waits for it must be told.
        except Exception:
            message = f"{source.name}：程序处理这个文件时出错，请在命令行用 convert --log 再转换一次，并反馈日志。"
        self._set(source, "failed" if message else "done", message)

    def _made(self, source: Path, settings: Settings) -> str:
        """Why there are no new results; empty if there are. While another run writes the folder, this one waits."""
        here = Path(os.path.relpath(source))
        label = source if ".." in here.parts else here
        for left in reversed(range(_TRIES)):
            try:
                (result,) = convert_all([label], self._output, settings, Manner(1, pool=self._pool))
            except UsageError:
                if not left or not source.exists():
                    raise
                time.sleep(_PAUSE)
            else:
                return result.outcome.reason if result.status == "failed" else ""
        raise AssertionError("unreachable: the last try gives or raises")

    def _set(self, source: Path, state: State, message: str = "") -> None:
        with self._lock:
            begun = self._begun.get(source)
            again = self._works.get(source)
            # Asked for again while it was under way: it waits for its next turn.
            if state in ("done", "failed") and again is not None and again.state == "waiting":
                return
            seconds = round(time.monotonic() - begun, 1) if begun is not None else 0.0
            self._works[source] = Work(shown(source.name), state, shown(message), seconds)


def _settings(record: Record, base: Settings) -> Settings:
    """As the results were made, so that a later run of the same kind finds them up to date."""
    told = record.basis.options
    place, reader = told.get("jurisdiction"), told.get("reader")
    return replace(
        base,
        exports=tuple(str(told.get("exports", "")).split()) or base.exports,
        jurisdiction=str(place) if place else None,
        reader=str(reader) if reader else None,
        ocr=told.get("ocr") is True,
        engine=str(told.get("engine") or base.engine),
    )
