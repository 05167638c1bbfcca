"""The standard streams, whatever became of them: closed, full, or read by somebody who has gone.

What cannot be said is no reason to leave work undone: it is remembered, and the exit status tells of it.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from typing import Final, TextIO

GONE: Final = 141
"""The exit status where the reader of the output has gone, as of a process that SIGPIPE ended."""
_NAMES: Final = ("stdin", "stdout", "stderr")


class _Remembering(io.RawIOBase):
    """A stream's file that takes all, and keeps the first fault of writing."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.fault: OSError | None = None

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._number

    def isatty(self) -> bool:
        return os.isatty(self._number)

    def write(self, data: object) -> int:
        view = memoryview(data)  # type: ignore[arg-type]
        if self.fault is None:
            try:
                return os.write(self._number, view)
            except OSError as error:
                self.fault = error
        return len(view)


class Streams:
    """How the program speaks. ``fault``: what was wrong with standard output, if anything could not be said there."""

    def __init__(self) -> None:
        self._files: dict[str, _Remembering] = {}

    @property
    def fault(self) -> OSError | None:
        """The first fault of standard output, where it was told to go on."""
        file = self._files.get("stdout")
        return file.fault if file else None

    @contextlib.contextmanager
    def opened(self) -> Iterator[None]:
        """With streams that can be written to: those that are closed lead nowhere; a fault of standard error is no
        reason to stop."""
        _open_closed()
        before = sys.stdout, sys.stderr
        for stream in before:
            # A terminal whose encoding lacks a character shows its code; it is no reason to stop.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="surrogateescape")
        self._wrap("stderr")
        try:
            yield
        finally:
            for stream in (sys.stdout, sys.stderr):
                with contextlib.suppress(OSError, ValueError):
                    stream.flush()
            sys.stdout, sys.stderr = before
            self._let_go()

    def go_on(self) -> None:
        """From now on a fault of standard output is remembered, and ends nothing."""
        self._wrap("stdout")

    def _wrap(self, name: str) -> None:
        stream: TextIO = getattr(sys, name)
        number = _NAMES.index(name)
        if not isinstance(stream, io.TextIOWrapper) or not _leads_to(stream, number):
            return
        self._files[name] = _Remembering(number)
        with contextlib.suppress(OSError):
            stream.flush()
        wrapped = io.TextIOWrapper(
            io.BufferedWriter(self._files[name]),
            encoding=stream.encoding,
            errors="backslashreplace",
            line_buffering=name == "stderr" or stream.isatty(),
        )
        setattr(sys, name, wrapped)

    def _let_go(self) -> None:
        """Python writes out at its end what could not be written before, and complains: it goes nowhere."""
        for number, stream in ((1, sys.stdout), (2, sys.stderr)):
            if not isinstance(stream, io.TextIOWrapper) or not _leads_to(stream, number):
                continue
            try:
                stream.flush()
            except OSError:
                _lead_nowhere(number)


def status_of(fault: OSError) -> int:
    """The exit status of a run that could not say all."""
    return GONE if fault.errno == errno.EPIPE else 3


def _leads_to(stream: TextIO, number: int) -> bool:
    try:
        return stream.fileno() == number
    except (OSError, ValueError):
        return False


def _open_closed() -> None:
    """Streams that were closed when the program began lead nowhere: else the next file that is opened would be one."""
    for number, name in enumerate(_NAMES):
        if getattr(sys, name) is None:
            _lead_nowhere(number)
            mode = "r" if number == 0 else "w"
            # Never closed, as the streams of Python never are.
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def _lead_nowhere(number: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    if nothing != number:
        os.dup2(nothing, number)
        os.close(nothing)
