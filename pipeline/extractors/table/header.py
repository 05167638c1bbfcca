"""A table's header: where it stands on each page, what it calls the columns, where these are on every page."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from pipeline.extractors.table.column_labels import ColumnRules, role_of
from pipeline.extractors.table.stitched import PageRows
from pipeline.model import Cell, Grid
from pipeline.text.clean import SPACE, flow

EDGE = 6.0
"""Points within which the column edges of two pages are the same."""
_LOWEST = 6
"""A header begins in one of so many rows from a table's top."""
_LONGEST = 24
"""Characters that a label has at most."""


class Header(Struct, frozen=True):
    """The header rows of one grid, from ``top`` up to ``depth``, and their cells' texts in order."""

    top: int
    depth: int
    texts: tuple[str, ...]


class TablePart(Struct, frozen=True):
    """One page's grid of a table, with the header that its own rows show. ``fresh``: text stands before it, so that its
    first row begins there."""

    grid: Grid
    header: Header | None = None
    fresh: bool = False


class Table(Struct, frozen=True):
    """One table over all its pages, its header set apart. ``cover`` are the characters of a title above the header."""

    labels: tuple[str, ...]
    sheets: tuple[PageRows, ...]
    header: tuple[int, ...]
    cover: tuple[int, ...]


def text_of(cell: Cell) -> str:
    """A cell's text as one flow."""
    return flow([line.content for line in cell.lines]).text if cell.lines else ""


def _ids(cells: Iterable[Cell]) -> tuple[int, ...]:
    return tuple(i for cell in cells for line in cell.lines for i in line.content.ids if i != SPACE)


def find_header(grid: Grid, rules: ColumnRules) -> Header | None:
    """The header of a grid: among its first rows the one with most labels, at least two and half of its cells."""
    best: tuple[int, int] | None = None
    for row in range(min(_LOWEST, len(grid.rows) - 1)):
        cells = _filled(grid, row)
        known = sum(_is_label(cell, rules) for cell in cells)
        if known >= 2 and 2 * known >= len(cells) and (best is None or known > best[0]):
            best = known, row
    if best is None:
        return None
    top = _top(grid, best[1])
    depth = _depth(grid, top, rules)
    cells = [cell for cell in grid.cells if top <= cell.row < depth and cell.lines]
    return Header(top, depth, tuple(text_of(cell) for cell in cells))


def _top(grid: Grid, row: int) -> int:
    """The first row of a header: labels that begin above its fullest row and run beside it belong to it."""
    above = [cell.row for cell in grid.cells if cell.lines and cell.row < row < cell.row + cell.row_span]
    return _top(grid, min(above)) if above else row


def alike(one: Header, other: Header) -> bool:
    """Whether two headers are one repeated: at least half of the labels are the same."""
    shared = set(one.texts) & set(other.texts)
    return 2 * len(shared) >= max(len(set(one.texts)), len(set(other.texts)))


def _is_label(cell: Cell, rules: ColumnRules) -> bool:
    text = text_of(cell)
    return len(text) <= _LONGEST and text[-1:] not in "。；" and role_of(text, rules) is not None


def _depth(grid: Grid, top: int, rules: ColumnRules) -> int:
    """The row after the header: header cells may span rows, and a further row may name the parts of a spanned one."""
    head = _filled(grid, top)
    depth = max(cell.row + cell.row_span for cell in head)
    wide = [cell for cell in head if cell.column_span > 1]
    while depth < len(grid.rows) - 1 and _names_parts(_filled(grid, depth), wide, rules):
        depth += 1
    return depth


def _filled(grid: Grid, row: int) -> list[Cell]:
    """The cells that begin in a row and have text."""
    return [cell for cell in grid.cells if cell.row == row and cell.lines]


def _names_parts(cells: Sequence[Cell], wide: Sequence[Cell], rules: ColumnRules) -> bool:
    """Whether a row of labels stands under spanned ones only."""
    under = all(any(over.column <= one.column < over.column + over.column_span for over in wide) for one in cells)
    return bool(cells) and under and all(_is_label(cell, rules) for cell in cells)


def set_header_apart(parts: Sequence[TablePart], rules: ColumnRules) -> Table:
    """The table with its header rows, wherever they stand or repeat, and a title row above them set apart.

    The first page that has a header names the columns; a table without any has empty labels.
    """
    maps, width = _aligned([part.grid for part in parts])
    named = next(((at, part.header) for at, part in enumerate(parts) if part.header), None)
    if named is None:
        sheets = [_sheet(part, 0, columns) for part, columns in zip(parts, maps, strict=True)]
        return Table(("",) * width, tuple(sheets), (), ())
    at, first = named
    head = [cell for cell in parts[at].grid.cells if first.top <= cell.row < first.depth]
    labels = _labels(head, maps[at], width, rules)
    header: list[int] = []
    cover: list[int] = []
    sheets = []
    for index, (part, columns) in enumerate(zip(parts, maps, strict=True)):
        top, start = _printed(part, first, names=index == at)
        pasted = _pasted(part.grid, start, first)
        header += _ids(cell for cell in part.grid.cells if top <= cell.row < start or cell.row in pasted)
        cover += _ids(cell for cell in part.grid.cells if cell.row < top)
        sheets.append(_sheet(part, start, columns, pasted))
    return Table(tuple(labels), tuple(sheets), tuple(header), tuple(cover))


def _printed(part: TablePart, first: Header, names: bool) -> tuple[int, int]:
    """From which row up to which the header stands in a part; up to row 0 where it stands nowhere. ``names``: this is
    the part that names the columns."""
    own = part.header
    found = own if own and alike(own, first) else _same_texts(part.grid, first)
    if found is None or (not names and _holds_rows(part.grid, found.top)):
        return 0, 0
    return found.top, found.depth


def _holds_rows(grid: Grid, top: int) -> bool:
    """Whether what stands above a header repeated on a later page is rows of the table, not its title."""
    return any(sum(cell.row == row and bool(cell.lines) for cell in grid.cells) > 1 for row in range(top))


def _pasted(grid: Grid, start: int, printed: Header) -> frozenset[int]:
    """Rows further down that repeat the header word by word, as somebody pasted it over a new group of rows."""
    height = printed.depth - printed.top
    texts = sorted(printed.texts)
    found: set[int] = set()
    filled: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell in grid.cells:
        if cell.lines:
            filled[cell.row].append(cell)
    for row in range(start, len(grid.rows) - height):
        cells = [cell for one in range(row, row + height) for cell in filled[one]]
        whole = all(cell.row + cell.row_span <= row + height for cell in cells)
        if whole and len(cells) > 1 and sorted(map(text_of, cells)) == texts:
            found.update(range(row, row + height))
    return frozenset(found)


def _same_texts(grid: Grid, printed: Header) -> Header | None:
    """The header repeated word by word, though this page's grid shows it in other rows."""
    for depth in range(1, min(4, len(grid.rows) - 1)):
        cells = [cell for cell in grid.cells if cell.row < depth and cell.lines]
        if cells and sorted(text_of(cell) for cell in cells) == sorted(printed.texts):
            return Header(0, max(depth, *(cell.row + cell.row_span for cell in cells)), printed.texts)
    return None


def _labels(head: Sequence[Cell], columns: Sequence[int], width: int, rules: ColumnRules) -> list[str]:
    """Each column's label: the lowest header cell over it that names a role, with the one above where it names none."""
    labels = [""] * width
    for cell in sorted(head, key=lambda one: one.row):
        text = text_of(cell)
        for column in range(columns[cell.column], columns[cell.column + cell.column_span]):
            above = labels[column]
            if above and text and role_of(above, rules) and not role_of(text, rules):
                labels[column] = f"{above}（{text}）"
            else:
                labels[column] = text or above
    for column in range(1, len(labels)):
        if not labels[column]:
            labels[column] = labels[column - 1]
    return labels


def _aligned(grids: Sequence[Grid]) -> tuple[list[tuple[int, ...]], int]:
    """For each grid, which column of the whole table each of its edges is; and how many columns the table has.

    Grids on pages of another width (a landscape page after a portrait one) are stretched to the first one's width.
    """
    first = grids[0]
    moved = [_moved(grid, first) for grid in grids]
    groups: list[list[float]] = []
    for value in sorted(value for columns in moved for value in columns):
        if groups and value - groups[-1][-1] <= EDGE:
            groups[-1].append(value)
        else:
            groups.append([value])
    edges = [sum(group) / len(group) for group in groups]

    def nearest(at: float) -> int:
        return min(range(len(edges)), key=lambda index: abs(edges[index] - at))

    return [tuple(nearest(at) for at in columns) for columns in moved], len(edges) - 1


def _moved(grid: Grid, first: Grid) -> tuple[float, ...]:
    alike = len(grid.columns) == len(first.columns)
    if same_width(first, grid):
        # Columns found by alignment lie a little otherwise on each page.
        return first.columns if alike and not grid.ruled else grid.columns
    if alike:
        return first.columns
    ratio = (first.columns[-1] - first.columns[0]) / (grid.columns[-1] - grid.columns[0])
    return tuple(first.columns[0] + (at - grid.columns[0]) * ratio for at in grid.columns)


def same_width(above: Grid, below: Grid) -> bool:
    """Whether two grids span the same stretch of their pages."""
    return abs(above.box[0] - below.box[0]) <= 2 * EDGE and abs(above.box[2] - below.box[2]) <= 2 * EDGE


def same_columns(above: Grid, below: Grid) -> bool:
    """Whether two grids have the same columns, also where one is wider than the other (edges within 3 %).

    Columns found by alignment are the same where they part at the same places; the outer ends are only those of the
    longest texts.
    """
    if len(above.columns) != len(below.columns) or len(above.columns) < 3:
        return False
    if not (above.ruled or below.ruled):
        inner = zip(above.columns[1:-1], below.columns[1:-1], strict=True)
        if all(abs(a - b) <= 2 * EDGE for a, b in inner):
            return True
    return all(abs(a - b) <= 0.03 for a, b in zip(_shares(above), _shares(below), strict=True))


def _shares(grid: Grid) -> list[float]:
    width = grid.columns[-1] - grid.columns[0]
    return [(right - left) / width for left, right in pairwise(grid.columns)]


def _sheet(part: TablePart, start: int, columns: Sequence[int], pasted: frozenset[int] = frozenset()) -> PageRows:
    """A grid's data rows but those of a header ``pasted`` among them. The gaps between the pieces of broken rules are
    no cells of any column."""
    grid = part.grid
    kept = [row for row in range(start, len(grid.rows) - 1) if row not in pasted]
    at = [bisect_left(kept, edge) for edge in range(len(grid.rows))]
    cells = [
        (
            at[cell.row],
            at[cell.row + cell.row_span],
            columns[cell.column],
            columns[cell.column + cell.column_span],
            cell,
        )
        for cell in grid.cells
        if at[cell.row] < at[cell.row + cell.row_span]
        and (cell.lines or columns[cell.column] < columns[cell.column + cell.column_span])
    ]
    return PageRows(grid.page, len(kept), cells, part.fresh, grid.ruled)
