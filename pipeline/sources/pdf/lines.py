"""From glyphs to lines of text. Pure geometry, in points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Line, Traced
from pipeline.sources.pdf.glyphs import Glyph
from pipeline.text.clean import SPACE, clean

_WORD_GAP = 0.18
"""Ems between two Latin characters from which a gap is a space."""

APART = 3.0
"""Ems from which a gap in running text separates two lines (发文字号 … 签发人)."""


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand on one level, each row from left to right; rows from top to bottom.

    Levels are compared by the glyphs' bottoms, which fonts of several sizes on one baseline nearly share.
    """
    rows: list[list[Glyph]] = []
    levels: list[tuple[float, float]] = []
    for glyph in sorted(glyphs, key=lambda one: (one.top + one.bottom, one.x0)):
        middle = glyph.middle
        if levels and abs(middle - levels[-1][0]) < 0.5 * min(glyph.size, levels[-1][1]):
            rows[-1].append(glyph)
            if glyph.size > levels[-1][1]:
                levels[-1] = (middle, glyph.size)
        else:
            rows.append([glyph])
            levels.append((middle, glyph.size))
    for row in rows:
        row.sort(key=lambda one: one.x0)
    return rows


def segments_of(row: Sequence[Glyph], ems: float) -> list[list[Glyph]]:
    """A row cut where the gap between two glyphs is wider than the given number of ems."""
    parts: list[list[Glyph]] = [[row[0]]]
    for before, after in pairwise(row):
        if after.x0 - before.x1 > ems * max(before.size, after.size):
            parts.append([])
        parts[-1].append(after)
    return parts


def line_of(page: int, row: Sequence[Glyph]) -> Line:
    """One line of cleaned text from glyphs that stand from left to right on one level."""
    text: list[str] = []
    ids: list[int] = []
    before: Glyph | None = None
    for glyph in row:
        if before is not None and _space_between(before, glyph):
            text.append(" ")
            ids.append(SPACE)
        text.append(glyph.text)
        ids.append(glyph.id)
        before = glyph
    sizes = Counter(round(glyph.size, 1) for glyph in row)
    bold = sum(_is_bold(glyph.font) for glyph in row) * 2 > len(row)
    box = (row[0].x0, min(one.top for one in row), max(one.x1 for one in row), max(one.bottom for one in row))
    return Line(page, box, clean(Traced("".join(text), tuple(ids))), sizes.most_common(1)[0][0], bold)


def lines_of(page: int, glyphs: Sequence[Glyph], apart: float | None = None) -> list[Line]:
    """All lines of the glyphs, top to bottom; ``apart`` cuts a row at gaps wider than so many ems."""
    rows = rows_of(glyphs)
    parts = rows if apart is None else [part for row in rows for part in segments_of(row, apart)]
    return [line_of(page, part) for part in parts]


def _space_between(before: Glyph, after: Glyph) -> bool:
    """A gap between two Latin words; digits are never parted, since justification spreads them."""
    if after.x0 - before.x1 <= _WORD_GAP * after.size or not (before.text.isascii() and after.text.isascii()):
        return False
    return before.text.isalpha() or after.text.isalpha()


def _is_bold(font: str) -> bool:
    name = font.lower()
    return "bold" in name or "hei" in name or "black" in name
