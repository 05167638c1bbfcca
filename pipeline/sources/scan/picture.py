"""A page as a picture: its pixels and how large one is. Sizes are brought to what reading needs."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Height, width and three colours: blue, green, red."""
Grey = NDArray[np.uint8]
A4: Final = 842.0
"""The longer side of a page of A4, in points."""
_PAGES: Final = (500.0, 1300.0)
"""Longer sides, in points, that a sheet of paper may have (A5 to A3); others are made up, and A4 is meant."""
_FINEST: Final = 300.0
_COARSEST: Final = 110.0
_POINTS: Final = 72.0
MOST_PIXELS: Final = 150_000_000
"""Larger pictures are refused before they are unpacked: A4 at 1200 dots an inch has 139 million."""


class Picture(NamedTuple):
    """``scale``: points that a pixel is wide and high; ``dots``: pixels to the inch that the file had, across or down,
    whichever are fewer."""

    pixels: Pixels
    scale: float
    dots: float = _FINEST

    @property
    def width(self) -> float:
        return float(self.pixels.shape[1] * self.scale)

    @property
    def height(self) -> float:
        return float(self.pixels.shape[0] * self.scale)


def picture_of(pixels: NDArray[Any], width: float, height: float) -> Picture:
    """A picture of pixels, grey or coloured, of a sheet of ``width`` by ``height`` points.

    Pixels come out square (a fax's are not), between 110 and 300 to the inch; a size that no paper has becomes A4.
    """
    import cv2

    longest = max(width, height)
    shrink = 1.0 if _PAGES[0] <= longest <= _PAGES[1] else A4 / longest
    width, height = width * shrink, height * shrink
    across, down = pixels.shape[1] / width * _POINTS, pixels.shape[0] / height * _POINTS
    fine = min(max(across, down, _COARSEST), _FINEST)
    size = (max(1, round(width * fine / _POINTS)), max(1, round(height * fine / _POINTS)))
    if size != (pixels.shape[1], pixels.shape[0]):
        larger = size[0] * size[1] > pixels.shape[0] * pixels.shape[1]
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC if larger else cv2.INTER_AREA)
    return Picture(coloured(pixels), _POINTS / fine, min(across, down))


def coloured(pixels: NDArray[Any]) -> Pixels:
    """The pixels with three colours, whatever they came with."""
    import cv2

    if pixels.ndim == 3 and pixels.shape[2] >= 3:
        return np.ascontiguousarray(pixels[:, :, :3])
    grey = pixels.reshape(pixels.shape[:2])
    result: Pixels = cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)
    return result


def grey_of(pixels: Pixels) -> Grey:
    """How bright each pixel is."""
    import cv2

    result: Grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    return result


def ink_of(grey: Grey, scale: float) -> Grey:
    """1 where a pixel is darker than what lies around it, as print is, else 0; shadows and grounds do not count."""
    import cv2

    around = max(3, round(18 / scale) | 1)
    result: Grey = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, 14)
    return result
