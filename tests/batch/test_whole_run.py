"""A whole run, told to whoever watches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.inputs import Survey
from pipeline.batch.pool import WorkerDiedError
from pipeline.batch.running import Result
from pipeline.batch.whole_run import Manner, Watch, convert_all
from pipeline.errors import UsageError
from pipeline.settings import Settings
from tests import RULES

pytestmark = pytest.mark.process
TEXT = "2023年甲县政务公开工作要点\n一、重点任务\n（一）公开预算\n按时公开信息。（县财政局负责）\n"
SETTINGS = Settings(rules=RULES, exports=("json",))


class Notes(Watch):
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def begin(self, found: Survey) -> None:
        self.told.append(f"begin {len(found.inputs)}")

    def tell(self, result: Result) -> None:
        self.told.append(f"{result.status} {result.input.path.name} {'new' if result.converted else 'same'}")

    def close(self) -> None:
        self.told.append("close")

    def end(self, results: Sequence[Result], summary: Path, index: Path) -> None:
        self.told.append(f"end {len(results)} {summary.name}")


def run(folder: Path, manner: Manner | None = None) -> list[str]:
    notes = Notes()
    convert_all([folder / "in"], folder / "out", SETTINGS, manner or Manner(workers=1), notes)
    return notes.told


def test_each_file_is_told_of_and_only_what_changed_is_done_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in/b.txt").write_text("大家好。", encoding="utf-8")
    first, second, third = run(tmp_path), run(tmp_path), run(tmp_path, Manner(workers=1, force=True))
    assert first[0] == "begin 2" and first[-2:] == ["close", "end 2 summary.csv"]
    assert sorted(first[1:3]) == ["done a.txt new", "failed b.txt same"]
    assert "done a.txt same" in second and "done a.txt new" in third


def test_nothing_to_read_is_told_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        convert_all([tmp_path / "none"], tmp_path / "out", SETTINGS)
    assert not (tmp_path / "out").exists()


def test_whoever_does_not_watch_has_no_password() -> None:
    assert Watch().ask(["a.pdf"], False) == ""


class Ended(Executor):
    """Does the task itself, after so many that end as those of a worker that was killed."""

    def __init__(self, killed: int) -> None:
        self.killed = killed

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.killed -= 1
        if self.killed >= 0:
            future.set_exception(WorkerDiedError(-9))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_a_worker_killed_while_it_checks_the_rules_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(TEXT, encoding="utf-8")
    assert "done a.txt new" in run(tmp_path, Manner(workers=1, pool=Ended(4)))
    with pytest.raises(UsageError, match="内存不足"):
        run(tmp_path, Manner(workers=1, force=True, pool=Ended(5)))
