"""A page's sheet of pixels on which paths and pictures are drawn, as a viewer shows them. Points come, pixels stay."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipeline.sources.ofd.outlines import Point
from pipeline.sources.ofd.values import Matrix
from pipeline.sources.scan.picture import Pixels, coloured

_FINE: Final = 2
"""Parts of a pixel, across and down, that are inked or not: edges become grey."""
_FAR: Final = 1 << 20
"""Parts of pixels beyond which nothing of a page can be."""

Parts = NDArray[np.int32]
"""Points, across and down, in parts of pixels."""
Wound = NDArray[np.int8]
"""How often lines run round each part of a pixel."""
Draw = Callable[[Wound, Parts, Parts], None]
"""Marks what a shape covers on a piece of the paper; the last points are the upper left of the piece."""


class Paper:
    """White paper of so many points at ``dots`` pixels to the inch."""

    def __init__(self, width: float, height: float, dots: float) -> None:
        self._scale = dots / 72
        size = max(1, round(height * self._scale)), max(1, round(width * self._scale))
        self.pixels: Pixels = np.full((*size, 3), 255, np.uint8)

    def fill(self, lines: Sequence[Sequence[Point]], color: Sequence[float], cover: float, even_odd: bool) -> None:
        """Paints what the lines enclose: by the way they run round, or ``even_odd`` where an odd number of them do."""
        shapes = [self._parts(line) for line in lines]

        def draw(wound: Wound, shape: Parts, origin: Parts) -> None:
            _wind(wound, shape - origin, even_odd)

        self._paint(shapes, color, cover, 0.0, draw)

    def stroke(self, lines: Sequence[Sequence[Point]], color: Sequence[float], cover: float, width: float) -> None:
        """Paints the lines, ``width`` points wide, a pixel at least."""
        import cv2

        wide = max(_FINE, round(width * self._scale * _FINE))

        def draw(wound: Wound, shape: Parts, origin: Parts) -> None:
            mask = np.zeros(wound.shape, np.uint8)
            cv2.polylines(mask, [shape - origin], False, 1, wide)
            wound |= mask.view(np.int8)

        self._paint([self._parts(line) for line in lines], color, cover, wide, draw)

    def place(self, pixels: NDArray[Any], by: Matrix) -> None:
        """Paints a picture; ``by`` puts the unit square, its upper left at 0 0, on the page."""
        import cv2

        height, width = pixels.shape[:2]
        a, b, c, d, e, f = (value * self._scale for value in by)
        across, down = math.hypot(a, b), math.hypot(c, d)
        # What is finer than the paper is brought to its size first: points between pixels lose thin strokes.
        small = max(1, min(width, round(across))), max(1, min(height, round(down)))
        if small != (width, height):
            pixels = cv2.resize(pixels, small, interpolation=cv2.INTER_AREA)
        width, height = small
        way = np.array([[a / width, c / height, e], [b / width, d / height, f]], np.float64)
        size = self.pixels.shape[1], self.pixels.shape[0]
        cv2.warpAffine(
            coloured(pixels), way, size, dst=self.pixels, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
        )

    def _parts(self, line: Sequence[Point]) -> Parts:
        parts = np.array(line, np.float64) * (self._scale * _FINE)
        return np.clip(np.round(parts), -_FAR, _FAR).astype(np.int32)

    def _paint(self, shapes: Sequence[Parts], color: Sequence[float], cover: float, wide: float, draw: Draw) -> None:
        """Lays ink where ``draw`` marks parts of pixels, on the piece of the paper that holds the shapes."""
        import cv2

        rim = math.ceil(wide / _FINE) + 1
        low = np.min([shape.min(axis=0) for shape in shapes], axis=0) // _FINE - rim
        high = -(-np.max([shape.max(axis=0) for shape in shapes], axis=0) // _FINE) + rim
        left, top = (int(value) for value in np.maximum(low, 0))
        right, bottom = (int(value) for value in np.minimum(high, self.pixels.shape[1::-1]))
        if right <= left or bottom <= top:
            return
        wound = np.zeros(((bottom - top) * _FINE, (right - left) * _FINE), np.int8)
        for shape in shapes:
            draw(wound, shape, np.array([left * _FINE, top * _FINE], np.int32))
        mask = (wound != 0).astype(np.float32)
        inked = cv2.resize(mask, (right - left, bottom - top), interpolation=cv2.INTER_AREA)[:, :, None] * cover
        under = self.pixels[top:bottom, left:right]
        ink = 255 * np.array(color[::-1], np.float32)
        under[:] = (under * (1 - inked) + ink * inked + 0.5).astype(np.uint8)


def _wind(wound: Wound, shape: Parts, even_odd: bool) -> None:
    """Marks what one line goes round: once more or once less, or the other of marked and not."""
    import cv2

    left, top = np.maximum(shape.min(axis=0), 0)
    right, bottom = np.minimum(shape.max(axis=0) + 1, wound.shape[::-1])
    if right <= left or bottom <= top:
        return
    mask = np.zeros((int(bottom - top), int(right - left)), np.uint8)
    cv2.fillPoly(mask, [shape - np.array([left, top], np.int32)], 1)
    window = wound[top:bottom, left:right]
    if even_odd:
        window ^= mask.view(np.int8)
        return
    x, y = shape[:, 0].astype(np.int64), shape[:, 1].astype(np.int64)
    area = int(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))
    window += mask.view(np.int8) * (1 if area >= 0 else -1)
