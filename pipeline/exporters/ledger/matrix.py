"""责任矩阵: units down, tasks across, a mark where a unit answers for a task."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec.structs import replace
from openpyxl.utils import get_column_letter

from pipeline.exporters.involvement import Involvement, UnitTasks, collective_tasks, shown_number
from pipeline.exporters.role_names import title_of
from pipeline.exporters.titles import row_keys
from pipeline.exporters.workbook.fitting import POINTS_PER_UNIT, SHORTEST, em_width, line_height, one_line, text_height
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, Value, text_row
from pipeline.exporters.workbook.style import LOOKS, band
from pipeline.model import Notice, Section, Task
from pipeline.model.raw import Role

NAME: Final = "责任矩阵"
MARKS: Final[dict[Role, str]] = {
    "lead": "●",
    "responsible": "○",
    "unspecified": "○",
    "support": "△",
    "oversee": "◇",
}
LEGEND: Final = "● 牵头　○ 责任（或未分主次）\n△ 配合　◇ 指导\n浅色带括号：只经由“各……”一类集合称谓涉及"
# One page shows so many tasks; a longer matrix is split, and then a page holds fewer, in wider columns.
MOST_ON_ONE_PAGE: Final = 40
MOST_ON_A_PART: Final = 24
_UNIT_WIDTH: Final = 28.0
_TOTALS: Final = ("直接点名", "经由集合", "合计")
_TOTALS_IN_FULL: Final = ("直接点名的任务数", "经由集合称谓的任务数", "任务数合计")
_TOTAL: Final = "合计（单位数）"
_COLLECTIVES: Final = "集合称谓（所指单位已在上面，不计入合计）"
_HIGHEST_NAME: Final = 230.0
_LONGEST_NAME: Final = 40
_FIRST_WORDS: Final = 14
# Points of rows that a page of a split matrix shows below the titles, with some to spare for a printer's margins.
_ROOM: Final = 560.0
_SPLIT_SCALE: Final = 80
# Excel has 16,384 columns; the names of the units and the totals take some.
MOST_ON_A_SHEET: Final = 16_000


def matrix_sheets(notice: Notice, bodies: Sequence[UnitTasks], places: Mapping[int, int]) -> list[Sheet]:
    """The matrix, on one sheet as far as a sheet has columns for the tasks; else on several, each with the sums of its
    own tasks and the units that these name."""
    tasks = notice.tasks
    if len(tasks) <= MOST_ON_A_SHEET:
        return [matrix_sheet(notice, bodies, places)]
    sheets: list[Sheet] = []
    for start in range(0, len(tasks), MOST_ON_A_SHEET):
        part = replace(notice, tasks=tasks[start : start + MOST_ON_A_SHEET])
        sheet = matrix_sheet(part, list(_within(bodies, part.tasks)), places)
        sheet.title += f"（任务 {part.tasks[0].number} 至 {part.tasks[-1].number}）"
        sheet.name += f"（{len(sheets) + 1}）" if sheets else ""
        sheets.append(sheet)
    return sheets


def _within(bodies: Sequence[UnitTasks], tasks: Sequence[Task]) -> Iterator[UnitTasks]:
    """The bodies that have to do with some of the tasks, and with these only."""
    numbers = {task.number for task in tasks}
    for body in bodies:
        direct, through = (
            [one for one in involved if one.task.number in numbers] for involved in (body.direct, body.collective)
        )
        if direct or through:
            yield replace(body, direct=direct, collective=through)


def matrix_sheet(notice: Notice, bodies: Sequence[UnitTasks], places: Mapping[int, int]) -> Sheet:
    """The matrix of all tasks; ``places`` are the rows of the tasks in the ledger, to which the numbers lead.

    With more tasks than one page shows, it is split between sections onto pages that repeat the units.
    """
    tasks = notice.tasks
    split = len(tasks) > MOST_ON_ONE_PAGE
    names = _short_names(tasks)
    columns = [
        SheetColumn("单位", _UNIT_WIDTH),
        *(
            SheetColumn(str(shown_number(task)), 4.4 if split else 3.4, "符号", "表头竖排", key=key)
            for task, key in zip(tasks, row_keys(tasks), strict=True)
        ),
        *(SheetColumn(title, 4.8, "合计") for title in _TOTALS),
    ]
    rows = _heads(columns, tasks, names)
    members = [unit for unit in bodies if unit.type != "collective"]
    rows += [_unit_row(columns, unit, tasks) for unit in members]
    last = len(rows)
    rows.append(_totals_row(members, tasks))
    rows += _collective_rows(columns, notice)
    numbers = [get_column_letter(index) for index in range(2, len(tasks) + 2)]
    links = {
        f"{letter}2": f"'任务台账'!A{places[task.number]}"
        for letter, task in zip(numbers, tasks, strict=True)
        if task.number in places
    }
    return Sheet(
        name=NAME,
        columns=columns,
        rows=rows,
        title=f"{title_of(notice)}　责任矩阵",
        heads=2,
        sides=1,
        filtered=f"A2:A{max(2, last)}",
        column_breaks=section_breaks(notice) if split else (),
        row_breaks=_even_breaks(rows) if split else (),
        scale=_SPLIT_SCALE if split else None,
        links=links,
    )


def section_breaks(notice: Notice) -> list[int]:
    """The columns after which a page ends: whole sections stand together as far as a page has room for them."""
    section_of = _sections_of_points(notice.sections)
    places = [section_of.get(task.point or 0, task.category) for task in notice.tasks]
    breaks: list[int] = []
    start = end = 0
    for _, group in groupby(places):
        size = len(list(group))
        if end > start and end + size - start > MOST_ON_A_PART:
            breaks.append(end + 1)
            start = end
        end += size
        # A section that no page has room for is parted evenly: no page shows a task or two alone.
        for left in range(math.ceil((end - start) / MOST_ON_A_PART), 1, -1):
            start += math.ceil((end - start) / left)
            breaks.append(start + 1)
    return breaks


def _even_breaks(rows: Sequence[SheetRow]) -> list[int]:
    """The rows after which a page ends: as few pages as there must be, about as much on each."""
    heads, below = rows[:2], rows[2:]
    room = max(_ROOM - sum(row.height for row in heads), 10 * SHORTEST)
    total = sum(row.height for row in below)
    share = total / max(1, math.ceil(total / room))
    breaks: list[int] = []
    used = 0.0
    for number, row in enumerate(below, 3):
        if used and used + row.height > min(room, share + row.height / 2) and total - used > 0:
            breaks.append(number - 1)
            used = 0.0
        used += row.height
    return breaks


def _sections_of_points(sections: Sequence[Section]) -> dict[int, str | None]:
    found: dict[int, str | None] = {}
    for section in sections:
        inside = list(section.points)
        below = list(section.sections)
        while below:
            inner = below.pop()
            inside += inner.points
            below += inner.sections
        found.update((point.number, section.heading) for point in inside)
    return found


def _short_names(tasks: Sequence[Task]) -> list[str]:
    """What each task is called; those of one name are told apart by their requirement's first words."""
    names = [task.task or task.category or task.requirement for task in tasks]
    told = Counter(names)
    return [
        one_line(name, _LONGEST_NAME) if told[name] == 1 else _told_apart(name, task.requirement)
        for name, task in zip(names, tasks, strict=True)
    ]


def _told_apart(name: str, requirement: str) -> str:
    first = one_line(requirement.strip(), _FIRST_WORDS)
    return f"{one_line(name, _LONGEST_NAME - _FIRST_WORDS - 1)}：{first}" if first else one_line(name, _LONGEST_NAME)


def _heads(columns: Sequence[SheetColumn], tasks: Sequence[Task], names: Sequence[str]) -> list[SheetRow]:
    size = LOOKS["表头竖排"].size
    per_line = min(_HIGHEST_NAME, max((em_width(name) for name in names), default=4) * size + 8)
    lines = [math.ceil(em_width(name) * size / (per_line - 8)) for name in names]
    for index, count in enumerate(lines, 1):
        # A name in two upright lines needs a wider column.
        wide = (count * line_height(size) + 5) / POINTS_PER_UNIT
        if wide > columns[index].width:
            narrow = columns[index]
            columns[index] = SheetColumn(narrow.title, wide, "符号", "表头竖排", key=narrow.key)  # type: ignore[index]
    totals = len(_TOTALS)
    upper: list[Value] = [LEGEND, *names, *_TOTALS_IN_FULL]
    lower: list[Value] = ["单位", *(shown_number(task) for task in tasks), *_TOTALS]
    return [
        SheetRow(
            upper,
            ["次要", *["表头竖排"] * (len(tasks) + totals)],
            max(text_height(LEGEND, _UNIT_WIDTH, "次要"), per_line),
        ),
        SheetRow(lower, "表头", 2 * line_height(11) + 6),
    ]


def _unit_row(columns: Sequence[SheetColumn], unit: UnitTasks, tasks: Sequence[Task]) -> SheetRow:
    direct = {involvement.task.number: involvement for involvement in unit.direct}
    through = {involvement.task.number: involvement for involvement in unit.collective}
    values: list[Value] = [unit.name]
    styles = ["正文"]
    for task in tasks:
        if task.number in direct:
            values.append(marks(direct[task.number]))
            styles.append("符号")
        elif task.number in through:
            values.append(marks(through[task.number]))
            styles.append("符号浅")
        else:
            values.append(None)
            styles.append("符号")
    values += [len(direct), len(through), len(direct) + len(through)]
    row = text_row(columns[:1], values[:1], "正文")
    return SheetRow(values, [*styles, *["合计"] * len(_TOTALS)], row.height, unit.name)


def marks(involvement: Involvement) -> str:
    """The signs of a unit's roles in one task, the strongest first."""
    return "".join(dict.fromkeys(MARKS[role] for role in involvement.roles))


def _collective_rows(columns: Sequence[SheetColumn], notice: Notice) -> list[SheetRow]:
    """All collectives alike, below the sum: the bodies that they stand for are counted already."""
    collectives = collective_tasks(notice)
    if not collectives:
        return []
    empty = [None] * (len(columns) - 1)
    head = SheetRow([_COLLECTIVES, *empty], band("分块通栏", len(columns)), SHORTEST, _COLLECTIVES)
    return [head, *(_unit_row(columns, collective, notice.tasks) for collective in collectives)]


def _totals_row(bodies: Sequence[UnitTasks], tasks: Sequence[Task]) -> SheetRow:
    counts = dict.fromkeys((task.number for task in tasks), 0)
    for unit in bodies:
        for involvement in (*unit.direct, *unit.collective):
            counts[involvement.task.number] += 1
    direct = sum(len(unit.direct) for unit in bodies)
    through = sum(len(unit.collective) for unit in bodies)
    return SheetRow([_TOTAL, *counts.values(), direct, through, direct + through], "合计", SHORTEST, _TOTAL)
