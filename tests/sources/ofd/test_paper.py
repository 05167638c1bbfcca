"""What paths and pictures leave on the paper, pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.sources.ofd.outlines import Point
from pipeline.sources.ofd.paper import Paper

pytestmark = pytest.mark.ocr

OUTER: list[Point] = [(2.0, 2.0), (8.0, 2.0), (8.0, 8.0), (2.0, 8.0)]
INNER: list[Point] = [(4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0)]
BLACK = (0.0, 0.0, 0.0)


def paper() -> Paper:
    """Ten by ten points, a pixel each."""
    return Paper(10, 10, 72)


def grey(one: Paper, x: int, y: int) -> int:
    return int(one.pixels[y, x].mean())


def test_a_hole_is_what_runs_the_other_way_round() -> None:
    one, other = paper(), paper()
    one.fill([OUTER, INNER[::-1]], BLACK, 1.0, even_odd=False)
    other.fill([OUTER, INNER], BLACK, 1.0, even_odd=False)
    assert [grey(one, 3, 3), grey(one, 5, 5), grey(one, 0, 5)] == [0, 255, 255]
    assert [grey(other, 3, 3), grey(other, 5, 5)] == [0, 0]


def test_or_what_an_even_number_of_lines_runs_round() -> None:
    one = paper()
    one.fill([OUTER, INNER], BLACK, 1.0, even_odd=True)
    assert [grey(one, 3, 3), grey(one, 5, 5)] == [0, 255]


def test_colours_and_how_much_they_cover() -> None:
    one = paper()
    one.fill([OUTER], (1.0, 0.0, 0.0), 0.5, even_odd=False)
    assert one.pixels[5, 5].tolist() == [128, 128, 255]


def test_lines_have_their_width_and_are_seen_at_least() -> None:
    one = paper()
    one.stroke([[(1.0, 5.0), (9.0, 5.0)]], BLACK, 1.0, 3.0)
    one.stroke([[(1.0, 8.5), (9.0, 8.5)]], BLACK, 1.0, 0.01)
    assert [grey(one, 5, y) for y in (4, 5)] == [0, 0] and grey(one, 5, 1) == 255
    assert min(grey(one, 5, y) for y in (8, 9)) < 140


def test_what_lies_off_the_paper_changes_nothing() -> None:
    one = paper()
    one.fill([[(20.0, 20.0), (1e9, 20.0), (1e9, 1e9)]], BLACK, 1.0, even_odd=False)
    one.fill([[(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]], BLACK, 1.0, even_odd=False)
    assert grey(one, 2, 2) == 0 and grey(one, 7, 7) == 255


def test_a_picture_stands_where_it_is_put() -> None:
    pixels = np.zeros((40, 40), np.uint8)
    pixels[:20] = 200
    one = paper()
    one.place(pixels, (4.0, 0.0, 0.0, 4.0, 2.0, 2.0))
    assert [grey(one, 4, 3), grey(one, 4, 5), grey(one, 8, 8)] == [200, 0, 255]
    turned = paper()
    turned.place(pixels, (0.0, 4.0, -4.0, 0.0, 6.0, 2.0))
    assert [grey(turned, 5, 4), grey(turned, 3, 4)] == [200, 0]
