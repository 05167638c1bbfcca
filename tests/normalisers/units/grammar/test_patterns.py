"""The expressions of the grammar: which role a word or label gives, and what is a label at all."""

from __future__ import annotations

import pytest

from pipeline.normalisers.units.grammar.flat import GLUE
from tests.normalisers.units.reading import patterns


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("牵头", "lead"),
        ("牵头负责", "lead"),
        ("负责", "responsible"),
        ("配合", "support"),
        ("负责配合", "support"),
        ("按职责分工", None),
    ],
)
def test_the_role_of_a_phrase(phrase: str, role: str | None) -> None:
    assert patterns().role(phrase) == role


@pytest.mark.parametrize(
    ("label", "role"), [("牵头单位", "lead"), ("责任单位", "responsible"), ("配合单位", "support"), ("单位", None)]
)
def test_the_role_of_a_label(label: str, role: str | None) -> None:
    assert patterns().label_role(label) == role
    assert patterns().is_label(label)


@pytest.mark.parametrize("text", ["市财政局", "完成时限", ""])
def test_no_labels_of_a_role(text: str) -> None:
    assert not patterns().is_label(text)


def test_labels_of_remarks() -> None:
    assert patterns().remark_label("完成时限") == "deadline"
    assert patterns().remark_label("牵头单位") is None
    assert patterns().remark_label_start("市财政局完成时限") == 4
    assert patterns().remark_label_start("完成时限") == 0


def test_a_person_is_a_surname_with_one_or_two_characters() -> None:
    assert [patterns().is_person(text) for text in ("李强", "李强国", "李", "李强国华", "财政局")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_signs_inside_one_collective_are_covered() -> None:
    text = "中央、省、市驻县各单位"
    glued = patterns().glue(text, text)
    assert (glued.count(GLUE), "、" in glued, len(glued)) == (2, False, len(text))
    assert patterns().glue("市财政局、市审计局", "市财政局、市审计局") == "市财政局、市审计局"


def test_a_dot_within_a_number_separates_nothing() -> None:
    assert [found.lastgroup for found in patterns().breaks.finditer("甲、乙，丙；丁3.5")] == ["item", "comma", "strong"]
