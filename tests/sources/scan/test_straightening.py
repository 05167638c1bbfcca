"""Skew is measured to a twentieth of a degree and taken out; what has no direction stays as it is."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pipeline.sources.scan.picture import grey_of, ink_of
from pipeline.sources.scan.straightening import skew_of, straighten, turned
from tests.sources.scan.sheets import SCALE, bars, picture, sheet

pytestmark = pytest.mark.ocr


def ink_at(angle: float) -> np.ndarray:  # type: ignore[type-arg]
    """Lines of dots that sink to the right by so many degrees."""
    ink = np.zeros((700, 900), np.uint8)
    for row in range(100, 600, 40):
        for x in range(100, 800):
            y = row + math.tan(math.radians(angle)) * x
            ink[round(y) : round(y) + 12, x] = 1
    return ink


@pytest.mark.parametrize("angle", [-3.0, -0.4, 0.25, 2.0, 4.5])
def test_skew_is_measured(angle: float) -> None:
    assert skew_of(ink_at(angle)) == pytest.approx(angle, abs=0.06)


def test_nothing_has_no_skew() -> None:
    assert skew_of(np.zeros((300, 300), np.uint8)) == 0.0
    assert abs(skew_of(ink_at(0.0))) < 0.05


def test_a_page_is_made_straight() -> None:
    import cv2

    pixels = bars(sheet())
    turn = cv2.getRotationMatrix2D((400, 300), -2.0, 1.0)
    skewed = picture(cv2.warpAffine(pixels, turn, (800, 600), borderValue=(255, 255, 255)))
    assert abs(skew_of(ink_of(grey_of(skewed.pixels), SCALE))) > 1.8
    assert abs(skew_of(ink_of(grey_of(straighten(skewed).pixels), SCALE))) < 0.1
    level = picture(pixels)
    assert straighten(level) is level


def test_quarters() -> None:
    once = turned(picture(sheet(800, 600)), 1)
    assert once.pixels.shape == (800, 600, 3) and (turned(once, 3).pixels == sheet(800, 600)).all()


def test_the_grid_of_pixels_is_no_direction() -> None:
    """Dots in no order: at some angles more of them fall into one row of pixels than into the next."""
    assert skew_of((np.random.default_rng(1).random((1400, 1000)) < 0.09).astype(np.uint8)) == 0.0
