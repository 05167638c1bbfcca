"""A child of this process: one task's hang, death or hunger costs that task alone, as in the pool."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.forking import ForkExecutor, can_fork
from pipeline.batch.limits import Limits
from pipeline.batch.pool import RemoteTraceback, TimeLimitError, WorkerDiedError
from pipeline.errors import SourceError
from tests import ROOT
from tests.batch import tasks

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(sys.platform != "linux", reason="children are forked on Linux only"),
]
LIMITS = Limits(seconds=1.5, megabytes=200)


def test_results_and_exceptions_come_back() -> None:
    with ForkExecutor(LIMITS) as executor:
        assert [future.result() for future in (executor.submit(abs, -3), executor.submit(int, "7", base=8))] == [3, 7]
        error = executor.submit(tasks.fail, "坏").exception()
        assert isinstance(error, SourceError) and isinstance(error.__cause__, RemoteTraceback)
        assert "tasks.py" in str(error.__cause__)
        assert executor.submit(os.getpid).result() != os.getpid()


@pytest.mark.parametrize(
    ("harm", "arguments", "error"),
    [
        (tasks.hang, (), TimeLimitError),
        (os._exit, (3,), WorkerDiedError),
        (tasks.eat, (), MemoryError),
        (tasks.recurse, (), RecursionError),
        (tasks.leave, (), SystemExit),
        (tasks.kill_itself, (signal.SIGSEGV,), WorkerDiedError),
        (tasks.kill_itself, (signal.SIGKILL,), WorkerDiedError),
    ],
)
def test_harm_stays_in_the_child(harm: Callable[..., Any], arguments: tuple[Any, ...], error: type) -> None:
    executor = ForkExecutor(LIMITS)
    assert isinstance(executor.submit(harm, *arguments).exception(), error)
    assert executor.submit(abs, -1).result() == 1


def test_what_libraries_print_goes_to_the_log(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with (tmp_path / "log").open("ab") as log:
        assert ForkExecutor(LIMITS, log).submit(tasks.speak).result() == "spoke"
    assert ForkExecutor(LIMITS).submit(tasks.speak).result() == "spoke"
    assert "straight to the descriptor" in (tmp_path / "log").read_text(encoding="utf-8")
    assert capfd.readouterr() == ("", "")


def test_an_interruption_ends_the_child(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    children: list[int] = []
    fork = os.fork

    def remembered() -> int:
        children.append(fork())
        return children[-1]

    monkeypatch.setattr(os, "fork", remembered)
    # Where the tests run in the background, a shell has interruptions ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before or signal.SIG_IGN))
    threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        ForkExecutor().submit(tasks.hang)
    with pytest.raises(ProcessLookupError):
        os.kill(children[0], 0)


def test_a_child_ends_with_its_parent() -> None:
    code = (
        "import os\nfrom pipeline.batch.forking import ForkExecutor\nfrom tests.batch import tasks\n"
        "fork = os.fork\n"
        "def told():\n    child = fork()\n    if child:\n        print(child, flush=True)\n    return child\n"
        "os.fork = told\nForkExecutor().submit(tasks.hang)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split(")")[1]:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the child goes on")


def test_a_process_with_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "listdir", lambda path: ["1"])
    assert can_fork()
    monkeypatch.setattr(os, "listdir", lambda path: ["1", "2"])
    assert not can_fork()


def test_the_time_begins_anew_with_each_step_that_a_task_tells_of() -> None:
    with ForkExecutor(Limits(seconds=2)) as pool:
        assert pool.submit(tasks.go_on, 4, 0.8).result() == 4
        assert isinstance(pool.submit(tasks.go_on, 1, 60).exception(), TimeLimitError)
