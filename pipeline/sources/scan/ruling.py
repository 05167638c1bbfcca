"""The rules of tables in a picture: found by their shape, and taken out so that no character touches one."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from pipeline.sources.pdf.glyphs import Rule
from pipeline.sources.scan.picture import Grey, Picture, grey_of, ink_of

_LEVEL: Final = 40.0
_UPRIGHT: Final = 18.0
"""Points that a level, an upright rule is long at least."""
_ALONE: Final = 100.0
"""Points from which on a rule that touches no other is one: shorter ones are dashes and strokes of large characters."""
_THICK: Final = 5.0
"""Points: what is thicker is a bar or a shadow at the edge of the glass."""
_TOUCH: Final = 5.0
_BROKEN: Final = 1.6
"""Points of a gap in a rule that was printed or scanned badly."""


class Ruling(NamedTuple):
    """The rules of a page in points, the picture, and the picture without them."""

    rules: list[Rule]
    whole: Picture
    rest: Picture


def find_rules(picture: Picture) -> Ruling:
    """The rules of a straight picture."""
    import cv2

    ink = ink_of(grey_of(picture.pixels), picture.scale)
    level = _pieces(ink, picture.scale, True)
    upright = _pieces(ink, picture.scale, False)
    tall = [one for one in upright if _is_long(one[0]) or any(_meet(one[0], flat[0]) for flat in level)]
    flat = [one for one in level if _is_long(one[0]) or any(_meet(up[0], one[0]) for up in tall)]
    kept = flat + tall
    if not kept:
        return Ruling([], picture, picture)
    mask = np.zeros(ink.shape, np.uint8)
    for _, (left, top, right, bottom), piece in kept:
        mask[top:bottom, left:right] |= piece
    pixels = picture.pixels.copy()
    pixels[cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0] = 255
    return Ruling([rule for rule, _, _ in kept], picture, picture._replace(pixels=pixels))


_Piece = tuple[Rule, tuple[int, int, int, int], Grey]
"""A rule, its box in pixels, and which of them are its own."""


def _pieces(ink: Grey, scale: float, level: bool) -> list[_Piece]:
    """The straight runs of ink of one direction that are long and thin enough."""
    import cv2

    def along(length: float, across: int = 1) -> Grey:
        size = max(1, round(length / scale))
        return np.ones((across, size) if level else (size, across), np.uint8)

    # A rule that is not quite straight steps from one row of pixels to the next.
    wide = cv2.dilate(ink, np.ones((3, 1) if level else (1, 3), np.uint8))
    whole = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, along(_BROKEN))
    runs = cv2.morphologyEx(whole, cv2.MORPH_OPEN, along(_LEVEL if level else _UPRIGHT))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(runs)
    found: list[_Piece] = []
    for one in range(1, count):
        left, top, width, height = (int(value) for value in boxes[one][:4])
        piece = (labels[top : top + height, left : left + width] == one).astype(np.uint8)
        length = width if level else height
        if piece.sum() / length * scale - 2 * scale > _THICK:
            continue
        middles = np.nonzero(piece)[0 if level else 1].mean() + (top if level else left) + 0.5
        start = left if level else top
        rule = Rule(level, float(middles * scale), start * scale, (start + length) * scale)
        found.append((rule, (left, top, left + width, top + height), piece))
    return found


def _is_long(rule: Rule) -> bool:
    return rule.end - rule.start >= _ALONE


def _meet(upright: Rule, level: Rule) -> bool:
    """Whether two rules touch or cross."""
    beside = level.start - _TOUCH <= upright.at <= level.end + _TOUCH
    return beside and upright.start - _TOUCH <= level.at <= upright.end + _TOUCH
