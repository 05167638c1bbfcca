"""A picture laid in by hand made straight: the angle of its lines, and turns by quarters."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.sources.scan.picture import Grey, Picture, grey_of, ink_of

_STEEPEST: Final = 6.0
"""Degrees of skew that are looked for."""
_DOTS: Final = 40_000
"""Inked pixels that are looked at: more tell no more."""
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
    return Picture(pixels, picture.scale)


def skew_of(ink: Grey) -> float:
    """Degrees by which the lines sink to the right; 0.0 where nothing has a direction.

    The angle at which rows of pixels differ most from their neighbours: lines of text and rules are then level.
    """
    rows, columns = np.nonzero(ink)
    if len(rows) < 200:
        return 0.0
    step = max(1, len(rows) // _DOTS)
    ys, xs = rows[::step].astype(np.float64), columns[::step].astype(np.float64)
    best = 0.0
    reach, width = _STEEPEST, 0.2
    while width > 0.01:
        angles = np.arange(best - reach, best + reach + width / 2, width)
        best = float(angles[int(np.argmax([_contrast(xs, ys, angle) for angle in angles]))])
        reach, width = width, width / 5
    flat = _contrast(xs, ys, 0.0)
    return best if _contrast(xs, ys, best) > 1.02 * flat else 0.0


def _contrast(xs: NDArray[np.float64], ys: NDArray[np.float64], angle: float) -> float:
    slope = math.radians(angle)
    levels = ys * math.cos(slope) - xs * math.sin(slope)
    counts = np.bincount((levels - levels.min()).astype(np.int64)).astype(np.float64)
    return float(np.sum(np.diff(counts) ** 2))


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned counter-clockwise by so many quarters."""
    return Picture(np.ascontiguousarray(np.rot90(picture.pixels, quarters)), picture.scale)
