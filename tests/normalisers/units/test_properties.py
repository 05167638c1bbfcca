"""What must hold for any string."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.normalisers.units.assignments import UnitText
from pipeline.normalisers.units.grammar.flat import flatten
from tests.normalisers.units.reading import LANSHAN, reader

WORDS = """市 区 县 财政局 区财政局 发改委 牵头 负责 配合 会同 等 等部门 各 各镇街道 和 及 由 （ ） 、 ， ； ： 。 单位
责任单位 的 2021年 6月底前 人民政府 办公室 1. ① 分管 部门 有关 相关 x 街道 委 政府 中央、省、市驻
排在第一位的为牵头单位"""
UNITS = "区发改局 区财政局 区委编办 区卫生健康局 区政府办公室 区司法局 区市场监管局 区住建局 各镇街道 半程镇 商城"


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from([*WORDS.split(), " "]), max_size=40).map("".join)))
def test_any_string_is_covered_whole(text: str) -> None:
    flat = flatten(text)
    tokens = reader().explain(text)
    assert "".join(token.text for token in tokens) == flat.text
    assert [token.start for token in tokens] == [0, *(token.end for token in tokens)][: len(tokens)]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from([*WORDS.split(), " "]), max_size=40).map("".join)))
def test_every_span_lies_in_the_string(text: str) -> None:
    assignment, _ = reader().read([UnitText("", "unspecified", text)])
    for item in (*assignment.parties, *assignment.remarks):
        start, end = item.span
        assert 0 <= start < end <= len(text)
    for party in assignment.parties:
        assert flatten(text[slice(*party.span)]).text == party.as_written
    assert 0.0 <= reader().reads_like_units(text) <= 1.0


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(UNITS.split()), min_size=1, max_size=5, unique=True),
    st.lists(st.sampled_from(UNITS.split()), min_size=1, max_size=5, unique=True),
    st.lists(st.sampled_from(["、", "，", " 、", "/"]), min_size=10, max_size=10),
    st.sampled_from([("{}牵头，{}配合", "lead", "support"), ("牵头单位：{}；责任单位：{}", "lead", "responsible")]),
)
def test_units_joined_by_separators_and_roles_are_read_back(
    first: list[str], second: list[str], signs: list[str], frame: tuple[str, str, str]
) -> None:
    def joined(units: list[str]) -> str:
        return "".join(unit + sign for unit, sign in zip(units, signs, strict=False)).rstrip("、，/ ")

    pattern, lead, other = frame
    assignment, _ = reader(LANSHAN, 2021).read(
        [UnitText("", "unspecified", pattern.format(joined(first), joined(second)))]
    )
    got = [(party.text, party.role) for party in assignment.parties]
    assert got == [(unit, lead) for unit in first] + [(unit, other) for unit in second]


@pytest.mark.parametrize(
    "seed", ["市局委办会同牵头负责等各（）、，和", "（", "牵头负责配合", "和会同等各", "（）", "市财政局"]
)
def test_ten_thousand_characters_of_garbage_are_read(seed: str) -> None:
    """How long it takes is for ``benchmarks.units`` to say; what grows without bounds would not end here."""
    text = (seed * 10_000)[:10_000]
    assignment, _ = reader().read([UnitText("", "unspecified", text)])
    assert assignment.raw == text


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("区财政局牵头，区审计局配合", True),
        ("责任单位：各镇街道、区财政局", True),
        ("各镇街道、区财政局", True),
        ("商务部、市场监管总局等部门按职责分工负责", True),
        ("试行", False),
        ("计划", False),
        ("国务院令第713号", False),
        ("2016年以后制定的", False),
        ("以下简称《条例》", False),
        ("鲁政办发〔2021〕5号", False),
    ],
)
def test_reads_like_units(text: str, like: bool) -> None:
    assert (reader().reads_like_units(text) >= 0.6) == like
