"""What a word is, what a text begins and ends with: asked of the lists, never read as a name."""

from __future__ import annotations

import pytest

from pipeline.normalisers.units.lexicon.name import GOVERNMENT, PARTY
from tests.normalisers.units.reading import registry

BODIES = registry().names.bodies


@pytest.mark.parametrize(
    ("core", "kind"),
    [
        ("财政局", "department"),
        ("发改局", "department"),
        ("宣传部", "party"),
        ("旅游研究会", None),
        ("局", None),
        ("", None),
    ],
)
def test_kinds_of_bodies(core: str, kind: str | None) -> None:
    assert BODIES.known_core(core) == kind


def test_a_stem_is_the_longest_that_fits() -> None:
    assert BODIES.stem("发改局") == ("发改", "局")
    assert BODIES.stem("应急管理局") == ("应急管理", "局")
    assert BODIES.stem("发改") is None


def test_an_organ_has_its_own_cores() -> None:
    assert BODIES.is_organ_core(PARTY, "宣传部")
    assert not BODIES.is_organ_core(GOVERNMENT, "宣传部")


def test_two_names_of_one_body() -> None:
    assert BODIES.is_one_body("纪委", "监委")
    assert not BODIES.is_one_body("纪委", "法院")
    assert not BODIES.is_one_body("无此", "无彼")


def test_a_shape_is_an_ending_in_no_sentence() -> None:
    assert BODIES.has_shape("旅游研究会")
    assert not BODIES.has_shape("局")
    assert not BODIES.has_shape("旅游")
    assert BODIES.is_shape("局")
    assert BODIES.has_shape("急诊医学科") and not BODIES.has_shape("重点学科")


def test_a_level_is_more_than_a_first_character() -> None:
    assert BODIES.begins_with_level("市公安部门")
    assert not BODIES.begins_with_level("市场监管部门")


def test_words_of_the_grammar_are_no_places() -> None:
    assert BODIES.place_of("会同县") is True
    assert BODIES.is_reserved("会同") and not BODIES.is_place("会同")
    assert BODIES.place_of("兰山区") is True
    assert BODIES.place_of("兰山") is False
    assert BODIES.place_of("财政") is None


def test_a_zone_may_be_the_place_of_a_name() -> None:
    text = "平潭综合实验区财政局"
    assert text[: BODIES.zones(text)[0]] == "平潭综合实验区"
    assert BODIES.zones("财政局") == []
