"""Red seals taken out of a picture, so that the text under them can be read. Red headings and rules stay."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.sources.scan.picture import Picture, Pixels

_NEAR: Final = 12.0
"""Points within which red belongs to one seal."""
_SMALLEST: Final = 70.0
"""Points that a seal is high and wide at least: the characters of a red heading are up to 62."""
_CORNERS: Final = 0.04
"""The share of a seal's ink that lies outside the oval in its box, at most."""
_REDDER: Final = 28
"""By how much red is brighter than the other colours."""


def without_seals(picture: Picture) -> Picture:
    """The picture with what is red where a seal is as bright as its red alone, by which black text stays black."""
    import cv2

    blue, green, red = (picture.pixels[:, :, at].astype(np.int16) for at in range(3))
    ink = (red - np.maximum(blue, green)) > _REDDER
    if not ink.any():
        return picture
    reach = max(1, round(_NEAR / picture.scale))
    near = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(near)
    pixels = picture.pixels.copy()
    found = False
    for one in range(1, count):
        left, top, width, height = (int(value) for value in boxes[one][:4])
        area = slice(top, top + height), slice(left, left + width)
        if min(width, height) * picture.scale >= _SMALLEST and _is_round(ink[area]):
            _bleach(pixels[area], ink[area])
            found = True
    return picture._replace(pixels=pixels) if found else picture


def _bleach(pixels: Pixels, ink: NDArray[np.bool_]) -> None:
    """Makes what is red in these pixels as white as paper, but for what is dark in red too."""
    import cv2

    bright = pixels[:, :, 2]
    level = max(60.0, float(np.percentile(bright[ink], 30)))
    clean = np.clip(bright.astype(np.float32) * (255.0 / level), 0, 255).astype(np.uint8)
    # The edge of a seal is pale, and in a JPEG its colour runs.
    inside = cv2.dilate(ink.astype(np.uint8), np.ones((5, 5), np.uint8))[:, :, None] > 0
    pixels[:] = np.where(inside, clean[:, :, None], pixels)


def _is_round(ink: NDArray[np.bool_]) -> bool:
    """Whether ink stands within an oval, or within several side by side, as the seals of those who sign together."""
    height, width = ink.shape
    pieces = max(1, round(width / height))
    ys, xs = np.nonzero(ink)
    across = (xs * pieces / width) % 1.0 * 2 - 1
    down = (ys + 0.5) / height * 2 - 1
    return bool(np.mean(across**2 + down**2 > 1.06) <= _CORNERS)
