"""``yaodian units``: a line of JSON a string, a table for people, the reasons of each token."""

from __future__ import annotations

import argparse
import io
import json

import pytest

from pipeline.cli import main
from pipeline.cli.commands import units
from tests.normalisers.units.reading import RULES


def call(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    units.add_arguments(parser)
    return units.run(parser.parse_args([*arguments, "--rules", str(RULES)]))


def test_json_is_the_contract_with_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--json", "--jurisdiction", "临沂市兰山区", "区财政局牵头，各镇街道配合") == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["raw", "parties", "remarks", "open_ended", "findings"]
    first = ["text", "as_written", "span", "kind", "role", "unit", "name", "members", "members_complete"]
    assert list(answer["parties"][0]) == first
    assert answer["parties"][0]["name"] == "兰山区财政局"


def test_one_line_in_one_line_out(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("市财政局\n\n市审计局\n"))
    assert call("--json") == 0
    raws = [json.loads(line)["raw"] for line in capsys.readouterr().out.splitlines()]
    assert raws == ["市财政局", "市审计局"]


def test_nothing_to_read(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert call("--json") == 2
    assert "没有要读的文字" in capsys.readouterr().err


def test_table_and_reasons_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--explain", "区财政局牵头，星辰大海配合") == 0
    printed = capsys.readouterr().out
    assert "牵头" in printed and "名称（词表）" in printed and "看不出是哪个单位" in printed


def test_signs_that_steer_a_terminal_are_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    text = "县\x1b[31m财政局\x9b牵头\udccf"
    for more in ([], ["--json"], ["--explain"]):
        assert main(["units", "--rules", str(RULES), *more, text]) == 0
        told = capsys.readouterr().out
        assert all(sign.isprintable() or sign in "\n\t" for sign in told) and "财政局" in told
