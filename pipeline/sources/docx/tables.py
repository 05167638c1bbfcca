"""A grid of a table (ISO/IEC 29500-1, 17.4): spans, merged cells, rows and cells in content controls."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from lxml import etree

from pipeline.sources.docx.blocks import Block, WordCell, WordTable, paragraphs_of
from pipeline.sources.docx.inline import chosen, is_alternate
from pipeline.sources.docx.package import W
from pipeline.sources.docx.styles import toggle, value, whole

_TWIPS: Final = 20.0
"""Twips in a point."""
_USUAL: Final = 1500
"""Twips of a column of which the file does not tell the width."""
_CLOSE: Final = 3.0
"""Points between two edges that a person meant as one: rows whose edges were drawn apart by a hand."""
_MOST: Final = 63
"""Columns that Word allows; a span beyond is a fault of the file."""
_PROPERTIES: Final = frozenset(f"{W}{name}" for name in ("tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr"))

ReadCell = Callable[[etree._Element, str], tuple[Block, ...]]
"""The blocks of a ``tc``; the second says why they are all set apart, or is empty."""


class _Laid(NamedTuple):
    """A cell as it lies on the file's own grid."""

    row: int
    first: int
    last: int
    blocks: tuple[Block, ...]
    height: int = 1


class _Span(NamedTuple):
    """Cells of a row that are one: its edges, whether it is merged downwards (restart, continue), the cells."""

    first: int
    last: int
    down: str
    cells: list[etree._Element]


def read_table(element: etree._Element, read_cell: ReadCell) -> WordTable:
    """The table of a ``tbl``. Rows and cells deleted or hidden go aside, as does what merged cells hide."""
    reader = _Rows(element, read_cell)
    for line in _inside(element, f"{W}tr"):
        reader.read(line)
    return reader.table()


def frame_of(table: WordTable) -> tuple[Block, ...] | None:
    """The blocks of a table that is but a frame around text or other tables, as in pages pasted from the web: one cell
    holds all, or there is one column only. None for another."""
    filled = [cell for cell in table.cells if any(one.has_text() for one in paragraphs_of(cell.blocks))]
    if len(filled) == 1 or len(table.edges) == 2:
        return tuple(block for cell in table.cells for block in cell.blocks) + table.aside
    return None


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through what may stand around them."""
    for child in chosen(parent) if is_alternate(parent) else parent:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _PROPERTIES:
            yield from _inside(child, tag)


class _Rows:
    """Lays row after row on the file's own grid."""

    def __init__(self, element: etree._Element, read_cell: ReadCell) -> None:
        self._read_cell = read_cell
        self._widths = [max(0, whole(one.get(f"{W}w"))) for one in element.findall(f"{W}tblGrid/{W}gridCol")][:_MOST]
        known = [*self._widths, *([_USUAL] * (_MOST - len(self._widths)))]
        self._ends = (0.0, *accumulate((width or _USUAL) / _TWIPS for width in known))
        self._laid: list[_Laid] = []
        self._aside: list[Block] = []
        self._rows = 0
        self._open: list[int] = []
        """The cells of the row above, as indexes, with which a cell below may go on."""
        self._tracked = False

    def read(self, line: etree._Element) -> None:
        """Takes one row."""
        properties = line.find(f"{W}trPr")
        gone = properties is not None and properties.find(f"{W}del") is not None
        self._tracked |= gone or (properties is not None and properties.find(f"{W}ins") is not None)
        if gone or toggle(properties, "hidden"):
            for cell in _inside(line, f"{W}tc"):
                self._aside += self._read_cell(cell, "deleted" if gone else "hidden")
            return
        self._lay(line)
        self._rows += 1

    def _lay(self, line: etree._Element) -> None:
        going_on: list[int] = []
        for first, last, down, cells in self._spans(line):
            above = self._above(first, last) if down == "continue" else None
            if above is None:
                going_on += [len(self._laid)] if down else []
                self._laid.append(_Laid(self._rows, first, last, self._read_cell(cells.pop(0), "")))
            else:
                going_on.append(above)
                self._laid[above] = self._laid[above]._replace(height=self._rows - self._laid[above].row + 1)
            for cell in cells:
                self._aside += self._read_cell(cell, "hidden")
        self._open = going_on

    def _spans(self, line: etree._Element) -> Iterator[_Span]:
        """The cells of a row, those that are merged side by side as one."""
        at = min(_span(line.find(f"{W}trPr/{W}gridBefore"), 0), _MOST - 1)
        ends_free = line.find(f"{W}trPr/{W}gridAfter") is not None
        cells = [cell for cell in _inside(line, f"{W}tc") if not self._deleted(cell)]
        found: _Span | None = None
        for cell in cells:
            properties = cell.find(f"{W}tcPr")
            span = _span(None if properties is None else properties.find(f"{W}gridSpan"), 1)
            if cell is cells[-1] and not ends_free:
                span = max(span, _reach(properties, at, self._widths))
            last = min(at + span, _MOST)
            if found is not None and (last == at or _merged(properties, "hMerge") == "continue"):
                found = found._replace(last=last, cells=[*found.cells, cell])
            else:
                if found is not None:
                    yield found
                found = _Span(at, last, _merged(properties, "vMerge"), [cell])
            at = last
        if found is not None:
            yield found

    def _deleted(self, cell: etree._Element) -> bool:
        """Whether a tracked change took the cell away."""
        if cell.find(f"{W}tcPr/{W}cellDel") is None:
            return False
        self._tracked = True
        self._aside += self._read_cell(cell, "deleted")
        return True

    def _above(self, first: int, last: int) -> int | None:
        """The cell above with the same edges: others would lie over a neighbour."""
        for index in self._open:
            one = self._laid[index]
            edges = ((one.first, first), (one.last, last))
            if all(abs(self._ends[mine] - self._ends[its]) < _CLOSE for its, mine in edges):
                return index
        return None

    def table(self) -> WordTable:
        """The cells on those edges only that some cell has, edges close to each other as one."""
        kept = _kept(self._laid, self._ends)
        snapped = [_snapped(one, kept) for one in self._laid]
        if any(first == last for first, last in snapped):
            kept = sorted({edge for one in self._laid for edge in (one.first, one.last)})
            snapped = [_snapped(one, kept) for one in self._laid]
        cells = [
            WordCell(one.row, first, one.height, last - first, one.blocks)
            for one, (first, last) in zip(self._laid, snapped, strict=True)
        ]
        edges = tuple(self._ends[edge] for edge in kept)
        return WordTable(edges, self._rows, tuple(cells), tuple(self._aside), self._tracked)


def _span(element: etree._Element | None, default: int) -> int:
    return max(default, whole(value(element), default))


def _merged(properties: etree._Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{W}{name}")
    return "" if found is None else value(found) or "continue"


def _reach(properties: etree._Element | None, at: int, widths: Sequence[int]) -> int:
    """Columns that a row's last cell takes by its own width, where the file forgot to say that it spans them."""
    width = None if properties is None else properties.find(f"{W}tcW")
    if width is None or width.get(f"{W}type", "dxa") != "dxa":
        return 1
    rest = sum(widths[at:])
    return len(widths) - at if len(widths) > at + 1 and whole(width.get(f"{W}w")) > 0.9 * rest > 0 else 1


def _kept(laid: Sequence[_Laid], ends: Sequence[float]) -> list[int]:
    """The edges that cells have, those too close to the one before left out, unless a thin cell stands between."""
    used = sorted({edge for one in laid for edge in (one.first, one.last)})
    thin = {(one.first, one.last) for one in laid if ends[one.last] - ends[one.first] < _CLOSE}
    kept: list[int] = []
    for edge in used:
        if not kept or ends[edge] - ends[kept[-1]] >= _CLOSE or (kept[-1], edge) in thin:
            kept.append(edge)
    return kept


def _snapped(one: _Laid, kept: Sequence[int]) -> tuple[int, int]:
    """The kept edges, as indexes, at or before those of a cell."""
    return bisect_right(kept, one.first) - 1, bisect_right(kept, one.last) - 1
