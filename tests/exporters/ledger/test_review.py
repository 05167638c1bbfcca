"""The gravest first, each with the registry's advice, said once; notes of people stay with their finding."""

from __future__ import annotations

from pipeline.exporters.keeping.checked import checked_key
from pipeline.exporters.ledger.review import gone, review_sheet
from pipeline.model import Finding
from pipeline.model.finding_codes import kind_of
from tests.exporters.notices import notice_of

FINDINGS = (
    Finding.of("table.note", "附注"),
    Finding.of("numbering.gap", "漏号", 3),
    Finding.of("claims.twice", "重复"),
    Finding.of("numbering.gap", "又漏", 5),
)


def test_order_advice_and_repeats() -> None:
    rows = [row.values for row in review_sheet(notice_of(findings=FINDINGS)).rows[1:]]
    assert [(row[1], row[2], row[4]) for row in rows] == [
        ("错误", "全文", "重复"),
        ("警告", "要点第 3 条", "漏号"),
        ("警告", "要点第 5 条", "又漏"),
        ("提示", "全文", "附注"),
    ]
    said = [kind_of(code).advice_zh for code in ("claims.twice", "numbering.gap", "table.note")]
    assert [row[5] for row in rows] == [said[0], said[1], "同第 2 条", said[2]]


def test_notes() -> None:
    notes = {checked_key("全文", "重复"): "已核", checked_key("全文", "没有了"): "看过"}
    notice = notice_of(findings=FINDINGS)
    assert review_sheet(notice, notes).rows[1].values[6] == "已核"
    assert gone(notice, notes) == {checked_key("全文", "没有了"): "看过"}


def test_nothing_to_look_at_is_said() -> None:
    assert review_sheet(notice_of()).rows[1].values[4] == "没有需要核对的问题"
