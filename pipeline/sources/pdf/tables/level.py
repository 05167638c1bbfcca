"""Tables that have level rules only: their columns are found by how the text is aligned. Pure geometry, in points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.sources.pdf.glyphs import Glyph
from pipeline.sources.pdf.lines import rows_of
from pipeline.sources.pdf.tables.row_edges import split_rows
from pipeline.sources.pdf.tables.ruled import Frame, frame, outer_edges
from pipeline.sources.pdf.tables.runs import GUTTER, Level, Run, runs
from pipeline.sources.pdf.tables.strokes import SNAP, Strokes, snap

_CROSSING = 0.15
"""Share of the rows whose text may run over a column's edge (headings over several columns)."""

_CLOSE = 30.0
"""Points on either side of an edge within which text speaks for or against it."""


def frame_level(strokes: Strokes, glyphs: Sequence[Glyph], above: Frame | None, page_bottom: float) -> Frame | None:
    """The grid of a table that has level rules only; None where its text shows no columns.

    A table that runs on over the page's edge (``above`` is the frame that ended the page before) takes the text
    between the edge and its first rule, which may be its only one there; likewise text below its last rule that keeps
    to the columns. Text
    in one column only counts where nothing else stands beyond it: above the first rule the rest of a row, below the
    last one the ordinal of a row that begins there or a line in place.
    """
    rules = sorted(strokes.level)
    left = min(start for found in strokes.level.values() for start, _ in found)
    right = max(end for found in strokes.level.values() for _, end in found)
    if above is not None:
        left, right = outer_edges(left, right, above.columns)
    inside = [g for g in glyphs if left - SNAP <= g.x0 and g.x1 <= right + SNAP]
    goes_on = above is not None and _same(above.columns, (left, right))
    known = list(above.columns[1:-1]) if above is not None and goes_on else []
    if len(rules) == 1 and above is not None and goes_on:
        return _framed(strokes, rules, inside, list(above.columns), goes_on, page_bottom)
    # A rule under a running head or over a footnote may stand in line with the table's own.
    for first, last in ((0, len(rules)), (1, len(rules)), (0, len(rules) - 1), (1, len(rules) - 1)):
        if last - first < 2:
            break
        edges = _shown_columns(rules[first:last], inside, strokes.breaks, known, (left, right))
        if edges:
            return _framed(strokes, rules[first:last], inside, [left, *edges, right], goes_on, page_bottom)
    return None


def _shown_columns(
    rules: Sequence[float], inside: Sequence[Glyph], breaks: Sequence[float], known: Sequence[float], ends: Run
) -> list[float]:
    """The inner column edges between these rules; none where two rules frame a line or two of ordinary text."""
    bands = [
        [runs(row) for row in rows_of([g for g in inside if top <= g.middle < bottom])]
        for top, bottom in pairwise(rules)
    ]
    edges = _columns(bands, breaks, known, *ends)
    filled = sum(bool(band) for band in bands)
    enough = known or (len(edges) >= 2 and filled >= 2) or filled >= 3
    return edges if enough and filled else []


def _framed(
    strokes: Strokes, rules: Sequence[float], inside: Sequence[Glyph], columns: list[float], goes_on: bool, low: float
) -> Frame | None:
    rows = list(rules)
    if goes_on:
        rows = _reach(rows, [g for g in inside if g.middle < rules[0]], columns, None)
    starts = [run[0] for row in rows_of([g for g in inside if g.middle < rules[-1]]) for run in runs(row)]
    rows = _reach(rows, [g for g in inside if rules[-1] < g.middle < low], columns, starts)
    if len(rows) < 2:
        return None
    unruled = _between_rules(rows, inside, columns) if len(rules) <= 3 else []
    rows = sorted([*rows, *unruled])
    crossed = _crossings(inside, rows, columns)
    return frame(strokes, columns, rows, lambda row, column: (row, column) not in crossed, frozenset(unruled))


def _between_rules(rows: Sequence[float], glyphs: Sequence[Glyph], columns: Sequence[float]) -> list[float]:
    """Where rows part between the few rules of a table that has them only above, under the header and below."""
    found: list[float] = []
    for top, bottom in pairwise(rows):
        levels = [Level(row, GUTTER) for row in rows_of([g for g in glyphs if top <= g.middle < bottom])]
        if any(len(level.columns(columns[1:-1])) > 1 for level in levels):
            found += split_rows(levels, columns[1:-1], doubt=True)
    return found


def _same(columns: Sequence[float], ends: tuple[float, float]) -> bool:
    return abs(columns[0] - ends[0]) <= 2 * SNAP and abs(columns[-1] - ends[1]) <= 2 * SNAP


def _columns(
    bands: list[list[list[Run]]], breaks: Sequence[float], known: Sequence[float], left: float, right: float
) -> list[float]:
    """Column edges inside the table: where rules begin or end, where the page before had them, and where gutters run.

    An edge that a rule or the page before shows counts unless text often runs over it. A gutter counts where nothing
    else lies in it, and only if text stands on both sides of it in at least two bands between rules, or in half.
    """
    rows = [row for band in bands for row in band]
    inside = [x for x in breaks if left + 2 * SNAP < x < right - 2 * SNAP]
    centres = snap([*inside, *known])
    votes = Counter(centres[x] for x in inside)
    allowed = max(1, int(_CROSSING * len(rows)))
    edges = [
        edge
        for edge in sorted(set(centres.values()))
        if (votes[edge] > 1 or any(centres[x] == edge for x in known)) and _crossed(edge, rows) <= allowed
    ]

    def shown(edge: float) -> bool:
        both = sum(
            any(run[1] <= edge + 1 for row in band for run in row)
            and any(run[0] >= edge - 1 for row in band for run in row)
            for band in bands
        )
        return both >= 2 or 2 * both > len(bands)

    for start, end in _gutters(rows, left, right) if not known else ():
        middle = (start + end) / 2
        beside = any(start - 1 <= edge <= end + 1 for edge in edges)
        if not beside and shown(middle) and _crossed(middle, rows) <= _CROSSING * _near(middle, rows):
            edges.append(middle)
    return _of_own_columns(sorted(edges), bands, (left, right)) if not known else sorted(edges)


def _of_own_columns(edges: list[float], bands: list[list[list[Run]]], ends: Run) -> list[float]:
    """The edges but those beside a label centred over short texts: one column has text in the first band between rules
    alone, the other everywhere but there."""
    for index, edge in enumerate(edges):
        before, after = [ends[0], *edges][index], [*edges, ends[1]][index + 1]
        first, second = _filled(bands, before, edge), _filled(bands, edge, after)
        if (first == {0} and second and 0 not in second) or (second == {0} and first and 0 not in first):
            return _of_own_columns([one for one in edges if one != edge], bands, ends)
    return edges


def _filled(bands: list[list[list[Run]]], start: float, end: float) -> set[int]:
    """The bands that have text between two edges."""
    return {
        index
        for index, band in enumerate(bands)
        if any(start - 1 <= run[0] and run[1] <= end + 1 for row in band for run in row)
    }


def _near(edge: float, rows: list[list[Run]]) -> int:
    """Rows with text close by: few rows fill a narrow column, and only they can tell whether it is one."""
    return sum(any(start < edge + _CLOSE and end > edge - _CLOSE for start, end in row) for row in rows)


def _crossed(edge: float, rows: list[list[Run]]) -> int:
    return sum(any(start + 1 < edge < end - 1 for start, end in row) for row in rows)


def _gutters(rows: list[list[Run]], left: float, right: float) -> list[Run]:
    """Stretches of the width that no row's text touches, and elsewhere those that almost none does."""
    free = _touched_by(0, rows, left, right)
    nearly = _touched_by(int(_CROSSING * len(rows)), rows, left, right)
    return sorted(free + [one for one in nearly if all(one[1] <= start or end <= one[0] for start, end in free)])


def _touched_by(allowed: int, rows: list[list[Run]], left: float, right: float) -> list[Run]:
    """Stretches inside the width that the text of no more than so many rows touches."""
    events = sorted((at, step) for row in rows for run in row for at, step in zip(run, (1, -1), strict=True))
    found: list[Run] = []
    depth, free_from = 0, left
    for at, step in events:
        if depth <= allowed < depth + step and at > free_from + 1:
            found.append((free_from, at))
        depth += step
        if step < 0 and depth == allowed:
            free_from = at
    return [(start, end) for start, end in found if start > left + 1 and end < right - 1]


def _reach(rows: list[float], glyphs: list[Glyph], columns: list[float], starts: Sequence[float] | None) -> list[float]:
    """Row edges, with one more where text beyond the outermost rule keeps to the columns.

    ``starts``: where the texts above the last rule begin; None looks above the first rule instead. Text in one column
    only counts below if it is as short as an ordinal, or begins where the texts of an inner column do.
    """
    lines = rows_of(glyphs)
    upward = starts is None
    edge = rows[0] if upward else rows[-1]
    taken: list[Glyph] = []
    for line in reversed(lines) if upward else lines:
        near = min(abs(edge - one.middle) for one in line)
        if near > 3 * line[0].size or not _keeps_to(runs(line), columns):
            break
        taken += line
        edge = min(one.top for one in line) if upward else max(one.bottom for one in line)
    spread = {sum(column <= one.x0 + 1 for column in columns) for one in taken}
    rest = [edge - one.bottom if upward else one.top - edge for line in lines for one in line if one not in taken]
    few = starts is None or len(taken) < 4 or _begins_with(taken[0].x0, starts, columns[1])
    alone = bool(taken) and few and all(gap > 2 * taken[0].size for gap in rest)
    if not taken or (len(spread) < 2 and not alone):
        return rows
    return [edge - 1, *rows] if upward else [*rows, edge + 1]


def _begins_with(at: float, starts: Sequence[float], inner: float) -> bool:
    """Whether at least two texts of an inner column begin at the same place."""
    return at > inner and sum(abs(at - start) < 1 for start in starts) > 1


def _keeps_to(line: list[Run], columns: list[float]) -> bool:
    return all(not any(start + 1 < edge < end - 1 for edge in columns[1:-1]) for start, end in line)


def _crossings(glyphs: Sequence[Glyph], rows: list[float], columns: list[float]) -> set[tuple[int, int]]:
    """Fields (row, column) whose left edge is run over by text: headings and rows over several columns."""
    crossed: set[tuple[int, int]] = set()
    for row, (top, bottom) in enumerate(pairwise(rows)):
        for line in rows_of([g for g in glyphs if top <= g.middle < bottom]):
            for start, end in runs(line):
                crossed.update((row, c) for c in range(1, len(columns) - 1) if start + 1 < columns[c] < end - 1)
    return crossed
