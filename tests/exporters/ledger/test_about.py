"""说明 tells the signature by which a workbook is known again, what it was made from, and notes of the caller."""

from __future__ import annotations

from pipeline.exporters import titles
from pipeline.exporters.ledger.about import about_sheet
from tests.exporters.notices import gold, notice_of


def lines(sheet: object) -> dict[object, object]:
    return {row.values[0]: row.values[1] for row in sheet.rows if len(row.values) > 1}  # type: ignore[attr-defined]


def test_signature_and_notes() -> None:
    told = lines(about_sheet(notice_of(), 0, {"口径": "试行"}))
    assert str(told[titles.MAKER]).startswith(titles.PROGRAM) and told["口径"] == "试行"
    assert "成文日期" not in told, "what the notice does not say has no line"


def test_counts_are_the_notice_s() -> None:
    told = lines(about_sheet(gold("lanshan-2021"), 60, {}))
    assert "任务 34 项" in str(told["数量"]) and str(told["校核意见"]).startswith("3 条，其中需要核对的 2 条")
