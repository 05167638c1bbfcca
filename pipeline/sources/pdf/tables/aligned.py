"""Tables that no rule shows: columns and rows by how the text is aligned. Pure geometry, in points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.sources.pdf.glyphs import Glyph
from pipeline.sources.pdf.lines import rows_of
from pipeline.sources.pdf.tables.row_edges import WIDER, split_rows
from pipeline.sources.pdf.tables.ruled import Frame, frame
from pipeline.sources.pdf.tables.runs import Level, Run
from pipeline.sources.pdf.tables.strokes import Strokes
from pipeline.sources.pdf.tables.text_blocks import rows_by_blocks
from pipeline.text.ordinals import HEADING

_FAR = 3.5
"""Ems between two lines from which on they belong to different tables."""
_NARROW = 1.0
"""Points that are left of the space between two columns at least."""
_HEADS = re.compile(HEADING)
_SOON = 9
"""Lines from a heading to one in columns, at most."""
_LINE = 0.9
"""Ems of blank above a line that no line spacing leaves."""
_LONGER = 0.1
"""Share of its width by which a table's longest line may be longer on another page."""

Gutter = list[Run]
"""What is free of text between two columns: one stretch, or several where short texts leave some."""


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
    at = _reach(levels, 0, [[(edge - 1, edge + 1)] for edge in above.columns[1:-1]])[0]
    found = levels[:at]
    if any(len(level.runs) > 1 for level in found) and _inside(found, above):
        return at, [_framed(found, _outer(found, above.columns[1:-1]))]
    return 0, []


def _table_at(levels: Sequence[Level], at: int) -> tuple[Frame | None, int]:
    """The table that begins at a line, if any, and where to look on."""
    first, gaps = at, _gaps(levels, at)
    if len(gaps) < 2:
        return None, first + 1
    end, gutters = _reach(levels, at, gaps)
    edges = _all_edges(levels[at:end], [sum(pieces[0]) / 2 for pieces in gutters])
    # A label of two lines begins half a line above those of one.
    while at > 0 and levels[at - 1].bottom > levels[at].top and not levels[at - 1].crosses(edges):
        at -= 1
    while end > at and len(levels[end - 1].runs) == 1 and _stands_off(levels[at:end], edges):
        end -= 1
    if not _is_table(levels[at:end], edges, end >= len(levels) - 1):
        return None, first + 1
    return _framed(levels[at:end], _outer(levels[at:end], edges)), end


def _all_edges(levels: Sequence[Level], known: Sequence[float]) -> list[float]:
    """The middles of all strips that no line touches but those which run over the ``known`` edges, as headings do,
    and those that hold nothing but a numbered heading, however short.

    The first line of a table may leave columns out: a label of one line stands beside the middle of one of two.
    """
    within = [level for level in levels if not level.crosses(known) and not _heads_rows(level)]
    touched = sorted(run for level in within for run in level.fine)
    found: list[float] = []
    reached = touched[0][1] if touched else 0.0
    for start, end in touched:
        if start - reached >= _NARROW:
            found.append((reached + start) / 2)
        reached = max(reached, end)
    return found if len(found) > len(known) else list(known)


def _heads_rows(level: Level) -> bool:
    """Whether a line is a numbered heading and nothing else (一、生态环境)."""
    return len(level.runs) == 1 and _HEADS.match("".join(one.text for one in level.parts[0])) is not None


def _gaps(levels: Sequence[Level], at: int) -> list[Gutter]:
    """What is free of text between the runs of a line and of those that overlap it: labels of one line and of two."""
    touched = list(levels[at].runs)
    bottom = levels[at].bottom
    for level in levels[at + 1 :]:
        if level.top >= bottom:
            break
        touched += level.runs
        bottom = max(bottom, level.bottom)
    touched.sort()
    found: list[Gutter] = []
    reached = touched[0][1]
    for start, end in touched:
        if start > reached:
            found.append([(reached, start)])
        reached = max(reached, end)
    return found


def _outer(levels: Sequence[Level], edges: Sequence[float]) -> list[float]:
    """All column edges: the inner ones, and the ends of the text."""
    left = min(run[0] for level in levels for run in level.runs) - 2
    right = max(run[1] for level in levels for run in level.runs) + 2
    return [min(left, edges[0]), *edges, max(right, edges[-1])]


def _inside(levels: Sequence[Level], above: Frame) -> bool:
    """Whether lines lie within a table's width, which without rules is only as wide as its longest text."""
    left, right = above.columns[0] - 6, above.columns[-1] + _LONGER * (above.columns[-1] - above.columns[0])
    return all(left <= run[0] and run[1] <= right for level in levels for run in level.runs)


def _reach(levels: Sequence[Level], first: int, gutters: list[Gutter]) -> tuple[int, list[Gutter]]:
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
            if len(level.runs) > 1 or at == first or not _columns_follow(levels[at : at + _SOON], gutters):
                break
            at += 1
            continue
        gutters = left
        at += 1
    return at, gutters


def _columns_follow(levels: Sequence[Level], gutters: Sequence[Gutter]) -> bool:
    """Whether below the first line the columns go on: lines of a tall cell may stand above the middle of its row."""
    for above, level in pairwise(levels):
        if level.top - above.bottom > _FAR * level.size or len(_narrowed(gutters, level)) < len(gutters):
            return False
        if len(level.runs) >= 3:
            return True
    return False


def _narrowed(gutters: Sequence[Gutter], level: Level) -> list[Gutter]:
    """The gutters without what the level's text covers; those of which nothing wide enough is left are gone."""
    found: list[Gutter] = []
    for pieces in gutters:
        least = min(_NARROW, max(end - start for start, end in pieces))
        for left, right in level.fine:
            pieces = [
                piece
                for a, b in pieces
                for piece in ((a, min(b, left)), (max(a, right), b))
                if piece[1] - piece[0] >= least and not (left <= piece[0] and piece[1] <= right)
            ]
        if pieces:
            found.append(sorted(set(pieces)))
    return found


def _stands_off(levels: Sequence[Level], edges: Sequence[float]) -> bool:
    """Whether the last line stands further below the others than these from one another, and goes on with no cell."""
    last, others = levels[-1], levels[:-1]
    if others and last.top < others[-1].bottom:
        return False
    columns = last.columns(edges)
    above = max((one.bottom for one in others if columns & one.columns(edges)), default=0.0)
    if columns != {0} and not last.crosses(edges) and last.top - above < _LINE * last.size:
        return False
    gaps = sorted(max(0.0, after.top - before.bottom) for before, after in pairwise(others))
    return not gaps or last.top - others[-1].bottom > gaps[len(gaps) // 2] + WIDER * last.size


def _is_table(levels: Sequence[Level], edges: Sequence[float], last: bool) -> bool:
    """At least three columns, each used again and again, and runs that are words rather than spaced letters.

    A table that the page's end cuts (``last``) may show no more than its header and one row.
    """
    if len(edges) < 2:
        return False
    used = [level.columns(edges) for level in levels]
    full = sum(len(columns) >= 3 for columns in _side_by_side(levels, used))
    few = 2 if last and len(levels) > 2 else 3
    if full < few or any(sum(index in columns for columns in used) < 2 for index in range(len(edges) + 1)):
        return False
    parts = [part for level in levels for part in level.parts]
    return sum(map(len, parts)) >= 2 * len(parts) and max(map(len, parts)) >= 5


def _side_by_side(levels: Sequence[Level], used: Sequence[set[int]]) -> list[set[int]]:
    """The columns that have text side by side: in one line, or in lines that overlap as those of centred cells do."""
    found: list[set[int]] = []
    for index, columns in enumerate(used):
        if index and levels[index].top < levels[index - 1].bottom:
            found[-1] |= columns
        else:
            found.append(set(columns))
    return found


def _framed(levels: Sequence[Level], columns: list[float]) -> Frame:
    edges = columns[1:-1]
    blocks = rows_by_blocks(levels, edges)
    inner = blocks.edges if blocks else split_rows(levels, edges)
    joined = blocks.joined if blocks else frozenset()
    rows = [levels[0].top - 1, *inner, levels[-1].bottom + 1]
    crossed = {
        (row, column)
        for row, (top, bottom) in enumerate(pairwise(rows))
        for level in levels
        if top <= level.top < bottom
        for start, end in level.fine
        for column, edge in enumerate(columns)
        if 0 < column < len(columns) - 1 and start + 1 < edge < end - 1
    }
    none = Strokes({}, {}, [])
    return frame(none, columns, rows, lambda row, column: (row, column) not in crossed, frozenset(rows), joined=joined)
