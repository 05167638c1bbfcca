"""What people entered, for other programs."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.exporters.ledger import progress_table
from pipeline.exporters.ledger.ledger_workbook import write_workbook
from pipeline.exporters.ledger.progress_table import write_progress
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import fill

NOTICE = notice_of(task_of(1, "一", party_of("乙局")), task_of(2, "二", party_of("乙局")))


def test_entries_with_the_task_s_id(tmp_path: Path) -> None:
    ledger = tmp_path / "notice.xlsx"
    write_workbook(NOTICE, {}, ledger)
    fill(ledger, {"key2": {"进展情况": "推进中", "完成日期": date(2030, 9, 1)}, "key1": {"完成日期": "9月底"}})
    write_progress(NOTICE, ledger, tmp_path / "progress.csv")
    with (tmp_path / "progress.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert (second["任务编号"], second["进展情况"], second["完成日期"]) == ("测试-2030-002", "推进中", "2030-09-01")
    assert (first["完成日期"], first["完成日期（原文）"], first["行"]) == ("", "9月底", "2")
    write_progress(NOTICE, ledger, tmp_path / "progress.json")
    said = json.loads((tmp_path / "progress.json").read_text(encoding="utf-8"))
    assert said["tasks"] == {"key1": "测试-2030-001", "key2": "测试-2030-002"}
    assert said["read"]["entries"][1]["done_on"] == "2030-09-01"
    assert "没有写年份" in said["read"]["doubts"][0]["said"]


def test_without_a_ledger_nothing_is_written(tmp_path: Path) -> None:
    write_progress(NOTICE, tmp_path / "notice.xlsx", tmp_path / "progress.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_is_read_once_for_both_files_and_again_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, read = tmp_path / "notice.xlsx", []
    write_workbook(NOTICE, {}, ledger)
    real = progress_table.read_ledger
    monkeypatch.setattr(progress_table, "read_ledger", lambda path: read.append(path) or real(path))
    for _ in range(2):
        for name in ("progress.csv", "progress.json"):
            write_progress(NOTICE, ledger, tmp_path / name)
    assert read == [ledger]
    fill(ledger, {"key1": {"责任领导": "张三"}})
    write_progress(NOTICE, ledger, tmp_path / "progress.csv")
    assert read == [ledger, ledger] and "张三" in (tmp_path / "progress.csv").read_text(encoding="utf-8")
