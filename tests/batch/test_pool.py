"""The executor: one task's hang, death or hunger costs that task alone."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from pipeline.batch.limits import Limits
from pipeline.batch.pool import RemoteTraceback, TimeLimitError, WorkerDiedError, WorkerPool
from pipeline.errors import SourceError
from tests.batch import tasks

pytestmark = pytest.mark.process


def test_results_and_exceptions_come_back() -> None:
    with WorkerPool(2) as pool:
        assert list(pool.map(abs, range(-20, 0))) == list(range(20, 0, -1))
        with pytest.raises(SourceError, match="坏") as raised:
            pool.submit(tasks.fail, "坏").result()
        assert isinstance(raised.value.__cause__, RemoteTraceback)
        assert "tasks.py" in str(raised.value.__cause__)
        with pytest.raises(RuntimeError, match="Unpicklable"):
            pool.submit(tasks.fail_oddly).result()
        assert pool.submit(tasks.speak).result() == "spoke"


def test_each_harm_costs_its_task_alone() -> None:
    with WorkerPool(2, Limits(seconds=1.5, megabytes=200)) as pool:
        harms = [
            (pool.submit(tasks.hang), TimeLimitError),
            (pool.submit(os._exit, 3), WorkerDiedError),
            (pool.submit(tasks.eat), MemoryError),
            (pool.submit(tasks.recurse), RecursionError),
            (pool.submit(tasks.kill_itself, signal.SIGSEGV), WorkerDiedError),
            (pool.submit(tasks.kill_itself, signal.SIGKILL), WorkerDiedError),
        ]
        fine = [pool.submit(abs, -number) for number in range(10)]
        for future, error in harms:
            assert isinstance(future.exception(), error)
        assert [future.result() for future in fine] == list(range(10))


def test_workers_give_way_after_so_many_tasks() -> None:
    with WorkerPool(1, Limits(tasks=2)) as pool:
        ids = [pool.submit(os.getpid).result() for _ in range(5)]
    assert len(set(ids)) == 3


def test_a_worker_that_dies_between_tasks_is_replaced() -> None:
    with WorkerPool(1) as pool:
        first = pool.submit(os.getpid).result()
        os.kill(first, signal.SIGKILL)
        assert pool.submit(os.getpid).result() != first
        second = pool.submit(os.getpid).result()
        os.kill(second, signal.SIGKILL)
        for _ in range(50):
            if "Z" in Path(f"/proc/{second}/stat").read_text().split(")")[1]:
                break
            time.sleep(0.1)
        assert pool.submit(abs, -1).result() == 1


def test_a_worker_that_hangs_while_it_starts_is_replaced_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hanging_once.py").write_text(
        "import pathlib, time\nplace = pathlib.Path(__file__).with_name('hung')\n"
        "if not place.exists():\n    place.touch()\n    time.sleep(1000)\n",
        encoding="utf-8",
    )
    (tmp_path / "hanging_always.py").write_text("import time\ntime.sleep(1000)\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("pipeline.batch.pool.LEAST_START", 0)
    with WorkerPool(1, Limits(seconds=4), ("hanging_once",)) as pool:
        assert pool.submit(abs, -1).result() == 1
    with WorkerPool(1, Limits(seconds=1), ("hanging_always",)) as pool:
        assert isinstance(pool.submit(abs, -1).exception(), TimeLimitError)


def test_a_worker_that_dies_while_it_starts_is_replaced_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dying.py").write_text("import os\nos.kill(os.getpid(), 9)\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with WorkerPool(1, None, ("dying",)) as pool:
        error = pool.submit(abs, -1).exception()
    assert isinstance(error, WorkerDiedError) and error.from_outside


def test_memory_is_counted_for_each_task_anew() -> None:
    with WorkerPool(1, Limits(megabytes=300)) as pool:
        workers = {pool.submit(tasks.hoard, 200_000_000).result() for _ in range(4)}
        assert len(workers) == 1
        assert isinstance(pool.submit(tasks.hoard, 400_000_000).exception(), MemoryError)


def test_limits_beyond_what_the_system_counts_are_none() -> None:
    with WorkerPool(1, Limits(seconds=10**18, megabytes=10**18)) as pool:
        assert pool.submit(abs, -1).result() == 1


def test_settings_of_surroundings_do_not_reach_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("sitecustomize", "usercustomize"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "sitecustomize.py"))
    with WorkerPool(1) as pool:
        assert pool.submit(tasks.speak).result() == "spoke"


def test_kill_ends_at_once() -> None:
    pool = WorkerPool(1)
    running, waiting = pool.submit(tasks.hang), pool.submit(abs, 1)
    time.sleep(0.5)
    pool.kill()
    assert isinstance(running.exception(), WorkerDiedError)
    with pytest.raises(CancelledError):
        waiting.result()
    with pytest.raises(RuntimeError):
        pool.submit(abs, 1)


def test_a_module_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("json", "pickle", "queue", "regex", "msgspec"):
        (tmp_path / f"{name}.py").write_text("open('hacked', 'w')", encoding="utf-8")
    with WorkerPool(1) as pool:
        assert pool.submit(tasks.speak).result() == "spoke"
    assert not (tmp_path / "hacked").exists()


def test_a_module_that_cannot_be_loaded_is_named() -> None:
    with WorkerPool(1, None, ("pipeline.nowhere",)) as pool, pytest.raises(ModuleNotFoundError, match="nowhere"):
        pool.submit(abs, 1).result()


def test_the_time_begins_anew_with_each_step_that_a_task_tells_of() -> None:
    with WorkerPool(1, Limits(seconds=2)) as pool:
        assert pool.submit(tasks.go_on, 4, 0.8).result() == 4
        assert isinstance(pool.submit(tasks.go_on, 1, 60).exception(), TimeLimitError)
