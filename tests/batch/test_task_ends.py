"""How tasks end, as people are told of it."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.inputs import Input
from pipeline.batch.limits import Limits
from pipeline.batch.pool import TimeLimitError, WorkerDiedError
from pipeline.batch.single import Outcome
from pipeline.batch.task_ends import outcome_of, was_ended
from pipeline.errors import ClusterError

ONE = Input(Path("/in/a.pdf"), Path("a"))


def ended(error: BaseException) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_exception(error)
    return future


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (TimeLimitError(), "limit"),
        (MemoryError(), "limit"),
        (ImportError("no room"), "limit"),
        (WorkerDiedError(-11), "crash"),
        (KeyError("a fault"), "crash"),
    ],
)
def test_each_end_is_one_files_failure(error: BaseException, problem: str) -> None:
    outcome = outcome_of(ended(error), ONE, Limits(7, 300))
    assert outcome.problem == problem and outcome.reason.startswith("a.pdf：")


def test_a_good_end_is_what_the_task_gave() -> None:
    future: Future[Outcome] = Future()
    future.set_result(Outcome(seconds=3))
    assert outcome_of(future, ONE, Limits()).seconds == 3


def test_a_lost_cluster_is_no_files_failure() -> None:
    with pytest.raises(ClusterError):
        outcome_of(ended(ClusterError("gone")), ONE, Limits())


def test_whoever_was_ended_from_outside_is_tried_again() -> None:
    assert was_ended(ended(WorkerDiedError(-9))) and not was_ended(ended(WorkerDiedError(-11)))
    assert not was_ended(ended(KeyError("a fault")))
