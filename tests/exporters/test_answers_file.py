"""The answers beside a ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.exporters.answers_file import read_answers, write_answers
from pipeline.model.unit_answers import Answers, UnitAnswer


def test_written_and_read(tmp_path: Path) -> None:
    assert read_answers(tmp_path) == Answers()
    answers = Answers(answers=(UnitAnswer(unit="甲", key="k", progress="推进中"),))
    write_answers(answers, tmp_path)
    first = (tmp_path / "answers.json").read_bytes()
    write_answers(read_answers(tmp_path), tmp_path)
    assert (tmp_path / "answers.json").read_bytes() == first


def test_a_broken_file_is_no_empty_one(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text('{"schema": "yaodian/answers/1", "answers": [', encoding="utf-8")
    with pytest.raises(SourceError, match=r"answers\.json：各单位报回的记录读不出来"):
        read_answers(tmp_path)
