"""What a batch converts, leaves, moves and never touches. The executor here runs each task at once, in the process:
another executor than the program's own does as well."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.inputs import find_inputs
from pipeline.batch.limits import Limits
from pipeline.batch.pool import TimeLimitError, WorkerDiedError
from pipeline.batch.record import NAME, read_record
from pipeline.batch.running import Plan, Result, run_batch
from pipeline.batch.single import Convert, Job, Outcome
from pipeline.batch.staging import HIDDEN, staging_area
from pipeline.errors import RulesError, UsageError
from pipeline.settings import Settings
from tests.batch import standins


class Inline(Executor):
    """Runs a task when it is submitted."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        # As in any executor, the exception is the future's.
        except BaseException as error:
            future.set_exception(error)
        return future


class Place:
    """A folder with inputs, rules and results."""

    def __init__(self, root: Path) -> None:
        self.root, self.source, self.out, self.rules = root, root / "in", root / "out", root / "rules"
        self.source.mkdir()
        self.rules.mkdir()
        (self.rules / "columns.yaml").write_text("{}", encoding="utf-8")

    def put(self, name: str, text: str) -> None:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, convert: Convert = standins.convert, **plan: Any) -> dict[str, Result]:
        with staging_area(self.out) as area:
            settings = plan.pop("settings", Settings(self.rules))
            results = run_batch(
                find_inputs([self.source]), Plan(self.out, area, settings, convert=convert, **plan), Inline
            )
            return {result.input.path.name: result for result in results}

    def converted(self, **plan: Any) -> list[str]:
        return sorted(name for name, result in self.run(**plan).items() if result.converted)

    def files(self) -> dict[str, bytes]:
        return {p.relative_to(self.out).as_posix(): p.read_bytes() for p in self.out.rglob("*") if p.is_file()}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    one = Place(tmp_path)
    one.put("a.txt", "ok 1")
    one.put("deep/b.txt", "ok 2")
    return one


def test_results_are_whole_and_nothing_else_is_left(place: Place) -> None:
    assert all(result.status == "done" and result.outcome.counts.tasks == 2 for result in place.run().values())
    expected = {f"{folder}/{name}" for folder in ("a", "deep/b") for name in (*standins.FILES, NAME)}
    assert set(place.files()) == expected
    assert place.out.stat().st_mode == place.source.stat().st_mode


class TestAgain:
    def test_nothing_changed(self, place: Place) -> None:
        place.run()
        before = place.files()
        results = place.run()
        assert not any(result.converted for result in results.values())
        assert results["a.txt"].outcome.counts.tasks == 2
        assert place.files() == before

    def test_force_gives_the_same_bytes(self, place: Place) -> None:
        place.run()
        before = place.files()
        assert place.converted(force=True) == ["a.txt", "b.txt"]
        assert place.files() == before

    def test_bytes(self, place: Place) -> None:
        place.run()
        place.put("a.txt", "ok 3")
        assert place.converted() == ["a.txt"]
        os.utime(place.source / "a.txt", (1, 1))
        assert place.converted() == []

    def test_rules(self, place: Place) -> None:
        place.run()
        (place.rules / "columns.yaml").write_text("{a: 1}", encoding="utf-8")
        assert place.converted() == ["a.txt", "b.txt"]

    def test_program(self, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        place.run()
        monkeypatch.setattr("pipeline.batch.running.hash_program", lambda: "another")
        assert place.converted() == ["a.txt", "b.txt"]

    def test_options(self, place: Place) -> None:
        place.run()
        assert place.converted(settings=Settings(place.rules, "兰山区")) == ["a.txt", "b.txt"]

    def test_corrections(self, place: Place) -> None:
        place.run()
        place.put("deep/b.corrections.yaml", "units: []")
        assert place.converted() == ["b.txt"]
        (place.source / "deep/b.corrections.yaml").unlink()
        assert place.converted() == ["b.txt"]

    def test_results_that_were_deleted(self, place: Place) -> None:
        place.run()
        (place.out / "a/units.csv").unlink()
        assert place.converted() == ["a.txt"]
        (place.out / "a" / NAME).write_text("{", encoding="utf-8")
        assert place.converted() == ["a.txt"]

    def test_failures_are_tried_again(self, place: Place) -> None:
        place.put("c.txt", "bad")
        assert place.run()["c.txt"].status == "failed"
        assert place.run()["c.txt"].status == "failed"
        assert not (place.out / "c").exists()


class TestPeople:
    def test_entries_survive_and_an_edit_is_no_reason_to_convert(self, place: Place) -> None:
        place.run()
        book = place.out / "a/notice.xlsx"
        book.write_text(book.read_text(encoding="utf-8") + "\nclerk wrote this", encoding="utf-8")
        edited = book.read_bytes()
        assert place.converted() == []
        assert book.read_bytes() == edited
        place.put("a.txt", "ok changed")
        assert place.converted() == ["a.txt"]
        assert book.read_text(encoding="utf-8").endswith("clerk wrote this")
        assert "changed" in book.read_text(encoding="utf-8")

    def test_a_workbook_saved_while_its_successor_is_made(self, place: Place) -> None:
        place.run()
        book = place.out / "a/notice.xlsx"
        saves = ["\nclerk saved late"]

        def convert(job: Job) -> Outcome:
            outcome = standins.convert(job)
            if job.source.name == "a.txt" and saves:
                book.write_text(book.read_text(encoding="utf-8") + saves.pop(), encoding="utf-8")
            return outcome

        assert place.run(convert, force=True)["a.txt"].converted
        assert book.read_text(encoding="utf-8").endswith("clerk saved late")

    def test_a_workbook_that_never_rests_is_left_alone(self, place: Place) -> None:
        place.run()
        book = place.out / "a/notice.xlsx"

        def convert(job: Job) -> Outcome:
            if job.source.name == "a.txt":
                book.write_text(book.read_text(encoding="utf-8") + "\nclerk", encoding="utf-8")
            return standins.convert(job)

        result = place.run(convert, force=True)["a.txt"]
        assert (result.status, result.outcome.problem) == ("failed", "output")

    def test_what_the_program_did_not_write_is_never_replaced(self, place: Place) -> None:
        mine = place.out / "a/units.csv"
        mine.parent.mkdir(parents=True)
        mine.write_text("my own table", encoding="utf-8")
        result = place.run()["a.txt"]
        assert mine.read_text(encoding="utf-8") == "my own table"
        assert (place.out / "a/units（新）.csv").exists()
        assert "旁边" in result.outcome.messages[0]
        assert place.converted(force=True) == ["a.txt", "b.txt"]
        assert mine.read_text(encoding="utf-8") == "my own table"
        assert not (place.out / "a/units（新2）.csv").exists()

    def test_a_result_that_somebody_changed_stays(self, place: Place) -> None:
        place.run()
        mine = place.out / "a/assignments.csv"
        mine.write_text("changed by hand", encoding="utf-8")
        assert place.converted() == []
        place.put("a.txt", "ok 9")
        place.run()
        assert mine.read_text(encoding="utf-8") == "changed by hand"
        assert "ok 9" in (place.out / "a/assignments（新）.csv").read_text(encoding="utf-8")

    def test_a_folder_in_the_way(self, place: Place) -> None:
        (place.out / "a/units.csv").mkdir(parents=True)
        (place.out / "deep").mkdir()
        (place.out / "deep/b").write_text("a file", encoding="utf-8")
        results = place.run()
        assert results["a.txt"].status == "done" and (place.out / "a/units（新）.csv").exists()
        assert results["b.txt"].outcome.problem == "output"

    def test_results_of_other_files_below_are_not_ours(self, place: Place) -> None:
        place.put("deep.txt", "ok 3")
        place.run()
        assert set(read_record(place.out / "deep").files) == set(standins.FILES)  # type: ignore[union-attr]


class TestInterruption:
    @pytest.mark.parametrize("moves", range(1, 7))
    def test_at_each_move(self, moves: int, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every file is old or new at any moment, and the next run finishes what was begun."""
        place.run()
        (place.out / "a/notice.xlsx").write_text("notice.xlsx of ok 1\nclerk", encoding="utf-8")
        old = place.files()
        place.put("a.txt", "ok new")
        left = [moves]
        replace = Path.replace

        def stop(self: Path, target: Path) -> Path:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            return replace(self, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", stop)
            if moves < 6:
                with pytest.raises(KeyboardInterrupt):
                    place.run()
            else:
                place.run()
        between = place.files()
        place.run()
        new = place.files()
        assert "clerk" in new["a/notice.xlsx"].decode()
        assert not any("（新" in name for name in new)
        for name in standins.FILES:
            assert between[f"a/{name}"] in (old[f"a/{name}"], new[f"a/{name}"])
            assert "ok new" in new[f"a/{name}"].decode()

    def test_leftovers_go(self, place: Place) -> None:
        left = place.out / HIDDEN / "12345-0a1b2c3d" / "00001"
        left.mkdir(parents=True)
        (left / "notice.json").write_text("half", encoding="utf-8")
        place.run()
        assert not (place.out / HIDDEN).exists()

    def test_a_full_disk(self, place: Place) -> None:
        place.run()
        before = place.files()

        def convert(job: Job) -> Outcome:
            (job.folder / "notice.json").write_text("half", encoding="utf-8")
            return Outcome(problem="output", reason="磁盘已满")

        results = place.run(convert, force=True)
        assert {result.status for result in results.values()} == {"failed"}
        assert place.files() == before


@pytest.mark.parametrize(
    ("fault", "problem", "words"),
    [
        (TimeLimitError(), "limit", "b.txt：超过了每个文件的时间上限（7 秒）"),
        (MemoryError(), "limit", "b.txt：超过了每个文件的内存上限（300 MB）"),
        # A library that finds no room for itself says that it cannot be loaded.
        (ImportError("no room"), "limit", "b.txt：超过了每个文件的内存上限（300 MB）"),
        (WorkerDiedError(-9), "crash", "b.txt：处理这个文件的进程意外退出"),
        (KeyError("a fault"), "crash", "b.txt：程序处理这个文件时出错"),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, Exception) else None,
)
def test_what_ends_one_file_costs_that_file_only(fault: Exception, problem: str, words: str, place: Place) -> None:
    def one_fails(job: Job) -> Outcome:
        if job.source.name == "b.txt":
            raise fault
        return standins.convert(job)

    results = place.run(one_fails, limits=Limits(7, 300))
    assert results["a.txt"].status == "done"
    failed = results["b.txt"]
    assert (failed.status, failed.outcome.problem) == ("failed", problem)
    assert failed.outcome.reason.startswith(words)
    assert failed.row(place.out).folder == ""


def test_a_file_whose_worker_was_ended_from_outside_is_tried_once_more(place: Place) -> None:
    tried: list[str] = []

    def ended_once(job: Job) -> Outcome:
        tried.append(job.source.name)
        if tried.count("b.txt") == 1 and job.source.name == "b.txt":
            (job.folder / "notice.json").write_text("half", encoding="utf-8")
            raise WorkerDiedError(-9)
        return standins.convert(job)

    results = place.run(ended_once)
    assert results["b.txt"].status == "done" and tried.count("b.txt") == 2


def test_two_runs_at_once_do_not_meet(place: Place) -> None:
    with staging_area(place.out), pytest.raises(UsageError, match="另一次"):
        place.run()
    assert not place.out.exists()


def test_broken_rules_stop_the_run(place: Place) -> None:
    with pytest.raises(RulesError, match="第 3 行"):
        place.run(lambda job: Outcome(problem="rules", reason="规则文件 第 3 行"))
    assert not place.out.exists()


def test_closed_doors(place: Place) -> None:
    (place.source / "a.txt").chmod(0)
    if os.access(place.source / "a.txt", os.R_OK):
        pytest.skip("nothing is closed to root")
    assert "权限" in place.run()["a.txt"].outcome.reason
    place.out.chmod(0o500)
    with pytest.raises(UsageError, match="权限"):
        place.run()


def test_an_output_that_is_a_file(place: Place) -> None:
    place.out.write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="挡住"):
        place.run()
    assert place.out.read_text(encoding="utf-8") == "x"


def test_what_is_no_file_to_read(place: Place) -> None:
    place.put("empty.txt", "")
    (place.source / "gone.pdf").symlink_to(place.root / "nowhere")
    os.mkfifo(place.source / "pipe.pdf")
    results = place.run()
    assert {name for name, result in results.items() if result.status == "failed"} == {
        "empty.txt",
        "gone.pdf",
        "pipe.pdf",
    }
    assert "0 字节" in results["empty.txt"].outcome.reason


def test_large_files_go_first(place: Place) -> None:
    for name, size in (("a.txt", 10), ("b.txt", 3000), ("c.txt", 200)):
        place.put(name, "x" * size)
    begun: list[str] = []

    def convert(job: Job) -> Outcome:
        begun.append(job.source.name)
        return standins.convert(job)

    place.run(convert)
    assert begun[:3] == ["b.txt", "c.txt", "a.txt"]
