"""A table for each part of a notice, right under the part's heading."""

from __future__ import annotations

from pathlib import Path

import yaodian

LABELS = "序号\t主要工作任务\t责任单位"
ROWS = ("1\t地区生产总值突破五百亿元，增长百分之七。\t县发改局", "2\t规上工业总产值突破二百亿元，稳中有进。\t县工信局")


def categories(tmp_path: Path, *lines: str) -> list[str | None]:
    path = tmp_path / "甲.txt"
    path.write_text("\n".join(("甲县2022年重点工作责任分解", *lines)), encoding="utf-8")
    return [task.category for task in yaodian.read(path).tasks]


def test_tasks_are_of_the_part_whose_table_they_stand_in(tmp_path: Path) -> None:
    parts = ("一、主要目标", LABELS, ROWS[0], "", "二、重点项目", LABELS, ROWS[1])
    assert categories(tmp_path, *parts) == ["主要目标", "重点项目"]


def test_a_line_between_parts_heading_and_table(tmp_path: Path) -> None:
    parts = ("一、主要目标", LABELS, ROWS[0], "", "二、重点项目", "下列项目年内完成。", LABELS, ROWS[1])
    assert categories(tmp_path, *parts)[1] is None


def test_a_column_of_categories_says_more(tmp_path: Path) -> None:
    labels, rows = f"类别\t{LABELS}", [f"经济\t{ROWS[0]}", f"\t{ROWS[1]}"]
    assert "主要目标" not in categories(tmp_path, "一、主要目标", labels, *rows)
