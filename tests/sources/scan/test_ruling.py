"""Rules are found where they are, and nothing else is taken for one."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.sources.scan.picture import grey_of
from pipeline.sources.scan.ruling import find_rules
from tests.sources.scan.sheets import SCALE, bars, grid, picture, sheet

pytestmark = pytest.mark.ocr
XS, YS = (100, 300, 700), (100, 200, 400)


def test_the_rules_of_a_table() -> None:
    found = find_rules(picture(grid(sheet(), XS, YS)))
    assert sorted(rule.at for rule in found.rules if rule.horizontal) == pytest.approx(
        [(y + 1) * SCALE for y in YS], abs=0.5
    )
    assert sorted(rule.at for rule in found.rules if not rule.horizontal) == pytest.approx(
        [(x + 1) * SCALE for x in XS], abs=0.5
    )
    assert all(rule.end - rule.start > 140 for rule in found.rules)
    assert (grey_of(found.rest.pixels) < 128).sum() == 0


def test_text_has_no_rules_and_loses_no_ink() -> None:
    page = picture(bars(sheet()))
    found = find_rules(page)
    assert found.rules == [] and found.rest is page


def test_text_in_a_table_stays() -> None:
    pixels = grid(sheet(), XS, YS)
    pixels[130:150, 130:150] = 20
    left = grey_of(find_rules(picture(pixels)).rest.pixels) < 128
    assert left.sum() == 400 and left[130:150, 130:150].all()


def test_a_rule_with_gaps_and_a_slope_is_one() -> None:
    pixels = sheet()
    for x in range(50, 750):
        pixels[300 + x // 250, x] = 60 if x % 40 > 1 else 255
        pixels[301 + x // 250, x] = 60
    (rule,) = find_rules(picture(pixels)).rules
    assert rule.horizontal and rule.end - rule.start == pytest.approx(700 * SCALE, abs=2)


def test_a_dash_and_a_bar_are_none() -> None:
    pixels = sheet()
    pixels[100:102, 100:180] = 0
    pixels[300:330, 100:700] = 0
    assert find_rules(picture(pixels)).rules == []


def test_a_short_row_keeps_its_sides() -> None:
    pixels = grid(sheet(), XS, (100, 145))
    uprights = [rule for rule in find_rules(picture(pixels)).rules if not rule.horizontal]
    assert len(uprights) == 3 and np.ptp([rule.start for rule in uprights]) < 1
