"""Lists of words and the expressions made of them."""

from __future__ import annotations

import re

from pipeline.rules.words import any_of, listed


def test_longest_first() -> None:
    assert listed("局 财政局 局 委") == ["财政局", "委", "局"]
    assert re.match(any_of("局 财政局", ["财政"]), "财政局")[0] == "财政局"  # type: ignore[index]


def test_words_are_no_expressions() -> None:
    assert re.fullmatch(any_of("部门（单位） ."), "甲") is None
    assert re.fullmatch(any_of("部门（单位） ."), ".")
