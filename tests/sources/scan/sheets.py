"""Pictures of pages for tests: bars for lines of text, rules, seals, and one small real page."""

from __future__ import annotations

import numpy as np

from pipeline.sources.scan.picture import Picture, Pixels
from tests import DATA

SMALL = DATA / "scans" / "small.png"
"""A page of a made-up notice at 150 dots an inch: a title, two points, a table of two tasks, a page number."""
SCALE = 72 / 150


def sheet(width: int = 800, height: int = 600) -> Pixels:
    return np.full((height, width, 3), 255, np.uint8)


def bars(pixels: Pixels, top: int = 60, step: int = 50, high: int = 24) -> Pixels:
    """Rows of dark squares like the characters of lines, down to the lower edge."""
    height, width = pixels.shape[:2]
    for y in range(top, height - step, step):
        for x in range(80, width - 80, 30):
            pixels[y : y + high, x : x + 20] = 20
    return pixels


def grid(pixels: Pixels, xs: tuple[int, ...], ys: tuple[int, ...], wide: int = 2) -> Pixels:
    """A table's rules."""
    for y in ys:
        pixels[y : y + wide, xs[0] : xs[-1] + wide] = 30
    for x in xs:
        pixels[ys[0] : ys[-1] + wide, x : x + wide] = 30
    return pixels


def picture(pixels: Pixels) -> Picture:
    return Picture(pixels, SCALE)
