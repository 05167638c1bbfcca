"""Rows of a table that nothing parts but the space between its cells: from blocks of lines. Pure geometry, in points.

The lines of a cell stand at one distance, those of two cells a little further apart; cells of one row begin at one
height or have one middle. So blocks of lines tell rows, and cells over several rows, however narrow the space is.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.sources.pdf.tables.runs import Level

_LOOSE: Final = 0.07
"""Ems by which lines of one cell may stand further apart than the closest do."""
_FULL: Final = 1.5
"""Ems that a line which ran full ends before its column's longest at most."""
_FAR: Final = 2.2
"""Ems from which on two lines are of two cells for certain."""
_NEAR: Final = 3.0
"""Points within which two blocks have the same top or the same middle: digits of another font stand as much lower."""
_AGREE: Final = 0.8
"""Share of the blocks of full columns that must stand in line with others."""
_LEFT_OUT: Final = 3.0
"""Points by which texts must miss the middle of their cells before rows in front of them are left out."""
_OFF: Final = 2.5
"""Points by which texts of cells over several rows miss their middles on average at most."""
_HEIGHT: Final = 0.1
"""Points by which the heights of characters of one font and size differ at most."""
_OVERLAP: Final = 0.5
"""Points by which two rows may overlap."""

_Key = Callable[["_Block"], float]


class _Block(NamedTuple):
    """The lines of one cell: top and bottom."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class _Line(NamedTuple):
    top: float
    bottom: float
    end: float


class BlockRows(NamedTuple):
    """Heights at which rows part, and (row, column) of each field that goes on with the one above it."""

    edges: list[float]
    joined: frozenset[tuple[int, int]]


def rows_by_blocks(levels: Sequence[Level], edges: Sequence[float]) -> BlockRows | None:
    """Where rows part among lines in columns; None where the blocks do not stand in line."""
    size = levels[0].size
    lines = _lines(levels, edges)
    pitch = _pitch(lines, size)
    if pitch is None:
        return None
    columns = {column: _blocks(found, pitch + _LOOSE * size) for column, found in sorted(lines.items())}
    most = max(map(len, columns.values()))
    merged = next((at for at, found in enumerate(columns.values()) if len(found) == most), 0)
    for at in range(min(merged, len(columns) - 2), -1, -1):
        found = _rows(list(columns)[at:], columns)
        if found is not None:
            return found
    # Behind the first columns too a cell may stand over several rows.
    full = [column for column, blocks in columns.items() if len(blocks) == most]
    return _rows(full, columns) if 1 < len(full) < len(columns) else None


def _rows(full: Sequence[int], columns: dict[int, list[_Block]]) -> BlockRows | None:
    """The rows that the ``full`` columns make; the others, in front of them, have cells over several rows."""
    own = [block for column in full for block in columns[column]]
    rows, key = min(((_in_line(own, key), key) for key in (_middle, _top)), key=lambda one: len(one[0]))
    extents = [_Block(min(one.top for one in row), max(one.bottom for one in row)) for row in rows]
    if not _in_rows(rows, extents):
        return None
    inner = [(above.bottom + below.top) / 2 for above, below in pairwise(extents)]
    margin = _margin(extents)
    outer = [extents[0].top - margin, *inner, extents[-1].bottom + margin]
    joined: set[tuple[int, int]] = set()
    for column in set(columns) - set(full):
        spans = _spans(columns[column], outer, extents, key)
        if spans is None:
            return None
        joined |= {(row, column) for first, last in spans for row in range(first + 1, last + 1)}
    return BlockRows(inner, frozenset(joined))


def _in_rows(rows: Sequence[Sequence[_Block]], extents: Sequence[_Block]) -> bool:
    """Whether most blocks stand in line with others, and no two rows overlap."""
    together = sum(len(row) for row in rows if len(row) > 1)
    apart = all(above.bottom <= below.top + _OVERLAP for above, below in pairwise(extents))
    return len(rows) > 1 and together >= _AGREE * sum(map(len, rows)) and apart


def _middle(block: _Block) -> float:
    return block.middle


def _top(block: _Block) -> float:
    return block.top


def _margin(extents: Sequence[_Block]) -> float:
    """Half of the usual space between two rows."""
    gaps = sorted(below.top - above.bottom for above, below in pairwise(extents))
    return gaps[len(gaps) // 2] / 2


def _lines(levels: Sequence[Level], edges: Sequence[float]) -> dict[int, list[_Line]]:
    """The lines of each column, from top to bottom, all as high as most characters are: digits of another font may be
    higher, and would move the middle of their cell."""
    found: dict[int, list[_Line]] = defaultdict(list)
    heights = Counter(round(one.bottom - one.top, 1) for level in levels for one in level.glyphs)
    usual = heights.most_common(1)[0][0]
    for level in levels:
        glyphs: dict[int, list[int]] = defaultdict(list)
        for index, glyph in enumerate(level.glyphs):
            glyphs[sum(edge <= (glyph.x0 + glyph.x1) / 2 for edge in edges)].append(index)
        for column, indexes in glyphs.items():
            own = [level.glyphs[index] for index in indexes]
            plain = [one for one in own if abs(one.bottom - one.top - usual) < _HEIGHT] or own
            top = min(one.top for one in plain)
            found[column].append(_Line(top, top + usual, max(one.x1 for one in own)))
    return found


def _pitch(lines: dict[int, list[_Line]], size: float) -> float | None:
    """The distance of two lines of one cell: the least below a line that ran full; None where no line did."""
    found: list[float] = []
    for column in lines.values():
        end = max(line.end for line in column)
        found += [
            below.top - line.top
            for line, below in pairwise(column)
            if end - line.end < _FULL * size and below.top - line.top < _FAR * size
        ]
    found.sort()
    return found[len(found) // 20] if found else None


def _blocks(lines: Sequence[_Line], reach: float) -> list[_Block]:
    found: list[list[_Line]] = []
    for line in lines:
        if found and line.top - found[-1][-1].top <= reach:
            found[-1].append(line)
        else:
            found.append([line])
    return [_Block(block[0].top, block[-1].bottom) for block in found]


def _in_line(blocks: Sequence[_Block], key: _Key) -> list[list[_Block]]:
    """The blocks that stand in line, from top to bottom."""
    rows: list[list[_Block]] = []
    for block in sorted(blocks, key=key):
        if rows and key(block) - key(rows[-1][0]) <= _NEAR:
            rows[-1].append(block)
        else:
            rows.append([block])
    return rows


def _spans(
    blocks: Sequence[_Block], edges: Sequence[float], rows: Sequence[_Block], key: _Key
) -> list[tuple[int, int]] | None:
    """First and last row of each cell of a column that has fewer cells than there are rows; None if they do not fit."""
    last = len(rows) - 1
    if key is _top:
        starts = [
            next((at for at, row in enumerate(rows) if abs(row.top - block.top) <= _NEAR), None) for block in blocks
        ]
        known = [start for start in starts if start is not None]
        if len(known) < len(starts):
            return None
        return list(zip(known, [*(start - 1 for start in known[1:]), last], strict=True))
    tried = (_centred_spans(blocks, edges, first) for first in range(len(rows)))
    missed, spans = min((one for one in tried if one is not None), key=lambda one: one[0], default=(math.inf, []))
    return spans if missed <= _OFF * len(blocks) + _LEFT_OUT else None


def _centred_spans(
    blocks: Sequence[_Block], edges: Sequence[float], first: int
) -> tuple[float, list[tuple[int, int]]] | None:
    """The rows of each cell where the first begins at a row, and by how many points their texts miss the middles.

    A page may begin and end within a cell whose text stands on another.
    """
    missed = _LEFT_OUT if first else 0.0
    spans: list[tuple[int, int]] = []
    for block in blocks:
        ends = range(first, len(edges) - 1)
        if not ends:
            return None
        by = [abs((edges[first] + edges[end + 1]) / 2 - block.middle) for end in ends]
        if block is blocks[-1] and min(by) > _NEAR:
            by[-1] = min(by)
        at = len(by) - 1 if block is blocks[-1] and by[-1] <= min(by) + _NEAR else by.index(min(by))
        if not edges[first] <= block.middle <= edges[first + at + 1]:
            return None
        missed += by[at]
        spans.append((first, first + at))
        first += at + 1
    return missed, spans
