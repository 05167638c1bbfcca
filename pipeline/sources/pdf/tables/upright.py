"""Text that runs down or up the page inside a table cell, upright or turned. Pure geometry, in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from pipeline.model import Line
from pipeline.sources.pdf.glyphs import Glyph, Rule
from pipeline.sources.pdf.lines import lines_of, rows_of

_SPREAD = 3.0
"""Ems that two characters of one upright line are at most apart."""


def cell_lines(page: int, glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a cell, in reading order whichever way they run. ``glyphs`` stand in the order of writing."""
    turn = sum(glyph.turn for glyph in glyphs if abs(glyph.turn) == 1)
    if not turn and not _runs_down(glyphs):
        return lines_of(page, glyphs)
    up = turn > 0
    lines = lines_of(page, [_levelled(glyph, up) for glyph in glyphs])
    return [replace(line, box=_raised(line.box, up)) for line in lines]


def between_uprights(glyph: Glyph, rules: Sequence[Rule]) -> bool:
    """Whether upright rules stand on both sides of a glyph, as they do of all that is written in a table."""
    beside = [rule.at for rule in rules if not rule.horizontal and rule.start <= glyph.middle <= rule.end]
    return any(at <= glyph.x0 for at in beside) and any(at >= glyph.x1 for at in beside)


def _runs_down(glyphs: Sequence[Glyph]) -> bool:
    """Whether level characters were written one below the other in several lines side by side.

    Only the order in which they were written tells such lines from level ones that are as short.
    """
    if len(glyphs) < 4 or sum(_below(one, after) for one, after in pairwise(glyphs)) * 2 <= len(glyphs):
        return False
    return any(len(row) > 1 for row in rows_of(glyphs))


def _below(one: Glyph, after: Glyph) -> bool:
    beside = abs(one.x0 + one.x1 - after.x0 - after.x1) < one.size
    return beside and 0.5 * one.size < after.middle - one.middle < _SPREAD * one.size


def _levelled(glyph: Glyph, up: bool) -> Glyph:
    """As if the cell were turned so that its lines are level."""
    x0, top, x1, bottom = glyph.x0, glyph.top, glyph.x1, glyph.bottom
    if up:
        return glyph._replace(x0=-bottom, top=x0, x1=-top, bottom=x1)
    return glyph._replace(x0=top, top=-x1, x1=bottom, bottom=-x0)


def _raised(box: tuple[float, float, float, float], up: bool) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = box
    return (top, -x1, bottom, -x0) if up else (-bottom, x0, -top, x1)
