"""What stands on a page, whichever engine reads it: characters, rules and areas, in points from the page's top left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from pipeline.model.layout import OnSheet

Box = tuple[float, float, float, float]
Color = tuple[float, ...]
"""One number for grey, three for red, green and blue, four for inks; each from 0 to 1."""


UPSIDE_DOWN: Final = 2
MIRRORED: Final = 3


class Glyph(NamedTuple):
    """One printed character. ``slant``: its baseline is not level (watermarks, seals); ``turn``: nor slanting, but runs
    up (1) or down (-1) the page, or is level and stands on its head (UPSIDE_DOWN) or is seen from behind (MIRRORED).
    ``color``: None where nobody knows; ``hidden``: why no viewer shows it, as far as that does not follow from what is
    painted before and after it (``unpainted``, ``clipped``, ``layer_off``)."""

    id: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: str
    slant: bool
    color: Color | None
    turn: int = 0
    hidden: str = ""

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A straight line: horizontal at ``at`` from ``start`` to ``end`` (points), or vertical."""

    horizontal: bool
    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """An area painted on the page. ``first``: the id of the first glyph painted after it; ``color``: None where nobody
    knows (a picture, a pattern, a shape that is no rectangle); ``covers``: what lies under it cannot be seen."""

    box: Box
    color: Color | None
    first: int
    covers: bool = False
    picture: bool = False


class Drawing(NamedTuple):
    """Everything on one page that matters here; ``rings`` are the boxes of curved red shapes (seals), ``fills`` the
    areas in painting order. ``gutter``: where the second of two pages begins that one picture shows side by side, in
    points; 0 where it shows one. ``sheet``: where the page stands in the file, if that is not its number."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    rings: list[Box]
    images: int
    fills: Sequence[Fill] = ()
    gutter: float = 0.0
    sheet: OnSheet | None = None


def is_red(color: Color | None) -> bool:
    """Printed in red, as seals and the issuer's mark are."""
    return color is not None and len(color) == 3 and color[0] > 0.6 and max(color[1:]) < 0.4


def is_pale(color: Color | None) -> bool:
    """Printed so light that it is meant to lie under the text."""
    if not color:
        return False
    if len(color) == 4:
        return max(color[:3]) + color[3] < 0.45 and max(color) < 0.45 and sum(color) > 0
    return min(color) > 0.6


def is_white(color: Color | None) -> bool:
    """Cannot be seen on paper."""
    if not color:
        return False
    return max(color) < 0.02 if len(color) == 4 else min(color) > 0.98


def sorted_box(x0: float, y0: float, x1: float, y1: float) -> Box:
    """A box by its lower left and upper right corner, whichever two opposite ones a file gives (ISO 32000, 7.9.5)."""
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def direction(a: float, b: float, c: float, d: float) -> tuple[bool, int]:
    """``slant`` and ``turn`` of a glyph whose unit square the matrix (a, b, c, d) puts on the page."""
    if abs(b) <= 0.01 * abs(a) + 1e-6 and abs(c) <= 0.01 * abs(d) + 1e-6:
        return False, 0 if a >= 0 else UPSIDE_DOWN if d < 0 else MIRRORED
    return True, 0 if abs(a) > 0.01 * abs(b) else 1 if b > 0 else -1


def levelled(drawing: Drawing) -> Drawing:
    """A page whose text runs up or down its side, stands on its head or is seen from behind, turned so that it is read
    as a person would turn it; any other as it is."""
    way = _way(drawing.glyphs)
    return _Turner(way, drawing.width, drawing.height).turn(drawing) if way else drawing


def _way(glyphs: Sequence[Glyph]) -> int:
    """How more than half of a page's text is turned; 0 where most of it is not, or in several ways."""
    turns = Counter(glyph.turn for glyph in glyphs)
    half = 0.5 * len(glyphs)
    if turns[1] + turns[-1] > half:
        return 1 if turns[1] >= turns[-1] else -1
    return next((way for way in (UPSIDE_DOWN, MIRRORED) if turns[way] > half), 0)


class _Turner(NamedTuple):
    """Turns what stands on a page of this size back from this way."""

    way: int
    width: float
    height: float

    @property
    def swaps(self) -> bool:
        """Whether level becomes upright."""
        return abs(self.way) == 1

    def turn(self, drawing: Drawing) -> Drawing:
        width, height = (self.height, self.width) if self.swaps else (self.width, self.height)
        return Drawing(
            drawing.number,
            width,
            height,
            [self._glyph(one) for one in drawing.glyphs],
            [self._rule(one) for one in drawing.rules],
            [self._box(*ring) for ring in drawing.rings],
            drawing.images,
            [one._replace(box=self._box(*one.box)) for one in drawing.fills],
        )

    def _box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        if self.way == 1:
            return self.height - bottom, x0, self.height - top, x1
        if self.way == -1:
            return top, self.width - x1, bottom, self.width - x0
        if self.way == MIRRORED:
            return self.width - x1, top, self.width - x0, bottom
        return self.width - x1, self.height - bottom, self.width - x0, self.height - top

    def _glyph(self, one: Glyph) -> Glyph:
        x0, top, x1, bottom = self._box(one.x0, one.top, one.x1, one.bottom)
        return one._replace(x0=x0, top=top, x1=x1, bottom=bottom, slant=one.slant != self.swaps, turn=0)

    def _rule(self, one: Rule) -> Rule:
        if one.horizontal:
            x0, top, x1, bottom = self._box(one.start, one.at, one.end, one.at)
        else:
            x0, top, x1, bottom = self._box(one.at, one.start, one.at, one.end)
        return Rule(True, top, x0, x1) if one.horizontal != self.swaps else Rule(False, x0, top, bottom)
