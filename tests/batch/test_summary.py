"""``summary.csv`` and ``summary.json``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import msgspec
import pytest

from pipeline.batch import summary
from pipeline.batch.record import Counts, RecordedHead
from pipeline.batch.summary import SCHEMA, RunSummary, SummaryRow, earlier_by_place, summary_csv, write_summary
from pipeline.errors import OutputError

HEAD = RecordedHead("=要点", 2021, "某省某县", "371302", "某政发〔2021〕1号", "某县人民政府", "2021-06-28")
ROWS = [
    SummaryRow(
        "=cmd|'x'.pdf",
        "done",
        None,
        "",
        Counts(1, 2, 3, 4, 5, 6),
        1.5,
        "a",
        RecordedHead("=要点", 2021, "某省某县", "371302", "某政发〔2021〕1号", "某县人民政府", "2021-06-28"),
    ),
    SummaryRow("b.pdf", "failed", "source", "b.pdf：坏了，\n请重来", Counts(), 0.0, ""),
    SummaryRow("c.pdf", "left", None, "", Counts(), None, "", this_run=False),
]


def write(tmp_path: Path) -> list[str]:
    return [path.name for path in write_summary(ROWS, tmp_path)]


def test_both_files(tmp_path: Path) -> None:
    assert write(tmp_path) == ["summary.csv", "summary.json"]
    assert (tmp_path / "summary.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader((tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="")))
    assert [row[1] for row in rows] == ["结果", "完成", "失败", "未处理"]
    assert rows[1][0].startswith("'=") and rows[1][3:12] == ["'=要点", "2021", "某省某县", *"123456"]
    assert [row[12:15] for row in rows[1:]] == [["1.50", "a", "是"], ["0.00", "", "是"], ["", "", "否"]]
    assert rows[1][15:] == ["371302", "某政发〔2021〕1号", "某县人民政府", "2021-06-28"]
    answer = json.loads((tmp_path / "summary.json").read_bytes())
    assert answer["files"][1]["reason"] == ROWS[1].reason
    before = (tmp_path / "summary.csv").read_bytes()
    assert write(tmp_path) == ["summary.csv", "summary.json"]
    assert (tmp_path / "summary.csv").read_bytes() == before


def test_a_place_that_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="无法写入"):
        write_summary(ROWS, tmp_path / "file")


def test_what_a_person_changed_stays(tmp_path: Path) -> None:
    write(tmp_path)
    with (tmp_path / "summary.csv").open("a", encoding="utf-8") as file:
        file.write("我的一行")
    for _ in range(2):
        assert write(tmp_path) == ["summary（新）.csv", "summary.json"]
    assert (tmp_path / "summary.csv").read_text(encoding="utf-8-sig").endswith("我的一行")


def test_what_older_versions_wrote_is_replaced(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / ".yaodian-summary.json").unlink()
    assert write(tmp_path) == ["summary.csv", "summary.json"]


def test_files_of_that_name_that_are_not_ours_stay(tmp_path: Path) -> None:
    (tmp_path / "summary.csv").write_text("my own", encoding="utf-8")
    (tmp_path / "summary.json").mkdir()
    for _ in range(2):
        assert write(tmp_path) == ["summary（新）.csv", "summary（新）.json"]
    assert (tmp_path / "summary.csv").read_text(encoding="utf-8") == "my own"


def test_a_worker_reads_a_summary_once_until_it_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert earlier_by_place(tmp_path) == {}
    write(tmp_path)
    read: list[Path] = []
    real = summary.earlier_rows
    monkeypatch.setattr(summary, "earlier_rows", lambda output: read.append(output) or real(output))
    assert earlier_by_place(tmp_path) == earlier_by_place(tmp_path) == {"某省某县": [ROWS[0]]}
    assert read == [tmp_path]
    (tmp_path / "summary.json").write_text("{}", encoding="utf-8")
    assert earlier_by_place(tmp_path) == {}


@pytest.mark.parametrize("count", [0, 1, 3, 1200])
def test_a_summary_in_pieces_is_the_summary(tmp_path: Path, count: int) -> None:
    rows = [*ROWS] * count
    write_summary(rows, tmp_path)
    content = (tmp_path / "summary.json").read_bytes()
    assert content == msgspec.json.format(msgspec.json.encode(RunSummary(SCHEMA, rows)), indent=2) + b"\n"
    assert (tmp_path / "summary.csv").read_bytes() == summary_csv(rows)
    assert len(list(csv.reader((tmp_path / "summary.csv").open(encoding="utf-8-sig", newline="")))) == len(rows) + 1
