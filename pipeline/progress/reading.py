"""Reads what people entered into a ledger or a unit's list, from whatever they made of the workbook.

A sheet is known by its titles, not by its name or place; rows by the task's key. So sorted rows, further and moved
columns, renamed sheets, and files that WPS or LibreOffice saved are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from pipeline.errors import SourceError
from pipeline.exporters import titles
from pipeline.model.progress import DONE, Entry, EntryDoubt, LedgerEntries
from pipeline.progress.standing import seems_done
from pipeline.sources.sheets.cell_texts import SheetTexts, read_sheets
from pipeline.text.typed_dates import typed_date

LEADER, CONTACT, PROGRESS, DONE_ON, NOTE = titles.USER_COLUMNS
_TOLD: Final = (titles.NUMBER, titles.TASK, titles.REQUIREMENT)
_ABOUT_TIME: Final = (titles.DEADLINE, titles.DUE_DATE)
# Columns that other tables have too: by them no sheet is known.
_BESIDE: Final = (titles.CATEGORY, *titles.ROLE_COLUMNS, titles.RAW)
_KNOWN: Final[tuple[str, ...]] = (*_TOLD, *_ABOUT_TIME, titles.UNIT, titles.KEY, *titles.USER_COLUMNS)
_SHARE: Final = re.compile(r"0\.\d+")
# So many of the known titles make a row one of titles.
_ENOUGH: Final = 4


class TaskTable(Struct, frozen=True):
    """A sheet's columns (from 0) by title, the row (from 0) of its titles, and whether it is 未对应."""

    sheet: SheetTexts
    head: int
    columns: Mapping[str, int]
    left_over: bool

    def text(self, row: int, title: str) -> str:
        """What stands in a row under a title; empty where the sheet has no such column."""
        at = self.columns.get(title)
        cells = self.sheet.rows[row]
        return cells[at].strip() if at is not None and at < len(cells) else ""


def read_ledger(path: Path) -> LedgerEntries:
    """The entries of a workbook and what could not be read of them.

    Raises SourceError (PasswordError if it is encrypted) where the file is no workbook, or none with a table of tasks
    to fill in.
    """
    return entries_in(path.name, ledger_sheets(path))


def ledger_sheets(path: Path) -> list[SheetTexts]:
    """The sheets of a workbook; read once while it stays as it is, since several results tell of one ledger. Raises
    SourceError."""
    try:
        now = path.stat()
    except OSError:
        return read_sheets(path)
    return _read_once(path, now.st_mtime_ns, now.st_size, now.st_ino)


@lru_cache(maxsize=1)
def _read_once(path: Path, *_stamp: int) -> list[SheetTexts]:
    return read_sheets(path)


def entries_in(file: str, sheets: Sequence[SheetTexts]) -> LedgerEntries:
    """The same of the sheets of the workbook ``file``. Raises SourceError where none is a table of tasks to fill in."""
    tables = task_tables(sheets)
    if not tables:
        raise SourceError(
            f"{file}：没有找到任务台账或任务清单（表头应有“{titles.KEY}”“{PROGRESS}”等列）。请确认是本程序生成的文件。"
        )
    doubts: list[EntryDoubt] = []
    entries: list[Entry] = []
    left: list[Entry] = []
    about = _about(sheets)
    for table in tables:
        doubts += _missing_columns(file, table)
        (left if table.left_over else entries).extend(_entries(file, table, about.get(titles.UNIT), doubts))
    return LedgerEntries(file=file, entries=tuple(entries), left_over=tuple(left), doubts=tuple(doubts), about=about)


def task_tables(sheets: Sequence[SheetTexts]) -> list[TaskTable]:
    """The sheets that are tables of tasks to fill in."""
    return [table for sheet in sheets if (table := _table(sheet)) is not None]


def entries_of(table: TaskTable) -> list[Entry]:
    """A table's entries, whatever is in doubt of them."""
    return _entries("", table, None, [])


def _table(sheet: SheetTexts) -> TaskTable | None:
    for row, cells in enumerate(sheet.rows):
        said = ["".join(text.split()) for text in cells]
        found = {title: said.index(title) for title in _KNOWN if title in said}
        if len(found) >= _ENOUGH and any(title in found for title in titles.USER_COLUMNS):
            left_over = titles.LEFT_OVER in sheet.name or titles.CHANGED in said
            found |= {title: said.index(title) for title in _BESIDE if title in said}
            return TaskTable(_unmerged(sheet, row, found), row, found, left_over)
    return None


def _unmerged(sheet: SheetTexts, head: int, columns: Mapping[str, int]) -> SheetTexts:
    """The sheet with what people wrote once for the rows of several tasks, by merging cells, in each of the rows."""
    theirs = {columns[title] for title in (titles.DUE_DATE, *titles.USER_COLUMNS) if title in columns}
    merges = [one for one in sheet.merges if one.left in theirs and head < one.top < min(one.bottom, len(sheet.rows))]
    if not merges or titles.KEY not in columns:
        return sheet
    rows = [list(cells) for cells in sheet.rows]
    for one in merges:
        for row in rows[one.top + 1 : one.bottom + 1]:
            # A row that is no task's may be a note between two.
            if row[columns[titles.KEY]].strip():
                row[one.left] = rows[one.top][one.left]
    return sheet._replace(rows=rows)


def _missing_columns(file: str, table: TaskTable) -> Iterator[EntryDoubt]:
    lacks = [title for title in (titles.KEY, *titles.USER_COLUMNS) if title not in table.columns]
    if lacks:
        said = f"缺少“{'”“'.join(lacks)}”列，可能被删除或改了名；没有这些内容可读"
        yield EntryDoubt(file, said, table.sheet.name, table.head + 1)
    cells = ["".join(text.split()) for text in table.sheet.rows[table.head]]
    twice = [title for title in table.columns if cells.count(title) > 1]
    if twice:
        yield EntryDoubt(file, f"“{'”“'.join(twice)}”列有不止一列，只读了左边的", table.sheet.name, table.head + 1)


def _entries(file: str, table: TaskTable, unit: str | None, doubts: list[EntryDoubt]) -> list[Entry]:
    found: list[Entry] = []
    for row in range(table.head + 1, len(table.sheet.rows)):
        texts = {title: table.text(row, title) for title in (*_TOLD, *titles.USER_COLUMNS)}
        key = table.text(row, titles.KEY)
        if not key and not any(texts.values()):
            continue
        before = found[-1] if found else None
        if before is not None and _goes_on(before, key, texts):
            found[-1] = _continued(before, texts)
        else:
            found.append(_entry(file, table, row, _own_key(before, key, texts), unit, doubts))
    return found


def _goes_on(before: Entry, key: str, texts: Mapping[str, str]) -> bool:
    """Whether a row is the rest of the one above, which no single row could show. A day makes it one of its own."""
    return key.endswith(titles.CONTINUED) and key == f"{before.key}{titles.CONTINUED}" and not texts[DONE_ON]


def _own_key(before: Entry | None, key: str, texts: Mapping[str, str]) -> str | None:
    """Whose a row is: a row under a task that says no more than how it goes is about that task."""
    if not key and before is not None and not any(texts[title] for title in _TOLD):
        return before.key
    return key.removesuffix(titles.CONTINUED) or None


def _entry(file: str, table: TaskTable, row: int, key: str | None, unit: str | None, doubts: list[EntryDoubt]) -> Entry:
    done_text = table.text(row, DONE_ON)
    due_text = table.text(row, titles.DUE_DATE)

    def day(title: str, text: str) -> date | None:
        found, doubt = typed_date(text)
        if doubt:
            said = f"“{title}”写的是“{text}”，{doubt}，没有当作日期；请写成“年-月-日”，如 2021-09-30"
            doubts.append(EntryDoubt(file, said, table.sheet.name, row + 1))
        return found

    progress, done_on = _percentage(table.text(row, PROGRESS)), day(DONE_ON, done_text)
    if not done_text and seems_done(progress):
        said = f"“{PROGRESS}”写的是“{progress}”，没有算作完成；完成了的，请写“{DONE}”，或填“{DONE_ON}”"
        doubts.append(EntryDoubt(file, said, table.sheet.name, row + 1))
    return Entry(
        key=key,
        sheet=table.sheet.name,
        row=row + 1,
        number=table.text(row, titles.NUMBER),
        task=table.text(row, titles.TASK),
        requirement=table.text(row, titles.REQUIREMENT),
        leader=table.text(row, LEADER),
        contact=table.text(row, CONTACT),
        progress=progress,
        note=table.text(row, NOTE),
        due=day(titles.DUE_DATE, due_text) if due_text else _printed_due(table.text(row, titles.DEADLINE)),
        due_text=due_text or table.text(row, titles.DEADLINE),
        done_on=done_on,
        done_text=done_text,
        unit=table.text(row, titles.UNIT) or unit,
    )


def _percentage(text: str) -> str:
    """A share that was typed as 80% and stands in the cell as 0.8, as it was typed."""
    return f"{float(text) * 100:.6g}%" if _SHARE.fullmatch(text) else text


def _printed_due(deadline: str) -> date | None:
    """The last of the days that stand under the phrases of 完成时限; a phrase alone is none."""
    days = (typed_date(line)[0] for line in deadline.split("\n"))
    return max((day for day in days if day is not None), default=None)


def _continued(entry: Entry, texts: Mapping[str, str]) -> Entry:
    """The entry with what its further row says."""

    def both(before: str, title: str) -> str:
        return "\n".join(text for text in (before, texts[title]) if text)

    return replace(
        entry,
        requirement=entry.requirement + texts[titles.REQUIREMENT],
        leader=both(entry.leader, LEADER),
        contact=both(entry.contact, CONTACT),
        progress=both(entry.progress, PROGRESS),
        note=both(entry.note, NOTE),
    )


def _about(sheets: Sequence[SheetTexts]) -> dict[str, str]:
    """Names and texts of the sheet that says which program made the workbook."""
    for sheet in sheets:
        pairs: dict[str, str] = {}
        for cells in sheet.rows:
            said = [text.strip() for text in cells if text.strip()]
            if len(said) >= 2:
                pairs[said[0]] = f"{pairs[said[0]]}\n{said[1]}" if said[0] in pairs else said[1]
        if pairs.get(titles.MAKER, "").startswith(titles.PROGRAM):
            return pairs
    return {}
