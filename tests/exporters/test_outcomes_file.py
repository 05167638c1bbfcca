"""What became of typed corrections, kept beside the ledger."""

from __future__ import annotations

from pathlib import Path

from pipeline.exporters.kept_record import OUTCOMES
from pipeline.exporters.outcomes_file import read_outcomes, write_outcomes


def test_nothing_is_written_where_nothing_was_typed(tmp_path: Path) -> None:
    write_outcomes({}, tmp_path)
    assert list(tmp_path.iterdir()) == [] and read_outcomes(tmp_path) == {}


def test_what_is_kept_is_read_again_and_goes_with_the_last_row(tmp_path: Path) -> None:
    write_outcomes({"更正02": "已采用", "更正01": "未采用：…"}, tmp_path)
    assert read_outcomes(tmp_path) == {"更正01": "未采用：…", "更正02": "已采用"}
    write_outcomes({}, tmp_path)
    assert read_outcomes(tmp_path) == {}


def test_a_broken_file_knows_nothing(tmp_path: Path) -> None:
    (tmp_path / OUTCOMES).write_text("[1]")
    assert read_outcomes(tmp_path) == {}
