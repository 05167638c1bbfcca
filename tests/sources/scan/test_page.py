"""A page's picture becomes a drawing, whichever way it was laid in."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from pipeline.sources.scan.page import PageReader, Recognised
from pipeline.sources.scan.picture import Picture
from pipeline.sources.scan.picture_files import pictures_in
from pipeline.sources.scan.straightening import turned
from tests.sources.scan.sheets import SCALE, SMALL, bars, grid, picture, sheet

pytestmark = pytest.mark.ocr


@cache
def page() -> Picture:
    (one,) = pictures_in(SMALL)
    return one


def read(one: Picture) -> Recognised:
    return PageReader(1).read(one, 3, 10)


def text(found: Recognised) -> str:
    return "".join(glyph.text for glyph in found.drawing.glyphs)


def test_a_page_is_read() -> None:
    found = read(page())
    assert text(found).startswith("甲县人民政府办公室关于印发2023年甲县政务公开工作要点的通知")
    assert [glyph.id for glyph in found.drawing.glyphs] == [*range(10, 10 + len(found.signs))]
    assert found.drawing.number == 3 and found.unread == []
    assert sum(rule.horizontal for rule in found.drawing.rules) == 4
    assert sum(not rule.horizontal for rule in found.drawing.rules) == 5
    sizes = {glyph.text: glyph.size for glyph in reversed(found.drawing.glyphs)}
    assert (sizes["关"], sizes["重"], sizes["序"]) == pytest.approx((20, 15, 13), rel=0.05)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_on_its_side_or_head_is_turned(quarters: int) -> None:
    upright, found = read(page()), read(turned(page(), quarters))
    assert text(found) == text(upright)
    assert (found.drawing.width, found.drawing.height) == (upright.drawing.width, upright.drawing.height)


def test_what_is_no_text_gives_none() -> None:
    assert read(picture(sheet())).drawing.glyphs == []
    assert len(read(picture(bars(sheet()))).drawing.glyphs) < 30


def test_characters_below_each_other_are_read() -> None:
    """A column of the title's characters, in a narrow cell."""
    pixels, title = grid(sheet(), (100, 170, 700), (100, 500)), page().pixels
    for at in range(9):
        pixels[110 + 42 * at : 150 + 42 * at, 115:157] = title[72:112, 431 + 42 * at : 473 + 42 * at]
    assert text(read(picture(pixels))) == "甲县人民政府办公室"


def test_two_pages_side_by_side_are_read_one_after_the_other() -> None:
    single = sheet(1240, 1754)
    single[:920] = page().pixels[:920, :1240]
    spread = np.concatenate([single, single], axis=1)
    found = read(Picture(spread, SCALE))
    assert found.drawing.gutter == pytest.approx(595, abs=40)
    assert text(found) == 2 * text(read(Picture(single, SCALE)))
    left = [glyph.x0 < found.drawing.gutter for glyph in found.drawing.glyphs]
    assert left == sorted(left, reverse=True) and sum(left) * 2 == len(left)


def test_a_table_over_the_whole_of_a_wide_page_stays_whole() -> None:
    assert read(page()).drawing.width > read(page()).drawing.height and read(page()).drawing.gutter == 0
