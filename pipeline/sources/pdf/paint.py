"""How something is painted on a page, as far as it says what can be seen: the words that engines share."""

from __future__ import annotations

import math
from typing import Any, Final, NamedTuple

from pipeline.sources.pdf.glyphs import Box, Color

EVERYWHERE: Final[Box] = (-math.inf, -math.inf, math.inf, math.inf)
KNOWN_SPACES: Final = frozenset(("DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased"))
"""Colour spaces whose numbers say how light a colour is; a tint of 1 in a separation is full ink, not white."""
ORDINARY: Final = {"BM": ("Normal", "Compatible"), "SMask": ("None",)}
"""Entries of a graphics state, and the values that do nothing out of the ordinary."""
NOTHING: Final = 3
"""The rendering mode of text that is neither filled nor stroked."""
_UNFILLED: Final = (NOTHING, 7)
_STROKED: Final = (1, 5)
_BOTH: Final = (2, 6)


class Paint(NamedTuple):
    """How one object was painted. ``clip``: box in points of the upright page, from its lower left; ``alpha``: 0 paints
    nothing; ``plain``: no blending and no mask; ``shown``: its layer is on. ``mode``: a text's rendering mode.
    ``color`` is what fills a shape or colours a text, None where nobody knows."""

    clip: Box = EVERYWHERE
    alpha: float = 1.0
    plain: bool = True
    shown: bool = True
    mode: int = 0
    color: Color | None = None

    @property
    def unpainted(self) -> bool:
        """A text that prints nothing: neither filled nor stroked, or wholly transparent."""
        return self.mode in _UNFILLED or self.alpha <= 0.01


def known_color(value: Any, space: str) -> Color | None:
    """A colour as numbers, one for grey, three for red, green and blue, four for inks; None for any other."""
    if space not in KNOWN_SPACES:
        return None
    parts = value if isinstance(value, (tuple, list)) else (value,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return None
    return tuple(float(part) for part in parts)


def text_color(mode: int, fill: Color | None, stroke: Color | None) -> Color | None:
    """The colour in which a text is seen that is filled, stroked or both."""
    stroked = mode in _STROKED or (mode in _BOTH and fill is not None and min(fill) > 0.9)
    return stroke if stroked else fill


def common(one: Box, other: Box) -> Box:
    """What two boxes have in common; its sides change places where they have nothing."""
    return (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))


def hidden_by(paint: Paint, box: Box) -> str:
    """Why a character with this box, from the page's lower left, prints nothing that could be seen, whatever else is on
    the page; empty if it can."""
    if not paint.shown:
        return "layer_off"
    if paint.unpainted:
        return "unpainted"
    x0, y0, x1, y1 = paint.clip
    if x0 <= box[0] and y0 <= box[1] and box[2] <= x1 and box[3] <= y1:
        return ""
    wide, high = 0.15 * (box[2] - box[0]), 0.25 * (box[3] - box[1])
    outside = box[2] - wide <= x0 or box[0] + wide >= x1 or box[3] - high <= y0 or box[1] + high >= y1
    return "clipped" if outside else ""
