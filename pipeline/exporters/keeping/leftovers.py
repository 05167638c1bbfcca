"""What a person wrote into rows that are gone: kept on the sheet 未对应, and put back when the row comes again.

A row of that sheet says whose it was (number, category, task, requirement, key), in the program's cells; what a person
wrote stands beside it in columns of the old titles, as it stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from pipeline.exporters import titles
from pipeline.exporters.keeping.cell_placing import grown
from pipeline.exporters.keeping.likening import Kin
from pipeline.exporters.keeping.sheet_work import Guest, SheetWork, taken
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.sheet import (
    Sheet,
    SheetColumn,
    SheetRow,
    Value,
    filter_range,
    heading,
    text_row,
    widened,
)

_CONTEXT: Final = (titles.NUMBER, titles.CATEGORY, titles.TASK, titles.REQUIREMENT, titles.KEY)
_BETWEEN: Final = "|"


class LeftEntry(Struct):
    """A row without a home: the sheet and key that it had, what says whose it was (by title), and a person's cells."""

    sheet: str
    key: str
    context: dict[str, Value]
    guests: dict[str, Guest] = {}


def homeless(work: SheetWork, package: BookPackage) -> list[LeftEntry]:
    """The rows of a sheet that are gone and in which a person wrote."""
    keys = [row.key for row in work.base.sheet.rows]
    found = []
    for row, columns in sorted(work.plan.homeless.items()):
        at = work.plan.before[row]
        mine = work.plan.mine
        guests = {
            work.title(column): taken(work, package, row, column, only_note=(row, column) not in mine)
            for column in columns
        }
        found.append(LeftEntry(work.base.sheet.name, keys[at], _context(work, row), guests))
    return found


def _context(work: SheetWork, row: int) -> dict[str, Value]:
    """Whose a row was, as far as the program's own cells in it say."""
    said = {
        work.base.sheet.columns[at]: work.old.text(row, column)
        for column, at in work.plan.columns_before.items()
        if (row, column) not in work.plan.mine
    }
    said = {key: text for key, text in said.items() if text}
    if titles.REQUIREMENT in work.base.sheet.columns:
        context: dict[str, Value] = {title: _number(said[title]) for title in _CONTEXT if title in said}
        # In a list by unit a row says whose it is, not of what kind.
        return {titles.CATEGORY: said[titles.UNIT], **context} if titles.UNIT in said else context
    words = [text for text in said.values() if not text.isdecimal()] or [""]
    place = said.get(titles.PLACE, words[0])
    told = said.get(titles.SAID, max(words, key=len))
    return {titles.CATEGORY: work.base.sheet.name, titles.TASK: place, titles.REQUIREMENT: told}


def _number(text: str) -> Value:
    return int(text) if text.isdecimal() and len(text) < 10 and text == str(int(text)) else text


def kept_before(work: SheetWork | None, package: BookPackage) -> list[LeftEntry]:
    """The rows of the sheet 未对应 as it is."""
    if work is None:
        return []
    keys = [row.key for row in work.base.sheet.rows]
    found = []
    for row, at in sorted(work.alignment.rows.items(), key=lambda item: item[1]):
        sheet, between, key = keys[at].partition(_BETWEEN)
        if not between:
            continue
        context: dict[str, Value] = {}
        guests: dict[str, Guest] = {}
        line = work.old.part.rows.get(row)
        noted = {column for place, column in work.old.notes.notes if place == row}
        for column in sorted({*(line.cells if line else ()), *noted}):
            text, before = work.old.text(row, column), work.alignment.columns.get(column)
            # A title that a person wrote over is still the column's.
            title = work.title(column) if before is None else work.base.sheet.columns[before]
            written = before is not None and bool(work.base.value(at, before))
            if written:
                context[title] = _number(text)
            mine = (row, column) in work.plan.mine
            if mine or column in noted:
                guests[title] = taken(work, package, row, column, only_note=not mine)
        found.append(LeftEntry(sheet, key, context, guests))
    return found


def put_back(entry: LeftEntry, works: Mapping[str, SheetWork], kin: Kin) -> bool:
    """Give a row's cells to the row that it was written for, if that is there again and has room for all of them."""
    work = works.get(entry.sheet)
    if work is None:
        return False
    keys = {row.key: at for at, row in enumerate(work.ours.sheet.rows)}
    at = keys.get(entry.key)
    if at is None:
        at = kin.find(work, str(entry.context.get(titles.REQUIREMENT) or ""))
    if at is None:
        return False
    row = next((line.old for line in work.plan.rows if line.ours == at), None)
    places = {title: _room(work, row, at, title) for title in entry.guests}
    if any(place is None for place in places.values()):
        return False
    for title, guest in entry.guests.items():
        place = places[title]
        if place is not None:
            (work.guests if place[0] else work.own_guests)[at, place[1]] = guest
    return True


def _room(work: SheetWork, row: int | None, at: int, title: str) -> tuple[bool, int] | None:
    """Whether a cell of that title is the program's column, and which one; None if it is taken, or not there."""
    names = {"".join(column.title.split()): n for n, column in enumerate(work.sheet.columns)}
    column = names.get("".join(title.split()))
    if column is not None:
        old = {line.ours: line.old for line in work.plan.columns}.get(column)
        is_taken = (row, old) in work.plan.mine or (at, column) in work.guests
        return None if is_taken else (True, column)
    own = work.column_titled(title)
    kept = {line.old for line in work.plan.columns if line.ours is None}
    if own is None or own not in kept or (row, own) in work.plan.mine or (at, own) in work.own_guests:
        return None
    return False, own


def left_over_sheet(
    stayed: Sequence[LeftEntry], new: Sequence[LeftEntry], columns_before: Iterable[str], title: str
) -> Sheet:
    """The sheet itself, with whose rows they are; a person's cells are put into it as guests. What a person wrote on it
    since, beside the rows that stayed, needs no column of the program's."""
    entries = [*stayed, *new]
    used = dict.fromkeys([*columns_before, *(name for entry in new for name in entry.guests)])
    own = [name for name in used if name not in (*_CONTEXT, *titles.USER_COLUMNS)]
    columns = [
        SheetColumn(titles.NUMBER, 6, "正文居中"),
        SheetColumn(titles.CATEGORY, 13, "正文", "表头", 40),
        SheetColumn(titles.TASK, 15, "正文", "表头", 40),
        SheetColumn(titles.REQUIREMENT, 48, "正文", "表头", 80),
        *(SheetColumn(name, 12, "填写", "表头填写", 60) for name in titles.USER_COLUMNS),
        *(SheetColumn(name, 14, "填写", "表头填写", 60) for name in own),
        SheetColumn(titles.KEY, 9, "标识", "表头小"),
    ]
    table = [[entry.context.get(column.title) for column in columns] for entry in entries]
    written = [[_shown(entry, column.title) for column in columns] for entry in entries]
    columns = [grown(column, [row[at] for row in written]) for at, column in enumerate(widened(columns, table))]
    rows = [heading(columns)]
    for entry, values, shown in zip(entries, table, written, strict=True):
        row = SheetRow(values, [column.style for column in columns], text_row(columns, shown).height)
        row.key = f"{entry.sheet}{_BETWEEN}{entry.key}"
        rows.append(row)
    return Sheet(
        name=titles.LEFT_OVER,
        columns=columns,
        rows=rows,
        title=f"{title}　未对应的填写内容",
        filtered=filter_range(columns, rows),
    )


def _shown(entry: LeftEntry, title: str) -> Value:
    guest = entry.guests.get(title)
    return entry.context.get(title) if guest is None or guest.only_note else guest.text


def guests_of(entries: Sequence[LeftEntry], sheet: Sheet, before: int) -> dict[tuple[int, int], Guest]:
    """A person's cells by row and column of the sheet; so many entries stand in it before these."""
    names = {column.title: at for at, column in enumerate(sheet.columns)}
    return {
        (row, names[title]): guest
        for row, entry in enumerate(entries, 1 + before)
        for title, guest in entry.guests.items()
    }
