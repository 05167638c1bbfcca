"""Flat strings: no white space, full-width signs, and every character knows where it stood."""

from __future__ import annotations

from pipeline.model.raw import Breaks
from pipeline.normalisers.units.grammar.flat import MASK, flatten, mask_brackets


def test_signs_become_wide_and_keep_their_places() -> None:
    flat = flatten("财政局,审计局(牵头);[一]:")
    assert flat.text == "财政局，审计局（牵头）；（一）："
    assert flat.span(4, 7) == (4, 7)


def test_the_signs_within_a_title_are_brackets() -> None:
    assert flatten("各县<市、区>、各〈区〉、各＜镇＞").text == "各县（市、区）、各（区）、各（镇）"


def test_white_space_is_dropped_and_spans_are_of_the_source() -> None:
    source = " 经开 区，财政局 "
    flat = flatten(source)
    assert flat.text == "经开区，财政局"
    assert source[slice(*flat.span(0, 3))] == "经开 区"
    assert (flat.gaps, flat.ends) == (frozenset({2}), frozenset())


def test_a_line_break_ends_a_paragraph_and_is_no_gap() -> None:
    flat = flatten("财政局 \n审计局")
    assert (flat.text, flat.ends, flat.gaps) == ("财政局审计局", frozenset({3}), frozenset())


def test_breaks_that_are_told_are_counted_in_the_flat_text() -> None:
    flat = flatten("财 政局审计局统计局", Breaks(ends=(4,), wraps=(4, 7), gaps=(0,)))
    assert (flat.ends, flat.wraps, flat.gaps) == (frozenset({3}), frozenset({6}), frozenset({1}))


def test_nothing_is_flat_too() -> None:
    assert flatten("").text == ""
    assert flatten(" \n").text == ""


def test_only_complete_outermost_brackets_are_covered() -> None:
    assert mask_brackets("甲（乙（丙））丁") == f"甲{MASK * 6}丁"
    assert mask_brackets("甲（乙（丙）丁") == f"甲（乙{MASK * 3}丁"
    assert mask_brackets("甲）乙") == "甲）乙"
    assert mask_brackets("甲乙") == "甲乙"


def test_many_brackets_are_covered_each_in_its_place() -> None:
    assert mask_brackets("甲（乙）" * 3 + "（丙") == f"甲{MASK * 3}" * 3 + "（丙"
