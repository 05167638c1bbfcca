"""责任矩阵: units down, tasks across, a mark where a unit answers for a task."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from openpyxl.utils import get_column_letter

from pipeline.exporters.involvement import Involvement, UnitTasks, collective_tasks
from pipeline.exporters.role_names import title_of
from pipeline.exporters.titles import row_keys
from pipeline.exporters.workbook.fitting import POINTS_PER_UNIT, SHORTEST, em_width, line_height, text_height
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, Value, text_row
from pipeline.exporters.workbook.style import LOOKS
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


def matrix_sheet(notice: Notice, bodies: Sequence[UnitTasks], places: Mapping[int, int]) -> Sheet:
    """The matrix of all tasks; ``places`` are the rows of the tasks in the ledger, to which the numbers lead.

    With more tasks than one page shows, it is split between sections onto pages that repeat the units.
    """
    tasks = notice.tasks
    split = len(tasks) > MOST_ON_ONE_PAGE
    names = [_short_name(task) for task in tasks]
    columns = [
        SheetColumn("单位", _UNIT_WIDTH),
        *(
            SheetColumn(str(task.number), 4.4 if split else 3.4, "符号", "表头竖排", key=key)
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
        scale=80 if split else None,
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
        while end - start > MOST_ON_A_PART:
            start += MOST_ON_A_PART
            breaks.append(start + 1)
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


def _short_name(task: Task) -> str:
    name = task.task or task.category or task.requirement
    return name if len(name) <= 40 else f"{name[:39]}…"


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
    lower: list[Value] = ["单位", *(task.number for task in tasks), *_TOTALS]
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
    head = SheetRow([_COLLECTIVES, *empty], "分块通栏", SHORTEST, _COLLECTIVES)
    return [head, *(_unit_row(columns, collective, notice.tasks) for collective in collectives)]


def _totals_row(bodies: Sequence[UnitTasks], tasks: Sequence[Task]) -> SheetRow:
    counts = dict.fromkeys((task.number for task in tasks), 0)
    for unit in bodies:
        for involvement in (*unit.direct, *unit.collective):
            counts[involvement.task.number] += 1
    direct = sum(len(unit.direct) for unit in bodies)
    through = sum(len(unit.collective) for unit in bodies)
    return SheetRow([_TOTAL, *counts.values(), direct, through, direct + through], "合计", SHORTEST, _TOTAL)
