"""任务台账: one row a task, the notice's words and units on the left, the clerk's columns on the right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from openpyxl.utils import get_column_letter

from pipeline.exporters.involvement import display_name
from pipeline.exporters.ledger.standing_tints import standing_tints
from pipeline.exporters.role_names import title_of
from pipeline.exporters.titles import (
    CATEGORY,
    CONTINUED,
    DEADLINE,
    DONE_ON,
    DUE_DATE,
    KEY,
    LABEL,
    LEDGER,
    NUMBER,
    OF_THE_TABLE,
    ORIGINAL,
    PAGE,
    PROGRESS,
    RAW,
    REQUIREMENT,
    ROLE_COLUMNS,
    TASK,
    USER_COLUMNS,
    row_keys,
)
from pipeline.exporters.whereabouts import own_places, pages
from pipeline.exporters.workbook.cell_rules import DaysOnly, DropDown
from pipeline.exporters.workbook.fitting import ASCII_EM, POINTS_PER_UNIT
from pipeline.exporters.workbook.sheet import (
    Sheet,
    SheetColumn,
    SheetRow,
    Value,
    filter_range,
    flowing_rows,
    heading,
    widened,
)
from pipeline.exporters.workbook.style import LOOKS
from pipeline.model import Notice, Task
from pipeline.model.notice import first_due
from pipeline.model.progress import PROGRESS_WORDS

NAME: Final = LEDGER
BETWEEN: Final = "；"
_OPEN: Final = "打开"
# Rules hold for so many rows below the last, which people may add.
_ROWS_TO_COME: Final = 300
_USER_LOOKS: Final[dict[str, SheetColumn]] = {
    "责任领导": SheetColumn("责任领导", 8, "填写", "表头填写", 24),
    "联系人": SheetColumn("联系人", 8, "填写", "表头填写", 24),
    PROGRESS: SheetColumn(PROGRESS, 8, "填写", "表头填写", 40),
    DONE_ON: SheetColumn(DONE_ON, 11, "填写日期", "表头填写", 24),
    "备注": SheetColumn("备注", 11, "填写", "表头填写", 60),
}


class ProgramPart(Struct, frozen=True):
    """What the program itself says in a ledger, worked out once a run: ``rows`` are the values by column title, by the
    row's key; ``columns`` those of the ledger as long as people have added none. ``ways``: by the row's key, the page
    beside the workbook and the place in it where the task stands in the document."""

    rows: Mapping[str, Mapping[str, Value]]
    columns: Sequence[SheetColumn]
    ways: Mapping[str, tuple[str, str]] = {}

    @property
    def titles(self) -> list[str]:
        """The columns' titles."""
        return [column.title for column in self.columns]

    def table(self) -> list[list[Value]]:
        """The cells under the columns; those that people fill in are empty."""
        return [[values.get(column.title) for column in self.columns] for values in self.rows.values()]


def program_part(notice: Notice, page: str = "") -> ProgramPart:
    """The program's part of the notice's ledger: one row a task, the columns that this notice needs. ``page``: the name
    of the notice's page beside the workbook, if there is one, to which each task is linked."""
    keys = row_keys(notice.tasks)
    rows = {key: {**program_values(task), KEY: key} for task, key in zip(notice.tasks, keys, strict=True)}
    if not page:
        return ProgramPart(rows, _columns(rows))
    linked = {key: {**row, ORIGINAL: _OPEN} for key, row in rows.items()}
    ways = {key: (page, f"task={task.id}") for task, key in zip(notice.tasks, keys, strict=True)}
    return ProgramPart(linked, _columns(linked), ways)


def with_offered(program: ProgramPart, offered: Mapping[str, Mapping[str, str]]) -> ProgramPart:
    """The ledger with what is offered to it, by the row's key and the column's title."""
    if not offered:
        return program
    return replace(program, rows={key: {**values, **offered.get(key, {})} for key, values in program.rows.items()})


def ledger_sheet(notice: Notice, program: ProgramPart) -> Sheet:
    """The ledger. Rows follow the notice's tasks; a very long text takes several."""
    return filled_sheet(NAME, f"{title_of(notice)}　任务台账", program, sides=1)


def filled_sheet(name: str, title: str, program: ProgramPart, sides: int = 0) -> Sheet:
    """A sheet of the program's rows with columns for people to fill in. ``sides`` as in ``Sheet``."""
    table = program.table()
    columns = widened(program.columns, table)
    rows = [heading(columns), *ledger_rows(columns, table)]
    at = {column.title: number for number, column in enumerate(columns, 1)}
    last = len(rows) + _ROWS_TO_COME
    return Sheet(
        name=name,
        columns=columns,
        rows=rows,
        title=title,
        sides=sides,
        filtered=filter_range(columns, rows),
        drop_downs=(DropDown(at[PROGRESS], 2, last, PROGRESS_WORDS),),
        days=[DaysOnly(at[title], 2, last, title) for title in (DUE_DATE, DONE_ON)],
        tints=standing_tints(at, last),
        ways=_ways(columns, rows, program.ways),
    )


def _ways(
    columns: Sequence[SheetColumn], rows: Sequence[SheetRow], ways: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """From the cells of the column that leads there to the places of the tasks."""
    titles = [column.title for column in columns]
    if ORIGINAL not in titles:
        return {}
    letter, key = get_column_letter(titles.index(ORIGINAL) + 1), titles.index(KEY)
    keys = ((number, str(row.values[key])) for number, row in enumerate(rows, 1))
    return {f"{letter}{number}": ways[one] for number, one in keys if one in ways}


def ledger_rows(columns: Sequence[SheetColumn], table: Iterable[Sequence[Value]]) -> list[SheetRow]:
    """The rows as they are printed; what no single row can show goes on in further rows that say whose they are."""
    titles = [column.title for column in columns]
    again = [titles.index(title) for title in (NUMBER, LABEL, CATEGORY, TASK, KEY) if title in titles]
    rows: list[SheetRow] = []
    for values in table:
        first, *further = flowing_rows(columns, values, again)
        first.key = str(values[-1])
        rows.append(first)
        for number, row in enumerate(further, 1):
            row.values = [*row.values[:-1], f"{values[-1]}{CONTINUED}"]
            row.key = f"{values[-1]}+{number}"
            rows.append(row)
    return rows


def places(sheet: Sheet) -> dict[int, int]:
    """The row of each task in the sheet, by the task's number."""
    found: dict[int, int] = {}
    for row, content in enumerate(sheet.rows, 1):
        number = content.values[0]
        if isinstance(number, int):
            found.setdefault(number, row)
    return found


def _columns(rows: Mapping[str, Mapping[str, Value]]) -> list[SheetColumn]:
    """The columns that these rows need, in order; those of roles that nobody has are left out."""
    used = [title for title in ROLE_COLUMNS if any(row[title] for row in rows.values())] or ["责任单位"]
    columns = [SheetColumn(NUMBER, 5, "正文居中")]
    if any(row[LABEL] and row[LABEL] != str(row[NUMBER]) for row in rows.values()):
        columns.append(SheetColumn(LABEL, 8, "正文居中", "表头", 30))
    columns += [SheetColumn(CATEGORY, 12, "正文", "表头", 40), SheetColumn(TASK, 14, "正文", "表头", 40)]
    columns.append(SheetColumn(REQUIREMENT, 40, "正文", "表头", 80))
    columns += _role_columns(rows, used)
    columns += [SheetColumn(RAW, 16, "次要", "表头", 60), *deadline_columns()]
    columns.append(SheetColumn(PAGE, 7, "次要居中", "表头小", 12))
    if any(row.get(ORIGINAL) for row in rows.values()):
        columns.append(SheetColumn(ORIGINAL, 6, "次要居中", "表头小"))
    extra = dict.fromkeys(title for row in rows.values() for title in row if title.endswith(OF_THE_TABLE))
    columns += [SheetColumn(title, 14, "正文", "表头", 60) for title in extra]
    return [*columns, *user_columns(), key_column(rows)]


def _role_columns(rows: Mapping[str, Mapping[str, Value]], titles: Sequence[str]) -> list[SheetColumn]:
    """The columns of the roles that occur, the room shared out by how much stands in each."""
    narrow, room = 14.0, {1: 24.0, 2: 38.0, 3: 52.0}.get(len(titles), 64.0)
    amounts = [sum(len(str(row[title])) for row in rows.values()) + 1 for title in titles]
    spare = room - narrow * len(titles)
    return [
        SheetColumn(title, round(narrow + spare * amount / sum(amounts), 1), "正文", "表头", 60)
        for title, amount in zip(titles, amounts, strict=True)
    ]


def deadline_columns() -> list[SheetColumn]:
    """By when: the words of the notice, and the day that they mean, by which rows are sorted and filtered; wide enough
    for the word behind it that says that the day is over."""
    return [SheetColumn(DEADLINE, 12, "正文居中", "表头", 40), SheetColumn(DUE_DATE, 15, "正文日期")]


def user_columns(progress: float | None = None) -> list[SheetColumn]:
    """The columns that people fill in, but for those that they added themselves; ``progress``: how wide the one for
    what was done is, where people write more than a word into it."""
    looks = {title: _USER_LOOKS[title] for title in USER_COLUMNS}
    if progress is not None:
        looks[PROGRESS] = replace(looks[PROGRESS], width=progress)
    return list(looks.values())


def key_column(keys: Iterable[str]) -> SheetColumn:
    """The last column, wide enough for the longest of these keys where somebody shows it: it says nothing to people."""
    return SheetColumn(KEY, key_width(max(map(len, keys), default=8)), "标识", "表头小", hidden=True)


def key_width(longest: int) -> float:
    """A column in which half a key of so many half-width letters stands on a line: it is for the program, and the width
    of the paper for the reader."""
    return max(7.0, min(9.0, round(longest / 2 * ASCII_EM * LOOKS["标识"].size / POINTS_PER_UNIT + 1.5, 1)))


def units_of(task: Task, title: str) -> str:
    """The bodies of one role column by their canonical names, each once and on a line of its own, with the tails that
    leave the list open."""
    roles = ROLE_COLUMNS[title]
    names = [display_name(party) for party in task.assignment.parties if party.role in roles]
    tails = [tail.text for tail in task.assignment.open_ended if tail.role in roles]
    return f"{BETWEEN}\n".join(dict.fromkeys(names + tails))


def deadlines_of(task: Task) -> str:
    """The phrases that say by when, each with its day under it where one is meant; a day that column and text both say
    (2021年6月底前, 6月底前) once, in the words of the first."""
    found: dict[str, str] = {}
    for one in task.deadlines:
        found.setdefault(one.due or one.raw, f"{one.raw}\n{one.due}" if one.due else one.raw)
    return "\n".join(found.values())


def due_date(task: Task) -> date | None:
    """The day that the sheets sort a task by. A clerk who is done with a first step enters the day of the next."""
    due = first_due(task.deadlines)
    return date.fromisoformat(due) if due else None


def program_values(task: Task) -> dict[str, Value]:
    """What the program knows of a task, by column title; the clerk's columns and the key are not among them."""
    values: dict[str, Value] = {
        NUMBER: task.number,
        LABEL: task.label,
        CATEGORY: task.category,
        TASK: task.task,
        REQUIREMENT: task.requirement,
        **{title: units_of(task, title) for title in ROLE_COLUMNS},
        RAW: task.assignment.raw,
        DEADLINE: deadlines_of(task),
        DUE_DATE: due_date(task),
        PAGE: pages(own_places(task.evidence)),
    }
    extras: dict[str, list[str]] = {}
    for extra in task.extra:
        extras.setdefault(_extra_title(extra.label), []).append(extra.text)
    return {**values, **{title: "\n".join(texts) for title, texts in extras.items()}}


def _extra_title(label: str) -> str:
    """A title that tells a column of the notice's own table from ours, and from those that people add."""
    return f"{label}{OF_THE_TABLE}"
