"""Which cell of a frame each glyph stands in. Pure geometry, in points."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from pipeline.sources.pdf.glyphs import Glyph
from pipeline.sources.pdf.tables.ruled import Frame

Field = tuple[int, int, int, int]
_OVER = 0.1
"""Share of a glyph that must stand beyond its cell's edge for its word to be looked at."""
_CLOSE = 0.25
"""Ems within which glyphs belong to one word."""
_START = 10.0
"""Points from a cell's left edge within which its text begins."""


def place(frame: Frame, glyphs: Sequence[Glyph]) -> dict[Field, list[Glyph]]:
    """The glyphs of each cell: those whose centre lies inside it, and words that run over its edge as a whole."""
    where = {
        (row + down, column + right): (row, column, rows, columns)
        for row, column, rows, columns in frame.fields
        for down in range(rows)
        for right in range(columns)
    }
    found: dict[int, Field] = {}
    over: list[int] = []
    x0, top, x1, bottom = frame.box
    for index, glyph in enumerate(glyphs):
        middle, centre = (glyph.top + glyph.bottom) / 2, (glyph.x0 + glyph.x1) / 2
        # Most glyphs of a page stand above or below its table.
        if not top <= middle <= bottom:
            continue
        field = None
        if x0 <= centre <= x1:
            row, column = bisect_left(frame.rows, middle) - 1, bisect_left(frame.columns, centre) - 1
            field = where.get((max(row, 0), max(column, 0)))
        if field is not None:
            found[index] = field
            if _runs_over(frame, field, glyph):
                over.append(index)
        elif _straddles(frame, glyph):
            over.append(index)
    for index in over:
        _move_word(frame, glyphs, index, found, where)
    inside: dict[Field, list[Glyph]] = defaultdict(list)
    for index in sorted(found):
        inside[found[index]].append(glyphs[index])
    return inside


def _straddles(frame: Frame, glyph: Glyph) -> bool:
    """Whether a glyph on the table's height stands across its left or right edge."""
    return glyph.x0 < frame.columns[0] < glyph.x1 or glyph.x0 < frame.columns[-1] < glyph.x1


def _runs_over(frame: Frame, field: Field, glyph: Glyph) -> bool:
    _, column, _, columns = field
    over = _OVER * (glyph.x1 - glyph.x0)
    return glyph.x0 < frame.columns[column] - over or glyph.x1 > frame.columns[column + columns] + over


def _move_word(
    frame: Frame,
    glyphs: Sequence[Glyph],
    index: int,
    found: dict[int, Field],
    where: dict[tuple[int, int], Field],
) -> None:
    """Puts all of a word that runs over an edge into one cell: the one it begins in, or else that of its middle."""
    first = last = index
    while first > 0 and _joined(glyphs[first - 1], glyphs[first]):
        first -= 1
    while last + 1 < len(glyphs) and _joined(glyphs[last], glyphs[last + 1]):
        last += 1
    start, row = glyphs[first].x0, bisect_left(frame.rows, glyphs[index].middle) - 1
    column = bisect_left(frame.columns, start) - 1
    if not (0 <= column < len(frame.columns) - 1 and start - frame.columns[column] < _START):
        column = bisect_left(frame.columns, (start + glyphs[last].x1) / 2) - 1
    field = where.get((max(row, 0), column))
    if field is not None:
        found.update((one, field) for one in range(first, last + 1))


def _joined(before: Glyph, after: Glyph) -> bool:
    level = abs(before.middle - after.middle) < 0.3 * before.size
    return level and -_CLOSE * before.size < after.x0 - before.x1 < _CLOSE * before.size
