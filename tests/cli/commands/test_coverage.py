"""``yaodian coverage``: what it says and where it writes."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from pipeline.cli.commands import coverage
from pipeline.errors import UsageError
from tests import RULES
from tests.dataset.places import edition, put
from tests.diff.build import TEXTS


def call(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    coverage.add_arguments(parser)
    return coverage.run(parser.parse_args([*arguments, "--rules", str(RULES)]))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(Path("output"), "市", edition("某市", 2021, *TEXTS[:3]))
    put(Path("output"), "甲", edition("甲县", 2021, TEXTS[0], TEXTS[5]))
    put(Path("output"), "乙", edition("乙县", 2021, *TEXTS[:3]))


def test_each_district_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("output/市", "output/甲", "output/乙") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "2021年某市政务公开工作要点：3 项，2 个地区。"
    assert said[1:3] == ["  甲县：照原文 1，没有对应 2，自行增加 1", "  乙县：照原文 3"]
    folder = Path("output/coverage-某市-2021")
    assert {path.name for path in folder.glob("[!.]*")} == {
        "coverage.xlsx",
        "coverage.html",
        "coverage.json",
        "coverage.csv",
    }


def test_a_folder_stands_for_all_that_was_converted_into_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("output/市", "output", "-o", "found") == 0
    assert "2 个地区" in capsys.readouterr().out


def test_nobody_to_ask() -> None:
    with pytest.raises(UsageError, match="至少一份下级的通知"):
        call("output/市", "output/市")
