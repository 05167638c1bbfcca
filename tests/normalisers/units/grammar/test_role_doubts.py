"""Doubts about roles: told where a label, a bracket or a comma leaves open who has which, and not elsewhere."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import read


def doubts(text: str) -> list[str]:
    return [finding.message for finding in read(text)[1] if finding.code == "unit.doubtful"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("市科技局、市财政局；各县区政府落实", "“市科技局”没有写明分工"),
        ("各镇街，区财政局牵头", "“各镇街”按逗号后面的“牵头”读"),
        ("区财政局；配合单位：", "“配合单位：”后面没有读出单位"),
        ("★县工信局、县发改局（标★的为牵头单位）", "“（标★的为牵头单位）”按说明读；里面有分工用语"),
        ("区财政局、责任单位", "“责任单位”按单位读；也可能是分工的标签"),
        ("区发改局、区工信局（牵头），各镇街（落实）", "“（牵头）”按只说“区工信局”读"),
        ("国务院国资委会同有关部门按职责分工负责", "也可能各自负责"),
        ("市教育局承担监管责任", "“承担监管责任”按指导督促读"),
        ("县教育局体育局", "“县教育局”和“体育局”中间没有分隔"),
        ("市广电局营造氛围", "“营造氛围”按“市广电局”做的事读"),
        ("市财政局走访企业", "也可能是前面的单位做什么"),
        ("市水利局支持灌区改造", "“支持灌区改造”按配合读；也可能就是由它做的事"),
        ("组织相关单位实施", "“组织相关单位”按一个集合读；也可能是前面的单位对它做什么"),
        ("市教育局对学校检查", "“市教育局对学校”按一个单位读；也可能是前面的单位做什么"),
        ("市委组织部对工地现场检查", "“对工地现场检查”按“市委组织部”做的事读"),
        ("市教育局会同有关单位加强指导", "“加强指导”前面有“会同”"),
        ("市财政局对企业补贴", "“市财政局对企业”按一个集合读；也可能是前面的单位做什么"),
    ],
)
def test_what_the_roles_may_be_otherwise(text: str, said: str) -> None:
    assert any(said in message for message in doubts(text)), doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "市财政局牵头，市审计局配合",
        "责任单位：市财政局；配合单位：市审计局、各牵头部门",
        "县财政局，县审计局共同负责",
        "由市文广旅体局总牵头，市商务局分别牵头",
        "区财政局、区审计局（区财政局牵头）",
        "县发改局县财政局",
        "协助县长分管县财政局",
        "区级各部门、各责任单位",
        "区发改局（牵头）、区工信局、区商务局",
        "国务院国资委会同有关部门负责",
        "市教育局督导",
        "市公安局交通管理局、市司法局",
        "市财政局直属单位、市政府办公室各科室",
        "市教育局组织人事科、市公安局向阳分局",
        "市水利局支持，市财政局配合资金",
        "同江市各部门、联系单位",
    ],
)
def test_plain_roles_are_no_doubt(text: str) -> None:
    assert doubts(text) == []
