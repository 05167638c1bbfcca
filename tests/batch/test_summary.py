"""``summary.csv`` and ``summary.json``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from pipeline.batch.record import Counts
from pipeline.batch.summary import Row, write_summary

ROWS = [
    Row("=cmd|'x'.pdf", "done", None, "", Counts(1, 2, 3, 4, 5, 6), 1.5, "a"),
    Row("b.pdf", "failed", "source", "b.pdf：坏了，\n请重来", Counts(), 0.0, "b"),
    Row("c.pdf", "left", None, "", Counts(), 0.0, "c"),
]


def write(tmp_path: Path) -> list[str]:
    area = tmp_path / "area"
    area.mkdir(exist_ok=True)
    return [path.name for path in write_summary(ROWS, tmp_path, area)]


def test_both_files(tmp_path: Path) -> None:
    assert write(tmp_path) == ["summary.csv", "summary.json"]
    assert (tmp_path / "summary.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader((tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="")))
    assert [row[1] for row in rows] == ["结果", "完成", "失败", "未处理"]
    assert rows[1][0].startswith("'=") and rows[1][3:9] == ["1", "2", "3", "4", "5", "6"]
    answer = json.loads((tmp_path / "summary.json").read_bytes())
    assert answer["files"][1]["reason"] == ROWS[1].reason
    before = (tmp_path / "summary.csv").read_bytes()
    assert write(tmp_path) == ["summary.csv", "summary.json"]
    assert (tmp_path / "summary.csv").read_bytes() == before


def test_files_of_that_name_that_are_not_ours_stay(tmp_path: Path) -> None:
    (tmp_path / "summary.csv").write_text("my own", encoding="utf-8")
    (tmp_path / "summary.json").mkdir()
    for _ in range(2):
        assert write(tmp_path) == ["summary（新）.csv", "summary（新）.json"]
    assert (tmp_path / "summary.csv").read_text(encoding="utf-8") == "my own"
