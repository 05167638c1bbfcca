"""Worker processes behind ``concurrent.futures.Executor``: what one task does to its process harms no other task.

``ProcessPoolExecutor`` breaks as a whole when a worker is killed, and cannot end a task that hangs. Here every worker
has a thread of its own that starts it, hands it one task at a time, ends it when the task takes too long, and starts
another in its place.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from typing import IO, Any, Final, ParamSpec, TypeVar

from msgspec import Struct

from pipeline.batch.limits import Limits

P = ParamSpec("P")
T = TypeVar("T")

HEADER: Final = struct.Struct("<Q")
# -I: neither the current folder nor what PYTHON… variables name may put a json.py or a sitecustomize.py in the way.
_ISOLATED: Final = ("-I", "-X", f"utf8={sys.flags.utf8_mode}")
LEAST_START: Final = 20
"""Seconds: a worker may take so long to start, or as long as a task where that is more; a slow disk is no hang."""
_START: Final = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from pipeline.batch.worker import main; main()"
)


class TimeLimitError(Exception):
    """The task did not end in time; its worker was ended."""


class WorkerDiedError(Exception):
    """The worker ended in the middle of the task (a crash in a library, or the system took its memory)."""

    @property
    def from_outside(self) -> bool:
        """Whether somebody ended it, the system or a person: the task itself need not be at fault."""
        return self.args[:1] in ((-9,), (-15,))


class _UnheardError(WorkerDiedError):
    """The worker had ended before it took the task."""


class RemoteTraceback(Exception):
    """The traceback of an exception in a worker, as text; it is the cause of the exception that the future holds."""


class _Work(Struct):
    future: Future[Any]
    message: bytes


class WorkerPool(Executor):
    """Runs tasks in up to ``workers`` processes, each started when first needed.

    Functions, arguments and results are pickled, functions by name. A future raises what the task raised,
    TimeLimitError, WorkerDiedError, or MemoryError when the memory limit was met. ``preload`` names modules that each
    worker imports before its first task; that time counts for no task, but has an end. A worker that dies between two
    tasks or while it starts is replaced, and no task knows of it. ``errors`` receives what workers print.
    """

    def __init__(
        self, workers: int, limits: Limits | None = None, preload: Sequence[str] = (), errors: IO[bytes] | None = None
    ) -> None:
        self._limits = limits or Limits()
        self._preload = tuple(preload)
        self._errors = errors
        self._queue: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        self._killed = False
        self._running: set[_Worker] = set()
        self._waiting: set[Future[Any]] = set()
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(max(1, workers))]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Put a task in the queue. A RuntimeError after ``shutdown``."""
        future: Future[T] = Future()
        message = pickle.dumps((fn, args, kwargs))
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool takes no further tasks")
            self._waiting.add(future)
            self._queue.put(_Work(future, message))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the pool when its tasks are done; with ``cancel_futures`` tasks that have not begun are dropped."""
        with self._lock:
            if not self._closed:
                self._closed = True
                for _ in self._threads:
                    self._queue.put(None)
            waiting = list(self._waiting) if cancel_futures else []
        for future in waiting:
            future.cancel()
        if wait:
            for thread in self._threads:
                thread.join()

    def kill(self) -> None:
        """End everything at once, tasks under way included (their futures raise WorkerDiedError)."""
        with self._lock:
            self._killed = True
            running = list(self._running)
        for worker in running:
            worker.kill()
        self.shutdown(wait=True, cancel_futures=True)

    def _serve(self) -> None:
        worker: _Worker | None = None
        while (work := self._queue.get()) is not None:
            with self._lock:
                self._waiting.discard(work.future)
            if not work.future.set_running_or_notify_cancel():
                continue
            try:
                worker = self._alive(worker)
                try:
                    result = worker.run(work.message, self._limits.seconds)
                except _UnheardError:
                    worker = self._alive(worker)
                    result = worker.run(work.message, self._limits.seconds)
            # Whatever went wrong belongs to this one task: its future says so, and the pool goes on.
            except BaseException as error:
                work.future.set_exception(error)
            else:
                work.future.set_result(result)
            if worker is not None and (worker.ended or worker.done >= self._limits.tasks):
                self._stop(worker)
                worker = None
        if worker is not None:
            self._stop(worker)

    def _alive(self, worker: _Worker | None) -> _Worker:
        """The worker, or another in its place; what keeps one from starting may befall it, but not the next one too."""
        if worker is not None and worker.is_alive():
            return worker
        if worker is not None:
            self._stop(worker)
        try:
            return self._start()
        except (TimeLimitError, WorkerDiedError):
            return self._start()

    def _start(self) -> _Worker:
        worker = _Worker(self._errors)
        with self._lock:
            self._running.add(worker)
            killed = self._killed
        if killed:
            worker.kill()
        seconds = self._limits.seconds
        try:
            worker.begin(self._preload, self._limits.megabytes, None if seconds is None else max(seconds, LEAST_START))
        # Whatever ends the start, Ctrl-C too, must not leave a process behind; then it goes on.
        except BaseException:
            self._stop(worker)
            raise
        return worker

    def _stop(self, worker: _Worker) -> None:
        worker.close()
        with self._lock:
            self._running.discard(worker)


class _Worker:
    """One process and the pipes to it. Ends by itself when its end of the pipe closes."""

    def __init__(self, errors: IO[bytes] | None) -> None:
        self.done = 0
        self.ended = False
        self._begun = False
        self._late = False
        self._timer: threading.Timer | None = None
        path = json.dumps([entry for entry in sys.path if entry])
        self._process = subprocess.Popen(
            [sys.executable, *_ISOLATED, "-c", _START, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors or subprocess.DEVNULL,
            # One core a worker: numerical libraries would start a thread, and its memory, for each core.
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            # Ctrl-C on the terminal is the main process's affair: it ends the workers when it has cleaned up.
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )

    def begin(self, preload: Sequence[str], megabytes: int | None, seconds: float | None) -> None:
        """Wait until it has loaded what it needs. Raises TimeLimitError, WorkerDiedError, or what kept it from that."""
        answer = self._ask(pickle.dumps((tuple(preload), megabytes)), seconds)
        self._begun = True
        if answer:
            self._result(answer)

    def is_alive(self) -> bool:
        """Whether it has not ended, by itself or by others."""
        return self._process.poll() is None

    def run(self, message: bytes, seconds: float | None) -> Any:
        """The task's result; raises what the task raised, TimeLimitError or WorkerDiedError."""
        answer = self._ask(message, seconds)
        self.done += 1
        return self._result(answer)

    def _result(self, answer: bytes) -> Any:
        fine, value, trace, self.ended = pickle.loads(answer)
        if fine:
            return value
        value.__cause__ = RemoteTraceback(trace)
        raise value

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()

    def close(self) -> None:
        """Let the process end, or end it, and wait for it."""
        for pipe in (self._process.stdin, self._process.stdout):
            # The process may be gone already, and what was buffered for it with it.
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        try:
            self._process.wait(timeout=2)
        # It does not end by itself: it is stuck.
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _end_late(self) -> None:
        self._late = True
        self._process.kill()

    def _ask(self, message: bytes, seconds: float | None) -> bytes:
        self._late = False
        self._wait_anew(seconds)
        try:
            return self._answer(message, seconds)
        finally:
            self._wait_anew(None)

    def _wait_anew(self, seconds: float | None) -> None:
        """Give the process so much time from now on (None: all that it wants)."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if seconds is not None:
            self._timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), self._end_late)
            self._timer.daemon = True
            self._timer.start()

    def _answer(self, message: bytes, seconds: float | None) -> bytes:
        """What comes back; before the answer to a task comes an empty message that says that it was taken, and one more
        for each of its steps."""
        assert self._process.stdin is not None and self._process.stdout is not None
        taken, answer = None, None
        # A pipe that closes while it is written to: the process died.
        with contextlib.suppress(OSError):
            self._process.stdin.write(HEADER.pack(len(message)) + message)
            self._process.stdin.flush()
            taken = read_message(self._process.stdout)
            answer = read_message(self._process.stdout) if taken == b"" and self._begun else taken
            while answer == b"" and self._begun:
                self._wait_anew(seconds)
                answer = read_message(self._process.stdout)
        if answer is not None:
            return answer
        self.ended = True
        code = self._process.wait()
        if self._late:
            raise TimeLimitError
        raise _UnheardError(code) if taken is None else WorkerDiedError(code)


def read_message(pipe: IO[bytes]) -> bytes | None:
    """One message: its length, then its bytes. None if the other end closed before it was whole."""
    head = pipe.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    (length,) = HEADER.unpack(head)
    body = pipe.read(length)
    return body if len(body) == length else None
