"""The engine that reads with pdfplumber: the reference, and what reads whatever the other engine cannot.

Walking the layout costs half of ``page.chars``, which turns every object into a dict.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage, LTLine, LTRect

from pipeline.sources.pdf.glyphs import Box, Color, Drawing, Glyph, direction, levelled
from pipeline.sources.pdf.paint import Paint, hidden_by
from pipeline.sources.pdf.painting import paint_page
from pipeline.sources.pdf.shapes import Figures, Kind, Piece, Shape, pieces_of

# Its warnings go to whoever listens; nobody's terminal is written to where nobody does.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


class Plumber:
    """A file open in pdfplumber. What it raises is whatever pdfplumber and pdfminer raise."""

    def __init__(self, path: Path, password: str) -> None:
        self._pdf = pdfplumber.open(path, password=password)

    def __enter__(self) -> Plumber:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    def __len__(self) -> int:
        return len(self._pdf.pages)

    def draw(self, index: int, first_id: int) -> Drawing:
        """The page at an index from 0; see :func:`draw`."""
        page = self._pdf.pages[index]
        try:
            return draw(page, index + 1, first_id)
        finally:
            page.close()


def draw(page: Any, number: int, first_id: int) -> Drawing:
    """What stands on a pdfplumber page. Ids run on from ``first_id``; white space gets none and is left out."""
    base = page.height
    glyphs: list[Glyph] = []
    figures = Figures(base)
    for item in _walk(paint_page(page)):
        x0, y0, x1, y1 = item.bbox
        box = (x0, base - y1, x1, base - y0)
        first = first_id + len(glyphs)
        if isinstance(item, LTChar):
            text = item.get_text()
            if text and not text.isspace():
                glyphs += _glyphs(item, text, box, first)
        elif isinstance(item, LTImage):
            figures.add_picture(box, first)
        elif isinstance(item, LTCurve):
            figures.add(_shape(item, box, base), first)
    images = sum(one.picture for one in figures.fills)
    drawing = Drawing(number, page.width, base, glyphs, figures.rules, figures.rings, images, figures.fills)
    return levelled(drawing)


def _glyphs(item: LTChar, text: str, box: Box, first: int) -> list[Glyph]:
    """A printed code's characters, mostly one; at least one of them is no white space."""
    slant, turn = direction(*item.matrix[:4])
    paint: Paint = item.paint
    hidden = hidden_by(paint, item.bbox)
    signs = "\ufffd" if text.startswith("(cid:") else text if len(text) == 1 else "".join(text.split())
    return [
        Glyph(first + at, one, *box, item.size, item.fontname, slant, paint.color, turn, hidden)
        for at, one in enumerate(signs)
    ]


def _walk(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, LTFigure):
            yield from _walk(item)
        else:
            yield item


def _color(value: Any) -> Color | None:
    if isinstance(value, (int, float)):
        return (float(value),)
    if isinstance(value, (tuple, list)) and all(isinstance(part, (int, float)) for part in value):
        return tuple(float(part) for part in value)
    return None


def _shape(item: Any, box: Box, base: float) -> Shape:
    kind: Kind = "line" if isinstance(item, LTLine) else "box" if isinstance(item, LTRect) else "curve"
    stroke, fill = _color(item.stroking_color), _color(item.non_stroking_color)
    return Shape(box, kind, bool(item.stroke), bool(item.fill), stroke, fill, item.paint, _pieces(item, base))


def _pieces(item: Any, base: float) -> Iterator[Piece]:
    steps = ((operator, points[-1] if points else (0.0, 0.0)) for operator, *points in item.original_path or ())
    for (ax, ay), (bx, by) in pieces_of(steps):
        yield (ax, base - ay), (bx, base - by)
