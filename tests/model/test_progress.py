"""Entries as they are read."""

from __future__ import annotations

from pipeline.model.progress import Entry, EntryDoubt


def test_an_entry_is_filled_where_anything_is_written() -> None:
    assert not Entry(key="a", sheet="任务台账", row=2, task="公开预算").is_filled
    assert Entry(key="a", sheet="任务台账", row=2, done_text="9月底").is_filled


def test_a_doubt_says_where() -> None:
    assert str(EntryDoubt("a.xlsx", "打不开")) == "a.xlsx：打不开"
    assert str(EntryDoubt("a.xlsx", "没有日期", "九月", 3)) == "a.xlsx：“九月”表第 3 行：没有日期"
