"""``yaodian collect``: what it says."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from pipeline.cli.commands import collect
from pipeline.errors import UsageError
from tests import RULES
from tests.dataset.places import edition, put, usual
from tests.diff.build import TEXTS


def call(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    collect.add_arguments(parser)
    return collect.run(parser.parse_args([*arguments, "--rules", str(RULES)]))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_how_many_and_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    usual(Path("output"))
    assert call("output") == 0
    said = capsys.readouterr()
    assert "数据集：dataset，共 4 份通知（这次读入 4 份，写了" in said.out
    assert "注意：某省 某市 乙县“政务公开工作要点”有 2022 年的，缺 2021 年的。" in said.err and "甲县" not in said.err
    Path("output/乙2022/notice.json").unlink()
    assert call("output") == 0
    assert "共 3 份通知（这次读入 0 份，移去 1 份" in capsys.readouterr().out


def test_of_many_missing_years_a_few_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    put(Path("output"), "甲2020", edition("甲县", 2020, TEXTS[0]))
    for number in range(25):
        put(Path("output"), f"{number}", edition(f"第{number}县", 2021, TEXTS[0]))
    assert call("output") == 0
    said = capsys.readouterr().err
    assert said.count("缺 ") == 20 and "这样的还有 6 处" in said


def test_what_could_not_be_taken_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    usual(Path("output"))
    Path("output/乙2022/notice.json").write_text("{", encoding="utf-8")
    assert call("output", "-o", "ds") == 3
    said = capsys.readouterr()
    assert "乙2022/notice.json：不是完整的 JSON 文件" in said.err and "共 3 份通知" in said.out


def test_nothing_there() -> None:
    Path("output").mkdir()
    with pytest.raises(UsageError, match=r"没有 notice\.json"):
        call("output")
    Path("a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="不是文件夹"):
        call("a.txt")
