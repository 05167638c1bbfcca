"""Tasks for the executor's tests, at module level so that a worker finds them by name."""

from __future__ import annotations

import os
import sys
import time

from pipeline.errors import SourceError
from pipeline.heartbeat import beat


class UnpicklableError(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__("Unpicklable")

    def __reduce__(self) -> str | tuple[object, ...]:
        # A library of the tests may have taught pickle all exceptions.
        raise TypeError("no way to pickle it")


def fail(message: str) -> None:
    raise SourceError(message)


def fail_oddly() -> None:
    raise UnpicklableError(1, 2)


def speak() -> str:
    print("to standard output")
    os.write(1, b"straight to the descriptor\n")
    sys.stderr.write("to standard error")
    return "spoke"


def hang() -> None:
    while True:
        pass


def eat() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(10_000_000))


_HOARD: list[bytearray] = []


def hoard(size: int) -> int:
    """Keeps so many bytes for good, and says in which process."""
    _HOARD.append(bytearray(size))
    return os.getpid()


def recurse() -> None:
    recurse()


def kill_itself(number: int) -> None:
    os.kill(os.getpid(), number)


def starve() -> None:
    raise MemoryError


def leave() -> None:
    sys.exit(1)


def go_on(steps: int, seconds: float) -> int:
    """Take so many steps, each of which takes a while, and say so."""
    for _ in range(steps):
        time.sleep(seconds)
        beat()
    return steps
