"""A sheet's pixels: square, of a size that reading can use, on a sheet that there is."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.sources.scan.picture import coloured, grey_of, ink_of, picture_of
from tests.sources.scan.sheets import SCALE, bars, sheet

pytestmark = pytest.mark.ocr


def test_pixels_become_square() -> None:
    fax = picture_of(np.full((1146, 1728), 255, np.uint8), 1728 / 204 * 72, 1146 / 98 * 72)
    assert fax.scale == pytest.approx(72 / 204) and fax.dots == pytest.approx(98)
    assert (fax.width, fax.height) == pytest.approx((610, 842), abs=1)


@pytest.mark.parametrize(("dots", "used"), [(72, 110), (150, 150), (600, 300)])
def test_resolution_is_kept_within_bounds(dots: int, used: int) -> None:
    made = picture_of(np.zeros((11 * dots, 8 * dots), np.uint8), 8 * 72.0, 11 * 72.0)
    assert made.scale == pytest.approx(72 / used) and made.width == pytest.approx(576, abs=1)


@pytest.mark.parametrize("size", [(1240.0, 1754.0), (60.0, 84.0)])
def test_a_sheet_that_there_is_not_is_of_a4(size: tuple[float, float]) -> None:
    assert picture_of(np.zeros((1754, 1240), np.uint8), *size).height == pytest.approx(842)


def test_grey_becomes_coloured_and_back() -> None:
    grey = np.arange(12, dtype=np.uint8).reshape(3, 4)
    assert (grey_of(coloured(grey)) == grey).all()
    assert coloured(np.zeros((3, 4, 4), np.uint8)).shape == (3, 4, 3)


def test_a_shadow_is_no_ink() -> None:
    pixels = bars(sheet())
    shaded = (pixels * np.linspace(1.0, 0.5, pixels.shape[1])[None, :, None]).astype(np.uint8)
    ink = ink_of(grey_of(shaded), SCALE)
    assert ink[70, 85] == 1 and ink[70, 695] == 1
    assert ink[200, 790] == 0 and ink[30].sum() == 0
