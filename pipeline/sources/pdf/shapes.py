"""From figures drawn on a page to the rules of tables, the rings of seals and painted areas. Points from the page's top
left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from pipeline.sources.pdf.glyphs import Box, Color, Fill, Rule, is_red, is_white
from pipeline.sources.pdf.paint import Paint, common

Point = tuple[float, float]
Piece = tuple[Point, Point]
Kind = Literal["line", "box", "curve"]
_THIN = 3.2
"""Points: a filled rectangle thinner than this is a rule, a thicker one is shading."""


class Shape(NamedTuple):
    """One drawn figure. ``kind``: one straight line, an upright rectangle, or anything else; ``pieces`` are the
    straight stretches of its outline; ``stroke`` and ``fill`` are colours, used (``stroked``, ``filled``) or not."""

    box: Box
    kind: Kind
    stroked: bool
    filled: bool
    stroke: Color | None
    fill: Color | None
    paint: Paint
    pieces: Iterable[Piece] = ()


class Figures:
    """The figures of a page ``height`` points high, as they are met."""

    def __init__(self, height: float) -> None:
        self.rules: list[Rule] = []
        self.rings: list[Box] = []
        self.fills: list[Fill] = []
        self._height = height

    def add(self, shape: Shape, first: int) -> None:
        """Sorts a figure. ``first`` is the id of the first glyph painted after it."""
        if not shape.paint.shown:
            return
        self.rules.extend(rules_of(shape))
        if shape.kind == "curve" and is_red(shape.stroke):
            self.rings.append(shape.box)
        x0, top, x1, bottom = shape.box
        if shape.filled and min(x1 - x0, bottom - top) > _THIN:
            self.fills.append(self._area(shape, first))

    def add_picture(self, box: Box, first: int) -> None:
        """An image; ``first`` as of a figure."""
        self.fills.append(Fill(box, None, first, picture=True))

    def _area(self, shape: Shape, first: int) -> Fill:
        """The area that a filled shape paints, within its clip. Only a plain opaque rectangle has a colour for
        certain."""
        paint = shape.paint
        if shape.kind != "box" or not paint.plain or paint.alpha < 0.99:
            return Fill(shape.box, None, first)
        x0, y0, x1, y1 = paint.clip
        clip = (x0, self._height - y1, x1, self._height - y0)
        return Fill(common(shape.box, clip), paint.color, first, covers=True)


def box_of(points: Sequence[Point]) -> Box:
    """The smallest box around points."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def rules_of(shape: Shape) -> Iterator[Rule]:
    """The straight level and upright lines of one figure; what is white draws none."""
    x0, top, x1, bottom = shape.box
    if is_white(shape.stroke if shape.stroked else shape.fill):
        return
    if shape.kind == "line" or min(x1 - x0, bottom - top) <= _THIN:
        if bottom - top <= _THIN and x1 - x0 > _THIN:
            yield Rule(True, (top + bottom) / 2, x0, x1)
        elif x1 - x0 <= _THIN and bottom - top > _THIN:
            yield Rule(False, (x0 + x1) / 2, top, bottom)
    elif shape.stroked and shape.kind == "box":
        yield Rule(True, top, x0, x1)
        yield Rule(True, bottom, x0, x1)
        yield Rule(False, x0, top, bottom)
        yield Rule(False, x1, top, bottom)
    elif shape.stroked:
        yield from _straight(shape.pieces)


def _straight(pieces: Iterable[Piece]) -> Iterator[Rule]:
    for (ax, ay), (bx, by) in pieces:
        if abs(ay - by) < 0.5 and abs(ax - bx) > _THIN:
            yield Rule(True, ay, min(ax, bx), max(ax, bx))
        elif abs(ax - bx) < 0.5 and abs(ay - by) > _THIN:
            yield Rule(False, ax, min(ay, by), max(ay, by))


def pieces_of(path: Iterable[tuple[str, Point]]) -> Iterator[Piece]:
    """The straight pieces of a path of steps: ``m`` begins, ``l`` draws a line to the point, ``h`` one back to the
    beginning (its own point says nothing), any other a curve to the point."""
    start = here = None
    for operator, point in path:
        if operator == "m":
            start = here = point
        elif operator == "h":
            if here and start:
                yield here, start
        else:
            if operator == "l" and here:
                yield here, point
            here = point
