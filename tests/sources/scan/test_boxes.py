"""Characters get boxes, and lines that were set alike one size, however they were measured."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from pipeline.sources.pdf.lines import line_of
from pipeline.sources.scan.boxes import ReadLine, Sizes, glyphs_of, is_wide, measure, unread_ink
from pipeline.sources.scan.reading_lines import Sign


def line(text: str, pitch: float = 40.0, left: int = 100, high: int = 37) -> ReadLine:
    """A line of characters whose middles are ``pitch`` pixels apart."""
    width = pitch * len(text)
    signs = tuple(Sign(one, (at + 0.5) / len(text), 0.99) for at, one in enumerate(text))
    return ReadLine((left, 200, left + round(width), 250), (left + 2, 206, left + round(width) - 2, 206 + high), signs)


def test_size_is_the_distance_of_characters() -> None:
    assert measure(line("政务公开工作要点", 40)) == pytest.approx(40)
    assert measure(line("政务公开工作要点", 39, high=42)) == pytest.approx(39)


def test_few_or_spaced_characters_are_measured_by_their_height() -> None:
    assert measure(line("通知")) == pytest.approx(37 / 0.93)
    assert measure(line("工作要点通知", 90)) == pytest.approx(37 / 0.93)


def test_sizes_that_nearly_agree_are_one() -> None:
    sizes = Sizes()
    sizes.learn([(16.2, 28), (15.9, 20), (22.0, 12), (16.0, 30), (40.0, 2)])
    assert sizes.of(16.4) == sizes.of(15.6) == 16.0
    assert sizes.of(21.5) == 22.0
    assert sizes.of(40.0) == 40.0 and sizes.of(12.04) == 12.0
    sizes.learn([(16.6, 30)])
    assert sizes.of(16.5) == 16.0


def test_boxes_stand_in_points_one_beside_the_other() -> None:
    glyphs = glyphs_of(line("第12条"), 20.0, 0.5, 7)
    assert [glyph.id for glyph in glyphs] == [7, 8, 9, 10]
    assert [glyph.text for glyph in glyphs] == list("第12条")
    assert glyphs[0].x0 == pytest.approx(50) and glyphs[-1].x1 == pytest.approx(130)
    assert glyphs[1].x1 - glyphs[1].x0 == pytest.approx(11)
    assert all(before.x1 <= after.x0 + 0.01 for before, after in pairwise(glyphs))
    assert {(glyph.top, glyph.bottom, glyph.size) for glyph in glyphs} == {(102.25, 122.25, 20.0)}


def test_wide_characters() -> None:
    assert is_wide("政") and is_wide("，") and not is_wide("1") and not is_wide("(")


def test_ink_without_a_character_is_noticed() -> None:
    """Five characters are printed, of which the third was not read."""
    ink = np.zeros((300, 400), np.uint8)
    for at in range(5):
        ink[206:243, 100 + 40 * at + 3 : 100 + 40 * at + 37] = 1
    signs = tuple(Sign("字", (at + 0.5) / 5, 0.99) for at in (0, 1, 3, 4))
    read = ReadLine((100, 200, 300, 250), (103, 206, 297, 243), signs)
    ((left, top, right, bottom),) = unread_ink(read, 40.0, ink)
    assert 180 <= left < right <= 220 and (top, bottom) == (206, 243)
    ink[:, 185:215] = 0
    assert unread_ink(read, 40.0, ink) == []


def test_a_stroke_of_a_character_that_is_missing_between_two_is_noticed() -> None:
    ink = np.zeros((300, 400), np.uint8)
    ink[206:243, 192:202] = 1
    signs = tuple(Sign("字", (at + 0.5) / 5, 0.99) for at in (0, 1, 3, 4))
    read = ReadLine((100, 200, 300, 250), (103, 206, 297, 243), signs)
    assert unread_ink(read, 40.0, ink) == [(192, 206, 202, 243)]
    # Between two that are near each other it is a part of one.
    close = tuple(Sign("字", (at + 0.5) / 5, 0.99) for at in (0, 1.2, 2.8, 4))
    assert unread_ink(read._replace(signs=close), 40.0, ink) == []


@pytest.mark.parametrize(("spaced", "read"), [(False, "VR等"), (True, "V R等")])
def test_latin_letters_are_parted_by_white_space_that_was_read(spaced: bool, read: str) -> None:
    signs = (Sign("V", 0.15, 0.99), Sign("R", 0.4, 0.99, spaced=spaced), Sign("等", 0.75, 0.99))
    made = glyphs_of(ReadLine((0, 0, 100, 40), (2, 4, 98, 36), signs), 34.0, 1.0, 0)
    assert line_of(1, made).text == read
