"""Paragraphs of a cell part names; lines that ran full part them only where both sides are plain."""

from __future__ import annotations

import pytest

from pipeline.model.raw import Breaks
from pipeline.normalisers.units.assignments import UnitText
from tests.normalisers.units.reading import reader


def parties(text: str, kind: str) -> list[tuple[str, str]]:
    """The parties of a text whose ｜ are breaks of one kind (``ends``, ``wraps`` or ``gaps``)."""
    pieces = text.split("｜")
    places = tuple(len("".join(pieces[:count])) for count in range(1, len(pieces)))
    assignment, _ = reader().read([UnitText("", "unspecified", "".join(pieces), Breaks(**{kind: places}))])
    return [(party.role, party.text) for party in assignment.parties]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("区财政局｜区审计局", ["区财政局", "区审计局"]),
        ("县教育局｜县河长办", ["县教育局", "县河长办"]),
        ("省工商局｜省审改办", ["省工商局", "省审改办"]),
        ("市文明办｜（市委宣传部）", ["市文明办（市委宣传部）"]),
        ("市住房和｜城乡建设局", ["市住房和城乡建设局"]),
        ("市财政局、｜市审计局", ["市财政局", "市审计局"]),
        ("市发展改革委和｜市财政局", ["市发展改革委", "市财政局"]),
        ("绿湖小镇综合试点｜区招商局", ["绿湖小镇综合试点", "区招商局"]),
        ("省｜“互联网+政务服务”联席办", ["省“互联网+政务服务”联席办"]),
        ("人民银行｜兰山支行｜区财政局", ["人民银行兰山支行", "区财政局"]),
        ("市公安局｜兰山分局", ["市公安局兰山分局"]),
    ],
)
def test_a_paragraph_ends_a_name(text: str, want: list[str]) -> None:
    assert [name for _, name in parties(text, "ends")] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("区财政｜金融局", ["区财政金融局"]),
        ("区环境｜与国土｜资源局｜区规划局", ["区环境与国土资源局", "区规划局"]),
        ("省“互联网｜+政务服务”联席办", ["省“互联网+政务服务”联席办"]),
        ("市市场监管｜局、市财政局", ["市市场监管局", "市财政局"]),
        ("县教育局｜县河长办", ["县教育局", "县河长办"]),
        ("各乡镇（街道）、项目区｜和县司法局、县财政局", ["各乡镇（街道）", "项目区", "县司法局", "县财政局"]),
        ("各乡镇（街道）、开发区和｜县政府｜各部门", ["各乡镇（街道）", "开发区", "县政府各部门"]),
        ("各乡镇（街道）、项目区和县政府｜各部门", ["各乡镇（街道）", "项目区", "县政府各部门"]),
        ("各乡镇（街道）、项目区｜和县市场监管局", ["各乡镇（街道）", "项目区", "县市场监管局"]),
        ("区财政局｜和平区财政局", ["区财政局", "和平区财政局"]),
        ("人民｜银行｜兰山｜支行｜区财｜政局", ["人民银行兰山支行", "区财政局"]),
        ("各镇人民政府、街道｜办事处", ["各镇人民政府、街道办事处"]),
        ("县财政局、县委｜编办", ["县财政局", "县委编办"]),
        ("市文旅局、经济开发区｜管委会", ["市文旅局", "经济开发区管委会"]),
        ("各乡镇（街道）｜兰山项目区", ["各乡镇（街道）", "兰山项目区"]),
        ("各乡｜镇｜（街｜道）｜和县｜政府｜有关｜部门", ["各乡镇（街道）", "县政府有关部门"]),
        ("各镇｜街道、县财政局", ["各镇街道", "县财政局"]),
        ("市政府办公室｜兰山生态环境｜分局", ["市政府办公室", "兰山生态环境分局"]),
    ],
)
def test_a_full_line_goes_on_but_between_whole_names(text: str, want: list[str]) -> None:
    assert [name for _, name in parties(text, "wraps")] == want


@pytest.mark.parametrize("kind", ["ends", "gaps"])
def test_a_label_begins_a_group_wherever_it_stands(kind: str) -> None:
    want = [("lead", "东湖片区开发管理局"), ("support", "区规划局"), ("support", "区审计局")]
    assert parties("牵头单位：｜东湖片区开发管理局｜配合单位：｜区规划局｜区审计局", kind) == want


def test_a_full_line_may_end_within_a_label() -> None:
    want = [("lead", "县交通局"), ("support", "县城管局")]
    assert parties("牵头单位：县交通局；配合｜单位：县城管局", "wraps") == want
    assert parties("牵头单位：县交通局｜配合单位：县城管局", "wraps") == want


def test_a_label_needs_nothing_before_it() -> None:
    got = parties("责任单位：国网宁海供电公司完成时限：6月底前", "gaps")
    assert got == [("responsible", "国网宁海供电公司")]


def test_a_written_line_break_is_the_end_of_a_paragraph() -> None:
    assignment, _ = reader().read([UnitText("", "unspecified", "绿湖小镇综合试点\n区招商局")])
    assert [party.text for party in assignment.parties] == ["绿湖小镇综合试点", "区招商局"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("县教育局县河长办", ["县教育局", "县河长办"]),
        ("县环保局县水文站县水利局", ["县环保局", "县水文站", "县水利局"]),
        ("市市场监督管理局", ["市市场监督管理局"]),
    ],
)
def test_names_run_together_part_where_the_level_comes_again(text: str, want: list[str]) -> None:
    assignment, _ = reader().read([UnitText("", "unspecified", text)])
    assert [party.text for party in assignment.parties] == want
