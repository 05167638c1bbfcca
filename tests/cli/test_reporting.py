"""What a person is told while files are converted."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from pipeline.batch.inputs import Survey, survey
from pipeline.batch.record import Counts
from pipeline.batch.running import Result
from pipeline.batch.single import Outcome
from pipeline.cli.reporting import Reporter


def told(folder: Path, names: list[str], outcome: Outcome, **asked: bool) -> Reporter:
    """A reporter that was told of the same outcome for each file."""
    for name in names:
        (folder / name).write_text("要点", encoding="utf-8")
    found: Survey = survey([folder / name for name in names], folder / "out")
    args = argparse.Namespace(output=Path("out"), quiet=False, verbose=False, log=None, paths=[], **asked)
    reporter = Reporter(args)
    reporter.begin(found)
    results = [Result(one, "failed" if outcome.problem else "done", outcome, converted=True) for one in found.inputs]
    for result in results:
        reporter.tell(result)
    reporter.close()
    reporter.end(results, folder / "out/summary.csv", folder / "out/index.html")
    return reporter


def test_a_file_and_where_its_results_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(tmp_path, ["a.txt"], Outcome(Counts(points=1, tasks=2), ("表已打开",)))
    printed = capsys.readouterr()
    assert "任务 2 项" in printed.out and "结果：out/a" in printed.out and "注意：表已打开" in printed.out
    last = printed.out.splitlines()[-2:]
    assert last == ["目录（用浏览器打开）：out/index.html", "汇总表：out/summary.csv"] and not printed.err


def test_of_many_files_only_the_total(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(tmp_path, [f"{n}.txt" for n in range(8)], Outcome(Counts(tasks=2, errors=1)))
    printed = capsys.readouterr().out
    assert "共 8 个文件：本次转换 8 个" in printed and "任务 16 项" in printed and "有错误的文件，请先看" in printed
    assert "结果：" not in printed


def test_failures_go_to_standard_error_on_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(tmp_path, ["a.txt"], Outcome(problem="source", reason="a.txt：读不了，\n请检查"))
    printed = capsys.readouterr()
    assert printed.err.startswith("失败：") and printed.err.count("\n") == 1 and printed.err.count("a.txt") == 1
