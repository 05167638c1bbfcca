"""What labels name, in the words that notices use."""

from __future__ import annotations

import pytest

from pipeline.extractors.table.column_labels import role_of
from pipeline.extractors.table.columns import name_columns
from tests.pages.rows import rules

LABELS = {
    "number": "序号 编号 序_号 任务编码",
    "category": "类别 重点领域 工作类别 任务分类 一级指标 版块 工作模块",
    "task": "重点任务 工作事项 任务名称 重点工作",
    "any": "工作任务 主要任务 任务 目标任务 工作要点 主要任务及要求",
    "requirement": "具体要求 工作内容 工作要求 任务内容 具体举措 工作措施 整改措施 主要工作内容 工作标准和要求",
    "units": "责任单位 责_任_单_位 责任部门 承办单位 落实单位 责任科室 （责任单位） "
    "责任单位及职责分工 县区责任单位 责任单位及完成时限 "
    "责任单位（排在第一位的为牵头单位） 牵头单位及配合单位 工作专班",
    "lead": "牵头单位 牵头单位（部门） 牵头（责任）单位 市级牵头单位 主办单位 牵头局委 第一责任单位 "
    "责任单位（牵头） 主要负责单位",
    "support": "配合单位 协办单位 参与单位 配合区直部门 配合单位/参与单位 责任单位（配合） 会签单位",
    "oversee": "督导单位 考核部门 区级督查单位",
    "deadline": "完成时限 时限要求 完成时间 时间要求 时间节点 完成时限（2023年） "
    "进度要求 完成时间及责任人 计划完成时间",
    "extra": "备注 责任领导 责任领导/责任人 牵头市领导 阶段目标 2023年工作目标 "
    "责任人及联系电话 进展情况 考核指标 联系方式 责任科长",
}


@pytest.mark.parametrize(
    ("role", "label"), [(role, label) for role, found in LABELS.items() for label in found.split()]
)
def test_labels(role: str, label: str) -> None:
    assert role_of(label.replace("_", " "), rules()[0]) == role


@pytest.mark.parametrize(
    "text", ["区财政局", "做好重点领域的信息公开工作", "年底前", "各镇街道", "12", "", "数量", "金额"]
)
def test_no_labels(text: str) -> None:
    assert role_of(text, rules()[0]) is None


def test_long_headings_are_no_requirement_where_sentences_stand_beside_them() -> None:
    heads = ["推进重点领域信息公开平台建设", "加强政务服务平台规范化建设"]
    texts = ("及时做好重点领域的信息公开，接受监督。", "建设统一的政务服务平台，方便群众办事。")
    found = name_columns(("", "", ""), (heads, texts, ("县财政局",)), rules()[0], lambda text: float("局" in text))
    assert [column.role for column in found] == ["any", "requirement", "units"]


@pytest.mark.parametrize(
    ("first", "second", "roles"),
    [
        ("排污口整治", "对入河排污口进行排查，建立台账。", ["task", "requirement", "units"]),
        ("对入河排污口进行排查，建立台账。", "完成报告", ["requirement", "extra", "units"]),
    ],
)
def test_of_two_requirements_the_sentences_are_it(first: str, second: str, roles: list[str]) -> None:
    labels = ("工作内容", "具体措施", "牵头单位")
    found = name_columns(labels, ((first,), (second,), ("县财政局",)), rules()[0], lambda text: float("局" in text))
    assert [column.role.replace("lead", "units") for column in found] == roles


def read_units(text: str) -> float:
    return float(text.endswith("局"))


def test_sentences_beside_units_are_the_requirement_whatever_their_label() -> None:
    texts = (("1", "2"), ("新建2座人行天桥。", "启动图书馆建设。"), ("县住建局", "县文广局"), ("9月底", "12月底"))
    found = name_columns(("序号", "民生实事", "责任单位", "完成时限"), texts, rules()[0], read_units)
    assert [column.role for column in found] == ["number", "requirement", "units", "deadline"]


def test_titles_that_a_label_calls_a_requirement_are_none_beside_its_standard() -> None:
    texts = (("组织体系",), ("责任落实",), ("8",), ("明确村级河长，得5分；设立公示牌，得3分。",), ("县水务局",))
    labels = ("考核项目", "考核内容", "分值", "评分标准", "考核部门")
    found = name_columns(labels, texts, rules()[0], read_units)
    assert [column.role for column in found] == ["category", "task", "extra", "requirement", "oversee"]


def test_what_a_body_does_names_no_bodies() -> None:
    texts = (("县水务局", "县气象局"), ("负责工程的行业管理，编制调度方案。", "负责天气监测和预报，滚动发布。"))
    found = name_columns(("单位名称", "职责分工"), texts, rules()[0], read_units)
    assert [column.role for column in found] == ["units", "requirement"]


def test_of_columns_under_one_label_the_one_with_bodies_names_them() -> None:
    labels = ("序号", "考核项目", "考核项目", "考核内容")
    texts = (("1", "2"), ("重点部门", "重点部门"), ("县财政局", "县教育局"), ("持续推进河道治理工作", "建设学校10所"))
    roles = [column.role for column in name_columns(labels, texts, rules()[0], read_units)]
    assert (roles[2], roles[3]) == ("units", "requirement")
    named = ("责任单位", *labels[1:])
    assert [column.role for column in name_columns(named, texts, rules()[0], read_units)].count("units") == 1


def test_where_units_answer_for_figures_the_indicator_is_the_requirement() -> None:
    labels = ("指标名称", "单位", "目标值", "责任单位")
    texts = (("新增就业", "PM2.5浓度"), ("人", "微克"), ("3000", "28"), ("县人社局", "县环保局"))
    roles = [column.role for column in name_columns(labels, texts, rules()[0], read_units)]
    assert roles == ["requirement", "extra", "extra", "units"]
