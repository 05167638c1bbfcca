"""Walks one pdfplumber page once: its characters and the rules drawn on it, in points from the page's top left.

Walking the layout costs half of ``page.chars``, which turns every object into a dict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage, LTLine, LTRect

from pipeline.sources.pdf.painting import Paint, paint_page

_THIN = 3.2
"""Points: a filled rectangle thinner than this is a rule, a thicker one is shading."""


Color = tuple[float, ...]
"""One number for grey, three for red, green and blue, four for inks; each from 0 to 1."""


class Glyph(NamedTuple):
    """One printed character. ``slant``: its baseline is not level (watermarks, seals); ``turn``: nor slanting, but runs
    up (1) or down (-1) the page. ``color``: None where nobody knows; ``hidden``: why no viewer shows it, as far as that
    does not follow from what is painted before and after it (``unpainted``, ``clipped``, ``layer_off``)."""

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

    box: tuple[float, float, float, float]
    color: Color | None
    first: int
    covers: bool = False
    picture: bool = False


class Drawing(NamedTuple):
    """Everything on one page that matters here; ``rings`` are the boxes of curved red shapes (seals), ``fills`` the
    areas in painting order."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    rings: list[tuple[float, float, float, float]]
    images: int
    fills: Sequence[Fill] = ()


def draw(page: Any, number: int, first_id: int) -> Drawing:
    """What stands on a pdfplumber page. Ids run on from ``first_id``; white space gets none and is left out."""
    layout = paint_page(page)
    left, base = page.mediabox[0], page.height + page.mediabox[1]
    glyphs: list[Glyph] = []
    rules: list[Rule] = []
    rings: list[tuple[float, float, float, float]] = []
    fills: list[Fill] = []
    turned = 0
    for item in _walk(layout):
        x0, y0, x1, y1 = item.bbox
        box = (x0 - left, base - y1, x1 - left, base - y0)
        if isinstance(item, LTChar):
            text = item.get_text()
            if text and not text.isspace():
                made = _glyphs(item, text, box, first_id + len(glyphs))
                turned += made[0].turn != 0
                glyphs += made
        elif isinstance(item, LTImage):
            fills.append(Fill(box, None, first_id + len(glyphs), picture=True))
        elif isinstance(item, LTCurve) and item.paint.shown:
            rules += _rules(item, left, base)
            if not isinstance(item, (LTLine, LTRect)) and _is_red(_color(item.stroking_color)):
                rings.append(box)
            if item.fill and min(x1 - x0, y1 - y0) > _THIN:
                fills.append(_fill(item, box, first_id + len(glyphs)))
    images = sum(one.picture for one in fills)
    drawing = Drawing(number, page.width, page.height, glyphs, rules, rings, images, fills)
    return levelled(drawing) if turned > 0.5 * len(glyphs) else drawing


def _glyphs(item: LTChar, text: str, box: tuple[float, float, float, float], first: int) -> list[Glyph]:
    """A printed code's characters, mostly one; at least one of them is no white space."""
    a, b, c, d, _, _ = item.matrix
    level = abs(b) <= 0.01 * abs(a) + 1e-6 and abs(c) <= 0.01 * abs(d) + 1e-6
    turn = 0 if level or abs(a) > 0.01 * abs(b) else 1 if b > 0 else -1
    paint: Paint = item.paint
    hidden = _hidden(paint, item.bbox)
    signs = "\ufffd" if text.startswith("(cid:") else text if len(text) == 1 else "".join(text.split())
    return [
        Glyph(first + at, one, *box, item.size, item.fontname, not level, paint.color, turn, hidden)
        for at, one in enumerate(signs)
    ]


def _walk(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, LTFigure):
            yield from _walk(item)
        else:
            yield item


def _hidden(paint: Paint, box: tuple[float, float, float, float]) -> str:
    """Why a character with this box prints nothing that could be seen, whatever else is on the page."""
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


def _fill(item: Any, box: tuple[float, float, float, float], first: int) -> Fill:
    """The area that a filled shape paints, within its clip. Only a plain opaque rectangle has a colour for certain."""
    paint: Paint = item.paint
    if not isinstance(item, LTRect) or not paint.plain or paint.alpha < 0.99:
        return Fill(box, None, first)
    x0, y0, x1, y1 = (
        max(item.x0, paint.clip[0]) - item.x0,
        max(item.y0, paint.clip[1]) - item.y0,
        item.x1 - min(item.x1, paint.clip[2]),
        item.y1 - min(item.y1, paint.clip[3]),
    )
    clipped = (box[0] + x0, box[1] + y1, box[2] - x1, box[3] - y0)
    return Fill(clipped, paint.color, first, covers=True)


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


def levelled(drawing: Drawing) -> Drawing:
    """A page whose text runs up or down its side, turned so that the text is level."""
    up = sum(glyph.turn for glyph in drawing.glyphs) >= 0
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
        [one._replace(box=box(*one.box)) for one in drawing.fills],
    )
