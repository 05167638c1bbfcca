"""Walks one pdfplumber page once: its characters and the rules drawn on it, in points from the page's top left.

Walking ``page.layout`` costs half of ``page.chars``, which turns every object into a dict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage, LTLine, LTRect

_THIN = 3.2
"""Points: a filled rectangle thinner than this is a rule, a thicker one is shading."""


class Glyph(NamedTuple):
    """One printed character. ``slant``: its baseline is not level (watermarks, seals); ``turn``: nor slanting, but runs
    up (1) or down (-1) the page."""

    id: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    font: str
    slant: bool
    color: tuple[float, ...] | None
    turn: int = 0

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A straight line: horizontal at ``at`` from ``start`` to ``end`` (points), or vertical."""

    horizontal: bool
    at: float
    start: float
    end: float


class Drawing(NamedTuple):
    """Everything on one page that matters here; ``rings`` are the boxes of curved red shapes (seals)."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    rings: list[tuple[float, float, float, float]]
    images: int


def draw(page: Any, number: int, first_id: int) -> Drawing:
    """What stands on a pdfplumber page. Ids run on from ``first_id``; white space gets none and is left out."""
    glyphs: list[Glyph] = []
    rules: list[Rule] = []
    rings: list[tuple[float, float, float, float]] = []
    images = turned = 0
    ink: Any = None
    color: tuple[float, ...] | None = None
    base = page.height + page.mediabox[1]
    left = page.mediabox[0]
    for item in _walk(page.layout):
        if isinstance(item, LTChar):
            text = item.get_text()
            if not text or text.isspace():
                continue
            a, b, c, d, _, _ = item.matrix
            level = abs(b) <= 0.01 * abs(a) + 1e-6 and abs(c) <= 0.01 * abs(d) + 1e-6
            turn = 0 if level or abs(a) > 0.01 * abs(b) else 1 if b > 0 else -1
            turned += turn != 0
            x0, y0, x1, y1 = item.bbox
            # Characters share the colour that was set before them.
            if item.graphicstate.ncolor is not ink:
                ink = item.graphicstate.ncolor
                color = _color(ink)
            for one in text if not text.startswith("(cid:") else ("\ufffd",):
                if one.isspace():
                    continue
                glyphs.append(
                    Glyph(
                        first_id + len(glyphs),
                        one,
                        x0 - left,
                        base - y1,
                        x1 - left,
                        base - y0,
                        item.size,
                        item.fontname,
                        not level,
                        color,
                        turn,
                    )
                )
        elif isinstance(item, LTImage):
            images += 1
        elif isinstance(item, LTCurve):
            rules += _rules(item, left, base)
            if not isinstance(item, (LTLine, LTRect)) and _is_red(_color(item.stroking_color)):
                x0, y0, x1, y1 = item.bbox
                rings.append((x0 - left, base - y1, x1 - left, base - y0))
    drawing = Drawing(number, page.width, page.height, glyphs, rules, rings, images)
    return _turn(drawing, page) if turned > 0.5 * len(glyphs) else drawing


def _walk(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, LTFigure):
            yield from _walk(item)
        else:
            yield item


def _color(value: Any) -> tuple[float, ...] | None:
    if isinstance(value, (int, float)):
        return (float(value),)
    if isinstance(value, (tuple, list)) and all(isinstance(part, (int, float)) for part in value):
        return tuple(float(part) for part in value)
    return None


def _is_red(color: tuple[float, ...] | None) -> bool:
    return color is not None and len(color) == 3 and color[0] > 0.6 and max(color[1:]) < 0.4


def is_red(glyph: Glyph) -> bool:
    """Printed in red, as seals and the issuer's mark are."""
    return _is_red(glyph.color)


def is_pale(glyph: Glyph) -> bool:
    """Printed so light that it is meant to lie under the text."""
    color = glyph.color
    if color is None or not color:
        return False
    if len(color) == 4:
        return max(color[:3]) + color[3] < 0.45 and max(color) < 0.45 and sum(color) > 0
    return min(color) > 0.6


def _rules(item: Any, left: float, base: float) -> Iterator[Rule]:
    """The straight level and upright lines of one drawn shape."""
    x0, y0, x1, y1 = item.bbox
    x0, x1, top, bottom = x0 - left, x1 - left, base - y1, base - y0
    if _is_white(item):
        return
    if isinstance(item, LTLine) or min(x1 - x0, bottom - top) <= _THIN:
        if bottom - top <= _THIN and x1 - x0 > _THIN:
            yield Rule(True, (top + bottom) / 2, x0, x1)
        elif x1 - x0 <= _THIN and bottom - top > _THIN:
            yield Rule(False, (x0 + x1) / 2, top, bottom)
        return
    if not item.stroke:
        return
    if isinstance(item, LTRect):
        yield Rule(True, top, x0, x1)
        yield Rule(True, bottom, x0, x1)
        yield Rule(False, x0, top, bottom)
        yield Rule(False, x1, top, bottom)
        return
    for (ax, ay), (bx, by) in _segments(item.original_path or ()):
        if abs(ay - by) < 0.5 and abs(ax - bx) > _THIN:
            yield Rule(True, base - ay, min(ax, bx) - left, max(ax, bx) - left)
        elif abs(ax - bx) < 0.5 and abs(ay - by) > _THIN:
            yield Rule(False, ax - left, base - max(ay, by), base - min(ay, by))


def _segments(path: Iterable[Any]) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a path of (operator, points …) steps."""
    start = here = None
    for operator, *points in path:
        if operator == "m":
            start = here = points[-1]
        elif operator == "h" and here and start:
            yield here, start
        elif points:
            if operator == "l" and here:
                yield here, points[-1]
            here = points[-1]


def _is_white(item: Any) -> bool:
    color = _color(item.stroking_color if item.stroke else item.non_stroking_color)
    if color is None:
        return False
    return max(color) < 0.02 if len(color) == 4 else min(color) > 0.98


def _turn(drawing: Drawing, page: Any) -> Drawing:
    """A page whose text runs up or down its side, turned so that the text is level."""
    upward = sum(_upward(item) for item in _walk(page.layout) if isinstance(item, LTChar))
    up = upward >= 0
    width, height = drawing.width, drawing.height

    def box(x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        return (height - bottom, x0, height - top, x1) if up else (top, width - x1, bottom, width - x0)

    def glyph(one: Glyph) -> Glyph:
        x0, top, x1, bottom = box(one.x0, one.top, one.x1, one.bottom)
        return one._replace(x0=x0, top=top, x1=x1, bottom=bottom, slant=not one.slant, turn=0)

    def rule(one: Rule) -> Rule:
        if one.horizontal:
            x0, top, _, bottom = box(one.start, one.at, one.end, one.at)
            return Rule(False, x0, top, bottom)
        x0, top, x1, _ = box(one.at, one.start, one.at, one.end)
        return Rule(True, top, x0, x1)

    return Drawing(
        drawing.number,
        height,
        width,
        [glyph(one) for one in drawing.glyphs],
        [rule(one) for one in drawing.rules],
        [box(*ring) for ring in drawing.rings],
        drawing.images,
    )


def _upward(item: LTChar) -> int:
    """1 where a character's baseline runs up the page, -1 where it runs down, 0 where it is level."""
    a, b, _, _, _, _ = item.matrix
    return 0 if abs(b) <= abs(a) else (1 if b > 0 else -1)
