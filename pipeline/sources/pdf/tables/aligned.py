"""Tables that no rule shows: columns and rows by how the text is aligned. Pure geometry, in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.sources.pdf.glyphs import Glyph
from pipeline.sources.pdf.lines import rows_of
from pipeline.sources.pdf.tables.row_edges import WIDER, split_rows
from pipeline.sources.pdf.tables.ruled import Frame, frame
from pipeline.sources.pdf.tables.runs import GUTTER, Level, Run
from pipeline.sources.pdf.tables.strokes import Strokes

_FAR = 3.5
"""Ems between two lines from which on they belong to different tables."""
_LONGER = 0.1
"""Share of its width by which a table's longest line may be longer on another page."""


def frames_unruled(glyphs: Sequence[Glyph], above: Frame | None) -> list[Frame]:
    """The tables among text that no rule frames: successive lines whose text stands in the same three or more columns.

    ``above``: the frame that ended the page before; lines at the page's top that keep to its columns go on with it.
    """
    if not glyphs:
        return []
    levels = [Level(row) for row in rows_of(glyphs)]
    at, frames = _going_on(levels, above)
    while at < len(levels):
        made, end = _table_at(levels, at)
        frames += [made] if made is not None else []
        at = end
    return frames


def _going_on(levels: Sequence[Level], above: Frame | None) -> tuple[int, list[Frame]]:
    """How many lines at the page's top go on with the table of the page before, and their frame."""
    if above is None or len(above.columns) <= 3:
        return 0, []
    at = _reach(levels, 0, [(edge - 1, edge + 1) for edge in above.columns[1:-1]])[0]
    found = levels[:at]
    if any(len(level.runs) > 1 for level in found) and _inside(found, above):
        return at, [_framed(found, _outer(found, above.columns[1:-1]))]
    return 0, []


def _table_at(levels: Sequence[Level], at: int) -> tuple[Frame | None, int]:
    """The table that begins at a line, if any, and where to look on."""
    if len(levels[at].runs) < 3:
        return None, at + 1
    end, gutters = _reach(levels, at, _gaps(levels[at]))
    edges = [(start + stop) / 2 for start, stop in gutters]
    while end > at and len(levels[end - 1].runs) == 1 and _stands_off(levels, at, end):
        end -= 1
    if not _is_table(levels[at:end], edges, end >= len(levels) - 1):
        return None, at + 1
    return _framed(levels[at:end], _outer(levels[at:end], edges)), end


def _gaps(level: Level) -> list[Run]:
    return [(before[1], after[0]) for before, after in pairwise(level.runs)]


def _outer(levels: Sequence[Level], edges: Sequence[float]) -> list[float]:
    """All column edges: the inner ones, and the ends of the text."""
    left = min(run[0] for level in levels for run in level.runs) - 2
    right = max(run[1] for level in levels for run in level.runs) + 2
    return [min(left, edges[0]), *edges, max(right, edges[-1])]


def _inside(levels: Sequence[Level], above: Frame) -> bool:
    """Whether lines lie within a table's width, which without rules is only as wide as its longest text."""
    left, right = above.columns[0] - 6, above.columns[-1] + _LONGER * (above.columns[-1] - above.columns[0])
    return all(left <= run[0] and run[1] <= right for level in levels for run in level.runs)


def _reach(levels: Sequence[Level], first: int, gutters: list[Run]) -> tuple[int, list[Run]]:
    """How far down the gutters of a level run on, and what is left of them: at least two.

    One line over several columns, as a section row is, stops them only if no line in columns follows.
    """
    at = first
    while at < len(levels):
        level = levels[at]
        if at > first and level.top - levels[at - 1].bottom > _FAR * level.size:
            break
        left = _narrowed(gutters, level)
        if len(left) < 2 or (len(gutters) > len(left) and len(level.runs) == 1):
            after = levels[at + 1] if at + 1 < len(levels) else None
            heads = len(level.runs) == 1 and after is not None and len(after.runs) >= 3 and at > first
            if not heads or after is None or len(_narrowed(gutters, after)) < len(gutters):
                break
            at += 1
            continue
        gutters = left
        at += 1
    return at, gutters


def _narrowed(gutters: Sequence[Run], level: Level) -> list[Run]:
    """The gutters without what the level's runs cover; those that become too narrow are gone."""
    found: list[Run] = []
    for start, end in gutters:
        pieces = [(start, end)]
        for left, right in level.runs:
            pieces = [
                piece
                for a, b in pieces
                for piece in ((a, min(b, left)), (max(a, right), b))
                if piece[1] > piece[0] and not (left <= piece[0] and piece[1] <= right)
            ]
        widest = max(pieces, key=lambda one: one[1] - one[0], default=None)
        if widest and widest[1] - widest[0] >= min(GUTTER * level.size, end - start):
            found.append(widest)
    return found


def _stands_off(levels: Sequence[Level], first: int, end: int) -> bool:
    """Whether the last line stands further below the others than these from one another."""
    gaps = sorted(after.top - before.bottom for before, after in pairwise(levels[first : end - 1]))
    return (
        not gaps or levels[end - 1].top - levels[end - 2].bottom > gaps[len(gaps) // 2] + WIDER * levels[end - 1].size
    )


def _is_table(levels: Sequence[Level], edges: Sequence[float], last: bool) -> bool:
    """At least three columns, each used again and again, and runs that are words rather than spaced letters.

    A table that the page's end cuts (``last``) may show no more than its header and one row.
    """
    if len(edges) < 2:
        return False
    used = [level.columns(edges) for level in levels]
    full = sum(len(columns) >= 3 for columns in used)
    few = 2 if last and len(levels) > 2 else 3
    if full < few or any(sum(index in columns for columns in used) < 2 for index in range(len(edges) + 1)):
        return False
    parts = [part for level in levels for part in level.parts]
    return sum(map(len, parts)) >= 2 * len(parts) and max(map(len, parts)) >= 5


def _framed(levels: Sequence[Level], columns: list[float]) -> Frame:
    edges = columns[1:-1]
    rows = [levels[0].top - 1, *split_rows(levels, edges), levels[-1].bottom + 1]
    crossed = {
        (row, column)
        for row, (top, bottom) in enumerate(pairwise(rows))
        for level in levels
        if top <= level.top < bottom
        for start, end in level.runs
        for column, edge in enumerate(columns)
        if 0 < column < len(columns) - 1 and start + 1 < edge < end - 1
    }
    return frame(Strokes({}, {}, []), columns, rows, lambda row, column: (row, column) not in crossed, frozenset(rows))
