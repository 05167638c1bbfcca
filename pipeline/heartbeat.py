"""A long task says that it goes on, so that whoever waits for it waits anew. Tasks know nobody who waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_listening: list[Callable[[], object]] = []


def beat() -> None:
    """Say that a step of the task is done, after which the next may take as long as a whole task."""
    for told in _listening:
        told()


def listen(told: Callable[[], object]) -> None:
    """From now on ``told`` is called at each beat of this process."""
    _listening.append(told)


@contextmanager
def heard(told: Callable[[], object]) -> Iterator[None]:
    """While this lasts ``told`` is called at each beat of this process."""
    listen(told)
    try:
        yield
    finally:
        _listening.remove(told)
