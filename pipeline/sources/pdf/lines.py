"""From glyphs to lines of text. Pure geometry, in points."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from pipeline.model import Line, Traced
from pipeline.sources.pdf.glyphs import Glyph
from pipeline.text.clean import SPACE, clean

_WORD_GAP = 0.18
"""Ems between two Latin characters from which a gap is a space."""
_WORDS = re.compile(r"[\x00-\x7f]{2}")
"""Two characters between which a space may stand."""

APART = 3.0
"""Ems from which a gap in running text separates two lines (发文字号 … 签发人)."""


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand on one level, each row from left to right; rows from top to bottom.

    Levels are compared by the glyphs' bottoms, which fonts of several sizes on one baseline nearly share.
    """
    rows: list[list[Glyph]] = []
    level, tall = -math.inf, 0.0
    for glyph in sorted(glyphs, key=_by_level):
        middle, size = (glyph.top + glyph.bottom) / 2, glyph.size
        if abs(middle - level) < 0.5 * min(size, tall):
            rows[-1].append(glyph)
            if size > tall:
                level, tall = middle, size
        else:
            rows.append([glyph])
            level, tall = middle, size
    for row in rows:
        row.sort(key=attrgetter("x0"))
    return rows


def _by_level(glyph: Glyph) -> tuple[float, float]:
    return glyph.top + glyph.bottom, glyph.x0


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
    text = [glyph.text for glyph in row]
    ids = [glyph.id for glyph in row]
    if _WORDS.search("".join(text)):
        for at in range(len(row) - 1, 0, -1):
            if _space_between(row[at - 1], row[at]):
                text.insert(at, " ")
                ids.insert(at, SPACE)
    fonts = Counter([glyph.font for glyph in row])
    bold = sum(count for font, count in fonts.items() if _is_bold(font)) * 2 > len(row)
    box = (
        row[0].x0,
        min([one.top for one in row]),
        max([one.x1 for one in row]),
        max([one.bottom for one in row]),
    )
    return Line(page, box, clean(Traced("".join(text), tuple(ids))), _usual_size(row), bold)


def _usual_size(row: Sequence[Glyph]) -> float:
    """The size of most glyphs, to a tenth of a point."""
    sizes: Counter[float] = Counter()
    for size, count in Counter([glyph.size for glyph in row]).items():
        sizes[round(size, 1)] += count
    return sizes.most_common(1)[0][0]


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
