"""Red seals go, what is black under them stays; a red heading is no seal."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.sources.scan.picture import Pixels, grey_of
from pipeline.sources.scan.seals import without_seals
from tests.sources.scan.sheets import bars, picture, sheet

pytestmark = pytest.mark.ocr
RED = (60, 50, 220)


def stamped(pixels: Pixels) -> Pixels:
    """A ring of 200 pixels (96 points), its ink over what is there."""
    ys, xs = np.mgrid[0:600, 0:800]
    far = np.hypot(ys - 300, xs - 400)
    ring = (np.abs(far - 95) < 6) | (far < 20)
    result = pixels.copy()
    result[ring] = np.minimum(pixels[ring], np.array(RED, np.uint8))
    return result


def test_a_seal_goes_and_text_under_it_stays() -> None:
    text = bars(sheet())
    cleaned = grey_of(without_seals(picture(stamped(text))).pixels).astype(int)
    assert np.abs(cleaned - grey_of(text).astype(int)).max() < 60
    assert (cleaned < 128).sum() == (grey_of(text) < 128).sum()


def test_a_red_heading_stays() -> None:
    pixels = sheet()
    for x in range(100, 700, 60):
        pixels[40:85, x : x + 45] = RED
    page = picture(pixels)
    assert without_seals(page) is page


def test_a_red_heading_of_two_lines_stays() -> None:
    pixels = sheet()
    for y in (40, 150):
        for x in range(100, 700, 140):
            pixels[y : y + 100, x : x + 120 : 3] = RED
    page = picture(pixels)
    assert without_seals(page) is page


def test_a_page_without_red_is_left_alone() -> None:
    page = picture(bars(sheet()))
    assert without_seals(page) is page
