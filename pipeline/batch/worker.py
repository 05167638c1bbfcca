"""The inside of a worker process: takes tasks from its standard input one after the other and answers each."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import importlib
import logging
import os
import pickle
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from pipeline.batch.pool import HEADER, read_message
from pipeline.exporters.light_openpyxl import load_openpyxl
from pipeline.heartbeat import heard


def main() -> None:
    """Serve until the other end closes. The first message names modules to load and the memory limit in megabytes."""
    tasks, answers = _private_pipes()
    be_quiet()
    messages = _messages(tasks)
    first = next(messages, None)
    if first is None:
        return
    preload, megabytes = pickle.loads(first)
    try:
        load_openpyxl()
        for name in preload:
            importlib.import_module(name)
    # Told to whoever waits for the first task: without its modules this process is of no use.
    except BaseException as error:
        _send(answers, _failure(error)[0])
        return
    # What is loaded stays: nobody need look through it for cycles again.
    gc.freeze()
    _send(answers, b"")
    for message in messages:
        # Taken: from here on the end of this process is the task's affair.
        _send(answers, b"")
        # For each task anew: what libraries kept of the tasks before is not charged to this one.
        if megabytes is not None:
            limit_memory(megabytes)
        with heard(partial(_send, answers, b"")):
            answer, last = answer_to(message)
        _send(answers, answer)
        if last:
            return


def be_quiet() -> None:
    """Libraries' own warnings are for programmers; what matters to the user is found by checks and told in Chinese."""
    faulthandler.enable()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)


def _private_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output for the protocol alone: what a library prints goes to standard error."""
    tasks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return tasks, answers


def _messages(pipe: IO[bytes]) -> Iterator[bytes]:
    """Messages as they come. If the other end closes, the process ends at once, a task under way or not: nobody would
    take its answer, and what it writes is in nobody's way only while its parent lives."""
    waiting: SimpleQueue[bytes] = SimpleQueue()

    def listen() -> None:
        while (message := read_message(pipe)) is not None:
            waiting.put(message)
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        yield waiting.get()


def answer_to(message: bytes) -> tuple[bytes, bool]:
    """The pickled answer, and whether the process should give way to a fresh one."""
    try:
        function, args, kwargs = pickle.loads(message)
        result = function(*args, **kwargs)
        return pickle.dumps((True, result, "", False)), False
    except MemoryError:
        # What was half-built is gone by now, but libraries may have kept broken parts: this process ends.
        return pickle.dumps((False, MemoryError(), "MemoryError", True)), True
    # The task's own failure, of whatever kind, is its answer.
    except BaseException as error:
        return _failure(error)


def _failure(error: BaseException) -> tuple[bytes, bool]:
    trace = "".join(traceback.format_exception(error))
    last = not isinstance(error, Exception) or isinstance(error, RecursionError)
    carried: Any = error
    with contextlib.suppress(Exception):
        carried.__cause__ = carried.__context__ = carried.__traceback__ = None
        if type(pickle.loads(pickle.dumps(error))) is type(error):
            return pickle.dumps((False, error, trace, last)), last
    # Some libraries' exceptions cannot be pickled: their name and words are enough.
    return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}"), trace, last)), last


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(HEADER.pack(len(message)) + message)
    pipe.flush()


def limit_memory(megabytes: int) -> None:
    """Let this process use so much more than it has now. Does nothing where the system has no such limit."""
    try:
        import resource
    # Windows has no such module; there only the time limit protects.
    except ImportError:
        return
    page = resource.getpagesize()
    try:
        now = int(Path("/proc/self/statm").read_text().split()[0]) * page
    # No /proc (macOS): a program with its libraries maps about so much.
    except OSError:
        now = 1 << 30
    wanted = now + megabytes * 1024 * 1024
    # macOS refuses limits below what is mapped already.
    with contextlib.suppress(ValueError, OSError, OverflowError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
