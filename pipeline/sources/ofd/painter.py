"""Draws one page of an OFD document: from its objects to glyphs, rules and rings, in points from the page's top left.

Each object stands in its Boundary, turned and scaled by its CTM; composite units bring objects of their own. What is
drawn but not seen as text of the page keeps the reason for which it is set apart.
"""

from __future__ import annotations

from math import hypot
from typing import Final, NamedTuple

from pipeline.errors import SourceError
from pipeline.sources.ofd.glyph_codes import is_private
from pipeline.sources.ofd.lettering import ASCENT, Letter, letters
from pipeline.sources.ofd.outlines import THIN, Outline, outlines, rules_of
from pipeline.sources.ofd.resources import Font, Ink, Resources
from pipeline.sources.ofd.values import (
    IDENTITY,
    Element,
    Matrix,
    applied,
    box,
    chained,
    child,
    children,
    flag,
    local,
    matrix,
    number,
    text_of,
)
from pipeline.sources.ofd.volumes import Area
from pipeline.sources.pdf.glyphs import Drawing, Fill, Glyph, Rule

POINTS: Final = 72 / 25.4
"""Points a millimetre."""
_OFF: Final = ("hidden", "layer_off")
"""Reasons for which nothing of an object is drawn."""
_OWN: Final = ("", "template")
"""Those of what belongs to the page itself."""
_NOWHERE: Final = (0.0, 0.0, 0.0, 0.0)
_MOST_DEPTH: Final = 32
_MOST_UNITS: Final = 20_000
_LEVEL: Final = 0.01
_NO_FONT: Final = Font("", False, None)

Frame = tuple[float, float, float, float]


class _Under(NamedTuple):
    """What an object takes from those it stands in."""

    by: Matrix
    layer: str
    reason: str
    cover: float
    depth: int
    clips: tuple[tuple[Frame, Frame], ...] = ()


class Painted(NamedTuple):
    """A path or picture that is painted on the page itself: its element, from its space (of a picture the unit square)
    to points, the drawing parameters of its layer, and how much it covers."""

    element: Element
    by: Matrix
    layer: str
    cover: float


class Painter:
    """Draws objects onto one page.

    ``seen`` are its paths and pictures, notes apart, in painting order. ``reasons`` are those of characters set apart,
    by id; ``shapes`` counts outlines that are no rules, as of text that was drawn instead of written. Text without ink,
    and text that is cut away, is ``hidden`` in the drawing itself.
    """

    def __init__(self, name: str, number: int, area: Area, resources: Resources, first_id: int) -> None:
        _, _, width, height = area
        self._name = name
        self._resources = resources
        self._first = first_id
        self._sheet = sheet_of(area)
        self._units = 0
        self._fills: list[Fill] = []
        self.drawing = Drawing(number, width * POINTS, height * POINTS, [], [], [], 0, self._fills)
        self.reasons: dict[int, str] = {}
        self.seen: list[Painted] = []
        self.shapes = 0

    @property
    def images(self) -> int:
        """How many pictures are seen."""
        return sum(one.picture for one in self._fills)

    def layers(self, content: Element | None, reason: str = "") -> None:
        """Draws the layers of a page or of a template; ``reason``: why its text is none of the page's."""
        for layer in children(content, "Layer"):
            seen = reason if flag(layer.get("Visible"), True) else "layer_off"
            self._block(layer, _Under(self._sheet, layer.get("DrawParam", ""), seen, 1.0, 0))

    def note(self, annotation: Element, reason: str) -> None:
        """Draws what an annotation shows."""
        for shown in children(annotation, "Appearance"):
            x, y, _, _ = box(shown.get("Boundary")) or _NOWHERE
            self._block(shown, _Under(chained((1.0, 0.0, 0.0, 1.0, x, y), self._sheet), "", reason, 1.0, 0))

    def _block(self, block: Element, under: _Under) -> None:
        if under.depth > _MOST_DEPTH:
            raise SourceError(f"{self._name}：内容嵌套得太深，没有读。请核实来源。")
        for one in children(block):
            kind = local(one)
            if kind in ("PageBlock", "Layer"):
                self._block(one, under._replace(depth=under.depth + 1))
            elif kind in ("TextObject", "PathObject", "ImageObject", "CompositeObject"):
                self._object(kind, one, under)

    def _object(self, kind: str, one: Element, under: _Under) -> None:
        x, y, _, _ = box(one.get("Boundary")) or _NOWHERE
        placed = chained((1.0, 0.0, 0.0, 1.0, x, y), under.by)
        inner = under._replace(
            by=chained(matrix(one.get("CTM")), placed),
            cover=under.cover * number(one.get("Alpha"), 255) / 255,
            reason=under.reason if flag(one.get("Visible"), True) else "hidden",
            clips=(*under.clips, *_clips(one, matrix(one.get("CTM")), placed, under.by)),
        )
        if kind == "TextObject":
            self._text(one, inner)
        elif kind == "PathObject":
            self._path(one, inner)
        elif kind == "ImageObject":
            self._picture(one, inner, placed, bounds(box(one.get("Boundary")) or _NOWHERE, under.by))
        else:
            self._units += 1
            content = self._resources.unit(one.get("ResourceID", ""))
            if self._units > _MOST_UNITS:
                raise SourceError(f"{self._name}：第 {self.drawing.number} 页的内容太多，没有读。请核实来源。")
            if content is not None:
                self._block(content, inner._replace(depth=under.depth + 1))

    def _picture(self, one: Element, under: _Under, placed: Matrix, place: Frame) -> None:
        if under.cover <= 0 or under.reason in _OFF:
            return
        self._fills.append(Fill(place, None, self._next_id, picture=True))
        if under.reason in _OWN:
            _, _, width, height = box(one.get("Boundary")) or _NOWHERE
            by = under.by if one.get("CTM") else chained((width, 0.0, 0.0, height, 0.0, 0.0), placed)
            self.seen.append(Painted(one, by, under.layer, under.cover))

    def _text(self, one: Element, under: _Under) -> None:
        size = number(one.get("Size"), 0.0)
        if size <= 0:
            size = 3.5
        font = self._resources.fonts.get(one.get("Font", ""), _NO_FONT)
        color, cover = self._ink(one, under)
        bold = font.bold or number(one.get("Weight"), 400) >= 600 or "黑" in font.name
        turned = int(number(one.get("CharDirection"), 0)) % 360
        pen = _Pen(under.by, size, turned, f"{font.name} Bold" if bold else font.name, color)
        em = size * (number(one.get("HScale"), 1.0) or 1.0)
        for letter in letters(one, size, abs(em)):
            text = letter.text
            if is_private(text) and font.part:
                text = self._resources.codes(font.part).meant(text, letter.glyph)
            glyph = pen.glyph(self._next_id, letter, text)
            if under.reason:
                self.reasons[glyph.id] = under.reason
            hidden = "clipped" if _clipped(glyph, under.clips) else "" if cover else "unpainted"
            self.drawing.glyphs.append(glyph._replace(hidden=hidden) if hidden else glyph)

    @property
    def _next_id(self) -> int:
        return self._first + len(self.drawing.glyphs)

    def _ink(self, one: Element, under: _Under) -> tuple[tuple[float, ...], float]:
        """The colour of a text on white paper, and how much of it is seen."""
        filled, stroked = flag(one.get("Fill"), True), flag(one.get("Stroke"), False)
        ink = self._resources.ink(one, "FillColor" if filled else "StrokeColor", under.layer)
        cover = max(0.0, under.cover * ink.cover) if filled or stroked else 0.0
        return tuple(1 - (1 - value) * cover for value in ink.color) if len(ink.color) != 4 else ink.color, cover

    def _path(self, one: Element, under: _Under) -> None:
        stroked, filled = flag(one.get("Stroke"), True), flag(one.get("Fill"), False)
        ink = self._resources.ink(one, "StrokeColor" if stroked else "FillColor", under.layer)
        if under.reason in _OFF or not (stroked or filled) or under.cover * ink.cover <= 0:
            return
        if under.reason in _OWN:
            self.seen.append(Painted(one, under.by, under.layer, under.cover))
        lines = outlines(text_of(child(one, "AbbreviatedData")), under.by)
        if filled and under.reason in _OWN:
            self._fill(lines, self._resources.ink(one, "FillColor", under.layer), under)
        if not _is_white(ink):
            self._draw(lines, list(rules_of(lines, stroked, filled)), _is_red(ink), under.reason)

    def _draw(self, lines: list[Outline], rules: list[Rule], red: bool, reason: str) -> None:
        """The rules and rings of a path, or that it is neither."""
        curved = [line for line in lines if not all(line.straight)]
        self.shapes += not rules and bool(curved or len(lines) > 1)
        if reason in _OWN:
            self.drawing.rules.extend(rules)
        if curved and red:
            self.drawing.rings.append(_around(curved[0].box, *(line.box for line in curved[1:])))

    def _fill(self, lines: list[Outline], ink: Ink, under: _Under) -> None:
        """The area of a filled path; only that of a plain opaque rectangle is known for certain."""
        if not lines:
            return
        place = _around(lines[0].box, *(line.box for line in lines[1:]))
        if min(place[2] - place[0], place[3] - place[1]) > THIN:
            certain = len(lines) == 1 and lines[0].is_box and ink.plain and ink.cover * under.cover > 0.99
            certain = certain and not under.clips
            self._fills.append(Fill(place, ink.color if certain else None, self._next_id, covers=certain))


def sheet_of(area: Area) -> Matrix:
    """From a page's millimetres to points from its top left."""
    x, y, _, _ = area
    return POINTS, 0.0, 0.0, POINTS, -x * POINTS, -y * POINTS


class _Pen(NamedTuple):
    """How a text object's characters are set: ``turned`` degrees clockwise about their drawing point."""

    by: Matrix
    size: float
    turned: int
    font: str
    color: tuple[float, ...]

    def glyph(self, one: int, letter: Letter, text: str) -> Glyph:
        """The character as it stands on the page."""
        turn = _TURNS.get(self.turned, IDENTITY)
        by = chained(chained(turn, (1.0, 0.0, 0.0, 1.0, letter.x, letter.y)), self.by)
        a, b, c, d, _, _ = by
        # A space that counts up the page is turned over for the places only: nobody writes in a mirror.
        above = ASCENT if a * d - b * c >= 0 else 1 - ASCENT
        x0, top, x1, bottom = bounds((0.0, -above * self.size, letter.width, self.size), by)
        level = abs(b) <= _LEVEL * abs(a) + 1e-9
        upright = not level and abs(a) <= _LEVEL * abs(b)
        size = self.size * (hypot(c, d) or hypot(a, b))
        return Glyph(
            one, text, x0, top, x1, bottom, size, self.font, not level, self.color, (1 if b < 0 else -1) * upright
        )


_TURNS: Final[dict[int, Matrix]] = {
    90: (0.0, 1.0, -1.0, 0.0, 0.0, 0.0),
    180: (-1.0, 0.0, 0.0, -1.0, 0.0, 0.0),
    270: (0.0, -1.0, 1.0, 0.0, 0.0, 0.0),
}


def bounds(place: Area, by: Matrix) -> Frame:
    """The smallest level box around a place (x, y, width, height) that was moved."""
    x, y, width, height = place
    corners = [applied(by, x + dx, y + dy) for dx in (0.0, width) for dy in (0.0, height)]
    return (
        min(corner[0] for corner in corners),
        min(corner[1] for corner in corners),
        max(corner[0] for corner in corners),
        max(corner[1] for corner in corners),
    )


def _around(first: Frame, *others: Frame) -> Frame:
    lefts, tops, rights, bottoms = zip(first, *others, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _clips(one: Element, own: Matrix, placed: Matrix, outer: Matrix) -> list[tuple[Frame, Frame]]:
    """The boxes that an object is cut to, each twice: writers count it in the object's space, or in that around it."""
    found: list[tuple[Frame, Frame]] = []
    for clip in children(child(one, "Clips"), "Clip"):
        areas: list[tuple[Area, Matrix]] = []
        for area in children(clip, "Area"):
            path = child(area, "Path")
            place = box(path.get("Boundary")) if path is not None else None
            if place is None or place[2] <= 0 or place[3] <= 0:
                areas = []
                break
            areas.append((place, matrix(area.get("CTM"))))
        if areas:
            inside = [bounds(place, chained(by, chained(own, placed))) for place, by in areas]
            around = [bounds(place, chained(by, outer)) for place, by in areas]
            found.append((_around(*inside), _around(*around)))
    return found


def _clipped(glyph: Glyph, clips: tuple[tuple[Frame, Frame], ...]) -> bool:
    """Whether nothing of a character is left, however its clips are counted."""
    return any(all(_apart(glyph, frame) for frame in both) for both in clips)


def _apart(glyph: Glyph, frame: Frame) -> bool:
    x0, top, x1, bottom = frame
    return glyph.x1 < x0 or glyph.x0 > x1 or glyph.bottom < top or glyph.top > bottom


def _is_white(ink: Ink) -> bool:
    return max(ink.color) < 0.02 if len(ink.color) == 4 else min(ink.color) > 0.98


def _is_red(ink: Ink) -> bool:
    return len(ink.color) == 3 and ink.color[0] > 0.6 and max(ink.color[1:]) < 0.4
