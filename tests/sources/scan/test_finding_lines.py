"""The boxes of lines, where rules part them, and where their ink is."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.sources.pdf.glyphs import Rule
from pipeline.sources.scan.finding_lines import cut_at, find_lines, normed, runs_of, trimmed, uncovered, unstacked
from pipeline.sources.scan.networks import finder
from pipeline.sources.scan.picture import coloured
from tests.sources.scan.sheets import SMALL, sheet

pytestmark = pytest.mark.ocr


def test_lines_of_a_page_are_found() -> None:
    from PIL import Image

    areas = find_lines(coloured(np.asarray(Image.open(SMALL))), finder(1))
    assert len(areas) == 23
    title = areas[1]
    assert title[0] == pytest.approx(195, abs=12) and title[2] == pytest.approx(1045, abs=12)
    assert areas == sorted(areas, key=lambda area: (area[1], area[0]))
    assert find_lines(sheet(), finder(1)) == []


def test_a_box_over_a_rule_is_parted() -> None:
    rules = [Rule(False, 50.0, 0.0, 100.0), Rule(False, 70.0, 90.0, 100.0), Rule(True, 40.0, 0.0, 100.0)]
    assert cut_at([(20, 60, 300, 80)], rules, 0.5) == [(20, 60, 100, 80), (100, 60, 300, 80)]
    assert cut_at([(20, 60, 90, 80)], rules, 0.5) == [(20, 60, 90, 80)]


def test_ink_in_a_box() -> None:
    ink = np.zeros((100, 100), np.uint8)
    ink[30:40, 20:60] = 1
    assert trimmed((10, 10, 90, 90), ink) == (20, 30, 60, 40)
    assert trimmed((70, 10, 90, 90), ink) is None


def test_colours_come_first() -> None:
    made = normed(sheet(40, 20))
    assert made.shape == (3, 20, 40) and made.dtype == np.float32 and made.max() == pytest.approx(1.0)


def test_characters_below_each_other_are_parted() -> None:
    ink = np.zeros((300, 100), np.uint8)
    for top in (20, 70, 120):
        ink[top : top + 12, 40:72] = ink[top + 18 : top + 34, 40:72] = 1
    level = (10, 200, 90, 230)
    found = unstacked([(36, 16, 76, 158), level], ink)
    assert [(top, bottom) for _, top, _, bottom in found[:-1]] == [(16, 70), (68, 120), (118, 158)]
    assert found[-1] == level
    assert list(runs_of(ink[:, 50] > 0, 6)) == [(20, 54), (70, 104), (120, 154)]


def test_a_sliver_over_the_ink_of_a_line_is_none() -> None:
    """A box reached over a rule to the first stroke of the next cell's line."""
    line, sliver = ((436, 1095, 798, 1123), (444, 1096, 792, 1120)), ((432, 1093, 447, 1124), (444, 1113, 447, 1120))
    lone = ((100, 1093, 115, 1124), (102, 1095, 112, 1120))
    assert uncovered([lone, sliver, line]) == [lone, line]
