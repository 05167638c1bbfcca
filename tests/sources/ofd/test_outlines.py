"""Paths as rules: strokes, thin shapes, frames, and what is none."""

from __future__ import annotations

import pytest

from pipeline.sources.ofd.outlines import outlines, rules_of
from pipeline.sources.ofd.values import IDENTITY
from pipeline.sources.pdf.glyphs import Rule


def rules(data: str, stroked: bool = True, filled: bool = False) -> list[Rule]:
    return list(rules_of(outlines(data, IDENTITY), stroked, filled))


def test_a_stroke_is_a_rule() -> None:
    assert rules("M 10 20 L 110 20") == rules("S 10 20 L 110 20 C") == [Rule(True, 20, 10, 110)]
    assert rules("M 10 120 L 10 20") == [Rule(False, 10, 20, 120)]


def test_a_frame_is_four_and_a_thin_shape_is_one() -> None:
    frame = "M 0 0 L 100 0 L 100 50 L 0 50 C"
    assert rules(frame) == [
        Rule(True, 0, 0, 100), Rule(False, 100, 0, 50), Rule(True, 50, 0, 100), Rule(False, 0, 0, 50)
    ]  # fmt: skip
    assert rules("M 0 0 L 100 0 L 100 1 L 0 1 C", stroked=False, filled=True) == [Rule(True, 0.5, 0, 100)]


def test_shading_and_slanting_lines_are_none() -> None:
    assert rules("M 0 0 L 100 0 L 100 50 L 0 50 C", stroked=False, filled=True) == []
    assert rules("M 0 0 L 100 50") == rules("M 0 0 L 100 0", stroked=False) == rules("M 0 0 L 1 1") == []


def test_many_lines_in_one_path() -> None:
    assert len(rules("M 0 0 L 100 0 M 0 20 L 100 20 M 0 0 L 0 20")) == 3


@pytest.mark.parametrize("data", ["Q 50 90 100 0", "B 30 90 60 90 100 0", "A 50 50 0 0 1 100 0", "A 50 50 0 1 1 100 0"])
def test_curves_are_no_rules_but_have_a_box(data: str) -> None:
    (line,) = outlines(f"M 0 0 {data}", IDENTITY)
    assert rules(f"M 0 0 {data}") == [] and not all(line.straight)
    assert line.box[3] - line.box[1] > 40


def test_numbers_go_on_and_noise_is_passed_over() -> None:
    assert len(outlines("M 0 0 L 10 0 10 10 0 10 C", IDENTITY)[0].points) == 5
    assert outlines("L 1 1", IDENTITY) == outlines("M 1", IDENTITY) == outlines("?? zz 1 2", IDENTITY) == []
    assert outlines("m 0 0 l 5 0", IDENTITY)[0].points == [(0, 0), (5, 0)]


def test_places_are_moved() -> None:
    (line,) = outlines("M 0 0 L 10 0", (2.0, 0.0, 0.0, 2.0, 5.0, 7.0))
    assert line.points == [(5, 7), (25, 7)]
