"""Curves as short pieces that stay on the curve."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from pipeline.sources.ofd.curves import drawn_lines
from pipeline.sources.ofd.values import IDENTITY


def test_straight_lines_and_what_closes_them() -> None:
    assert drawn_lines("M 0 0 L 4 0 L 4 3 C M 9 9 M 1 1 L 2 2", IDENTITY) == [
        [(0, 0), (4, 0), (4, 3), (0, 0)],
        [(1, 1), (2, 2)],
    ]


def test_a_line_is_moved_with_its_object() -> None:
    assert drawn_lines("M 0 0 L 1 2", (2.0, 0.0, 0.0, 3.0, 10.0, 20.0)) == [[(10, 20), (12, 26)]]


@pytest.mark.parametrize("curve", ["Q 2 4 4 0", "B 1.3333 2.6667 2.6667 2.6667 4 0"])
def test_a_curve_runs_through_its_middle_and_not_its_corner(curve: str) -> None:
    (line,) = drawn_lines(f"M 0 0 {curve}", IDENTITY)
    assert line[0] == (0, 0) and line[-1] == pytest.approx((4, 0))
    assert any(point == pytest.approx((2, 2), abs=1e-3) for point in line)
    assert max(y for _, y in line) == pytest.approx(2, abs=1e-3)


@pytest.mark.parametrize(("large", "clockwise", "farthest"), [(0, 1, (0, -1)), (0, 0, (0, 1))])
def test_half_a_circle(large: int, clockwise: int, farthest: tuple[float, float]) -> None:
    (line,) = drawn_lines(f"M -1 0 A 1 1 0 {large} {clockwise} 1 0", IDENTITY)
    assert all(math.hypot(x, y) == pytest.approx(1) for x, y in line)
    assert any(point == pytest.approx(farthest, abs=1e-9) for point in line)


@pytest.mark.parametrize(("large", "turn"), [(0, 0.5), (1, 1.5)])
def test_the_shorter_and_the_longer_way_round(large: int, turn: float) -> None:
    (line,) = drawn_lines(f"M 0 -2 A 2 2 0 {large} 1 {'2 0' if large == 0 else '-2 0'}", IDENTITY)
    length = sum(math.dist(one, other) for one, other in pairwise(line))
    assert length == pytest.approx(2 * turn * math.pi, rel=0.01)


def test_arcs_that_cannot_be_are_straight_or_grow() -> None:
    assert drawn_lines("M 0 0 A 0 5 0 0 1 4 0", IDENTITY) == [[(0, 0), (4, 0)]]
    (line,) = drawn_lines("M -3 0 A 1 1 0 0 1 3 0", IDENTITY)
    assert min(y for _, y in line) == pytest.approx(-3)


def test_an_ellipse_that_is_turned() -> None:
    (line,) = drawn_lines("M 0 -2 A 2 1 90 0 1 0 2", IDENTITY)
    assert max(x for x, _ in line) == pytest.approx(1)
