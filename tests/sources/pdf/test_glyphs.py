"""Colours that mean something, which way characters run, and pages whose text runs up their side."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.glyphs import (
    MIRRORED,
    UPSIDE_DOWN,
    Color,
    Drawing,
    Rule,
    direction,
    is_pale,
    is_red,
    is_white,
    levelled,
)
from tests.sources.pdf.glyphs import written


@pytest.mark.parametrize(
    ("color", "red", "pale", "white"),
    [
        ((0.9, 0.1, 0.1), True, False, False),
        ((0.8, 0.8, 0.8), False, True, False),
        ((0.8,), False, True, False),
        ((1.0,), False, True, True),
        ((0.0, 0.0, 0.0, 0.2), False, True, False),
        ((0.0, 0.0, 0.0, 0.0), False, False, True),
        ((0.0, 0.0, 0.0, 1.0), False, False, False),
        ((0.0,), False, False, False),
        ((), False, False, False),
        (None, False, False, False),
    ],
)
def test_colours(color: Color, red: bool, pale: bool, white: bool) -> None:
    assert (is_red(color), is_pale(color), is_white(color)) == (red, pale, white)


@pytest.mark.parametrize(
    ("matrix", "way"),
    [
        ((1.0, 0.0, 0.0, 1.0), (False, 0)),
        ((0.0, 1.0, -1.0, 0.0), (True, 1)),
        ((0.0, -1.0, 1.0, 0.0), (True, -1)),
        ((0.7, 0.7, -0.7, 0.7), (True, 0)),
        ((-1.0, 0.0, 0.0, -1.0), (False, UPSIDE_DOWN)),
        ((-1.0, 0.0, 0.0, 1.0), (False, MIRRORED)),
        ((1.0, 0.0, 0.0, -1.0), (False, 0)),
    ],
)
def test_directions(matrix: tuple[float, float, float, float], way: tuple[bool, int]) -> None:
    assert direction(*matrix) == way


def test_a_page_of_text_that_runs_up_is_levelled_and_a_single_word_is_not() -> None:
    level = written("甲乙", 100, 50)
    upright = [
        one._replace(x0=50, x1=60, top=700 - 10 * at, bottom=710 - 10 * at, slant=True, turn=1)
        for at, one in enumerate(level)
    ]
    page = Drawing(1, 595.0, 842.0, upright, [Rule(False, 80.0, 100.0, 300.0)], [(1.0, 2.0, 3.0, 4.0)], 0)
    found = levelled(page)
    assert (found.width, found.height) == (842.0, 595.0)
    assert [(one.x0, one.top, one.slant, one.turn) for one in found.glyphs] == [
        (132, 50, False, 0),
        (142, 50, False, 0),
    ]
    assert found.rules == [Rule(True, 80.0, 542.0, 742.0)]
    mixed = page._replace(glyphs=[*upright, *level])
    assert levelled(mixed) is mixed


@pytest.mark.parametrize(
    ("way", "first", "rules"),
    [
        (UPSIDE_DOWN, (485, 782), [Rule(True, 742.0, 295.0, 495.0), Rule(False, 495.0, 642.0, 742.0)]),
        (MIRRORED, (485, 50), [Rule(True, 100.0, 295.0, 495.0), Rule(False, 495.0, 100.0, 200.0)]),
    ],
)
def test_a_page_on_its_head_or_from_behind_is_turned(way: int, first: tuple[float, float], rules: list[Rule]) -> None:
    glyphs = [one._replace(turn=way) for one in written("甲乙", 100, 50)]
    drawn = [Rule(True, 100.0, 100.0, 300.0), Rule(False, 100.0, 100.0, 200.0)]
    page = Drawing(1, 595.0, 842.0, glyphs, drawn, [], 0)
    found = levelled(page)
    assert (found.width, found.height, found.rules) == (595.0, 842.0, rules)
    one = found.glyphs[0]
    assert (one.x0, one.top, one.slant, one.turn) == (*first, False, 0)
    assert levelled(page._replace(glyphs=[*glyphs, *written("甲乙", 100, 50)])).rules == drawn, "half of it is not"
