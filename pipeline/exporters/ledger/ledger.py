"""任务台账: one row a task, the notice's words and units on the left, the clerk's columns on the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.exporters.involvement import display_name
from pipeline.exporters.keeping.changes import row_print
from pipeline.exporters.keeping.handwork import applied, fitted
from pipeline.exporters.keeping.placing_back import Filled
from pipeline.exporters.role_names import title_of
from pipeline.exporters.titles import (
    CATEGORY,
    CONTINUED,
    DEADLINE,
    KEY,
    LABEL,
    LEDGER,
    NUMBER,
    OF_THE_TABLE,
    PAGE,
    PROGRESS,
    RAW,
    REQUIREMENT,
    ROLE_COLUMNS,
    TASK,
    USER_COLUMNS,
    is_program_title,
    row_keys,
    theirs,
)
from pipeline.exporters.whereabouts import own_places, pages
from pipeline.exporters.workbook.fitting import ASCII_EM, POINTS_PER_UNIT
from pipeline.exporters.workbook.sheet import (
    DropDown,
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

NAME: Final = LEDGER
PROGRESS_WORDS: Final = ("未开始", "推进中", "已完成", "逾期")
BETWEEN: Final = "；"
_USER_LOOKS: Final[dict[str, SheetColumn]] = {
    "责任领导": SheetColumn("责任领导", 8, "填写", "表头填写", 24),
    "联系人": SheetColumn("联系人", 8, "填写", "表头填写", 24),
    PROGRESS: SheetColumn(PROGRESS, 8, "填写", "表头填写", 40),
    "完成日期": SheetColumn("完成日期", 11, "填写日期", "表头填写", 24),
    "备注": SheetColumn("备注", 11, "填写", "表头填写", 60),
}


NOTHING_FILLED: Final = Filled()


def ledger_sheet(notice: Notice, filled: Filled = NOTHING_FILLED) -> Sheet:
    """The ledger with the clerk's entries in place. Rows follow the notice's tasks; a very long text takes several."""
    columns = ledger_columns(notice, filled.own_columns)
    titles = [column.title for column in columns]
    table: list[list[Value]] = []
    keys = row_keys(notice.tasks)
    for task, key in zip(notice.tasks, keys, strict=True):
        values = {**filled.values.get(key, {}), **program_values(task), KEY: key}
        table.append([values.get(title) for title in titles])
    columns = fitted(widened(columns, table), table, theirs(filled.own_columns), filled.widths)
    rows = [heading(columns), *ledger_rows(columns, table)]
    handwork = [filled.handwork.get(key, {}) for key in keys]
    comments = applied(columns, rows, handwork, keys, filled.places)
    progress, last = titles.index(PROGRESS) + 1, max(2, len(rows))
    return Sheet(
        name=NAME,
        columns=columns,
        rows=rows,
        title=f"{title_of(notice)}　任务台账",
        sides=1,
        filtered=filter_range(columns, rows),
        drop_downs=(DropDown(progress, 2, last, PROGRESS_WORDS),),
        comments=comments,
    )


def ledger_prints(notice: Notice) -> list[str]:
    """A print of each row as the program writes it, by which the next run knows those that people wrote over."""
    titles = [column.title for column in ledger_columns(notice)]
    ours = [title for title in titles if is_program_title(title)]
    values = (
        {**program_values(task), KEY: key} for task, key in zip(notice.tasks, row_keys(notice.tasks), strict=True)
    )
    return [row_print({title: row.get(title) for title in ours}) for row in values]


def ledger_rows(columns: Sequence[SheetColumn], table: Iterable[Sequence[Value]]) -> list[SheetRow]:
    """The rows as they are printed; what no single row can show goes on in further rows that say whose they are."""
    titles = [column.title for column in columns]
    again = [titles.index(title) for title in (NUMBER, LABEL, CATEGORY, TASK, KEY) if title in titles]
    rows: list[SheetRow] = []
    for values in table:
        first, *further = flowing_rows(columns, values, again)
        rows.append(first)
        for row in further:
            row.values = [*row.values[:-1], f"{values[-1]}{CONTINUED}"]
            row.continued = True
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


def ledger_columns(notice: Notice, own_columns: Sequence[str] = ()) -> list[SheetColumn]:
    """The columns that this notice needs, in order; those of roles that nobody has are left out."""
    tasks = notice.tasks
    used = {title for title in ROLE_COLUMNS if any(units_of(task, title) for task in tasks)} or {"责任单位"}
    columns = [SheetColumn(NUMBER, 5, "正文居中")]
    if any(task.label and task.label != str(task.number) for task in tasks):
        columns.append(SheetColumn(LABEL, 8, "正文居中", "表头", 30))
    columns += [SheetColumn(CATEGORY, 12, "正文", "表头", 40), SheetColumn(TASK, 14, "正文", "表头", 40)]
    columns.append(SheetColumn(REQUIREMENT, 40, "正文", "表头", 80))
    columns += _role_columns(tasks, [title for title in ROLE_COLUMNS if title in used])
    columns += [SheetColumn(RAW, 16, "次要", "表头", 60), SheetColumn(DEADLINE, 12, "正文居中", "表头", 40)]
    columns.append(SheetColumn(PAGE, 7, "次要居中", "表头小", 12))
    columns += [SheetColumn(title, 14, "正文", "表头", 60) for title in extra_titles(notice)]
    columns += user_columns(own_columns)
    longest = max((len(key) for key in row_keys(tasks)), default=8)
    columns.append(SheetColumn(KEY, key_width(longest), "标识", "表头小"))
    return columns


def _role_columns(tasks: Sequence[Task], titles: Sequence[str]) -> list[SheetColumn]:
    """The columns of the roles that occur, the room shared out by how much stands in each."""
    narrow, room = 14.0, {1: 24.0, 2: 38.0, 3: 52.0}.get(len(titles), 64.0)
    amounts = [sum(len(units_of(task, title)) for task in tasks) + 1 for title in titles]
    spare = room - narrow * len(titles)
    return [
        SheetColumn(title, round(narrow + spare * amount / sum(amounts), 1), "正文", "表头", 60)
        for title, amount in zip(titles, amounts, strict=True)
    ]


def user_columns(own_columns: Sequence[str] = ()) -> list[SheetColumn]:
    """The columns that people fill in, those that they added themselves last."""
    return [
        *(_USER_LOOKS[title] for title in USER_COLUMNS),
        *(SheetColumn(title, 14, "填写", "表头填写", 60) for title in own_columns),
    ]


def key_width(longest: int) -> float:
    """A column in which half a key of so many half-width letters stands on a line: it is for the program, and the width
    of the paper for the reader."""
    return max(7.0, min(9.0, round(longest / 2 * ASCII_EM * LOOKS["标识"].size / POINTS_PER_UNIT + 1.5, 1)))


def extra_titles(notice: Notice) -> list[str]:
    """Titles of the columns that the notice's table has beyond the known ones, told from ours of the same name."""
    return list(dict.fromkeys(_extra_title(extra.label) for task in notice.tasks for extra in task.extra))


def units_of(task: Task, title: str) -> str:
    """The bodies of one role column by their canonical names, each once and on a line of its own, with the tails that
    leave the list open."""
    roles = ROLE_COLUMNS[title]
    names = [display_name(party) for party in task.assignment.parties if party.role in roles]
    tails = [tail.text for tail in task.assignment.open_ended if tail.role in roles]
    return f"{BETWEEN}\n".join(dict.fromkeys(names + tails))


def deadlines_of(task: Task) -> str:
    """The phrases that say by when, each with its day under it where one is meant."""
    phrases = [f"{deadline.raw}\n{deadline.due}" if deadline.due else deadline.raw for deadline in task.deadlines]
    return "\n".join(dict.fromkeys(phrases))


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
        PAGE: pages(own_places(task.evidence)),
    }
    extras: dict[str, list[str]] = {}
    for extra in task.extra:
        extras.setdefault(_extra_title(extra.label), []).append(extra.text)
    return {**values, **{title: "\n".join(texts) for title, texts in extras.items()}}


def _extra_title(label: str) -> str:
    """A title that tells a column of the notice's own table from ours, and from those that people add."""
    return f"{label}{OF_THE_TABLE}"
