"""Persons named beside a clause are no part of what is to be done."""

from __future__ import annotations

from pathlib import Path

import yaodian
from pipeline.extractors.body.asides import Asides
from pipeline.model import Traced
from tests.extractors.reading import DOCUMENT

ASIDES = Asides(DOCUMENT.due, "责任单位：")
TEXT = "做好甲事。牵头领导：张三联系人：李四。"


def test_what_stands_before_them() -> None:
    before, named = ASIDES.apart(Traced(TEXT, tuple(range(len(TEXT)))), (5, 12))
    assert (before.text, [(label, who.text) for label, who in named]) == (
        "做好甲事。",
        [("牵头领导", "张三"), ("联系人", "李四")],
    )
    whole = Traced("责任人：要落实责任。做好甲事。", tuple(range(15)))
    assert ASIDES.apart(whole, ()) == (whole, ())


def test_they_end_where_a_label_begins() -> None:
    assert ASIDES.past("责任人：张三责任单位：县财政局", 0) == 6
    assert ASIDES.past("分管领导要牵头", 0) == 0


def test_lines_before_and_behind_the_units(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    path.write_text(
        "甲县2023年重点工作任务分解\n一、主要目标\n1.总产值增长5%。\n牵头领导:张三\n牵头单位:县发改局\n责任单位:各乡镇\n"
        "2.改造学校3所。\n责任单位:县教育局\n责任人:李四\n3.修路。\n部门分工:县交通局牵头,各乡镇配合。\n",
        encoding="utf-8",
    )
    tasks = yaodian.read(path).tasks
    assert [task.requirement for task in tasks] == ["总产值增长5%。", "改造学校3所。", "修路。"]
    assert [[(one.label, one.text) for one in task.extra] for task in tasks] == [
        [("牵头领导", "张三")],
        [("责任人", "李四")],
        [],
    ]
    assert [[party.role for party in task.assignment.parties] for task in tasks] == [
        ["lead", "responsible"],
        ["responsible"],
        ["lead", "support"],
    ]
