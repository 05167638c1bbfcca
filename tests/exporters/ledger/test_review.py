"""The gravest first, each with the registry's advice, said once."""

from __future__ import annotations

from pipeline.exporters.ledger.review import review_sheet
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


def test_a_finding_is_the_same_on_every_run() -> None:
    """By its place and words, not by its number: what people note beside it stays with it."""
    one, fewer = (review_sheet(notice_of(findings=found)) for found in (FINDINGS, FINDINGS[1:]))
    keys = {str(row.values[4]): row.key for row in one.rows[1:]}
    assert len(set(keys.values())) == 4
    assert all(keys[str(row.values[4])] == row.key for row in fewer.rows[1:])
    assert [row.values[6] for row in one.rows[1:]] == [None] * 4, "for people to fill in"


def test_nothing_to_look_at_is_said() -> None:
    assert review_sheet(notice_of()).rows[1].values[4] == "没有需要核对的问题"
