"""The cells of a sheet put together by its plan: a person's as they stand, the program's as it writes them now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pipeline.exporters.keeping.merging import SheetLine
from pipeline.exporters.keeping.sheet_work import RICH, Guest, SheetWork, settled
from pipeline.exporters.workbook.fitting import (
    CELL_PADDING,
    INDENT,
    POINTS_PER_UNIT,
    TALLEST,
    em_width,
    text_height,
)
from pipeline.exporters.workbook.sheet import SheetColumn, Value
from pipeline.exporters.workbook.sheet_part import PartCell, PartRow, shown
from pipeline.exporters.workbook.style import LOOKS
from pipeline.exporters.workbook.style_book import StyleBook
from pipeline.exporters.workbook.xlsx import cell_content, is_quoted, shown_style

# Programs round heights and widths in their own ways: what differs less was not set by a person.
_SAME_HEIGHT: Final = 1.1
_SAME_WIDTH: Final = 0.8
# How wide a column that people fill in grows with what stands in it; long text then takes several lines.
_GROWS_TO: Final = 24.0
# Texts that are looked at for the width that a column needs.
_MEASURED: Final = 2_000
# Styles of the columns that people fill in begin so.
_FILLED_IN: Final = "填写"
Kept = dict[tuple[int, int], tuple[int, int]]
"""Cells of a person's by row and column in the old sheet: their row and column in the new one."""


class PlacedSheet(Struct):
    """What came of a sheet: where a person's cells went, whether any cell of the program's changed, the widths of its
    columns, heights and widths by which the next run tells a person's (by index), and what arrived in which cell."""

    kept: Kept
    changed: bool
    heights: dict[int, float]
    widths: dict[int, float]
    usual_widths: dict[int, float]
    arrivals: list[tuple[int, int, Guest]]


def place_cells(work: SheetWork, styles: StyleBook) -> PlacedSheet:
    """Put the new rows into the old sheet's part; all else of the part stays as it is."""
    return _Placer(work, styles).place()


class _Placer:
    def __init__(self, work: SheetWork, styles: StyleBook) -> None:
        self._work, self._styles = work, styles
        plan = work.plan
        self._columns = plan.columns
        self._now = {line.old: line.now for line in plan.columns if line.old is not None}
        self._program = {line.old: line for line in plan.columns if line.old is not None and line.ours is not None}
        self._widths, usual = _widths(work)
        self._covered = {
            (row, column)
            for top, left, bottom, right in work.old.merged
            if (bottom - top + 1) * (right - left + 1) < 100_000
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        }
        self._done = PlacedSheet({}, False, {}, self._widths, usual, [])

    def place(self) -> PlacedSheet:
        work = self._work
        rows: dict[int, PartRow] = {}
        for line in work.plan.rows:
            old = work.old.part.rows.get(line.old) if line.old is not None else None
            if line.ours is not None:
                rows[line.now] = self._program_row(line, old)
            elif old is not None:
                rows[line.now] = self._own_row(line, old)
        self._done.changed |= rows.keys() != work.old.part.rows.keys()
        work.old.part.rows = rows
        return self._done

    def _own_row(self, line: SheetLine, old: PartRow) -> PartRow:
        cells = {}
        for column, cell in old.cells.items():
            now = self._now.get(column)
            if now is not None:
                cells[now] = cell
                self._keep(line, column, now)
        return PartRow(old.attributes, cells)

    def _program_row(self, line: SheetLine, old: PartRow | None) -> PartRow:
        index = line.ours or 0
        cells: dict[int, PartCell] = {}
        if old is not None:
            for column, cell in old.cells.items():
                now = self._now.get(column)
                if now is not None and column not in self._program and self._stays(line, column):
                    cells[now] = cell
                    self._keep(line, column, now)
        for column_line in self._columns:
            if column_line.ours is not None:
                known = old.cells.get(column_line.old) if old is not None and column_line.old is not None else None
                made = self._program_cell(line, column_line, known)
                if made is not None:
                    cells[column_line.now] = made
            elif (index, column_line.old or 0) in self._work.own_guests:
                self._arrive(line, column_line, self._work.own_guests[index, column_line.old or 0], cells)
        return PartRow(self._attributes(line, old, cells), cells)

    def _stays(self, line: SheetLine, column: int) -> bool:
        """Whether a cell of a column that is not the program's any more stays in a row of its."""
        at = self._work.plan.columns_before.get(column)
        heads = self._work.base.sheet.heads
        before = self._work.plan.before.get(line.old or 0, heads)
        return at is None or before < heads or ((line.old or 0), column) in self._work.plan.mine

    def _keep(self, line: SheetLine, column: int, now: int) -> None:
        place = (line.old or 0, column)
        if place in self._work.plan.mine:
            self._done.kept[place] = (line.now, now)

    def _program_cell(self, line: SheetLine, column: SheetLine, known: PartCell | None) -> PartCell | None:
        work, index, at = self._work, line.ours or 0, column.ours or 0
        place = (line.old or 0, column.old or 0)
        guest = work.guests.get((index, at))
        if known is not None and place in work.plan.mine:
            self._keep(line, place[1], column.now)
            return known
        if guest is not None and guest.only_note:
            self._done.arrivals.append((line.now, column.now, guest))
        elif guest is not None:
            cells: dict[int, PartCell] = {}
            self._arrive(line, column, guest, cells)
            return cells.get(column.now)
        return known if place in self._covered else self._own_cell(place, (index, at), known)

    def _own_cell(self, place: tuple[int, int], ours: tuple[int, int], known: PartCell | None) -> PartCell | None:
        """A cell of the program's: at ``place`` in the old sheet, at ``ours`` in what the program writes."""
        work, (index, at) = self._work, ours
        row = work.sheet.rows[index]
        value = row.values[at] if at < len(row.values) else None
        style = shown_style(value, row.style(at)) if at < len(row.values) else ""
        said = work.old.cells.get(place[0], {}).get(place[1], "").removeprefix(RICH)
        if known is None:
            if not style:
                return None
            self._done.changed |= bool(work.ours.value(index, at))
            return _cell(value, self._styles.look(style, is_quoted(value)))
        look = self._look(work, place, style, known.look)
        if said == work.ours.value(index, at):
            return known if look == known.look else replace(known, look=look)
        self._done.changed = True
        return _cell(value, self._styles.quoted(look, is_quoted(value)))

    def _look(self, work: SheetWork, place: tuple[int, int], style: str, look: int) -> int:
        """The look of a cell: the new style's where the program changed it and a person did not."""
        before = _style_before(work, place)
        if not style or not before or before == style or not self._styles.is_plain(look, before):
            return look
        self._done.changed = True
        return self._styles.look(style)

    def _arrive(self, line: SheetLine, column: SheetLine, guest: Guest, cells: dict[int, PartCell]) -> None:
        cells[column.now] = settled(guest, line.now, column.now, self._work.prefix)
        self._done.changed = True
        self._done.arrivals.append((line.now, column.now, guest))

    def _attributes(self, line: SheetLine, old: PartRow | None, cells: dict[int, PartCell]) -> dict[str, str]:
        """The row's attributes, its height as tall as its texts need or as a person made it."""
        work, index = self._work, line.ours or 0
        needed = work.sheet.rows[index].height
        if index >= work.sheet.heads:
            needed = max(needed, self._needed(cells))
        attributes = dict(old.attributes) if old is not None else {}
        before = work.plan.before.get(line.old or 0)
        stated = _number(attributes.get("ht", ""))
        if before is not None and stated is not None:
            if abs(stated - work.base.sheet.rows[before].height) > _SAME_HEIGHT:
                self._done.heights[index] = work.base.sheet.rows[before].height
                return attributes
            if abs(stated - needed) < _SAME_HEIGHT:
                self._done.heights[index] = stated
                return attributes
        self._done.heights[index] = needed
        self._done.changed |= stated is not None
        return {**attributes, "ht": f"{needed:g}", "customHeight": "1"}

    def _needed(self, cells: dict[int, PartCell]) -> float:
        """Points that a person's words need in the columns that people fill in."""
        height = 0.0
        for column in self._columns:
            cell = cells.get(column.now)
            if column.ours is not None and cell is not None and cell.kind in ("s", "inlineStr", "str"):
                part = self._work.sheet.columns[column.ours]
                if part.style.startswith(_FILLED_IN):
                    text = shown(cell, self._work.old.shared)
                    height = max(height, text_height(text, self._widths[column.ours], part.style))
        return min(height, TALLEST)


def _style_before(work: SheetWork, place: tuple[int, int]) -> str:
    """The style in which the program wrote a cell last; empty if it did not."""
    at, column = work.plan.before.get(place[0]), work.plan.columns_before.get(place[1])
    if at is None or column is None:
        return ""
    pattern = work.base.styles[work.base.sheet.rows[at].styles]
    return pattern[column] if column < len(pattern) else ""


def _cell(value: object, look: int) -> PartCell:
    kind, inner = cell_content(value)  # type: ignore[arg-type]
    return PartCell(kind, look, inner, str(value) if kind == "inlineStr" else "")


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def stated_widths(work: SheetWork) -> dict[int, float]:
    """The widths of the old sheet's columns, as far as they are stated."""
    found: dict[int, float] = {}
    holder = work.old.part.root.first("cols")
    last = max(work.old.part.last_column(), len(work.base.sheet.columns))
    for node in holder.elements() if holder else []:
        first, end = _number(node.attributes.get("min", "")), _number(node.attributes.get("max", ""))
        width = _number(node.attributes.get("width", ""))
        if first and end and width is not None:
            found.update(dict.fromkeys(range(int(first), min(int(end), last) + 1), width))
    return found


def _widths(work: SheetWork) -> tuple[dict[int, float], dict[int, float]]:
    """The width of each of the program's columns (by index): as it needs, or as a person made it; and what it would be
    if nobody had."""
    stated = stated_widths(work)
    found: dict[int, float] = {}
    usual: dict[int, float] = {}
    for line in work.plan.columns:
        if line.ours is None:
            continue
        column = work.sheet.columns[line.ours]
        width = round(grown(column, _texts(work, line)).width, 1)
        before = work.plan.columns_before.get(line.old or 0)
        usual[line.ours] = width
        if line.old in stated and before is not None:
            was = work.base.sheet.widths[before]
            if abs(stated[line.old] - was) > _SAME_WIDTH:
                width, usual[line.ours] = stated[line.old], was
        found[line.ours] = width
    return found, usual


def grown(column: SheetColumn, texts: Iterable[Value]) -> SheetColumn:
    """A column that people fill in, as wide as what stands in it needs, within bounds; any other as it is."""
    if not column.style.startswith(_FILLED_IN):
        return column
    needed = [_width_of(text, column.style) for text in texts if isinstance(text, str) and text and text[:1] != "="]
    width = max(column.width, min(max(needed, default=0.0), _GROWS_TO, column.widest or _GROWS_TO))
    return SheetColumn(column.title, width, column.style, column.heading, column.widest, column.key)


def _texts(work: SheetWork, line: SheetLine) -> list[str]:
    """What a person wrote into a column, rows of the person's own left out, and what comes to it from elsewhere."""
    here = {one.old for one in work.plan.rows if one.ours is not None}
    rows = sorted(row for row, column in work.plan.mine if column == line.old and row in here)[:_MEASURED]
    came = [guest.text for (_, column), guest in work.guests.items() if column == line.ours]
    return [work.old.text(row, line.old or 0) for row in rows] + came


def _width_of(text: str, style: str) -> float:
    """The width in which a text stands on as many lines as it has itself."""
    room = max(em_width(part) for part in text.split("\n")) * LOOKS[style].size + CELL_PADDING + INDENT
    return round(room / POINTS_PER_UNIT + 0.5, 1)
