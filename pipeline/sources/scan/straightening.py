"""A picture laid in by hand made straight: the angle of its lines, and turns by quarters."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.sources.scan.picture import Grey, Picture, grey_of, ink_of

_STEEPEST: Final = 6.0
"""Degrees of skew that are looked for."""
_ROWS: Final = 900
"""Rows of the longer side at which that is done."""
_FEWEST: Final = 60
"""Dots of ink without which a page has no direction."""
_CLEARLY: Final = 1.1
"""How much more rows differ at an angle than as the page lies, if that is its skew."""
_LEAST: Final = 0.04
"""Degrees below which a page is left as it is."""


def straighten(picture: Picture) -> Picture:
    """The picture, turned by the small angle at which its lines run."""
    import cv2

    angle = skew_of(ink_of(grey_of(picture.pixels), picture.scale))
    if abs(angle) < _LEAST:
        return picture
    height, width = picture.pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    paper = (255, 255, 255)
    pixels = cv2.warpAffine(picture.pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return picture._replace(pixels=pixels)


def skew_of(ink: Grey) -> float:
    """Degrees by which the lines sink to the right; 0.0 where nothing has a direction.

    The angle at which rows differ most from their neighbours: lines of text and rules are then level.
    """
    import cv2

    shrink = min(1.0, _ROWS / max(ink.shape))
    size = max(1, round(ink.shape[1] * shrink)), max(1, round(ink.shape[0] * shrink))
    dots = cv2.resize(ink.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    rows, columns = np.nonzero(dots)
    if len(rows) < _FEWEST:
        return 0.0
    page = _Dots(columns.astype(np.float64), rows.astype(np.float64), dots[rows, columns].astype(np.float64))
    best = 0.0
    reach, width = _STEEPEST, 0.2
    while width > 0.01:
        angles = np.arange(best - reach, best + reach + width / 2, width)
        best = float(angles[int(np.argmax([_contrast(page, angle) for angle in angles]))])
        reach, width = width, width / 5
    return best if _contrast(page, best) > _CLEARLY * _contrast(page, 0.0) else 0.0


class _Dots(NamedTuple):
    xs: NDArray[np.float64]
    ys: NDArray[np.float64]
    weights: NDArray[np.float64]


def _contrast(page: _Dots, angle: float) -> float:
    """How much rows differ at an angle. A dot between two rows counts for both, else some angles fit the grid of pixels
    better than what is on the page."""
    slope = math.radians(angle)
    levels = page.ys * math.cos(slope) - page.xs * math.sin(slope)
    levels -= levels.min()
    row = levels.astype(np.int64)
    lower = page.weights * (levels - row)
    count = int(row.max()) + 2
    sums = np.bincount(row, page.weights - lower, count) + np.bincount(row + 1, lower, count)
    return float(np.sum(np.diff(sums) ** 2))


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned counter-clockwise by so many quarters."""
    return picture._replace(pixels=np.ascontiguousarray(np.rot90(picture.pixels, quarters)))
