"""Rows that head groups or add up others are no tasks."""

from __future__ import annotations

from pathlib import Path

import pytest

import yaodian
from pipeline.model import Notice

HEADER = "序号\t考核项目\t分值\t考核指标\t责任部门"
TASKS = (
    "1\t完善组织体系\t5\t健全河长体系，及时向社会公布。\t县河长办",
    "2\t强化督查督办\t4\t严格执行督查制度，跟踪督办到位。\t县河长办",
    "3\t治理城镇污水\t3\t推进管网建设，提升污水处理率。\t县城管局",
)


def read(folder: Path, *rows: str) -> Notice:
    path = folder / "table.txt"
    path.write_text("\n".join(("2023年甲县河长制任务分解表", HEADER, *rows)), encoding="utf-8")
    return yaodian.read(path)


def found(notice: Notice) -> list[tuple[str | None, str | None]]:
    assert notice.coverage is not None and notice.coverage.unaccounted == 0
    return [(task.category, task.task) for task in notice.tasks]


def test_the_column_with_the_sentences_is_the_requirement(tmp_path: Path) -> None:
    notice = read(tmp_path, *TASKS)
    assert [task.requirement[:6] for task in notice.tasks] == ["健全河长体系", "严格执行督查", "推进管网建设"]


@pytest.mark.parametrize("group", ["一、\t完善体系\t9\t\t", "一\t完善体系\t\t\t", "（一）\t完善体系\t9\t\t"])
def test_a_group_with_number_or_score(tmp_path: Path, group: str) -> None:
    second = group.replace("一", "二").replace("完善体系", "水岸联动")
    notice = read(tmp_path, group, *TASKS[:2], second, TASKS[2])
    assert found(notice) == [
        ("完善体系", "完善组织体系"),
        ("完善体系", "强化督查督办"),
        ("水岸联动", "治理城镇污水"),
    ]


def test_a_score_is_enough(tmp_path: Path) -> None:
    notice = read(tmp_path, "一、\t完善体系\t9\t\t", *TASKS[:2], "\t水岸联动\t3\t\t", TASKS[2])
    assert found(notice)[2] == ("水岸联动", "治理城镇污水")


def test_a_group_may_repeat_the_row_above(tmp_path: Path) -> None:
    group = "二、\t水岸联动\t3\t" + "\t".join(TASKS[1].split("\t")[3:])
    assert found(read(tmp_path, "一、\t完善体系\t9\t\t", *TASKS[:2], group, TASKS[2]))[2] == (
        "水岸联动",
        "治理城镇污水",
    )


def test_a_group_with_a_requirement_of_its_own_is_a_task(tmp_path: Path) -> None:
    own = "四、\t报送信息\t7\t按时上报半年小结和年终总结。\t县河长办"
    assert found(read(tmp_path, *TASKS, own))[3][1] == "报送信息"


@pytest.mark.parametrize("total", ["\t总分\t100\t\t", "合计\t\t12\t\t", "\t总 计：\t100\t\t"])
def test_totals_are_no_tasks(tmp_path: Path, total: str) -> None:
    assert len(found(read(tmp_path, *TASKS, total))) == 3
    assert len(found(read(tmp_path, total, *TASKS))) == 3


def test_a_group_with_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    rows = [f"{row}\t" for row in TASKS]
    groups = ["一、\t完善体系\t9\t\t\t", "二、\t水岸联动\t3\t\t\t按部门考核"]
    lines = ["2023年甲县河长制任务分解表", f"{HEADER}\t说明", groups[0], *rows[:2], groups[1], rows[2]]
    path.write_text("\n".join(lines), encoding="utf-8")
    notice = yaodian.read(path)
    assert found(notice)[2] == ("水岸联动", "治理城镇污水") and len(notice.tasks) == 3
    assert "按部门考核" in next(one.message for one in notice.findings if one.code == "table.unread_cell")
