"""The ledger of the real notice on paper: as it is converted, and with what people entered in every row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

import yaodian
from pipeline.exporters import titles
from tests import ROOT
from tests.exporters.ledger import test_printed_pages
from tests.exporters.ledger.test_printed_pages import missing, pages_with, printed

pytestmark = [*test_printed_pages.pytestmark, pytest.mark.slow]
MOST_PAGES = 45


def test_the_real_ledger_takes_at_most_45_pages_with_entries_too(tmp_path: Path) -> None:
    (source,) = (ROOT / "input").glob("2021-*.pdf")
    (result,) = yaodian.convert([source], tmp_path / "output")
    book = tmp_path / "output" / result.input.folder / "notice.xlsx"
    pages(book)
    workbook = load_workbook(book)
    ledger = workbook["任务台账"]
    columns = {cell.value: cell.column for cell in ledger[1]}
    for row in range(2, ledger.max_row + 1):
        ledger.cell(row, columns[titles.LEADER]).value = "张三"
        ledger.cell(row, columns[titles.PROGRESS]).value = "已印发方案，正在组织实施，本月开展了两次检查"
        ledger.cell(row, columns[titles.DONE_ON]).value = date(2021, 9, 1) if row % 3 else None
    workbook.save(book)
    yaodian.convert([source], tmp_path / "output", force=True)
    assert "进展通报" in load_workbook(book, read_only=True).sheetnames
    pages(book)


def pages(book: Path) -> None:
    pdf = printed(book)
    assert missing(book, pdf) == []
    assert len(pages_with(pdf)) - 1 <= MOST_PAGES
