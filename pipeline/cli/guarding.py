"""Limits of time and memory for commands that do their work themselves: they go on in a child, and this process waits.

A process cannot end itself where a library does not let go of it, and cannot say a word when the system has ended it.
``convert`` limits each file instead, and ``serve`` has no end.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Final, NamedTuple

from pipeline.batch.limits import LEAST_MEGABYTES, MEGABYTES, SECONDS
from pipeline.cli.arguments import megabytes, seconds

_MANY: Final = 3600
"""Seconds, for commands that take whole folders or wait for a person's answer."""
_DEFAULTS: Final = dict.fromkeys(("diff", "packs", "report", "review", "units", "schema"), SECONDS) | dict.fromkeys(
    ("collect", "coverage", "learn", "merge", "query"), _MANY
)
_PASSED_ON: Final = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_GRACE: Final = 3
"""Seconds in which a command that is told to end may clear up."""


class TimeUp(BaseException):
    """The command's time is over; says so, for when it has cleared up."""


class _Pipes(NamedTuple):
    """Each end is closed by the end of a process: ``life`` by this one's, ``work`` by the child's."""

    life: tuple[int, int]
    work: tuple[int, int]


def add_limits(command: str, parser: argparse.ArgumentParser) -> None:
    """The options that limit a command, if it is one of those that are guarded here."""
    if command in _DEFAULTS:
        what = f"最多用多少秒（默认 {_DEFAULTS[command]}）"
        parser.add_argument("--time-limit", type=seconds, default=_DEFAULTS[command], metavar="秒", help=what)
        what = f"最多用多少内存，以 MB 计（默认 {MEGABYTES}，至少 {LEAST_MEGABYTES}）"
        parser.add_argument("--memory-limit", type=megabytes, default=MEGABYTES, metavar="MB", help=what)


def guard(args: argparse.Namespace) -> None:
    """Goes on in a child with the limits that were asked for, and returns there; this process waits and ends with
    its status. Where there can be no child, or the command has no limits, all goes on here."""
    if args.command not in _DEFAULTS:
        return
    from pipeline.batch.forking import BEAT, can_fork, end_with
    from pipeline.batch.worker import limit_memory
    from pipeline.heartbeat import listen

    if not can_fork():
        return
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    # What comes before the parent can pass it on waits until it can.
    waiting = signal.pthread_sigmask(signal.SIG_BLOCK, _PASSED_ON)
    try:
        pipes = _Pipes(os.pipe(), os.pipe())
        child = os.fork()
    # No room for a second process: the command may still find enough for itself.
    except OSError:
        signal.pthread_sigmask(signal.SIG_SETMASK, waiting)
        return
    if child:
        _pass_on(child)
    signal.pthread_sigmask(signal.SIG_SETMASK, waiting)
    if child:
        os.close(pipes.life[0])
        os.close(pipes.work[1])
        os._exit(_watch(child, pipes.work[0], args.time_limit))
    os.close(pipes.life[1])
    os.close(pipes.work[0])

    def end(number: int, frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_IGN)
        raise TimeUp(_too_late(args.time_limit))

    signal.signal(signal.SIGXCPU, end)
    listen(partial(os.write, pipes.work[1], BEAT))
    threading.Thread(target=end_with, args=(pipes.life[0],), daemon=True).start()
    limit_memory(args.memory_limit)


def _watch(child: int, work: int, limit: int) -> int:
    """The exit status of the child, which is told to end when its time is over, and ended if it does not. Each beat of
    its work begins the time anew."""
    from pipeline.batch.forking import read_until_closed
    from pipeline.batch.pool import TimeLimitError

    ended_here = False
    try:
        read_until_closed(work, limit)
    except TimeLimitError:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGXCPU)
        try:
            read_until_closed(work, _GRACE)
        except TimeLimitError:
            ended_here = True
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code >= 0:
        return code
    said = _too_late(limit) if ended_here else "没有做完：内存不足，或被系统强行终止。请关闭别的程序再试。"
    with suppress(OSError):
        print(said, file=sys.stderr, flush=True)
    return 3 if ended_here else 128 - code


def _too_late(limit: int) -> str:
    """What is said of a command whose time is over."""
    return f"超过了时间上限（{limit} 秒），已停止；可用 --time-limit 放宽。"


def _pass_on(child: int) -> None:
    """Whoever wants this process to end wants its child to end. A terminal's Ctrl-C reaches both by itself."""

    def tell(number: int, frame: FrameType | None) -> None:
        if number != signal.SIGINT or not os.isatty(0):
            with suppress(ProcessLookupError):
                os.kill(child, number)

    for number in _PASSED_ON:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, tell)
