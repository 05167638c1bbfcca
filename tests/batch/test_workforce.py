"""Anything that takes tasks and gives futures can do the work of a batch; one that is lost ends it."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.inputs import find_inputs
from pipeline.batch.running import Plan, run_batch
from pipeline.batch.staging import staging_area
from pipeline.batch.workforce import Workforce
from pipeline.errors import ClusterError
from pipeline.settings import Settings
from tests import RULES
from tests.batch import standins


class Few:
    """Does so many tasks, and is lost."""

    def __init__(self, tasks: int) -> None:
        self.left = tasks

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.left -= 1
        if self.left < 0:
            future.set_exception(ClusterError("连接断了"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_a_workforce_that_is_lost_ends_the_batch_and_leaves_what_is_done(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in "abc":
        (tmp_path / f"in/{name}.txt").write_text(name, encoding="utf-8")
    few: Workforce = Few(2)
    settled = []
    with staging_area(tmp_path / "out") as area, pytest.raises(ClusterError):
        plan = Plan(tmp_path / "out", area, Settings(RULES), convert=standins.convert, slots=lambda: 1)
        for result in run_batch(find_inputs([tmp_path / "in"]), plan, lambda: few):
            settled.append(result.status)
    assert settled == ["done", "done"]
    assert sorted(path.parent.name for path in tmp_path.glob("out/*/notice.json")) == ["a", "b"]
