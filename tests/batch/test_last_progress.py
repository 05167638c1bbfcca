"""What last year's ledger says, where it is found by the file that it was made from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.batch import last_progress
from pipeline.batch.last_progress import ledger_of
from pipeline.exporters.ledger.ledger_workbook import write_workbook
from pipeline.exporters.titles import row_keys
from tests.diff.build import told
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import fill

NOTICE = notice_of(*(task_of(n, f"要求{n}。", party_of("甲局")) for n in (1, 2, 3)))


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of results whose summary knows the notice."""
    write_workbook(NOTICE, {}, tmp_path / "甲/notice.xlsx")
    monkeypatch.setattr(last_progress, "earlier_rows", lambda output: [])
    monkeypatch.setattr(last_progress, "known_sources", lambda rows, output: {NOTICE.source.sha256: "甲"})
    return tmp_path


def test_by_the_number_of_the_task_what_was_entered(output: Path) -> None:
    one, two, _ = row_keys(NOTICE.tasks)
    fill(
        output / "甲/notice.xlsx",
        {one: {"进展情况": "正在办"}, two: {"完成日期": date(2030, 6, 1), "进展情况": "已上网"}},
    )
    assert last_progress.last_progress(NOTICE, [output]) == (
        told(1, "正在办"),
        told(2, "已上网", "2030年6月1日", "2030-06-01"),
    )


def test_no_ledger_or_a_broken_one_says_nothing(output: Path) -> None:
    assert ledger_of(NOTICE, [output]) == output / "甲/notice.xlsx"
    (output / "甲/notice.xlsx").write_bytes(b"PK broken")
    assert last_progress.last_progress(NOTICE, [output]) == ()
    (output / "甲/notice.xlsx").unlink()
    assert last_progress.last_progress(NOTICE, [output]) == ()
