"""Text of a cell that runs on below the last rule of its page. Pure geometry, in points.

A browser that breaks a page below a row draws the row's rule, but none under a cell over this row and the next, whose
text may go on further down than the rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.sources.pdf.glyphs import Glyph
from pipeline.sources.pdf.lines import rows_of
from pipeline.sources.pdf.tables.ruled import Frame

_NEXT_LINE = 1.5
"""Ems from a line to the next one of the same cell, at most."""


def with_overhang(frame: Frame, glyphs: Sequence[Glyph]) -> Frame:
    """The frame, its last row as deep as the lines that follow in columns which no rule closes at its foot."""
    lowest = len(frame.rows) - 1
    ending = [(column, columns) for row, column, rows, columns in frame.fields if row + rows == lowest]
    stays = [
        (frame.columns[column], frame.columns[column + columns])
        for column, columns in ending
        if not frame.parted(lowest, column)
    ]
    # Where none is closed, it is the table's own foot that is missing.
    foot = _foot(frame.rows[-1], glyphs, stays) if 0 < len(stays) < len(ending) else frame.rows[-1]
    return frame._replace(rows=(*frame.rows[:-1], foot)) if foot > frame.rows[-1] else frame


def _foot(foot: float, glyphs: Sequence[Glyph], columns: Sequence[tuple[float, float]]) -> float:
    """How far down the lines go on in the columns, from a foot on, with nothing beside them."""
    for level in rows_of([glyph for glyph in glyphs if (glyph.top + glyph.bottom) / 2 > foot]):
        follows = min(glyph.top for glyph in level) - foot < _NEXT_LINE * max(glyph.size for glyph in level)
        if not follows or not all(_inside(glyph, columns) for glyph in level):
            break
        foot = max(glyph.bottom for glyph in level) + 1
    return foot


def _inside(glyph: Glyph, columns: Sequence[tuple[float, float]]) -> bool:
    return any(left - 1 <= glyph.x0 and glyph.x1 <= right + 1 for left, right in columns)
