"""未对应 shows whose an entry was, and every column in which somebody wrote."""

from __future__ import annotations

from pipeline.exporters import titles
from pipeline.exporters.keeping.placing_back import UserEntry
from pipeline.exporters.ledger.left_over import left_over_sheet


def test_entries_with_the_task_that_they_were_written_for() -> None:
    entry = UserEntry("key9", 9, "类别", "事项", "要求", {"备注": "记", "督办": "甲", titles.OTHER: "其他"})
    sheet = left_over_sheet([entry, UserEntry("", None, "", "", "另一条", {"备注": "乙"})], "题")
    shown = [column.title for column in sheet.columns]
    assert shown[-3:] == ["督办", titles.OTHER, titles.KEY] and sheet.name == titles.LEFT_OVER
    first, second = (dict(zip(shown, row.values, strict=True)) for row in sheet.rows[1:])
    assert (first[titles.NUMBER], first[titles.REQUIREMENT], first["督办"], first[titles.KEY]) == (
        9,
        "要求",
        "甲",
        "key9",
    )
    assert second["备注"] == "乙" and second["督办"] is None
