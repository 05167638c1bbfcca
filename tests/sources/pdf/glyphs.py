"""Glyphs for tests, without a PDF."""

from __future__ import annotations

from itertools import count

from pipeline.sources.pdf.glyphs import Glyph

_NUMBERS = count()


def written(text: str, x: float, top: float, size: float = 10.0, font: str = "SimSun") -> list[Glyph]:
    """The characters of a text from ``x`` on, each as wide as its size, Latin ones half."""
    found: list[Glyph] = []
    for one in text:
        width = size / 2 if one.isascii() else size
        if one != " ":
            found.append(Glyph(next(_NUMBERS), one, x, top, x + width, top + size, size, font, False, None))
        x += width
    return found
