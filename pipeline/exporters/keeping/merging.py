"""Three ways: what the program wrote last, what a person made of it, and what the program would write now.

A cell is the program's as long as it says what the program wrote, and may change; else it is a person's and stays,
where its row and column went. Where both changed, the person's stays and the program's is told. What a person only took
away (a cell, a row, a column) comes back: it is the notice's. Everything here is about prints of values; nothing about
files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from pipeline.exporters.keeping.aligning import Alignment, Cells
from pipeline.exporters.keeping.snapshot import SheetSnapshot
from pipeline.exporters.workbook.grid_map import AxisMap, GridMap, Span
from pipeline.exporters.workbook.sheet_part import LAST_COLUMN, LAST_ROW

Grid = Sequence[Sequence[str]]
Box = tuple[int, int, int, int]


class Version(Struct, frozen=True):
    """A sheet as the program wrote it, or would write it: its keys and its values' prints."""

    sheet: SheetSnapshot
    grid: Grid
    styles: Sequence[Sequence[str]] = ()

    def value(self, row: int, column: int) -> str:
        return self.grid[row][column]


class SheetLine(Struct, frozen=True):
    """A row or column of the new sheet: ``now`` is its place (from 1), ``old`` that in the person's sheet, ``ours`` its
    index in what the program writes; None where it is in only one of them."""

    now: int
    old: int | None = None
    ours: int | None = None


class Clash(Struct, frozen=True):
    """A cell that a person changed and that the program would change too: its row and column in the person's sheet and
    in what the program writes, and what it wrote before."""

    row: int
    column: int
    ours_row: int
    ours_column: int
    before: str


class SheetPlan(Struct, frozen=True):
    """How the new sheet is put together. ``mine`` are the cells of the person's sheet (row, column) that are a
    person's; ``homeless`` those of them whose row is gone, by that row. ``before`` gives the index in what the program
    wrote last for a row of the person's sheet, ``columns_before`` for a column."""

    rows: list[SheetLine]
    columns: list[SheetLine]
    mine: frozenset[tuple[int, int]]
    homeless: dict[int, list[int]]
    clashes: list[Clash]
    moved: GridMap
    before: Mapping[int, int]
    columns_before: Mapping[int, int]


class _Axis(Struct):
    """One direction: lines of the person's sheet, which of them the program wrote, and what it writes now."""

    present: list[int]
    before: Mapping[int, int]
    ours_of: Mapping[int, int]
    count: int
    gone: set[int]
    blocks: Sequence[Span]

    def is_placed(self, line: int) -> bool:
        """Whether a line of the sheet is one that the program still writes."""
        return line not in self.gone and self.before.get(line) in self.ours_of


def plan_sheet(
    cells: Cells,
    present: tuple[list[int], list[int]],
    alignment: Alignment,
    base: Version,
    ours: Version,
    merged: Sequence[Box] = (),
    kin: Callable[[Mapping[int, int], Sequence[int]], Mapping[int, int]] | None = None,
    noted: Iterable[tuple[int, int]] = (),
) -> SheetPlan:
    """The plan of one sheet. ``present``: its rows and columns that are there at all. ``merged`` are its merged cells.

    ``kin``: which rows that are gone (row in the sheet: index before) are new ones (indices now) in other words.
    ``noted``: cells with notes, which are a person's.
    """
    row_ours = _still(alignment.rows, _keys(base.sheet), _keys(ours.sheet))
    column_ours = _still(alignment.columns, base.sheet.columns, ours.sheet.columns)
    lost = {row: at for row, at in alignment.rows.items() if at not in row_ours}
    if kin is not None and lost:
        known = set(_keys(base.sheet))
        row_ours |= kin(lost, [at for at, key in enumerate(_keys(ours.sheet)) if key not in known])
    found = _Cells(cells, alignment, base, ours, row_ours, column_ours)
    mine, notes = frozenset(found.mine()), frozenset(noted)
    gone_rows = {row for row, at in alignment.rows.items() if at not in row_ours}
    used = {column for row, column in mine | notes if row not in gone_rows}
    gone_columns = {c for c, at in alignment.columns.items() if at not in column_ours} - used
    homeless = _homeless(mine | notes, gone_rows)
    down, across = [(box[0], box[2]) for box in merged], [(box[1], box[3]) for box in merged]
    rows = _lines(_Axis(present[0], alignment.rows, row_ours, len(ours.grid), gone_rows, down))
    width = len(ours.sheet.columns)
    columns = _lines(_Axis(present[1], alignment.columns, column_ours, width, gone_columns, across))
    heads = base.sheet.heads, ours.sheet.heads
    moved = GridMap(
        _axis_map(rows, gone_rows, alignment.rows, heads, LAST_ROW),
        _axis_map(columns, gone_columns, alignment.columns, (0, 0), LAST_COLUMN),
    )
    clashes = list(found.clashes(mine))
    return SheetPlan(rows, columns, mine, homeless, clashes, moved, alignment.rows, alignment.columns)


def _homeless(mine: frozenset[tuple[int, int]], gone: set[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for row, column in sorted(place for place in mine if place[0] in gone):
        found.setdefault(row, []).append(column)
    return found


def _still(aligned: Mapping[int, int], before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """For each line that the sheet has of the program's, its index now, as far as it is still one."""
    places = {key: at for at, key in enumerate(now)}
    return {at: places[before[at]] for at in aligned.values() if before[at] in places}


def _keys(sheet: SheetSnapshot) -> list[str]:
    return [row.key for row in sheet.rows]


class _Cells(Struct, frozen=True):
    """The cells of a sheet between the three versions."""

    cells: Cells
    alignment: Alignment
    base: Version
    ours: Version
    rows: Mapping[int, int]
    columns: Mapping[int, int]

    def mine(self) -> Iterator[tuple[int, int]]:
        """The cells that say something that the program neither wrote nor would write there."""
        for row, values in self.cells.items():
            for column, value in values.items():
                at = self._before(row, column)
                if at is None or (value != self.base.value(*at) and value != self._now(at)):
                    yield row, column

    def clashes(self, mine: frozenset[tuple[int, int]]) -> Iterator[Clash]:
        """The cells among a person's that the program would change too."""
        for row, column in sorted(mine):
            at = self._before(row, column)
            value = self._now(at) if at is not None else ""
            if at is not None and value and value != self.base.value(*at):
                yield Clash(row, column, self.rows[at[0]], self.columns[at[1]], self.base.value(*at))

    def _before(self, row: int, column: int) -> tuple[int, int] | None:
        at, column_at = self.alignment.rows.get(row), self.alignment.columns.get(column)
        return None if at is None or column_at is None else (at, column_at)

    def _now(self, at: tuple[int, int]) -> str:
        """What the program would write there; empty if there is no such place any more."""
        row, column = self.rows.get(at[0]), self.columns.get(at[1])
        return "" if row is None or column is None else self.ours.value(row, column)


def _lines(axis: _Axis) -> list[SheetLine]:
    """The lines of the new sheet in their order, with their places."""
    placed = [line for line in axis.present if axis.is_placed(line)]
    followers = _followers(axis, set(placed))
    items = _in_their_order(axis, followers) if _stays(axis, placed) else _in_our_order(axis, placed, followers)
    return _numbered(items, axis)


def _stays(axis: _Axis, placed: Sequence[int]) -> bool:
    """Whether the sheet's own order is kept: a person sorted it, or merged cells hold lines together, or it is the
    program's anyway."""
    before = [axis.before[line] for line in placed]
    now = [axis.ours_of[at] for at in before]
    tied = any(first < last and any(first < line <= last for line in placed) for first, last in axis.blocks)
    return tied or before != sorted(before) or now == sorted(now)


def _in_our_order(
    axis: _Axis, placed: Sequence[int], followers: Mapping[int, list[int]]
) -> list[tuple[int | None, int | None]]:
    """The program's order, each line with those of a person's that stand behind it."""
    items: list[tuple[int | None, int | None]] = [(line, None) for line in followers[0]]
    by_ours = {axis.ours_of[axis.before[line]]: line for line in placed}
    for at in range(axis.count):
        line = by_ours.get(at)
        items.append((line, at))
        items += [(one, None) for one in followers.get(line, [])] if line is not None else []
    return items + [(line, None) for line in followers[-1]]


def _followers(axis: _Axis, placed: set[int]) -> dict[int, list[int]]:
    """A person's lines by the program's line that they stand behind; 0: before all, -1: behind all."""
    found: dict[int, list[int]] = {0: [], -1: []}
    last = max(placed, default=0)
    current = 0
    for line in axis.present:
        if line in placed:
            current = line
        elif line not in axis.gone:
            found.setdefault(-1 if line > last and last else current, []).append(line)
    return found


def _in_their_order(axis: _Axis, followers: Mapping[int, list[int]]) -> list[tuple[int | None, int | None]]:
    """The person's order, what is new behind what it follows."""
    known = {axis.ours_of[axis.before[line]]: line for line in axis.present if axis.is_placed(line)}
    behind = _new_behind(axis, known)
    first = min(known.values(), default=None)
    items: list[tuple[int | None, int | None]] = []
    tail = set(followers[-1])
    for line in axis.present:
        if line in axis.gone or line in tail:
            continue
        if line == first:
            items += [(None, at) for at in behind.pop(None, [])]
        items.append((line, axis.ours_of.get(axis.before.get(line, -1))))
        items += [(None, at) for at in behind.pop(line, [])]
    items += [(None, at) for rest in behind.values() for at in rest]
    return items + [(line, None) for line in followers[-1]]


def _new_behind(axis: _Axis, known: Mapping[int, int]) -> dict[int | None, list[int]]:
    """The program's new lines by the line of the sheet that they come behind."""
    behind: dict[int | None, list[int]] = {}
    anchor: int | None = None
    for at in range(axis.count):
        if at in known:
            anchor = known[at]
        else:
            behind.setdefault(_free(anchor, axis.blocks), []).append(at)
    return behind


def _free(line: int | None, blocks: Sequence[Span]) -> int | None:
    """A line behind which something may stand without parting merged cells."""
    if line is None:
        return None
    return next((last for first, last in blocks if first <= line < last), line)


def _numbered(items: Sequence[tuple[int | None, int | None]], axis: _Axis) -> list[SheetLine]:
    """Places for the lines. Where the person's sheet has nothing at all between two of its lines, that much stays."""
    kept = [line for line in axis.present if line not in axis.gone]
    before = dict(zip(kept, [0, *kept], strict=False))
    absent = {line: line - number for number, line in enumerate(axis.present, 1)}
    found: list[SheetLine] = []
    place, last = 0, 0
    for line, ours in items:
        if line is not None and before[line] == last:
            place += absent[line] - absent.get(last, 0)
        place += 1
        found.append(SheetLine(place, line, ours))
        last = -1 if line is None else line
    return found


def _axis_map(
    lines: Sequence[SheetLine], gone: set[int], before: Mapping[int, int], heads: tuple[int, int], most: int
) -> AxisMap:
    places: list[tuple[int, int | None]] = [(line.old, line.now) for line in lines if line.old is not None]
    places += [(line, None) for line in gone]
    table = [line for line, at in before.items() if at >= heads[0]]
    now = [line.now for line in lines if line.ours is not None and line.ours >= heads[1]]
    end = max((line.now for line in lines), default=0)
    return AxisMap(places, end, _ends(table), _ends(now), most)


def _ends(lines: Sequence[int]) -> Span | None:
    return (min(lines), max(lines)) if lines else None
