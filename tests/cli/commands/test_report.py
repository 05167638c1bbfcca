"""``yaodian report``: what it says, and what it refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.exporters.json_file import write_json
from pipeline.exporters.ledger.ledger_workbook import write_workbook
from pipeline.exporters.titles import DEADLINE, row_keys
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import fill


@pytest.fixture
def result(tmp_path: Path) -> Path:
    notice = notice_of(task_of(1, "公开预算。", party_of("甲局", "lead")))
    write_json(notice, tmp_path / "notice.json")
    write_workbook(notice, {}, tmp_path / "notice.xlsx")
    fill(tmp_path / "notice.xlsx", {row_keys(notice.tasks)[0]: {DEADLINE: "2030-09-30", "完成日期": "9月底"}})
    return tmp_path


def test_it_says_the_numbers_and_what_was_no_day(result: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(result), "--on", "2030.10.8", "-o", str(result / "out")]) == 0
    said = capsys.readouterr()
    assert "截至2030年10月8日：共1项任务，已完成0项" in said.out and "督办单 1 份" in said.out
    assert "完成日期" in said.err and "9月底" in said.err
    assert (result / "out/领导摘要.docx").is_file()


def test_no_day_and_no_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path), "--on", "9月底"]) == 2
    assert "值不对，要写成“年-月-日”" in capsys.readouterr().err
    assert main(["report", str(tmp_path)]) == 2
    assert "没有台账" in capsys.readouterr().err


def test_today_by_default(result: Path) -> None:
    assert main(["report", str(result)]) == 0
    assert list(result.glob(f"报告-{date.today().year}-*"))


def test_without_tasks_there_is_nothing_to_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_json(notice_of(), tmp_path / "notice.json")
    write_workbook(notice_of(), {}, tmp_path / "notice.xlsx")
    assert main(["report", str(tmp_path)]) == 3
    assert "没有可报告的" in capsys.readouterr().err
    assert not list(tmp_path.glob("报告-*"))
