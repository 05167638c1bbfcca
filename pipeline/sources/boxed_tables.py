"""Tables drawn with boxes (┌┬┐├┼┤) whose rules part some columns only: a line says one thing and rules another.

Pure: strings in, places of cells out. What all rules part alike is left to :mod:`pipeline.sources.drawn_columns`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.sources.drawn_columns import Parted
from pipeline.sources.laid_cells import LaidCell, LaidTable
from pipeline.text.ordinals import CIRCLED, DOTTED

_JOINTS: Final = "├┤┼┬┴┌┐└┘┏┓┗┛┣┫╋┳┻╔╗╚╝╠╣╬╦╩╞╡╪╟╢╫┠┨┯┷┿╂"
_EDGES: Final = f"│┃║|｜{_JOINTS}"
_LEVEL: Final = "─━═┄┈"
_ENDS: Final = "└┗╚"
_ITEM: Final = re.compile(rf"[△▲●■◆★○□◇☆•·]|{DOTTED}|（\d{{1,2}}）|[{CIRCLED}]")
_NEAR: Final = 2
"""Character cells by which a line's edge may stand beside the table's."""
_FEWEST: Final = 3
"""Columns, and lines, that such a table has at least."""


_Place = tuple[int, int]
"""Row and column."""


class _Line(NamedTuple):
    """A line of the table: where its edges stand, in the string and among the table's, and what stands between two."""

    number: int
    signs: tuple[int, ...]
    edges: tuple[int, ...]
    fields: tuple[str, ...]

    def is_rule(self, field: int) -> bool:
        text = self.fields[field].strip()
        return bool(text) and all(sign in _LEVEL for sign in text)

    def rules(self) -> list[int]:
        """The fields that rule."""
        return [at for at in range(len(self.fields)) if self.is_rule(at)]

    def said(self) -> list[int]:
        """The fields that say something."""
        return [at for at, text in enumerate(self.fields) if text.strip() and not self.is_rule(at)]

    def over(self, column: int) -> int:
        """Which of the fields stands over a column."""
        return max(at for at, edge in enumerate(self.edges[:-1]) if edge <= column)


def boxed_tables(lines: Sequence[str]) -> tuple[list[LaidTable], dict[int, Parted]]:
    """The tables, and how each of their lines is cut."""
    frames: list[LaidTable] = []
    parted: dict[int, Parted] = {}
    start = 0
    while start < len(lines):
        stop = start
        while stop < len(lines) and _is_boxed(lines[stop]):
            stop += 1
            if lines[stop - 1].lstrip()[0] in _ENDS:
                break
        found = _measured(lines, start, stop) if stop - start >= _FEWEST else None
        frame = _frame(found) if found else None
        if frame and found:
            frames.append(frame)
            parted |= {one.number: _parted(lines[one.number - 1], one) for one in found}
        start = max(stop, start + 1)
    return frames, parted


def _is_boxed(line: str) -> bool:
    text = line.strip()
    return len(text) > 1 and "\t" not in text and text[0] in _EDGES and text[-1] in _EDGES


def _parted(line: str, one: _Line) -> Parted:
    """Every edge but the outer ones begins a column; what draws says nothing."""
    between = enumerate(pairwise(one.signs))
    rules = (at for field, (left, right) in between if one.is_rule(field) for at in range(left, right))
    return Parted(dict.fromkeys(one.signs[1:-1], 1), frozenset(one.signs).union(rules))


def _measured(lines: Sequence[str], start: int, stop: int) -> list[_Line] | None:
    """The lines with their edges told; None where they do not stand below each other, or all rules go through."""
    signs = [_signs(line) for line in lines[start:stop]]
    places = [[_cells(lines[start + at][:sign]) for sign in found] for at, found in enumerate(signs)]
    most = max(map(len, signs))
    known = _usual([found for found in places if len(found) == most])
    found: list[_Line] = []
    for at, own in enumerate(places):
        edges = tuple(range(most) if len(own) == most else (_nearest(place, known) for place in own))
        if (edges[0], edges[-1]) != (0, most - 1) or sorted({*edges}) != list(edges):
            return None
        text = lines[start + at]
        fields = tuple(text[left + 1 : right] for left, right in pairwise(signs[at]))
        found.append(_Line(start + at + 1, signs[at], edges, fields))
    return found if most > _FEWEST and _are_uneven(found) else None


def _signs(line: str) -> tuple[int, ...]:
    return tuple(at for at, sign in enumerate(line) if sign in _EDGES)


def _usual(places: Sequence[Sequence[int]]) -> list[int]:
    """Where each edge stands most often."""
    return [sorted(column)[len(places) // 2] for column in zip(*places, strict=True)]


def _are_uneven(lines: Sequence[_Line]) -> bool:
    """Whether some rules do not go through, or some lines have fewer edges, under a rule that goes through."""
    widths = {len(one.fields) for one in lines}
    partly = any(0 < len(one.rules()) < len(one.fields) for one in lines)
    return len(lines[0].rules()) == len(lines[0].fields) and (len(widths) > 1 or partly)


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _nearest(place: int, known: Sequence[int]) -> int:
    best = min(range(len(known)), key=lambda at: abs(known[at] - place))
    return best if abs(known[best] - place) <= _NEAR else -1


def _frame(lines: Sequence[_Line]) -> LaidTable | None:
    """The cells: what no rule and no edge parts is one. None where one is no rectangle."""
    bounds = [at for at, one in enumerate(lines) if one.rules()]
    bounds += [] if bounds[-1] == len(lines) - 1 else [len(lines)]
    columns = max(one.edges[-1] for one in lines)
    owner: dict[_Place, _Place] = {}
    doubtful: list[int] = []
    said: dict[_Place, list[tuple[int, int]]] = defaultdict(list)
    for row, (top, below) in enumerate(pairwise(bounds)):
        within = lines[top + 1 : below]
        for column in range(columns):
            place = owner.get(_joined(row, column, lines[top], within), (row, column))
            begins = place[0] < row and _begins_item(within, column)
            owner[row, column] = (row, column) if begins else place
            doubtful += [row] if begins else []
        # What a ruled line says goes on with the cell above.
        _gather(said, owner, row - 1, lines[top : top + (row > 0)])
        _gather(said, owner, row, within)
    cells = _cells_of(owner, said)
    whole = sum(one.row_span * one.column_span for one in cells) == len(owner)
    tops = tuple(lines[at].number for at in bounds[:-1])
    told = tuple(sorted({*doubtful}))
    return LaidTable(lines[0].number, lines[-1].number, tops, columns, tuple(cells), told, "items") if whole else None


def _gather(
    said: dict[_Place, list[tuple[int, int]]], owner: Mapping[_Place, _Place], row: int, lines: Sequence[_Line]
) -> None:
    for one in lines:
        for field in one.said():
            said[owner[row, one.edges[field]]].append((one.number, field))


def _begins_item(within: Sequence[_Line], column: int) -> bool:
    """Whether the first line of a row begins an item in a column that no rule parts from the row above."""
    if not within or column not in within[0].edges:
        return False
    return _ITEM.match(within[0].fields[within[0].edges.index(column)].strip()) is not None


def _cells_of(owner: Mapping[_Place, _Place], said: Mapping[_Place, list[tuple[int, int]]]) -> list[LaidCell]:
    parts: dict[_Place, list[_Place]] = defaultdict(list)
    for at, place in owner.items():
        parts[place].append(at)
    return sorted(_cell(place, own, said) for place, own in parts.items())


def _joined(row: int, column: int, top: _Line, within: Sequence[_Line]) -> _Place:
    """The place above or to the left that no rule and no edge parts from this one; else itself."""
    if row and not top.is_rule(top.over(column)):
        return row - 1, column
    beside = column > 0 and bool(within) and not any(column in one.edges for one in within)
    return (row, column - 1) if beside else (row, column)


def _cell(place: _Place, own: Sequence[_Place], said: Mapping[_Place, list[tuple[int, int]]]) -> LaidCell:
    height, width = max(row for row, _ in own) - place[0] + 1, max(column for _, column in own) - place[1] + 1
    return LaidCell(*place, height, width, tuple(said.get(place, ())))
