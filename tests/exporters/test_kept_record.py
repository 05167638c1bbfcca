"""The record beside a workbook, for one that lost its own word."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.exporters.kept_record import RECORD, holds_words, is_beside, written_beside, written_into
from tests.exporters.keeping.opened import edited, sheet_of, written


def test_what_was_written_is_found_beside(tmp_path: Path) -> None:
    content, snapshot = written(sheet_of("甲"))
    text = f'{{"other": 1, "written": {{"notice.xlsx": "{written_into(content)}", "packs/a.xlsx": "?"}}}}'
    (tmp_path / RECORD).write_text(text, encoding="utf-8")
    assert written_beside(tmp_path / "notice.xlsx") == snapshot
    assert written_beside(tmp_path / "packs/a.xlsx") is None and written_beside(tmp_path / "b.xlsx") is None
    assert written_into(b"no workbook") == ""


def test_whether_a_person_may_have_written() -> None:
    content, _ = written(sheet_of("甲"))
    assert not holds_words(content) and holds_words(edited(content, lambda book: None)) and holds_words(b"")


@pytest.mark.parametrize(
    ("stem", "beside"),
    [
        ("台账（新）", True),
        ("台账（新2）", True),
        ("台账（上一版）", True),
        ("公安分局（交警大队）", False),
        ("乙局", False),
    ],
)
def test_what_stands_beside_another_file(stem: str, beside: bool) -> None:
    assert is_beside(stem) is beside
