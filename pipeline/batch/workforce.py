"""The seam that a batch stands on: whoever takes jobs and gives futures of what came of them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Workforce(Protocol):
    """Processes of this machine, a child of this process, a cluster; any ``concurrent.futures.Executor`` is one.

    A future raises what the task raised, TimeLimitError, WorkerDiedError or MemoryError where it cost its worker, and
    ClusterError where there is nobody left who could do it.
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Take a task; its files are written when the future is settled."""
