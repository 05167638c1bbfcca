"""Sources and results in a store: fetched, converted here, put back whole; what people wrote there stays."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fsspec")
from fsspec.implementations.memory import MemoryFileSystem
from openpyxl import load_workbook

from pipeline.batch.running import Result
from pipeline.batch.stores import brought_here
from pipeline.batch.whole_run import Manner, Watch, convert_all
from pipeline.errors import UsageError
from pipeline.settings import Settings
from tests import RULES
from tests.progress.books import table_of, title_row

pytestmark = pytest.mark.process
SETTINGS = Settings(rules=RULES, exports=("json", "xlsx"))
TEXT = "2023年甲县政务公开工作要点\n一、重点任务\n（一）公开预算\n按时公开信息。（县财政局负责）\n"
IN, OUT = "memory://in", "memory://out/results"


@pytest.fixture
def memory() -> Iterator[Any]:
    """An empty store with two notices, one in a folder."""
    store = MemoryFileSystem()
    store.store.clear()
    store.pseudo_dirs[:] = [""]
    store.pipe("/in/a.txt", TEXT.encode())
    store.pipe("/in/乙县/b.txt", TEXT.replace("甲", "乙").encode())
    yield store
    store.store.clear()


def run(paths: Any = (IN,), output: Any = OUT, watch: Watch | None = None, **manner: Any) -> list[Result]:
    with brought_here(paths, output) as store:
        return convert_all(store.paths, store.output, SETTINGS, Manner(workers=1, store=store, **manner), watch)


def test_results_are_those_of_a_run_on_this_machine(memory: Any, tmp_path: Path) -> None:
    results = run()
    assert sorted(result.input.label for result in results) == ["memory://in/a.txt", "memory://in/乙县/b.txt"]
    assert all(result.converted for result in results)
    for path in ("a.txt", "乙县/b.txt"):
        (tmp_path / "in" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / path).write_bytes(memory.cat_file(f"/in/{path}"))
    convert_all([tmp_path / "in"], tmp_path / "out", SETTINGS, Manner(workers=1))
    found = {way.removeprefix("/out/results/"): memory.cat_file(way) for way in memory.find("/out/results")}
    here = {path.relative_to(tmp_path / "out").as_posix(): path for path in (tmp_path / "out").rglob("*.*")}
    assert set(found) == {way for way, path in here.items() if path.is_file()}
    for way in ("a/notice.json", "a/notice.xlsx", "乙县/b/notice.xlsx"):
        assert found[way] == here[way].read_bytes()
    assert "memory://in/a.txt" in found["summary.csv"].decode("utf-8-sig")


def test_a_second_run_converts_nothing_and_keeps_what_people_wrote(memory: Any) -> None:
    run()
    book = load_workbook(BytesIO(memory.cat_file("/out/results/a/notice.xlsx")))
    page = table_of(book)
    head, columns = title_row(page)
    page.cell(head + 1, columns["责任领导"]).value = "张三"
    written = BytesIO()
    book.save(written)
    memory.pipe("/out/results/a/notice.xlsx", written.getvalue())
    assert not any(result.converted for result in run())
    memory.pipe("/in/a.txt", (TEXT + "（二）公开决算\n按时公开。（县审计局负责）\n").encode())
    assert [result.input.path.name for result in run() if result.converted] == ["a.txt"]
    page = table_of(load_workbook(BytesIO(memory.cat_file("/out/results/a/notice.xlsx"))))
    assert page.cell(head + 1, columns["责任领导"]).value == "张三"


class Meddler(Watch):
    """Somebody who saves a ledger while the run goes on."""

    def __init__(self, memory: Any) -> None:
        self._memory = memory

    def begin(self, found: Any) -> None:
        self._memory.pipe("/out/results/a/notice.xlsx", b"somebody's")


def test_what_is_changed_meanwhile_is_not_written_over(memory: Any) -> None:
    run()
    memory.pipe("/in/a.txt", TEXT.replace("按时", "按季").encode())
    failed = [result for result in run(watch=Meddler(memory)) if result.status == "failed"]
    assert [result.input.path.name for result in failed] == ["a.txt"]
    assert "memory://out/results/a/notice.xlsx：转换时被人改动，没有覆盖" in failed[0].outcome.reason
    assert memory.cat_file("/out/results/a/notice.xlsx") == b"somebody's"


def test_one_file_is_read_with_what_stands_beside_it(memory: Any) -> None:
    memory.pipe("/in/a.corrections.yaml", "texts:\n  - {where: 标题, old: 甲县, new: 丙县}\n".encode())
    (result,) = run(["memory://in/a.txt"])
    assert result.outcome.head.title == "2023年丙县政务公开工作要点"


def test_paths_and_stores_go_together(memory: Any, tmp_path: Path) -> None:
    run(output=tmp_path / "out")
    assert (tmp_path / "out/a/notice.json").is_file() and not memory.exists("/out")


def test_a_store_without_permission_is_one_line(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError("Access Denied")

    monkeypatch.setattr(MemoryFileSystem, "pipe_file", refuse)
    with pytest.raises(UsageError, match="memory://out/results：结果写不进去（没有权限）"):
        run()
    assert not memory.exists("/out/results")


def test_permission_that_is_lost_meanwhile_costs_the_file_only(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put = MemoryFileSystem.pipe_file

    def refuse(self: Any, path: str, value: bytes, **more: Any) -> None:
        if b'"writing"' in value and b'/a.txt"' in value:
            raise PermissionError("Access Denied")
        put(self, path, value, **more)

    monkeypatch.setattr(MemoryFileSystem, "pipe_file", refuse)
    failed = [result for result in run() if result.status == "failed"]
    assert [result.input.path.name for result in failed] == ["a.txt"]
    assert memory.exists("/out/results/乙县/b/notice.json") and not memory.exists("/out/results/a/notice.json")


def test_an_interruption_leaves_no_doubt_whose_the_files_are(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    memory.pipe("/in/a.txt", TEXT.replace("按时", "按季").encode())
    move = MemoryFileSystem.mv

    def stop(self: Any, one: str, other: str, **more: Any) -> None:
        if other.endswith("notice.xlsx"):
            raise KeyboardInterrupt
        move(self, one, other, **more)

    monkeypatch.setattr(MemoryFileSystem, "mv", stop)
    with pytest.raises(KeyboardInterrupt):
        run()
    monkeypatch.setattr(MemoryFileSystem, "mv", move)
    assert [result.input.path.name for result in run() if result.converted] == ["a.txt"]
    assert sorted(way.rpartition("/")[2] for way in memory.find("/out/results/a")) == sorted(
        [".yaodian.json", "notice.json", "notice.xlsx"]
    )


@pytest.mark.parametrize(("url", "why"), [("nowhere://x", "不认识这种地址"), ("memory://nothing", "没有这个")])
def test_an_address_that_leads_nowhere_is_one_line(url: str, why: str, memory: Any) -> None:
    with pytest.raises(UsageError, match=why):
        run([url])


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A bucket of an S3 server on this machine, and what speaks to it. Skips where the packages are missing:
    pip install 'moto[s3]' flask flask-cors s3fs."""
    s3fs, server = pytest.importorskip("s3fs"), pytest.importorskip("moto.server")
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION")
    for name, value in zip(names, ("nobody", "nothing", "us-east-1"), strict=True):
        monkeypatch.setenv(name, value)
    here = server.ThreadedMotoServer(port=0, verbose=False)
    here.start()
    _, port = here.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    s3fs.S3FileSystem.clear_instance_cache()
    store = s3fs.S3FileSystem()
    store.mkdir("notices")
    store.pipe("notices/in/a.txt", TEXT.encode())
    store.pipe("notices/in/乙县/b.txt", TEXT.replace("甲", "乙").encode())
    yield store
    s3fs.S3FileSystem.clear_instance_cache()
    here.stop()


@pytest.mark.slow
def test_a_store_of_s3_is_read_and_written(bucket: Any) -> None:
    paths, output = ["s3://notices/in"], "s3://notices/out"
    results = run(paths, output)
    assert sorted(result.input.label for result in results) == ["s3://notices/in/a.txt", "s3://notices/in/乙县/b.txt"]
    assert [result.status for result in results] == ["done", "done"]
    bucket.invalidate_cache()
    names = {way.removeprefix("notices/out/") for way in bucket.find("notices/out")}
    assert {"a/notice.json", "a/notice.xlsx", "乙县/b/notice.json", "summary.csv", "index.html"} <= names
    assert not any(name.startswith(".yaodian/") for name in names), "what was staged is gone"
    assert not any(result.converted for result in run(paths, output))
    bucket.pipe("notices/in/a.txt", TEXT.replace("按时", "按季").encode())
    assert [result.input.path.name for result in run(paths, output) if result.converted] == ["a.txt"]
    with pytest.raises(UsageError, match="s3://nowhere/in：") as told:
        run(["s3://nowhere/in"], output)
    assert "\n" not in str(told.value)
