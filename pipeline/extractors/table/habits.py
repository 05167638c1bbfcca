"""How one table is drawn and filled, seen from the rows that no page break touches. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from pipeline.extractors.table.columns import UNIT_ROLES, Column
from pipeline.extractors.table.weights import EMPTY, ENDINGS, MERGING
from pipeline.model import Cell, Line
from pipeline.text.ordinals import CIRCLED

if TYPE_CHECKING:
    from pipeline.extractors.table.stitched import PageRows

_ITEM = re.compile(rf"(?:（?(\d{{1,2}})[）.．、](?!\d)|([{CIRCLED}]))")
_MARGIN = 3.0
"""Characters of its width that a ruled cell leaves empty beside full lines, at most."""
HEADS = ("category", "task")


def item_of(text: str) -> re.Match[str] | None:
    """The number, circled or not, that a text begins with."""
    return _ITEM.match(text)


def next_item(above: str, below: str) -> bool:
    """Whether the text below begins with the number that follows one in the text above: 1. … | 2. …"""
    found = _ITEM.match(below)
    if not found or not _ITEM.match(above):
        return False
    if found[2]:
        return chr(ord(found[2]) - 1) in above
    value = int(found[1])
    return value > 1 and any(int(one[1]) == value - 1 for one in _ITEM.finditer(above) if one[1])


class Habits:
    """What the table's whole cells tell about those at a page break.

    ``leaves_open``: open bottoms say that a cell goes on. ``opens_tops``: open tops say so, which they do only where
    some page tops are closed: browsers that do not repeat the header leave every page's top open. ``numbered``: rows
    have ordinals. ``items_run_on``: requirements are numbered from row to row, so that the next number does not go on
    with a row. ``open_breaks``: the share of page breaks with an open cell.
    """

    def __init__(self, sheets: Sequence[PageRows], columns: Sequence[Column]) -> None:
        self._sheets, self._columns = sheets, columns
        # Columns found by alignment show no merged cells, level rules do.
        shown = any(sheet.ruled or any(cell.row_span > 1 for *_, cell in sheet.cells) for sheet in sheets)
        self._head = "head" if shown else "head, no rules"
        pairs = [pair for pair in pairwise(sheets) if not pair[1].fresh]
        bottoms = [
            any(cell.open_bottom for _, last, *_, cell in above.cells if last == above.rows) for above, _ in pairs
        ]
        self.leaves_open = any(bottoms)
        tops = [any(one[4].open_top for one in below.cells if one[0] == 0) for _, below in pairs]
        self.opens_tops = not self.leaves_open and any(tops) and not all(tops)
        self.open_breaks = sum(bottoms if self.leaves_open else tops) / max(1, len(pairs))
        requirement = next((i for i, column in enumerate(columns) if column.role == "requirement"), -1)
        self.items_run_on = any(
            next_item(_text(above), _text(below))
            for sheet in sheets
            for (*_, above), (*_, below) in pairwise([one for one in sheet.cells if one[2] <= requirement < one[3]])
        )
        self.numbered = any(
            columns[left].role == "number" and right - left == 1 and _text(cell)
            for sheet in sheets
            for _, _, left, right, cell in sheet.cells
        )
        self._whole: dict[int, list[Cell]] = {index: [] for index in range(len(columns))}
        for number, sheet in enumerate(sheets):
            for first, last, left, right, cell in sheet.cells:
                begins = first > 0 or number == 0 or sheet.fresh
                ends = last < sheet.rows or number + 1 == len(sheets) or sheets[number + 1].fresh
                if begins and ends and right - left == 1:
                    self._whole[left].append(cell)
        self._going_on = self._boundaries()
        self.seen = cache(self._seen)
        self.slack = cache(self._slack)
        self.empty = cache(self._empty)
        self.paragraphs = cache(self._paragraphs)
        self.pads = cache(self._pads)
        self.centred = cache(self._centred)
        self.ending = cache(self._ending)

    def parent(self, index: int) -> int | None:
        """The heading column that a column's cells stand under."""
        heads = [i for i, column in enumerate(self._columns) if column.role in HEADS and i != index]
        if self._columns[index].role in HEADS:
            heads = [i for i in heads if i < index]
        return heads[-1] if heads else None

    def _boundaries(self) -> Counter[tuple[int, bool | None, bool]]:
        """How often (column, whether its parent goes on, whether it goes on) from row to row within pages."""
        counts: Counter[tuple[int, bool | None, bool]] = Counter()
        for sheet in self._sheets:
            rows: list[dict[int, Cell]] = [{} for _ in range(sheet.rows)]
            for first, last, left, right, cell in sheet.cells:
                for row in range(first, last):
                    rows[row].update(dict.fromkeys(range(left, right), cell))
            for above, below in pairwise(rows):
                for index in range(len(self._columns)):
                    if index not in above or index not in below or above[index].column_span > 1:
                        continue
                    parent = self.parent(index)
                    state = None if parent is None else above.get(parent) is below.get(parent)
                    counts[index, state, above[index] is below[index]] += 1
        return counts

    def goes_on(self, index: int, parent: bool | None) -> tuple[float, float]:
        """Log-likelihoods that a column's cell begins anew with a row, and that it goes on, under that parent."""
        role = self._columns[index].role
        kind = self._head if role in HEADS else role if role in ("number", "requirement") else "other"
        own, on = MERGING[kind, parent]
        own, on = own + self._going_on[index, parent, False], on + self._going_on[index, parent, True]
        return log(own / (own + on)), log(on / (own + on))

    def _empty(self, index: int) -> float:
        """The share of a column's own cells that are empty."""
        role = self._columns[index].role
        filled, empty = EMPTY[self._head if role in HEADS else "units" if role in UNIT_ROLES else role]
        blank = sum(not cell.lines for cell in self._whole[index])
        return (empty + blank) / (filled + empty + len(self._whole[index]))

    def _seen(self, column: int) -> frozenset[str]:
        """Texts of a column's cells inside pages."""
        return frozenset(_text(cell) for cell in self._whole[column] if cell.lines)

    def _ending(self, column: int, character: str) -> float:
        """How much oftener, as a logarithm, a text that is cut ends so than one that is whole."""
        texts = [text for text in map(_text, self._whole[column]) if text]
        inside = Counter(_class(one) for text in texts for one in text[:-1])
        at_end = Counter(_class(text[-1]) for text in texts)
        kind = _class(character)
        whole = (ENDINGS[kind][0] + at_end[kind]) / (sum(one for one, _ in ENDINGS.values()) + len(texts))
        cut = (40 * ENDINGS[kind][1] + inside[kind]) / (40 + inside.total())
        return log(cut / whole)

    def stops_short(self, cell: Cell, column: int) -> bool:
        """Whether a cell's last line leaves so much of its width empty that its paragraph ends there."""
        return bool(cell.lines) and self._short(cell, cell.lines[-1], column)

    def _short(self, cell: Cell, line: Line, column: int) -> bool:
        return _slack(cell, line) > self.slack(column) + 2 * max(line.size, 1.0)

    def _slack(self, column: int) -> float:
        """How much of a cell's width a column's fullest line leaves empty."""
        lines = [(_slack(cell, line), line.size) for cell in self._cells(column) for line in cell.lines]
        least, size = min(lines, default=(0.0, 0.0))
        return min(least, _MARGIN * size) if self._sheets[0].ruled else least

    def line_length(self, cell: Cell, column: int) -> float:
        """About how many characters a full line of a cell has."""
        return (cell.box[2] - cell.box[0] - self.slack(column)) / max(cell.lines[-1].size, 1.0)

    def _cells(self, column: int) -> Iterator[Cell]:
        for sheet in self._sheets:
            for _, _, left, right, cell in sheet.cells:
                if left == column and right == column + 1:
                    yield cell

    def _paragraphs(self, column: int) -> bool:
        """Whether cells of a column have several paragraphs: a line before the last that stops short."""
        return any(self._short(cell, line, column) for cell in self._whole[column] for line in cell.lines[:-1])

    def _pads(self) -> tuple[float, float]:
        """The least distance of text from a cell's upper and lower edge."""
        cells = [cell for index in range(len(self._columns)) for cell in self._cells(index) if cell.lines]
        tops = [cell.lines[0].box[1] - cell.box[1] for cell in cells]
        bottoms = [cell.box[3] - cell.lines[-1].box[3] for cell in cells]
        return max(0.0, min(tops, default=0.0)), max(0.0, min(bottoms, default=0.0))

    def room(self, cell: Cell) -> tuple[int, int]:
        """Lines that would still go in above and below a cell's text."""
        first, last = cell.lines[0], cell.lines[-1]
        pitch = (last.box[1] - first.box[1]) / (len(cell.lines) - 1) if len(cell.lines) > 1 else 0.0
        pitch = max(pitch, 1.1 * (last.box[3] - last.box[1]), 1.0)
        above, below = self.pads()
        return (
            max(0, int((first.box[1] - cell.box[1] - above) / pitch + 0.2)),
            max(0, int((cell.box[3] - last.box[3] - below) / pitch + 0.2)),
        )

    def _centred(self, column: int) -> bool:
        """Whether a column's texts stand in the middle of their cells: seen where there is room for two lines."""
        rooms = [self.room(cell) for cell in self._whole[column] if cell.lines]
        loose = [(above, below) for above, below in rooms if above + below > 1]
        return bool(loose) and sum(above > 0 for above, _ in loose) > 0.7 * len(loose)


def _slack(cell: Cell, line: Line) -> float:
    return cell.box[2] - cell.box[0] - (line.box[2] - line.box[0])


def _class(character: str) -> str:
    """The class of an ending that counts: a full stop, a semicolon, a comma, or none of them."""
    return "。" if character in "。！？!?" else "；" if character in "；;" else "，" if character in "，、,：:" else ""


def _text(cell: Cell) -> str:
    return "".join(line.text for line in cell.lines)
