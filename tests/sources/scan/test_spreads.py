"""Where one of two pages on one picture ends: between two columns of text; what reaches over the middle is of one."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.glyphs import Rule
from pipeline.sources.scan.finding_lines import Area
from pipeline.sources.scan.spreads import find_gutter

A3 = (1190, 842)
LEFT = [(80, 100 + 40 * at, 515, 124 + 40 * at) for at in range(12)]
RIGHT = [(675, 100 + 40 * at, 1110, 124 + 40 * at) for at in range(5)]
ACROSS = (300, 60, 900, 84)


def test_between_the_texts() -> None:
    assert find_gutter([*LEFT, *RIGHT], [], A3, 1.0) == 595
    assert find_gutter([*LEFT, *RIGHT[:2]], [], A3, 1.0) == 595


def test_pixels_may_be_smaller_than_points() -> None:
    areas = [(2 * x0, 2 * top, 2 * x1, 2 * bottom) for x0, top, x1, bottom in (*LEFT, *RIGHT)]
    assert find_gutter(areas, [Rule(True, 90.0, 80.0, 515.0)], (2380, 1684), 0.5) == 1190


@pytest.mark.parametrize(
    ("areas", "rules", "size"),
    [
        ([*LEFT, *RIGHT, ACROSS], [], A3),
        ([*LEFT, *RIGHT], [Rule(True, 90.0, 80.0, 1110.0)], A3),
        ([*LEFT, *RIGHT], [], (1190, 1684)),
        ([*LEFT, *RIGHT], [], (1190, 400)),
        (LEFT, [], A3),
        ([*LEFT[:3], *RIGHT[:3]], [], A3),
        ([(x0, top, 580, bottom) for x0, top, _, bottom in LEFT] + [(600, *one[1:]) for one in RIGHT], [], A3),
        ([(x0, top, 200, bottom) for x0, top, _, bottom in LEFT] + RIGHT, [], A3),
        ([], [], A3),
    ],
    ids=["a title", "a table", "upright", "a strip", "one page", "few lines", "columns", "narrow", "nothing"],
)
def test_one_page_stays_one(areas: list[Area], rules: list[Rule], size: tuple[int, int]) -> None:
    assert find_gutter(areas, rules, size, 1.0) is None
