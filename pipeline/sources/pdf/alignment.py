"""Columns and rows that no rule shows: found by how the text is aligned. Pure geometry, in points."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.sources.pdf.glyphs import Glyph
from pipeline.sources.pdf.grids import Frame, frame
from pipeline.sources.pdf.lines import rows_of, segments_of
from pipeline.sources.pdf.strokes import SNAP, Strokes

_GUTTER = 0.5
"""Ems that a gap between columns is at least wide."""
_CROSSING = 0.15
"""Share of the rows whose text may run over a column's edge (headings over several columns)."""

Run = tuple[float, float]
"""Left and right end of a stretch of text on one level."""


def frame_level(
    strokes: Strokes, glyphs: Sequence[Glyph], above: Frame | None, page_bottom: float
) -> Frame | None:
    """The grid of a table that has level rules only; None where its text shows no columns.

    A table that runs on over the page's edge (``above`` is the frame that ended the page before) takes the text
    between the edge and its first rule; likewise text below its last rule that keeps to the columns.
    """
    rules = sorted(strokes.level)
    left = min(start for found in strokes.level.values() for start, _ in found)
    right = max(end for found in strokes.level.values() for _, end in found)
    inside = [g for g in glyphs if left - SNAP <= g.x0 and g.x1 <= right + SNAP]
    between = [g for g in inside if rules[0] <= g.middle <= rules[-1]]
    if len(rules) < 2 or not between:
        return None
    bands = [[runs(row) for row in rows_of([g for g in between if top <= g.middle < bottom])]
             for top, bottom in zip(rules, rules[1:], strict=False)]
    edges = _columns(bands, strokes.breaks, left, right)
    if above is not None and not above.ruled and _same(above.columns, (left, right)) and len(edges) < len(above.columns):
        edges = list(above.columns[1:-1])
    if not edges:
        return None
    columns = [left, *edges, right]
    rows = list(rules)
    if above is not None and _same(above.columns, (columns[0], columns[-1])):
        rows = _reach(rows, [g for g in inside if g.middle < rules[0]], columns, upward=True)
    rows = _reach(rows, [g for g in inside if rules[-1] < g.middle < page_bottom], columns, upward=False)
    crossed = _crossings(inside, rows, columns)
    return frame(strokes, columns, rows, lambda row, column: (row, column) not in crossed)


def runs(row: Sequence[Glyph]) -> list[Run]:
    """The stretches of text on one level, parted by gaps as wide as a gutter."""
    return [(part[0].x0, max(one.x1 for one in part)) for part in segments_of(row, _GUTTER)]


def _same(columns: Sequence[float], ends: tuple[float, float]) -> bool:
    return abs(columns[0] - ends[0]) <= 2 * SNAP and abs(columns[-1] - ends[1]) <= 2 * SNAP


def _columns(bands: list[list[list[Run]]], breaks: Sequence[float], left: float, right: float) -> list[float]:
    """Column edges inside the table: where rules begin or end, and the gutters that run through nearly all rows.

    An edge counts only if text stands on both sides of it in at least two bands between rules, or in half of them.
    """
    rows = [row for band in bands for row in band]
    gutters = _gutters(rows, left, right)
    edges: list[float] = []
    for start, end in gutters:
        inside = [x for x in breaks if start - 1 <= x <= end + 1]
        edges.append(sorted(inside)[len(inside) // 2] if inside else (start + end) / 2)

    def shown(edge: float) -> bool:
        both = sum(
            any(run[1] <= edge + 1 for row in band for run in row) and any(run[0] >= edge - 1 for row in band for run in row)
            for band in bands
        )
        return both >= 2 or 2 * both > len(bands)

    return [edge for edge in edges if shown(edge)]


def _gutters(rows: list[list[Run]], left: float, right: float) -> list[tuple[float, float]]:
    """Stretches of the width that almost no row's text touches."""
    events: list[tuple[float, int]] = []
    for row in rows:
        for start, end in row:
            events += [(start, 1), (end, -1)]
    allowed = int(_CROSSING * len(rows))
    found: list[tuple[float, float]] = []
    depth, free_from = 0, left
    for at, step in sorted(events):
        if depth <= allowed < depth + step and at > free_from + 1:
            found.append((free_from, at))
        depth += step
        if step < 0 and depth == allowed:
            free_from = at
    return [(start, end) for start, end in found if start > left + 1 and end < right - 1]


def _reach(rows: list[float], glyphs: list[Glyph], columns: list[float], upward: bool) -> list[float]:
    """Row edges, with one more where text beyond the outermost rule keeps to the columns."""
    lines = rows_of(glyphs)
    edge = rows[0] if upward else rows[-1]
    taken: list[Glyph] = []
    for line in reversed(lines) if upward else lines:
        near = min(abs(edge - one.middle) for one in line)
        if near > 3 * line[0].size or not _keeps_to(runs(line), columns):
            break
        taken += line
        edge = min(one.top for one in line) if upward else max(one.bottom for one in line)
    spread = {sum(column <= one.x0 + 1 for column in columns) for one in taken}
    if not taken or len(spread) < 2:
        return rows
    return [edge - 1, *rows] if upward else [*rows, edge + 1]


def _keeps_to(line: list[Run], columns: list[float]) -> bool:
    return all(not any(start + 1 < edge < end - 1 for edge in columns[1:-1]) for start, end in line)


def _crossings(glyphs: Sequence[Glyph], rows: list[float], columns: list[float]) -> set[tuple[int, int]]:
    """Fields (row, column) whose left edge is run over by text: headings and rows over several columns."""
    crossed: set[tuple[int, int]] = set()
    for row, (top, bottom) in enumerate(zip(rows, rows[1:], strict=False)):
        for line in rows_of([g for g in glyphs if top <= g.middle < bottom]):
            for start, end in runs(line):
                crossed.update((row, c) for c in range(1, len(columns) - 1) if start + 1 < columns[c] < end - 1)
    return crossed
