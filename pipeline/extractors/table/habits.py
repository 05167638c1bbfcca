"""How one table is drawn and filled, seen from the rows that no page break touches. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from pipeline.extractors.table.column_labels import UNIT_ROLES
from pipeline.extractors.table.columns import Column
from pipeline.extractors.table.rooms import Rooms
from pipeline.extractors.table.weights import EMPTY, ENDINGS, MERGING, PAIRS, SHORT_INSIDE, SHORT_OTHERS, Pseudo
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
        self.short_inside = cache(self._short_inside)
        self.rooms = Rooms(sheets, self._whole)
        self.ending = cache(self._ending)
        self.pairs = cache(self._pairs)

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

    def _pairs(self, column: int) -> tuple[frozenset[str], float, float]:
        """Characters that follow each other in the lines of a column's cells, and how much oftener, as logarithms, two
        at a place where a text is cut are, or are not, among them than two of neighbouring cells."""
        paragraphs = (text for cell in self._cells(column) for text in self._run_on(cell, column))
        inner = Counter(a + b for text in paragraphs for a, b in pairwise(text))
        pages = [[_text(cell) for _, _, left, _, cell in one.cells if left == column] for one in self._sheets]
        apart = [above[-1] + below[0] for page in pages for above, below in pairwise(filter(None, page))]
        (cut, cut_not), (new, new_not) = PAIRS
        again = sum(count for count in inner.values() if count > 1)
        within = (again + cut) / (inner.total() + cut + cut_not)
        between = (sum(pair in inner for pair in apart) + new) / (len(apart) + new + new_not)
        return frozenset(inner), log(within / between), log((1 - within) / (1 - between))

    def _run_on(self, cell: Cell, column: int) -> list[str]:
        """A cell's paragraphs: lines that are full run on in the next."""
        texts = [""]
        for line in cell.lines:
            texts[-1] += line.text
            texts += [""] if self._short(cell, line, column) else []
        return texts

    def pair(self, column: int, pair: str) -> float:
        """How much oftener, as a logarithm, two characters like these stand where a text is cut than where one ends."""
        inner, seen, unseen = self.pairs(column)
        return seen if pair in inner else unseen

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

    def _short_inside(self, column: int) -> Pseudo:
        """How many lines stop short and how many are full of those that others of their cell follow in a column."""
        return self._counted(SHORT_INSIDE, self._whole[column], column)

    def _counted(self, before: Pseudo, cells: Sequence[Cell], column: int) -> Pseudo:
        inside = [self._short(cell, line, column) for cell in cells for line in cell.lines[:-1]]
        return before[0] + sum(inside), before[1] + len(inside) - sum(inside)

    def paragraphs(self, column: int, pieces: Sequence[Cell]) -> float:
        """The share of lines that end a paragraph among those that others of their cell follow: in the column's cells,
        and more so in the pieces of the cell itself."""
        short, full = self.short_inside(column)
        weight = min(1.0, SHORT_OTHERS / (short + full))
        short, full = self._counted((short * weight, full * weight), pieces, column)
        return short / (short + full)


def _slack(cell: Cell, line: Line) -> float:
    return cell.box[2] - cell.box[0] - (line.box[2] - line.box[0])


def _class(character: str) -> str:
    """The class of an ending that counts: a full stop, a semicolon, a comma, or none of them."""
    return "。" if character in "。！？!?" else "；" if character in "；;" else "，" if character in "，、,：:" else ""


def _text(cell: Cell) -> str:
    return "".join(line.text for line in cell.lines)
