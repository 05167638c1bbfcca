"""Where rows part among lines of text that no rule parts: by gaps, ordinals, or the column that has text where rows
begin. Pure geometry, in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.sources.pdf.tables.runs import Level
from pipeline.text.ordinals import HAN

WIDER = 0.25
"""Ems by which the gap between two rows is wider than the one between two lines."""
_LINE = 0.9
"""Ems of blank above a line that no line spacing leaves."""


def split_rows(levels: Sequence[Level], edges: Sequence[float], doubt: bool = False) -> list[float]:
    """Where rows part among lines in columns that no rule parts: the heights of the edges between them.

    By wider gaps between lines; else by ordinals in the first column; else by the column that has text just where rows
    begin. ``doubt``: the lines may well be one row; then the last of these tells nothing, unless every line has text in
    nearly all columns and none wraps.
    """
    if len(levels) < 2:
        return []
    used = [level.columns(edges) for level in levels]
    numbered = [_is_ordinal(level.text_in(0, edges)) for level in levels]
    starts = _by_gaps(levels, edges, numbered)
    if starts and doubt and not any(numbered) and not _fills_rows(starts, used):
        starts = None
    if starts is None and sum(numbered) > 1 and 0 in used[0]:
        starts = _by_ordinals(levels, numbered, used)
    if starts is None:
        starts = _by_single_lines(levels, used) if doubt else _by_anchor(used)
    _part_headings(levels, edges, starts)
    return [(levels[index].bottom + levels[index + 1].top) / 2 for index, start in enumerate(starts) if start]


def _fills_rows(starts: Sequence[bool], used: Sequence[set[int]]) -> bool:
    """Whether every row that begins at ``starts`` has text in nearly all columns."""
    rows = [set().union(*used[first:end]) for first, end in _stretches(starts)]
    full = max(map(len, rows))
    return all(len(columns) >= max(2, full - 2) for columns in rows)


def _by_single_lines(levels: Sequence[Level], used: Sequence[set[int]]) -> list[bool]:
    """Every line a row, where all have text in nearly all columns and none wraps; else all one row."""
    most = max(map(len, used))
    single = all(len(columns) >= max(3, most - 1) for columns in used) and not _wrapped(levels)
    return [single] * (len(levels) - 1)


def _by_anchor(used: Sequence[set[int]]) -> list[bool]:
    """Rows that begin where the column has text that has it just there."""
    anchor = _anchor(used)
    return [anchor in columns for columns in used[1:]]


def _part_headings(levels: Sequence[Level], edges: Sequence[float], starts: list[bool]) -> None:
    """A line over several columns is a row of its own."""
    for index, level in enumerate(levels):
        if level.crosses(edges):
            starts[max(0, index - 1) : index + 1] = [True] * len(starts[max(0, index - 1) : index + 1])


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
        gap > least + WIDER * level.size or least > _LINE * level.size for gap, level in zip(gaps, levels, strict=False)
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


def _by_ordinals(levels: Sequence[Level], numbered: Sequence[bool], used: Sequence[set[int]]) -> list[bool]:
    """Rows that begin at their ordinals, or, where these stand beside the middle of their rows, part between them."""
    marks = [index for index, one in enumerate(numbered) if one]
    starts = [False] * (len(levels) - 1)
    most = max(map(len, used))
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
