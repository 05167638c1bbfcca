"""One task after the other, each in a child of this very process: all that is loaded here need not be loaded again.

For a single file a fresh interpreter costs as much as the conversion. A child keeps the promise of the pool: what a
task does to its process harms neither this one nor another task.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, Final, NoReturn, ParamSpec, TypeVar

from pipeline.batch.limits import Limits
from pipeline.batch.pool import RemoteTraceback, TimeLimitError, WorkerDiedError
from pipeline.batch.worker import answer_to, be_quiet, limit_memory
from pipeline.heartbeat import heard

P = ParamSpec("P")
T = TypeVar("T")

_THREADS: Final = Path("/proc/self/task")
_BLOCK: Final = 1 << 20
BEAT: Final = b"."
"""Written by a child before its answer, which as a pickle begins otherwise, at each step of its task."""
_NAP: Final = 86_400
"""Seconds: the system's own count of milliseconds ends after some days."""


def can_fork() -> bool:
    """Whether a child of this process would be whole: of a process with threads (a caller's own, or those of a
    numerical library) it has what they were in the middle of. Only Linux says how many there are."""
    try:
        return sys.platform == "linux" and len(os.listdir(_THREADS)) == 1  # noqa: PTH208 - nothing but a count
    except OSError:
        return False


class ForkExecutor(Executor):
    """Runs each task at once, in a child that ends with it; the future that ``submit`` gives is settled.

    Arguments and results are pickled, as by :class:`pipeline.batch.pool.WorkerPool`, and futures raise the same.
    ``errors`` receives what the child prints.
    """

    def __init__(self, limits: Limits | None = None, errors: IO[bytes] | None = None) -> None:
        self._limits = limits or Limits()
        self._errors = errors

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do the task. Whatever ends the wait for it (Ctrl-C) ends the child."""
        future: Future[T] = Future()
        message = pickle.dumps((fn, args, kwargs))
        try:
            fine, value, trace, _ = pickle.loads(self._ask(message))
        except (TimeLimitError, WorkerDiedError) as error:
            future.set_exception(error)
            return future
        if fine:
            future.set_result(value)
        else:
            value.__cause__ = RemoteTraceback(trace)
            future.set_exception(value)
        return future

    def kill(self) -> None:
        """Nothing is under way between two calls."""

    def _ask(self, message: bytes) -> bytes:
        """The child's answer; raises TimeLimitError or WorkerDiedError."""
        from_child, to_us = os.pipe()
        # The child's end tells it that this process is gone; nobody writes to it.
        life, alive = os.pipe()
        child = os.fork()
        if not child:
            os.close(alive)
            os.close(from_child)
            self._be_child(message, to_us, life)
        os.close(to_us)
        os.close(life)
        ended = False
        try:
            answer = read_until_closed(from_child, self._limits.seconds)
            ended = True
        finally:
            if not ended:
                os.kill(child, signal.SIGKILL)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            os.close(from_child)
            os.close(alive)
        if code or not answer:
            raise WorkerDiedError(code)
        return answer

    def _be_child(self, message: bytes, to_parent: int, life: int) -> NoReturn:
        status = 1
        # Nothing of what waits in the parent's frames may run here a second time, whatever happens.
        try:
            _part_from_parent(self._errors)
            threading.Thread(target=end_with, args=(life,), daemon=True).start()
            if self._limits.megabytes is not None:
                limit_memory(self._limits.megabytes)
            # What the parent loaded stays: looking through it for cycles takes time, and copies its memory.
            gc.freeze()
            with heard(partial(os.write, to_parent, BEAT)):
                answer = answer_to(message)[0]
            with os.fdopen(to_parent, "wb") as pipe:
                pipe.write(answer)
            status = 0
        finally:
            os._exit(status)


def _part_from_parent(errors: IO[bytes] | None) -> None:
    """Ctrl-C on the terminal is the parent's affair; what libraries print is nobody's, or the log's."""
    os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    outcry = nothing if errors is None else errors.fileno()
    for descriptor, to in ((0, nothing), (1, outcry), (2, outcry)):
        os.dup2(to, descriptor)
    sys.stdout = sys.stderr = os.fdopen(2, "w", errors="backslashreplace", closefd=False)
    be_quiet()


def end_with(life: int) -> None:
    """Wait until the parent is gone, which closes the other end of ``life``, and go."""
    with suppress(OSError):
        os.read(life, 1)
    os._exit(0)


def read_until_closed(pipe: int, seconds: float | None) -> bytes:
    """All that comes until the other end closes, beats before it apart: after each the time begins anew. Raises
    TimeLimitError."""
    deadline = None if seconds is None else time.monotonic() + seconds
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    parts: list[bytes] = []
    while True:
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        if not poll.poll(None if left is None else min(left, _NAP) * 1000):
            if left is not None and left <= _NAP:
                raise TimeLimitError
            continue
        part = os.read(pipe, _BLOCK)
        if not part:
            return b"".join(parts)
        if parts or part.strip(BEAT):
            parts.append(part if parts else part.lstrip(BEAT))
        elif seconds is not None:
            deadline = time.monotonic() + seconds
