"""What people wrote into a workbook that this program made: read back by column title and row key.

A sheet may have been sorted, filtered and widened by columns since; only its titles and keys are relied on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from msgspec import Struct
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter, range_boundaries

from pipeline.errors import OutputError
from pipeline.exporters import titles
from pipeline.exporters.keeping.changes import prints_of, row_print
from pipeline.exporters.keeping.checked import Checked, is_blank, notes
from pipeline.exporters.keeping.handwork import Handwork, Places
from pipeline.exporters.keeping.handwork_reading import HandworkReader, column_widths
from pipeline.exporters.keeping.placing_back import UserEntries, UserEntry
from pipeline.exporters.workbook.archive import uncopyable
from pipeline.exporters.workbook.sheet import Formula, Value
from pipeline.exporters.workbook.xlsx import unescaped

_SEARCHED_ROWS: Final = 20
_MERGED: Final = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')
_KEY: Final = re.compile(r"[0-9A-Za-z/._-]+")
WRITTEN_OVER_KEY: Final = f"{titles.KEY}列所填"
_TASK_TITLES: Final = (titles.NUMBER, titles.LABEL, titles.CATEGORY, titles.TASK, titles.REQUIREMENT, titles.KEY)


class _Table(Struct):
    """A sheet by its titles: one dict a row, which of the values are formulas (row from 0, title), and the handwork.

    ``columns`` are the titles' places, ``first`` is the sheet's row (from 1) of the first of ``rows``.
    """

    titles: list[str]
    rows: list[dict[str, Value]]
    formulas: list[tuple[int, str]]
    handwork: list[dict[str, Handwork]]
    columns: dict[str, int]
    first: int


def read_user_entries(path: Path, sheet: str = titles.LEDGER, ours: Iterable[str] = ()) -> UserEntries:
    """Everything that people added to the workbook at ``path``.

    ``sheet`` is the one that they fill in; ``ours`` are the names of the program's other sheets: all others are theirs
    and named in the answer. An OutputError, in plain words, if the file cannot be read or is none of this program's.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path.name}：无法读取，请检查权限，或关闭正在使用它的程序") from error
    try:
        return _read(content, path, sheet, frozenset(ours))
    except OutputError:
        raise
    # openpyxl meets a damaged file with whatever its parts raise: KeyError, BadZipFile, ParseError, TypeError …
    except Exception as error:
        raise OutputError(f"{path.name}：不是完整的 Excel 工作簿，或者加了密码") from error


def _read(content: bytes, path: Path, sheet: str, ours: frozenset[str]) -> UserEntries:
    book = load_workbook(BytesIO(content), read_only=True)
    try:
        if not _made_here(book):
            raise OutputError(f"{path.name}：不是本程序生成的工作簿（没有“{titles.ABOUT}”表，或该表已改动）")
        if sheet not in book.sheetnames:
            raise OutputError(f"{path.name}：没有“{sheet}”表")
        table = _table(book[sheet], content)
        if table is None:
            raise OutputError(f"{path.name}：“{sheet}”表中找不到表头（{titles.REQUIREMENT}、{titles.KEY}）")
        prints = prints_of(book)
        old = _table(book[titles.LEFT_OVER], content) if titles.LEFT_OVER in book.sheetnames else None
        checked = _checked(book[titles.REVIEW]) if titles.REVIEW in ours and titles.REVIEW in book.sheetnames else {}
        names = [name for name in book.sheetnames if name not in {*ours, sheet, titles.LEFT_OVER, titles.ABOUT}]
    finally:
        book.close()
    with ZipFile(BytesIO(content)) as archive:
        strange = tuple(uncopyable(archive, frozenset(names)))
        widths = column_widths(archive, sheet)
    if table.formulas:
        _take_results(table, content, sheet)
    entries, keys = _entries(table)
    changed = [row for _, row in _joined(table.rows) if row_print(_program_part(row)) not in prints]
    return UserEntries(
        entries=tuple(entries),
        left_over=tuple(_entries(old)[0]) if old else (),
        own_columns=tuple(t for t in table.titles if not titles.is_program_title(t) and t not in titles.USER_COLUMNS),
        keys=frozenset(keys),
        changed={str(row.get(titles.KEY) or ""): _program_part(row) for row in changed},
        prints=bool(prints),
        checked=checked,
        own_sheets=tuple(names),
        uncopyable=strange,
        widths={title: widths[column] for title, column in table.columns.items() if column in widths},
        places=Places(
            table.columns,
            {at: str(row[titles.KEY]) for at, row in enumerate(table.rows, table.first) if row.get(titles.KEY)},
        ),
        content=content,
    )


def _checked(page: Any) -> dict[Checked, Value]:
    """What people noted beside the findings."""
    rows = [[_plain(value) for value in row] for row in page.iter_rows(values_only=True)]
    head = next((at for at, row in enumerate(rows[:_SEARCHED_ROWS]) if titles.CHECKED in row), None)
    if head is None:
        return {}
    return notes([_title(value) for value in rows[head]], rows[head + 1 :])


def _made_here(book: Any) -> bool:
    """Whether the sheet 说明 says that this program made the workbook."""
    if titles.ABOUT not in book.sheetnames:
        return False
    rows = book[titles.ABOUT].iter_rows(max_col=2, values_only=True)
    return any(row[0] == titles.MAKER and str(row[1]).startswith(titles.PROGRAM) for row in rows if len(row) > 1)


def _table(page: Any, content: bytes) -> _Table | None:
    """The sheet's rows under its titles; None without titles. Merged cells give their value to each of their rows."""
    rows = [list(row) for row in page.iter_rows()]
    head = next((at for at, row in enumerate(rows[:_SEARCHED_ROWS]) if _is_head(row)), None)
    if head is None:
        return None
    columns = _titles(rows, head)
    values = [[cell.value for cell in row] for row in rows]
    _spread_merged(values, _merged_ranges(page, content))
    places = {title: index + 1 for index, title in columns.items()}
    table = _Table(list(columns.values()), [], [], [], places, head + 2)
    reader = HandworkReader(page, content)
    for row, cells in zip(values[head + 1 :], rows[head + 1 :], strict=True):
        table.handwork.append(
            reader.of_row(
                {title: cells[at] for at, title in columns.items() if at < len(cells)},
                table.first + len(table.rows),
                places,
            )
        )
        for index, title in columns.items():
            if index < len(cells) and cells[index].data_type == "f":
                table.formulas.append((len(table.rows), title))
        table.rows.append({title: _plain(row[index]) for index, title in columns.items() if index < len(row)})
    return table


def _is_head(row: Sequence[Any]) -> bool:
    """Whether a row holds the ledger's titles; without the key's column, tasks are still found by likeness."""
    shown = {_title(cell.value) for cell in row}
    return titles.REQUIREMENT in shown and not shown.isdisjoint({titles.KEY, *titles.USER_COLUMNS})


def _title(value: Any) -> str:
    """A title without the line breaks that it has in a narrow column."""
    return "" if value is None else str(value).replace("\n", "").strip()


def _titles(rows: Sequence[Sequence[Any]], head: int) -> dict[int, str]:
    """Titles by column (from 0), each once; a column that holds something but has no title is called by its letter."""
    found: dict[int, str] = {}
    for index in range(max(len(row) for row in rows)):
        cell = rows[head][index].value if index < len(rows[head]) else None
        title = _title(cell)
        if not title:
            if not any(index < len(row) and not is_blank(row[index].value) for row in rows[head + 1 :]):
                continue
            title = f"{get_column_letter(index + 1)}列"
        count = 1
        unique = title
        while unique in found.values():
            count += 1
            unique = f"{title}（{count}）"
        found[index] = unique
    return found


def _merged_ranges(page: Any, content: bytes) -> Iterator[tuple[int, int, int, int]]:
    """First column, first row, last column, last row (from 1) of merged cells, which a quick reading leaves out."""
    with ZipFile(BytesIO(content)) as archive:
        xml = archive.read(vars(page)["_worksheet_path"].lstrip("/"))
    for place in _MERGED.findall(xml):
        left, top, right, bottom = range_boundaries(place.decode())
        yield int(left or 1), int(top or 1), int(right or 1), int(bottom or 1)


def _spread_merged(values: list[list[Any]], ranges: Iterable[tuple[int, int, int, int]]) -> None:
    for left, top, right, bottom in ranges:
        if top > len(values) or left > len(values[top - 1]):
            continue
        for row in values[top - 1 : bottom]:
            for column in range(left - 1, min(right, len(row))):
                row[column] = values[top - 1][left - 1]


def _take_results(table: _Table, content: bytes, sheet: str) -> None:
    """Put saved results in place of formulas; a formula that has none stays, as text."""
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        results = _table(book[sheet], content)
    finally:
        book.close()
    if results is None:
        return
    for row, title in table.formulas:
        result = results.rows[row].get(title)
        written = table.rows[row][title]
        if isinstance(written, str) and written.startswith("=") and not titles.is_program_title(title):
            table.rows[row][title] = Formula(written, None if isinstance(result, CellRichText | Formula) else result)
        elif result is not None:
            table.rows[row][title] = result


def _entries(table: _Table) -> tuple[list[UserEntry], set[str]]:
    """The rows in which somebody wrote something, and the keys of all rows."""
    theirs = [title for title in table.titles if not titles.is_program_title(title)]
    others = [title for title in table.titles if titles.is_program_title(title) and title not in _TASK_TITLES]
    found: list[UserEntry] = []
    keys: set[str] = set()
    for at, row in _joined(table.rows):
        handwork = table.handwork[at]
        key = str(row.get(titles.KEY) or "")
        keys.add(key)
        values = {title: row[title] for title in theirs if not is_blank(row.get(title))}
        if key and not _KEY.fullmatch(key):
            # Somebody wrote into the key's column: their words stay, the task is found by likeness.
            values[WRITTEN_OVER_KEY], key = key, ""
        rest = [f"{title}：{row[title]}" for title in others if not is_blank(row.get(title))]
        if rest and not key and titles.OTHER not in values:
            # A row that the clerk added: everything in it is theirs.
            values[titles.OTHER] = "；".join(rest)
        category, task, requirement = (
            str(row.get(title) or "") for title in (titles.CATEGORY, titles.TASK, titles.REQUIREMENT)
        )
        if values or handwork or (not key and (category or task or requirement)):
            found.append(UserEntry(key, row.get(titles.NUMBER), category, task, requirement, values, handwork))
    return found, keys - {""}


def _program_part(row: Mapping[str, Value]) -> dict[str, Value]:
    return {title: value for title, value in row.items() if titles.is_program_title(title)}


def _joined(rows: Sequence[dict[str, Value]]) -> list[tuple[int, dict[str, Value]]]:
    """Rows in which what the program had to continue in further rows is one text again, wherever sorting put them;
    each with the place (from 0) of its first row."""
    whole: list[tuple[int, dict[str, Value]]] = []
    by_key: dict[str, dict[str, Value]] = {}
    further: list[tuple[int, str, dict[str, Value]]] = []
    for at, row in enumerate(rows):
        key = str(row.get(titles.KEY) or "")
        if key.endswith(titles.CONTINUED):
            further.append((at, key.removesuffix(titles.CONTINUED), row))
            continue
        whole.append((at, dict(row)))
        if key:
            by_key.setdefault(key, whole[-1][1])
    for at, key, row in further:
        first = by_key.setdefault(key, {})
        if not first:
            whole.append((at, first))
        for title, value in row.items():
            if title == titles.KEY:
                first[title] = key
            elif title in (titles.NUMBER, titles.LABEL, titles.CATEGORY, titles.TASK):
                first.setdefault(title, value)
            elif not is_blank(value):
                before = first.get(title)
                first[title] = value if is_blank(before) else f"{before}{value}"
    return whole


def _plain(value: Any) -> Value:
    """A value that can be written again; anything that openpyxl wraps becomes text."""
    if isinstance(value, str):
        return unescaped(value)
    known: Value = value if value is None or isinstance(value, Value) else str(value)
    return known
