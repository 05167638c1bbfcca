"""Tables that no rule shows: columns and rows by how the text is aligned. Pure geometry, in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.sources.pdf.glyphs import Glyph
from pipeline.sources.pdf.lines import rows_of, segments_of
from pipeline.sources.pdf.tables.ruled import Frame, frame
from pipeline.sources.pdf.tables.strokes import Strokes
from pipeline.text.ordinals import HAN

GUTTER = 0.4
"""Ems that a gap between columns is at least wide."""
_APART = 0.8
"""Ems from which a gap parts two runs in a table without rules."""
_FAR = 3.5
"""Ems between two lines from which on they belong to different tables."""
_WIDER = 0.25
"""Ems by which the gap between two rows is wider than the one between two lines."""
_LINE = 0.9
"""Ems of blank above a line that no line spacing leaves."""

_LONGER = 0.1
"""Share of its width by which a table's longest line may be longer on another page."""

Run = tuple[float, float]
"""Left and right end of a stretch of text on one level."""


class Level:
    """The glyphs on one level of the page and the runs that they form."""

    def __init__(self, glyphs: Sequence[Glyph], ems: float = _APART) -> None:
        self.glyphs = glyphs
        self.parts = segments_of(glyphs, ems)
        self.runs = [(part[0].x0, max(one.x1 for one in part)) for part in self.parts]
        self.top = min(one.top for one in glyphs)
        self.bottom = max(one.bottom for one in glyphs)
        self.size = max(one.size for one in glyphs)

    def columns(self, edges: Sequence[float]) -> set[int]:
        """The columns between ``edges`` in which its runs begin."""
        return {sum(edge <= start + 1 for edge in edges) for start, _ in self.runs}

    def text_in(self, column: int, edges: Sequence[float]) -> str:
        """The text of the runs that begin in a column."""
        return "".join(
            one.text for part in self.parts if sum(edge <= part[0].x0 + 1 for edge in edges) == column for one in part
        )

    def crosses(self, edges: Sequence[float]) -> bool:
        return any(start + 1 < edge < end - 1 for start, end in self.runs for edge in edges)


def runs(row: Sequence[Glyph]) -> list[Run]:
    """The stretches of text on one level, parted by gaps as wide as a gutter."""
    return [(part[0].x0, max(one.x1 for one in part)) for part in segments_of(row, GUTTER)]


def frames_unruled(glyphs: Sequence[Glyph], above: Frame | None) -> list[Frame]:
    """The tables among text that no rule frames: successive lines whose text stands in the same three or more columns.

    ``above``: the frame that ended the page before; lines at the page's top that keep to its columns go on with it.
    """
    if not glyphs:
        return []
    levels = [Level(row) for row in rows_of(glyphs)]
    frames: list[Frame] = []
    at = 0
    if above is not None and len(above.columns) > 3:
        at = _reach(levels, 0, [(edge - 1, edge + 1) for edge in above.columns[1:-1]])[0]
        found = levels[:at]
        if any(len(level.runs) > 1 for level in found) and _inside(found, above):
            frames.append(_framed(found, _outer(found, above.columns[1:-1])))
        else:
            at = 0
    while at < len(levels):
        if len(levels[at].runs) < 3:
            at += 1
            continue
        end, gutters = _reach(levels, at, _gaps(levels[at]))
        edges = [(start + stop) / 2 for start, stop in gutters]
        while end > at and len(levels[end - 1].runs) == 1 and _stands_off(levels, at, end):
            end -= 1
        if _is_table(levels[at:end], edges, end >= len(levels) - 1):
            frames.append(_framed(levels[at:end], _outer(levels[at:end], edges)))
            at = end
        else:
            at += 1
    return frames


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
        not gaps or levels[end - 1].top - levels[end - 2].bottom > gaps[len(gaps) // 2] + _WIDER * levels[end - 1].size
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


def split_rows(levels: Sequence[Level], edges: Sequence[float], doubt: bool = False) -> list[float]:
    """Where rows part among lines in columns that no rule parts: the heights of the edges between them.

    By wider gaps between lines; else by ordinals in the first column; else by the column that has text just where rows
    begin. ``doubt``: the lines may well be one row; then the last of these tells nothing, unless every line has text in
    nearly all columns and none wraps.
    """
    if len(levels) < 2:
        return []
    used = [level.columns(edges) for level in levels]
    most = max(map(len, used))
    numbered = [_is_ordinal(level.text_in(0, edges)) for level in levels]
    starts = _by_gaps(levels, edges, numbered)
    if starts and doubt and not any(numbered):
        rows = [set().union(*used[first:end]) for first, end in _stretches(starts)]
        full = max(map(len, rows))
        starts = starts if all(len(columns) >= max(2, full - 2) for columns in rows) else None
    if starts is None and sum(numbered) > 1 and used[0] & {0}:
        starts = _by_ordinals(levels, numbered, used, most)
    if starts is None and doubt:
        single = all(len(columns) >= max(3, most - 1) for columns in used) and not _wrapped(levels)
        starts = [single] * (len(levels) - 1)
    if starts is None:
        anchor = _anchor(used)
        starts = [anchor in columns for columns in used[1:]]
    for index, level in enumerate(levels):
        if level.crosses(edges):
            starts[max(0, index - 1) : index + 1] = [True] * len(starts[max(0, index - 1) : index + 1])
    return [(levels[index].bottom + levels[index + 1].top) / 2 for index, start in enumerate(starts) if start]


def _is_ordinal(text: str) -> bool:
    return 0 < len(text) <= 5 and all(one.isdigit() or one in f"{HAN}（）()、.．-" for one in text)


def _by_gaps(levels: Sequence[Level], edges: Sequence[float], numbered: Sequence[bool]) -> list[bool] | None:
    """Where gaps are clearly wider than between the lines of a row; None if they are not, or ordinals speak against.

    The lines of a row are compared within their columns: centred cells have their lines at different levels.
    """
    lows = [max(one.bottom for one in levels[: index + 1]) for index in range(len(levels) - 1)]
    gaps = [after.top - low for after, low in zip(levels[1:], lows, strict=True)]
    inside = _gaps_inside(levels, edges)
    least = max([sorted(gaps)[len(gaps) // 10], *inside[len(inside) // 20 :][:1]])
    wide = [
        gap > least + _WIDER * level.size or least > _LINE * level.size
        for gap, level in zip(gaps, levels, strict=False)
    ]
    if not any(wide) or not _alike(gaps, wide):
        return None
    if sum(numbered) > 1 and any(sum(numbered[first:end]) > 1 for first, end in _stretches(wide)):
        return None
    return wide


def _gaps_inside(levels: Sequence[Level], edges: Sequence[float]) -> list[float]:
    """The gaps between the lines of each column, narrow ones first."""
    last: dict[int, float] = {}
    found: list[float] = []
    for level in levels:
        for column in level.columns(edges):
            if column in last:
                found.append(level.top - last[column])
            last[column] = level.bottom
    return sorted(found)


def _by_ordinals(levels: Sequence[Level], numbered: Sequence[bool], used: Sequence[set[int]], most: int) -> list[bool]:
    """Rows that begin at their ordinals, or, where these stand beside the middle of their rows, part between them."""
    marks = [index for index, one in enumerate(numbered) if one]
    starts = [False] * (len(levels) - 1)
    at_top = sum(len(used[index]) for index in marks) >= (most - 1) * len(marks)
    for before, mark in pairwise(marks):
        index = mark - 1
        if not at_top:
            between = range(before, mark)
            index = max(
                between, key=lambda i: (round(levels[i + 1].top - levels[i].bottom), -abs(i - (before + mark) // 2))
            )
        starts[index] = True
    if marks[0] > 0 and at_top:
        starts[marks[0] - 1] = True
    return starts


def _wrapped(levels: Sequence[Level]) -> bool:
    """Whether most lines but the last are as wide as their columns, as those of wrapped text are."""
    ends: dict[int, list[float]] = {}
    for level in levels[:-1]:
        for start, end in level.runs:
            ends.setdefault(round(start / 6), []).append(end)
    full = sum(max(found) - end < 1.2 * levels[0].size for found in ends.values() for end in found)
    return 2 * full > sum(map(len, ends.values()))


def _alike(gaps: Sequence[float], wide: Sequence[bool]) -> bool:
    """Whether the wider gaps are clearly apart from the others."""
    narrow = [gap for gap, one in zip(gaps, wide, strict=True) if not one]
    return not narrow or min(g for g, one in zip(gaps, wide, strict=True) if one) > max(narrow) + 0.5


def _stretches(starts: Sequence[bool]) -> list[tuple[int, int]]:
    cuts = [0, *(index + 1 for index, start in enumerate(starts) if start), len(starts) + 1]
    return list(pairwise(cuts))


def _anchor(used: Sequence[set[int]]) -> int:
    """The column that has text just where rows begin: the one with most lines among those in whose lines the other
    columns have text as well. Merged columns have few lines, and wrapped text stands in lines of its own."""
    lines = {index: [columns for columns in used if index in columns] for index in set().union(*used)}
    fullness = {index: sum(map(len, found)) / len(found) for index, found in lines.items()}
    least = max(fullness.values()) - 1
    return max((index for index in lines if fullness[index] >= least), key=lambda index: (len(lines[index]), -index))
