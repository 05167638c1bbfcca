"""All ways to read the beginning of a name as places, the longest first."""

from __future__ import annotations

import re

from pipeline.normalisers.units.lexicon.heads import heads

KNOWN = {"临沂市": True, "兰山区": True, "临沂": False, "兰山": False, "公安": False, "石": False}
FRONT = re.compile("中共|第?[一二八]师")


def read(text: str) -> list[tuple[str, str, bool]]:
    return heads(text, FRONT, KNOWN.get)


def test_full_places_in_a_row() -> None:
    assert read("临沂市兰山区财政局") == [("临沂市兰山区", "财政局", True), ("临沂市", "兰山区财政局", True)]


def test_a_short_place_is_the_last() -> None:
    assert read("临沂市公安局") == [("临沂市公安", "局", False), ("临沂市", "公安局", True)]


def test_a_short_place_may_stand_before_a_full_one() -> None:
    assert read("临沂兰山区财政局") == [("临沂兰山区", "财政局", True)]
    assert read("兰山公安局") == [("兰山", "公安局", False)]


def test_the_party_may_stand_before() -> None:
    assert read("中共临沂市委") == [("中共临沂市", "委", True), ("中共", "临沂市委", True)]


def test_a_division_is_a_place() -> None:
    assert read("第八师财政局") == [("第八师", "财政局", True)]
    assert read("第八师兰山区财政局") == [("第八师兰山区", "财政局", True), ("第八师", "兰山区财政局", True)]


def test_a_place_that_ends_the_text_is_no_head() -> None:
    assert read("临沂市兰山区") == [("临沂市", "兰山区", True)]
    assert read("临沂市兰山") == [("临沂市", "兰山", True)]
    assert read("兰山区") == [("", "兰山区", True)]


def test_no_place_no_head() -> None:
    assert read("财政局") == []
    assert read("") == []


def test_one_character_is_no_place() -> None:
    assert read("石材局") == []
    assert read("临沂市石材局") == [("临沂市", "石材局", True)]
