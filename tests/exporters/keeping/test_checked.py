"""Notes beside findings are found again by where the finding stands and what it says."""

from __future__ import annotations

from pipeline.exporters import titles
from pipeline.exporters.keeping.checked import checked_key, notes

COLUMNS = [titles.NUMBER, titles.PLACE, titles.SAID, titles.CHECKED]


def test_white_space_tells_no_finding_from_another() -> None:
    assert checked_key("要点第 1 条\n任务第 2 项", "不 同") == checked_key("要点第1条任务第2项", "不同")
    assert checked_key("全文", "不同") != checked_key("任务第 1 项", "不同")


def test_a_finding_over_several_rows_is_one_and_its_first_note_counts() -> None:
    rows = [[1, "全文", "前半", None], [1, "全文", "后半", "已看"], [2, "全文", "无人看", " "]]
    assert notes(COLUMNS, rows) == {("全文", "前半后半"): "已看"}


def test_a_missing_column_is_nobody_s_note() -> None:
    assert notes(COLUMNS[:3], [[1, "全文", "话"]]) == {}
