"""A piece without brackets between two marks: a name, several names, a remark, and what stands before and behind."""

from __future__ import annotations

import pytest

from pipeline.normalisers.units.grammar.pieces import PieceReader
from tests.normalisers.units.reading import kinds, patterns, registry, split

READER = PieceReader(patterns(), registry().names, split)


@pytest.mark.parametrize(
    ("piece", "says"),
    [
        ("市财政局", [("name", "市财政局")]),
        ("1.市财政局", [("remark", "1."), ("name", "市财政局")]),
        ("★市财政局", [("remark", "★"), ("name", "市财政局")]),
        ("市财政局★", [("name", "市财政局"), ("remark", "★")]),
        ("由市财政局", [("before", "由"), ("name", "市财政局")]),
        ("此项工作由市财政局", [("remark", "此项工作"), ("before", "由"), ("name", "市财政局")]),
        ("6月底前市财政局", [("remark", "6月底前"), ("name", "市财政局")]),
        ("市财政局市审计局", [("name", "市财政局"), ("name", "市审计局")]),
    ],
)
def test_pieces(piece: str, says: list[tuple[str, str]]) -> None:
    found = READER.read(piece)
    assert kinds(found) == says
    assert [token.text for token in found] == [piece[token.start : token.end] for token in found]


def test_what_is_not_understood_is_a_name_that_is_not_known() -> None:
    (token,) = READER.read("旅游嘎嘎")
    assert (token.kind, token.known, token.text) == ("name", False, "旅游嘎嘎")


def test_a_matter_behind_a_role_word_is_its_object() -> None:
    (token,) = READER.read("审计监督", after_role=True)
    assert (token.kind, token.remark) == ("remark", "object")
    assert kinds(READER.read("市财政局", after_role=True)) == [("name", "市财政局")]


def test_you_within_a_name_opens_nothing() -> None:
    assert READER.name_start("自由贸易试验区管委会") == 0
    assert READER.name_start("由市财政局") == 1
    assert READER.name_start("具体落实由质量管理部") == 5


def test_begins_and_ends_with_a_name() -> None:
    assert READER.begins_with_name("市财政局的工作")
    assert not READER.begins_with_name("的工作")
    assert READER.ends_in_name("此项工作由县财政局")
    assert not READER.ends_in_name("县财政局")


def test_you_before_a_body_and_what_it_does_is_no_part_of_its_name() -> None:
    found = kinds(READER.read("由区审计局查处"))
    assert found[:2] == [("before", "由"), ("name", "区审计局")]


def test_what_opens_a_sentence_before_you_is_no_part_of_the_name() -> None:
    assert READER.name_start("以上任务由市教育局") == 5
    assert READER.name_start("从即日起由后勤部") == 5
    assert READER.name_start("有关安排由县财政局") == 5
    assert READER.name_start("县级以上地方人民政府水行政主管部门") == 0
