"""``yaodian schema`` prints what the files keep to."""

from __future__ import annotations

import argparse
import json

import pytest

from pipeline.cli.commands import schema
from pipeline.model.notice import SCHEMA

KEYS = [
    ([], "tasks"),
    (["notice"], "tasks"),
    (["diff"], "changes"),
    (["review"], "unfinished"),
    (["coverage"], "demands"),
]


@pytest.mark.parametrize(("words", "key"), KEYS)
def test_a_schema_of_each_kind(capsys: pytest.CaptureFixture[str], words: list[str], key: str) -> None:
    parser = argparse.ArgumentParser()
    schema.add_arguments(parser)
    assert schema.run(parser.parse_args(words)) == 0
    printed = json.loads(capsys.readouterr().out)
    assert any(key in one.get("properties", {}) for one in printed["$defs"].values())
    assert words not in ([], ["notice"]) or SCHEMA in json.dumps(printed)


def test_no_other_kind() -> None:
    parser = argparse.ArgumentParser()
    schema.add_arguments(parser)
    with pytest.raises(SystemExit):
        parser.parse_args(["ledger"])
