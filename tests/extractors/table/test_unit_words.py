"""What extractors ask about names, answered by those who read them."""

from __future__ import annotations

import pytest

from pipeline.extractors.table.unit_words import UnitWords
from tests.extractors.reading import Words
from tests.normalisers.units.reading import reader


@pytest.mark.parametrize("words", [reader(), Words()], ids=["names", "stand-in"])
@pytest.mark.parametrize(
    ("text", "whole"),
    [("市委宣传部", True), ("各镇", True), ("宣传部", False), ("做好预算公开", False), ("县财", False)],
)
def test_one_whole_name(words: UnitWords, text: str, whole: bool) -> None:
    assert words.is_one_name(text) == whole


@pytest.mark.parametrize("words", [reader(), Words()], ids=["names", "stand-in"])
@pytest.mark.parametrize(("text", "begins"), [("市委宣传部市财政局", True), ("各镇市财政局", True), ("政局", False)])
def test_a_name_at_the_start(words: UnitWords, text: str, begins: bool) -> None:
    assert words.begins_name(text) == begins
