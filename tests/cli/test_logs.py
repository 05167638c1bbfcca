"""What a log says of a run."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.batch.inputs import Input
from pipeline.batch.record import Counts
from pipeline.batch.running import Result
from pipeline.batch.single import Outcome
from pipeline.cli.logs import counted, log, log_result, log_start, log_total, open_log
from pipeline.errors import UsageError

ONE = Input(Path("in/a\nb.pdf"), Path("a"))


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "deep/log.txt"
    open_log(None, False)


def test_a_run_from_start_to_end(path: Path) -> None:
    open_log(path, verbose=False)
    asked = argparse.Namespace(
        command="convert", paths=[Path("in")], log=path, jurisdiction="兰山区", force=True, jobs=None
    )
    log_start(asked, 3)
    results = [
        Result(
            ONE, "done", Outcome(Counts(points=1, tasks=2, units=3, errors=1), messages=("看一下",)), converted=True
        ),
        Result(ONE, "done", Outcome(Counts())),
        Result(ONE, "failed", Outcome(problem="source", reason="坏\n了")),
    ]
    for result in results:
        log_result(result)
    log_total(results, Path("out/summary.csv"))
    said = path.read_text(encoding="utf-8").splitlines()
    assert "转换 in，共 3 个文件；选项：--jurisdiction 兰山区，--force" in said[0]
    assert "信息 in/a\\nb.pdf：完成，0.00 秒，要点 1 条，任务 2 项，责任单位 3 个" in said[1]
    assert said[2].endswith("警告 in/a\\nb.pdf：看一下") and "没有变化" in said[3]
    assert "类别 source，坏\\n了" in said[4]
    assert said[5].endswith("结束：本次转换 1 个，没有变化 1 个，失败 1 个；汇总表 out/summary.csv")
    assert len(said) == 6


def test_another_log_takes_the_place_of_the_first(path: Path, tmp_path: Path) -> None:
    open_log(path, verbose=False)
    open_log(tmp_path / "other", verbose=True)
    log.warning("x")
    assert path.read_text(encoding="utf-8") == "" and "x" in (tmp_path / "other").read_text(encoding="utf-8")
    assert sum(type(one) is logging.StreamHandler for one in log.handlers) == 1


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="日志文件无法写入（同名的文件或文件夹挡住了）"):
        open_log(tmp_path, verbose=False)


def test_in_words() -> None:
    assert counted(Counts(points=1)) == "要点 1 条，任务 0 项，责任单位 0 个，校核意见 0 条"
    assert counted(Counts(warnings=2), units=False).endswith("任务 0 项，校核意见 2 条（错误 0，警告 2，提示 0）")


@pytest.mark.parametrize("content", ["%PDF-1.7\n", "2023-01-01 服务启动\n"])
def test_what_is_no_log_of_ours_is_not_written_to(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mine"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="不是本程序的日志"):
        open_log(path, verbose=False)
    assert path.read_text(encoding="utf-8") == content
    (tmp_path / "link").symlink_to(path)
    with pytest.raises(UsageError, match="链接"):
        open_log(tmp_path / "link", verbose=False)
