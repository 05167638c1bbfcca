"""What the content of a page paints, in its order: strings with their font, figures and pictures, each with its paint.

Where texts and figures stand is PDFium's to say; here only clips and pictures are followed over the page. Operators
that matter to none of these are passed over, and numbers are read where one of the others takes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from pipeline.sources.pdf.glyphs import Box, Color
from pipeline.sources.pdf.paint import EVERYWHERE, Paint, common, known_color, text_color
from pipeline.sources.pdf.pdfium.content_names import GREY, ContentNames, Space
from pipeline.sources.pdf.pdfium.content_words import (
    INLINE_IMAGE,
    NUMBER,
    PIECE,
    TOKEN,
    hexadecimal,
    literal,
    numbers_before,
    path_points,
    tokens_before,
)
from pipeline.sources.pdf.pdfium.fonts import PdfFont
from pipeline.sources.pdf.pdfium.matrices import Matrix, moved, spanned, times
from pipeline.sources.pdf.pdfium.unfit import UnfitError
from pipeline.sources.pdf.shapes import box_of

_STROKES: Final = (b"S", b"s", b"B", b"B*", b"b", b"b*")
_FILLS: Final = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
_DEVICES: Final = {
    b"g": Space("DeviceGray", 1),
    b"rg": Space("DeviceRGB", 3),
    b"k": Space("DeviceCMYK", 4),
}
_UNIT: Final[Box] = (0.0, 0.0, 1.0, 1.0)
_DEEPEST: Final = 12
"""Forms within forms that no page has, but one that goes round in circles."""


class Show(NamedTuple):
    """One string, or several with gaps between them in thousandths of an em. ``spacing`` after each character, ``gap``
    after each space of one byte, both in points of an upright page."""

    font: PdfFont
    size: float
    spacing: float
    gap: float
    parts: Sequence[bytes | float]
    paint: Paint


class Figure(NamedTuple):
    """A path that is stroked, filled or both. ``stroke`` and ``fill`` are numbers as the content has them, whatever
    colour they mean; None for a pattern."""

    stroked: bool
    filled: bool
    stroke: Color | None
    fill: Color | None
    paint: Paint


class PaintedImage(NamedTuple):
    """An image; its box from the lower left of the upright page."""

    box: Box


class Shading(NamedTuple):
    """Colours that run over into each other, over all of the clip."""

    paint: Paint


Painted = Show | Figure | PaintedImage | Shading


class _Ink(NamedTuple):
    """The colours for filling and stroking, as numbers and the spaces that give them a meaning."""

    fill: Color | None = (0.0,)
    fill_space: Space = GREY
    stroke: Color | None = (0.0,)
    stroke_space: Space = GREY


class _Cover(NamedTuple):
    """What lets paint through: the clip, and the graphics state."""

    clip: Box = EVERYWHERE
    alpha: float = 1.0
    plain: bool = True


def read_content(content: bytes, resources: ContentNames, way: Matrix, clip: Box) -> list[Painted]:
    """What a page paints. ``way`` puts the page upright, ``clip`` is what of that is shown. Raises UnfitError for what
    cannot be read here."""
    reader = _Reader(content, resources, way, _Cover(clip))
    reader.read()
    return reader.painted


class _Reader:
    """Goes through a content; what q saves are its own attributes."""

    def __init__(self, content: bytes, resources: ContentNames, way: Matrix, cover: _Cover, depth: int = 0) -> None:
        self.painted: list[Painted] = []
        self._content = content
        self._resources = resources
        self._depth = depth
        self._font: PdfFont | None = None
        self._size = self._spacing = self._gap = 0.0
        self._mode = 0
        self._ink = _Ink()
        self._way = way
        self._cover = cover
        self._saved: list[tuple[PdfFont | None, float, float, float, int, _Ink, Matrix, _Cover]] = []
        self._paints: dict[tuple[int, _Ink, _Cover], Paint] = {}
        self._last = (_Ink(), cover, Paint(mode=-1))
        # Where the first operator of a path stands that is not yet painted.
        self._path: int | None = None

    def read(self) -> None:
        content, search, at = self._content, TOKEN.search, 0
        # By the last group of a token that is there; comments have none, strings without an operator show nothing.
        takers = {
            2: self._take_hexadecimal,
            4: self._take_literal,
            5: self._take_array,
            7: self._take_font,
            8: self._take_named,
            9: self._take_operator,
        }
        while (found := search(content, at)) is not None:
            at = found.end()
            taker = takers.get(found.lastindex or 0)
            if taker is not None:
                at = taker(found) or at

    # --- texts --------------------------------------------------------------------------------------------------------

    def _take_hexadecimal(self, found: re.Match[bytes]) -> None:
        self._show((hexadecimal(found[1]),))

    def _take_literal(self, found: re.Match[bytes]) -> None:
        self._show((literal(found[3]),))

    def _take_array(self, found: re.Match[bytes]) -> None:
        parts: list[bytes | float] = []
        for digits, text, number in PIECE.findall(found[5]):
            if number:
                # What stands before the first string moves its beginning, which PDFium tells.
                if parts:
                    parts.append(float(number))
            elif digits or text:
                parts.append(hexadecimal(digits) if digits else literal(text))
        self._show(parts)

    def _show(self, parts: Sequence[bytes | float]) -> None:
        if not any(parts):
            return
        if self._font is None:
            raise UnfitError("font")
        paint = self._paint(self._mode)
        self.painted.append(Show(self._font, self._size, self._spacing, self._gap, parts, paint))

    def _take_font(self, found: re.Match[bytes]) -> None:
        self._font = self._resources.font(found[6])
        self._size = float(found[7])

    def _paint(self, mode: int) -> Paint:
        ink, cover = self._ink, self._cover
        if (ink is self._last[0] and cover is self._last[1]) and mode == self._last[2].mode:
            return self._last[2]
        made = self._paints.get((mode, ink, cover))
        if made is None:
            fill, stroke = known_color(ink.fill, ink.fill_space.name), known_color(ink.stroke, ink.stroke_space.name)
            color = text_color(mode, fill, stroke)
            made = self._paints[mode, ink, cover] = Paint(cover.clip, cover.alpha, cover.plain, True, mode, color)
        self._last = (ink, cover, made)
        return made

    # --- names --------------------------------------------------------------------------------------------------------

    def _take_named(self, found: re.Match[bytes]) -> None:
        name, operator = found[6], found[8]
        if operator == b"Do":
            self._do(name)
        elif operator == b"gs":
            alpha, plain = self._resources.graphics(name)
            cover = self._cover
            self._cover = cover._replace(
                alpha=cover.alpha if alpha is None else alpha, plain=cover.plain if plain is None else plain
            )
        elif operator == b"sh":
            if self._cover.clip != EVERYWHERE:
                self.painted.append(Shading(self._paint(0)._replace(color=None)))
        elif operator in (b"cs", b"CS"):
            space, fills = self._resources.space(name), operator == b"cs"
            if space is not None:
                self._color(fills, self._ink.fill if fills else self._ink.stroke, space)
        else:
            self._take_pattern(operator == b"scn")

    def _take_pattern(self, fills: bool) -> None:
        """Nobody knows the colours of a pattern."""
        space = self._ink.fill_space if fills else self._ink.stroke_space
        if space.name == "Pattern":
            self._color(fills, None, space)

    def _do(self, name: bytes) -> None:
        form = self._resources.form(name)
        if form is None:
            self.painted.append(PaintedImage(spanned(self._way, _UNIT)))
            return
        if self._depth >= _DEEPEST:
            raise UnfitError("object")
        way = times(form.matrix, self._way)
        cover = self._cover._replace(clip=common(self._cover.clip, spanned(way, form.box)))
        inner = _Reader(form.content, form.resources, way, cover, self._depth + 1)
        inner._ink, inner._mode = self._ink, self._mode
        inner.read()
        self.painted += inner.painted

    # --- other operators ----------------------------------------------------------------------------------------------

    def _take_operator(self, found: re.Match[bytes]) -> int | None:
        operator = found[9]
        if operator == b"q":
            state = (self._font, self._size, self._spacing, self._gap, self._mode, self._ink, self._way, self._cover)
            self._saved.append(state)
        elif operator == b"Q":
            self._restore()
        elif operator in (b"m", b"re"):
            if self._path is None:
                self._path = found.start()
        elif operator in _FILLS or operator in _STROKES or operator == b"n":
            self._end_path(operator)
        elif operator == b"BI":
            return self._after_image(found.end())
        else:
            self._set(operator, found.start())
        return None

    def _restore(self) -> None:
        if self._saved:
            state = self._saved.pop()
            self._font, self._size, self._spacing, self._gap, self._mode, self._ink, self._way, self._cover = state

    def _end_path(self, operator: bytes) -> None:
        if self._path is not None and operator != b"n":
            ink, paint = self._ink, self._paint(0)
            figure = Figure(operator in _STROKES, operator in _FILLS, ink.stroke, ink.fill, paint)
            self.painted.append(figure)
        self._path = None

    def _set(self, operator: bytes, at: int) -> None:
        """What holds for all that follows."""
        content = self._content
        if operator in (b"W", b"W*"):
            self._clip(at)
        elif operator == b"cm":
            a, b, c, d, e, f = numbers_before(content, at, 6)
            self._way = times((a, b, c, d, e, f), self._way)
        elif operator == b"Tc":
            (self._spacing,) = numbers_before(content, at, 1)
        elif operator == b"Tw":
            (self._gap,) = numbers_before(content, at, 1)
        elif operator == b"Tr":
            self._mode = int(numbers_before(content, at, 1)[0])
        elif operator == b'"':
            raise UnfitError("operator")
        else:
            self._set_color(operator, at)

    def _set_color(self, operator: bytes, at: int) -> None:
        fills = operator.islower()
        device = _DEVICES.get(operator.lower())
        if device is not None:
            self._color(fills, tuple(numbers_before(self._content, at, device.components)), device)
            return
        space = self._ink.fill_space if fills else self._ink.stroke_space
        tokens = tokens_before(self._content, at, space.components)
        # Like pdfminer, which knows colours of one, three and four components and leaves others alone.
        if space.components in (1, 3, 4) and len(tokens) == space.components and all(map(NUMBER.fullmatch, tokens)):
            self._color(fills, tuple(map(float, tokens)), space)

    def _color(self, fills: bool, color: Color | None, space: Space) -> None:
        ink = self._ink
        if fills:
            self._ink = _Ink(color, space, ink.stroke, ink.stroke_space)
        else:
            self._ink = _Ink(ink.fill, ink.fill_space, color, space)

    def _clip(self, at: int) -> None:
        points = list(path_points(self._content, self._path, at)) if self._path is not None else []
        if points:
            shown = box_of([moved(self._way, x, y) for x, y in points])
            self._cover = self._cover._replace(clip=common(self._cover.clip, shown))

    def _after_image(self, at: int) -> int:
        found = INLINE_IMAGE.search(self._content, at)
        if found is None:
            raise UnfitError("operator")
        self.painted.append(PaintedImage(spanned(self._way, _UNIT)))
        return found.end()
