"""``yaodian query``: answers on the screen, in files and as charts."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from pipeline.cli.commands import query
from pipeline.dataset.collecting import collect_all
from pipeline.errors import UsageError
from tests import RULES
from tests.dataset.places import RULES_OF_TEST, usual


def call(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    query.add_arguments(parser)
    return query.run(parser.parse_args([*arguments, "--rules", str(RULES)]))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    usual(Path("output"))
    collect_all([Path("output")], Path("dataset"), RULES_OF_TEST)


def test_a_table_on_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("SELECT place AS 地区, repeat('长', 60) AS 话, title AS 标题 FROM notices WHERE year = 2021") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["地区", "话", "标题"] and lines[1].split()[0] == "甲县"
    assert f"{'长' * 39}…" in lines[1] and lines[-1] == "（1 行）"


def test_by_name_with_values(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--named", "按月时限", "--with", "year=2021", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == [{"月份": "2021-12", "到期任务数": 3, "通知数": 1}]


def test_a_file_of_the_kind_that_its_name_says() -> None:
    for name in ("a.csv", "a.xlsx", "a.json"):
        assert call("SELECT 1 AS 甲", "-o", name) == 0
    assert Path("a.csv").read_bytes() == "\ufeff甲\r\n1\r\n".encode()
    assert Path("a.xlsx").read_bytes().startswith(b"PK") and json.loads(Path("a.json").read_bytes()) == [{"甲": 1}]


# Matplotlib asks for the machine's fonts once.
@pytest.mark.process
def test_a_chart(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--named", "按月时限", "--chart", "a.svg") == 0
    assert Path("a.svg").is_file()


def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--list") == 0
    said = capsys.readouterr().out
    assert "牵头最多的单位：" in said and "（可画图）" in said and "--with year=…" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "二者取一"),
        (["SELECT 1", "--named", "按月时限"], "二者取一"),
        (["SELECT 1", "-o", "a.txt"], "要是 .csv、.xlsx 或 .json"),
        (["SELECT 1", "--format", "table", "-o", "a.csv"], "不用写 -o"),
        (["SELECT 1", "--format", "xlsx"], "请用 -o 给出文件"),
        (["--named", "按月时限", "--with", "place=甲县"], "没有参数“place”"),
    ],
)
def test_calls_that_cannot_be_carried_out(arguments: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        call(*arguments)


def test_a_value_without_a_name() -> None:
    with pytest.raises(SystemExit):
        call("SELECT 1", "--with", "2021")
