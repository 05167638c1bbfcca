"""Tables drawn with boxes whose rules part some columns only."""

from __future__ import annotations

from pathlib import Path

import yaodian
from pipeline.sources.boxed_tables import boxed_tables

LINES = (
    "┌──────────┬────┬────────┐",
    "│     工作任务       │分管│    责任单位    │",
    "├──────────┼────┼────────┤",
    "│新建学校2所         │张三│市教育局、市住建│",
    "├──────────┤    │局              │",
    "│改造学校3所         │    │                │",
    "├──────────┴────┴────────┤",
    "│二、交通                                        │",
    "├──────────┬────┬────────┤",
    "│修建公路10公里      │李四│市交通局        │",
    "└──────────┴────┴────────┘",
)


def test_what_no_rule_parts_is_one_cell(tmp_path: Path) -> None:
    for name, lines in (("set", LINES), ("squeezed", tuple(" ".join(line.split()) for line in LINES[:6]))):
        path = tmp_path / f"{name}.txt"
        path.write_text("\n".join(("2019年甲市重点工作任务分解表", *lines, *LINES[10:])), encoding="utf-8")
        tasks = yaodian.read(path).tasks
        assert [task.requirement for task in tasks][:2] == ["新建学校2所", "改造学校3所"]
        assert [task.assignment.raw for task in tasks][:2] == ["市教育局、市住建局"] * 2
        assert [task.extra[0].text for task in tasks][:2] == ["张三"] * 2
    assert [task.requirement for task in yaodian.read(tmp_path / "set.txt").tasks][2:] == ["修建公路10公里"]


def test_rules_through_all_columns_are_no_matter_of_this() -> None:
    through = [LINES[0], LINES[1], LINES[2], LINES[9], LINES[10]]
    assert boxed_tables(through) == ([], {})
    assert boxed_tables(["│甲│", "│乙│丙│", "├─┤丁│"]) == ([], {})


def test_an_item_that_begins_beside_a_rule_is_of_the_row_below(tmp_path: Path) -> None:
    lines = (
        *LINES[:3],
        "│△新建学校，保障入学。│张三│市教育局        │",
        "│                    │    ├────────┤",
        "│△改造老旧小区。    │    │市住建局        │",
        LINES[10],
    )
    path = tmp_path / "n.txt"
    path.write_text("\n".join(("2019年甲市重点工作任务分解表", *lines)), encoding="utf-8")
    notice = yaodian.read(path)
    assert [(task.requirement, task.assignment.raw) for task in notice.tasks] == [
        ("△新建学校，保障入学。", "市教育局"),
        ("△改造老旧小区。", "市住建局"),
    ]
    assert "项目符号" in next(one.message for one in notice.findings if one.code == "table.cells_by_likeness")
