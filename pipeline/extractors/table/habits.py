"""How one table is drawn and filled, seen from the rows that no page break touches. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.extractors.table.columns import Column, ColumnRules
from pipeline.model import Cell
from pipeline.text.ordinals import CIRCLED

if TYPE_CHECKING:
    from pipeline.extractors.table.stitched import PageRows

_ITEM = re.compile(rf"(?:（?(\d{{1,2}})[）.．、](?!\d)|([{CIRCLED}]))")
_FINISHED = 0.8
"""Share of a table's requirements that must end a sentence before one that does not is taken for cut."""
_FEW = 3
"""Inner rows from which on a column that none of them leaves empty counts as always filled."""


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
    """Whether cut cells stay open, whether requirements end sentences, which columns are always filled or merged.

    ``leaves_open``: open bottoms say that a cell goes on. ``opens_tops``: open tops say so, which they do only where
    some page tops are closed: browsers that do not repeat the header leave every page's top open. ``fills_down``:
    columns that inner rows leave empty. ``always``: those that none does. ``shared``: those with cells over several
    rows. ``numbered``: rows have ordinals. ``ends_sentences``: requirements end with a full stop or the like.
    ``items_run_on``: requirements are numbered from row to row, so that the next number does not go on with a row.
    """

    def __init__(self, sheets: Sequence[PageRows], columns: Sequence[Column], rules: ColumnRules) -> None:
        pairs = [pair for pair in pairwise(sheets) if not pair[1].fresh]
        self.leaves_open = any(
            cell.open_bottom for above, _ in pairs for _, last, _, _, cell in above.cells if last == above.rows
        )
        tops = [any(cell.open_top for first, *_, cell in below.cells if first == 0) for _, below in pairs]
        self.opens_tops = not self.leaves_open and any(tops) and not all(tops)
        width = len(columns)
        inner = [
            (left, right, _text(cell))
            for sheet in sheets
            for first, last, left, right, cell in sheet.cells
            if first > 0 and last < sheet.rows and right - left < max(2, width - 1)
        ]
        self.fills_down = {left for left, _, text in inner if not text}
        self.always = {left for left, _, text in inner if text} - self.fills_down
        if max((sum(left == index for left, *_ in inner) for index in range(width)), default=0) < _FEW:
            self.always = set()
        self.shared = {
            left
            for sheet in sheets
            for first, last, left, right, _ in sheet.cells
            if last - first > 1 and right - left == 1 and self._parts_below(sheet, first, last)
        }
        requirement = next((i for i, column in enumerate(columns) if column.role == "requirement"), -1)
        texts = [text for left, right, text in inner if left <= requirement < right and text]
        ended = sum(text[-1] in rules.sentence_ends for text in texts)
        self.ends_sentences = bool(texts) and ended >= _FINISHED * len(texts)
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
        self._sheets = sheets
        self._inner = inner
        self.seen = cache(self._seen)
        self._reach = cache(self._reach_of)

    @staticmethod
    def _parts_below(sheet: PageRows, first: int, last: int) -> bool:
        """Whether some other column parts the rows of a cell; else they are one row."""
        return any(first < top < last for top, *_ in sheet.cells)

    def _seen(self, column: int) -> frozenset[str]:
        """Texts of a column's cells inside pages."""
        return frozenset(text for left, right, text in self._inner if left <= column < right and text)

    def stops_short(self, cell: Cell, column: int) -> bool:
        """Whether a cell's last line leaves so much of the column's width empty that its paragraph ends there."""
        if not cell.lines:
            return False
        last = cell.lines[-1]
        return last.box[2] - last.box[0] < self._reach(column) - 2 * max(last.size, 1.0)

    def _reach_of(self, column: int) -> float:
        """The longest line of a column."""
        lines = [
            line.box[2] - line.box[0]
            for sheet in self._sheets
            for _, _, left, right, cell in sheet.cells
            if left == column and right == column + 1
            for line in cell.lines
        ]
        return max(lines, default=0.0)


def _text(cell: Cell) -> str:
    return "".join(line.text for line in cell.lines)
