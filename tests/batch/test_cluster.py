"""A cluster converts as one machine does, loses nothing when a part of it is lost, says in one line what is wrong."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("distributed")
import psutil

from pipeline.batch.cluster import ClusterExecutor, check_versions, joined
from pipeline.batch.limits import Limits
from pipeline.batch.running import Result
from pipeline.batch.whole_run import Manner, Watch, convert_all
from pipeline.errors import ClusterError, UsageError
from pipeline.own_code import hash_program
from pipeline.settings import Settings
from tests import RULES
from tests.batch.test_year_before import fill, notice

SETTINGS = Settings(rules=RULES, exports=("json", "xlsx", "html"))
TEXT = "2023年{place}政务公开工作要点\n一、重点任务\n（一）公开预算\n按时公开信息。（县财政局负责）\n"
FILES = 12


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Notices, and a file that is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FILES):
        text = TEXT.format(place=f"{chr(0x4E00 + number)}县")
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "bad.txt").write_text("大家好。", encoding="utf-8")
    return tmp_path


class Once(Watch):
    """Does something when the first file is done."""

    def __init__(self, act: object) -> None:
        self.act = act
        self.results: list[Result] = []

    def tell(self, result: Result) -> None:
        self.results.append(result)
        if len(self.results) == 3 and callable(self.act):
            self.act()


def files(folder: Path) -> dict[str, bytes]:
    """All results but the summary and its record, which tell seconds."""
    paths = (
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(("summary", ".yaodian-summary"))
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.slow
@pytest.mark.process
def test_a_process_killed_in_the_middle_loses_nothing(place: Path) -> None:
    def kill_one() -> None:
        started = [one for one in psutil.Process().children() if any("batch.worker" in word for word in one.cmdline())]
        started[0].kill()

    watch = Once(kill_one)
    convert_all([place / "in"], place / "far", SETTINGS, Manner(workers=2, cluster="local"), watch)
    same_as_without_a_cluster(place, watch)


def same_as_without_a_cluster(place: Path, watch: Once) -> None:
    """Results of a cluster, in ``far``, held against those of a batch."""
    convert_all([place / "in"], place / "near", SETTINGS, Manner(workers=2))
    assert len(watch.results) == FILES + 1
    assert [result.input.path.name for result in watch.results if result.status != "done"] == ["bad.txt"]
    assert files(place / "far") == files(place / "near")
    assert not (place / "far/.yaodian").exists()


@pytest.mark.slow
@pytest.mark.process
def test_last_years_people_are_handed_on(tmp_path: Path) -> None:
    settings = Settings(rules=RULES, jurisdiction="临沂市兰山区", exports=("json", "xlsx"))
    outputs = (tmp_path / "near", tmp_path / "far")
    old, new = notice(tmp_path, 2021), notice(tmp_path, 2022)
    convert_all([old], outputs[0], settings, Manner(workers=1))
    fill(outputs[0], 2021, 1, 责任领导="张三")
    shutil.copytree(*outputs)
    (near,) = convert_all([new], outputs[0], settings, Manner(workers=1))
    (far,) = convert_all([new], outputs[1], settings, Manner(workers=1, cluster="local"))
    assert near.outcome.messages == far.outcome.messages and "承自“2021”" in near.outcome.messages[0]
    assert files(outputs[0] / "2022") == files(outputs[1] / "2022")


@pytest.fixture
def scheduler() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """One on a free port, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    process = subprocess.Popen([*command, "--no-dashboard", "--no-jupyter"], **quiet)
    assert process.stderr is not None
    # It says where it is once it listens.
    while b"Scheduler at" not in (line := process.stderr.readline()):
        assert line, "no scheduler"
    yield address, process
    process.kill()
    process.wait()
    process.stderr.close()


@pytest.fixture
def machines(scheduler: tuple[str, subprocess.Popen[bytes]]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two of that scheduler's."""
    command = [sys.executable, "-m", "distributed.cli.dask_worker", scheduler[0], "--nthreads", "1", "--no-dashboard"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [subprocess.Popen([*command, "--no-nanny"], **quiet) for _ in range(2)]
    yield started
    for one in started:
        one.kill()
        one.wait()


@pytest.mark.slow
@pytest.mark.process
def test_a_machine_killed_in_the_middle_loses_nothing(
    place: Path, scheduler: tuple[str, subprocess.Popen[bytes]], machines: list[subprocess.Popen[bytes]]
) -> None:
    watch = Once(machines[0].kill)
    convert_all([place / "in"], place / "far", SETTINGS, Manner(workers=2, cluster=scheduler[0]), watch)
    same_as_without_a_cluster(place, watch)


@pytest.mark.slow
@pytest.mark.process
def test_a_scheduler_that_is_lost_ends_the_run_and_the_next_one_goes_on(
    place: Path, scheduler: tuple[str, subprocess.Popen[bytes]]
) -> None:
    address, process = scheduler
    with pytest.raises(UsageError, match="没有工作机"):
        convert_all([place / "in"], place / "out", SETTINGS, Manner(cluster=address))
    assert not (place / "out").exists()
    command = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
    worker = subprocess.Popen([*command, "--no-nanny"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        watch = Once(lambda: os.kill(process.pid, signal.SIGKILL))
        with pytest.raises(ClusterError, match="再次运行会接着做剩下的"):
            convert_all([place / "in"], place / "out", SETTINGS, Manner(cluster=address), watch)
    finally:
        worker.kill()
        worker.wait()
    whole = sorted(path.parent.name for path in place.glob("out/*/.yaodian.json"))
    assert 0 < len(whole) < FILES
    rows = (place / "out/summary.csv").read_text(encoding="utf-8-sig")
    assert rows.count(",未处理,") == FILES + 1 - len(watch.results)
    results = convert_all([place / "in"], place / "out", SETTINGS, Manner(workers=1))
    assert sum(result.converted for result in results) == FILES - len(whole)


@pytest.mark.parametrize("address", ["nonsense", "tcp://nohost.invalid:8786", "tcp://127.0.0.1:1", "http://a:80"])
def test_an_address_where_nobody_answers_is_one_line_and_nothing_is_written(place: Path, address: str) -> None:
    with pytest.raises(UsageError) as told:
        convert_all([place / "in"], place / "out", SETTINGS, Manner(cluster=address))
    assert address in str(told.value) and "\n" not in str(told.value)
    assert not (place / "out").exists()


def test_a_scheduler_lost_while_it_is_asked_for_its_machines_is_no_error_yet() -> None:
    def lost() -> dict[str, int]:
        raise OSError("connection reset")

    client = SimpleNamespace(status="running", nthreads=lambda: {"a": 2, "b": 1})
    executor = ClusterExecutor(client, "tcp://a:1", "run")  # type: ignore[arg-type]
    assert executor.slots() == 6
    client.nthreads, executor._counted = lost, (0.0, executor._counted[1])
    assert executor.slots() == 6


def test_somebody_else_listens_there(place: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(UsageError):
        other.listen()
        other.settimeout(5)
        # Closed as soon as it is taken: no greeting comes.
        import threading

        threading.Thread(target=lambda: other.accept()[0].close(), daemon=True).start()
        with joined(f"tcp://127.0.0.1:{other.getsockname()[1]}", 1, Limits(), RULES):
            pass


def test_a_machine_of_another_version_is_named() -> None:
    check_versions({"tcp://a:1": hash_program()})
    with pytest.raises(UsageError, match="tcp://b:1、tcp://c:1 上没有装本程序"):
        check_versions(
            {"tcp://a:1": hash_program(), "tcp://b:1": "another", "tcp://c:1": ModuleNotFoundError("pipeline")}
        )
