"""A ledger that somebody puts among the notices is told of, and no task is read from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

import yaodian
from pipeline.batch.inputs import survey
from pipeline.exporters.exports import chosen, write_notice
from pipeline.model.reading import Reading
from pipeline.sources.own_workbooks import is_own
from tests import ROOT
from tests.sources.sheets.books import write_book


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    notice = yaodian.read(next((ROOT / "input").glob("2021*.pdf")))
    (tmp_path / "made").mkdir()
    write_notice(Reading(notice, {}), tmp_path / "made", chosen(["xlsx"]))
    return tmp_path / "made/notice.xlsx"


def test_known_by_its_mark_whatever_it_is_called(ledger: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "2021年任务分解表.xlsx"
    shutil.copy(ledger, renamed)
    assert is_own(renamed)
    book = openpyxl.load_workbook(renamed)
    book.save(renamed)
    assert is_own(renamed)
    with pytest.raises(yaodian.SourceError, match="是本程序生成的工作簿"):
        yaodian.read(renamed)


def test_among_notices_it_is_told_of(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(ledger, tmp_path / "in/台账.xlsx")
    write_book(tmp_path / "in/任务表.xlsx", {"表": [["任务", "责任单位"], ["公开预算", "区财政局"]]})
    found = survey([tmp_path / "in"])
    assert [one.path.name for one in found.inputs] == ["任务表.xlsx"]
    assert [(one.path.name, "不是通知" in one.advice) for one in found.unread] == [("台账.xlsx", True)]


def test_what_is_no_workbook_is_nobody_s(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK no zip")
    assert not is_own(tmp_path / "a.xlsx") and not is_own(tmp_path / "none.xlsx")
