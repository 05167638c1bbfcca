"""From a table's strokes to a grid of cells with true spans. Pure geometry, in points.

Atomic fields lie between neighbouring stroke positions; fields with no stroke between them are one cell. A frame that
no rule closes at the page's edge is closed there and marked open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.sources.pdf.tables.strokes import SNAP, Strokes, snap

_COVER = 0.5
"""Share of an edge between two fields that a stroke must cover to part them."""


class Frame(NamedTuple):
    """A grid before it has text. ``fields`` are the cells: (row, column, row span, column span)."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    fields: list[tuple[int, int, int, int]]
    open_top: bool
    open_bottom: bool
    ruled: bool
    parted: Callable[[int, int], bool]

    @property
    def box(self) -> tuple[float, float, float, float]:
        return (self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])


def frame_ruled(strokes: Strokes, above: Sequence[float] = ()) -> Frame | None:
    """The grid of a table with upright rules; None where the strokes frame no more than one field.

    ``above``: the column edges of the table that ended the page before. A table without outer borders, whose outermost
    cell runs over the whole page, shows its outer edge only there.
    """
    if not strokes.upright or (not strokes.level and len(strokes.upright) < 3):
        return None
    ends = [x for found in strokes.level.values() for piece in found for x in piece]
    columns = _positions(strokes.upright, ends)
    tips = [y for found in strokes.upright.values() for piece in found for y in piece]
    rows = _positions(strokes.level, tips)
    if columns:
        left, right = outer_edges(columns[0], columns[-1], above)
        columns = [*[left] * (left != columns[0]), *columns, *[right] * (right != columns[-1])]
    if len(columns) < 2 or len(rows) < 2:
        return None
    return frame(
        strokes, columns, rows, lambda row, column: _covered(strokes.upright, columns[column], rows[row], rows[row + 1])
    )


def outer_edges(left: float, right: float, above: Sequence[float]) -> tuple[float, float]:
    """The ends of a table whose strokes run from ``left`` to ``right``; ``above``: its column edges on the page before.

    Strokes that begin or end at one of its inner edges leave out a cell that runs over the whole page.
    """
    inner = above[1:-1]
    whole_left = above[0] if any(abs(left - edge) <= SNAP for edge in inner) else left
    whole_right = above[-1] if any(abs(right - edge) <= SNAP for edge in inner) else right
    return whole_left, whole_right


def frame(
    strokes: Strokes,
    columns: Sequence[float],
    rows: Sequence[float],
    parted: Callable[[int, int], bool],
    unruled: frozenset[float] = frozenset(),
    joined: frozenset[tuple[int, int]] = frozenset(),
) -> Frame:
    """Cells over the given column and row edges.

    ``parted(row, column)`` says whether an edge closes the left of a field; ``unruled`` are row edges that close all
    fields without any rule but those ``joined``, (row, column), with the one above them.
    """

    def closed(row: int, column: int) -> bool:
        if rows[row] in unruled and (row, column) not in joined:
            return True
        return _covered(strokes.level, rows[row], columns[column], columns[column + 1])

    fields = _cells(len(rows) - 1, len(columns) - 1, parted, closed)
    levels = list(strokes.level)
    open_top = not any(abs(rows[0] - y) <= SNAP for y in levels)
    open_bottom = not any(abs(rows[-1] - y) <= SNAP for y in levels)
    return Frame(tuple(columns), tuple(rows), fields, open_top, open_bottom, bool(strokes.upright), closed)


def _positions(strokes: dict[float, list[tuple[float, float]]], ends: Sequence[float]) -> list[float]:
    """The stroke positions, and the outermost ends of the crossing strokes where these reach beyond."""
    found = sorted(strokes)
    if ends and (not found or min(ends) < found[0] - SNAP):
        found.insert(0, min(ends))
    if ends and max(ends) > found[-1] + SNAP:
        found.append(max(ends))
    centres = snap(found)
    return sorted(set(centres.values()))


def _covered(strokes: dict[float, list[tuple[float, float]]], at: float, start: float, end: float) -> bool:
    """Whether strokes at a position cover at least half of the stretch from ``start`` to ``end``."""
    covered = 0.0
    for position, pieces in strokes.items():
        if abs(position - at) <= SNAP:
            covered += sum(max(0.0, min(end, stop) - max(start, begin)) for begin, stop in pieces)
    return covered >= _COVER * (end - start)


def _cells(
    rows: int, columns: int, parted: Callable[[int, int], bool], closed: Callable[[int, int], bool]
) -> list[tuple[int, int, int, int]]:
    """Merges the atomic fields that no stroke parts; every cell comes out as a rectangle."""
    runs: list[list[tuple[int, int]]] = []
    for row in range(rows):
        starts = [0] + [column for column in range(1, columns) if parted(row, column)]
        runs.append(list(zip(starts, [*starts[1:], columns], strict=True)))
    cells: list[tuple[int, int, int, int]] = []
    growing: dict[tuple[int, int], int] = {}
    for row in range(rows):
        for run in list(growing):
            if run not in runs[row] or any(closed(row, column) for column in range(*run)):
                first = growing.pop(run)
                cells.append((first, run[0], row - first, run[1] - run[0]))
        for run in runs[row]:
            growing.setdefault(run, row)
    cells += [(first, run[0], rows - first, run[1] - run[0]) for run, first in growing.items()]
    return sorted(cells)
