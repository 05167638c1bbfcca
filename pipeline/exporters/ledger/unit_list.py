"""单位任务清单: for each unit its tasks in three blocks, one unit behind the other.

Tasks that name the unit stand there in full. Those that it has with many others, or perhaps has, are named together by
their numbers and matters: the full text is in the ledger once, not once a unit (and in the unit's own pack).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from pipeline.exporters.involvement import Involvement, UnitTasks, shown_number
from pipeline.exporters.ledger.ledger import deadlines_of, due_date
from pipeline.exporters.role_names import title_of
from pipeline.exporters.titles import (
    BLOCK,
    DEADLINE,
    DUE_DATE,
    NUMBER,
    RAW,
    REQUIREMENT,
    ROLE,
    TASK,
    THROUGH,
    UNIT,
)
from pipeline.exporters.whereabouts import runs
from pipeline.exporters.workbook.paging import PageGroup, PagePart, paged
from pipeline.exporters.workbook.sheet import (
    Sheet,
    SheetColumn,
    SheetRow,
    Value,
    filter_range,
    flowing_rows,
    heading,
)
from pipeline.exporters.workbook.style import band
from pipeline.model import Notice, Task

NAME: Final = "单位任务清单"
DIRECT: Final = "直接点名"
COLLECTIVE: Final = "经由集合称谓"
OPEN: Final = "待明确"
UNSETTLED: Final = "（名单未列全的任务）"
WORDS: Final = "责任单位原文（或依据称谓）"
SAID: Final[dict[str, str]] = {
    DIRECT: "文件中写明本单位",
    COLLECTIVE: "以“各……”一类称谓包括本单位，全文见“任务台账”同一序号",
    OPEN: "名单没有列全，请与牵头单位确认是否涉及，全文见“任务台账”同一序号",
}
# What is printed is 138 units wide: at this scale it fits A4 landscape even where the standard font is missing and its
# stand-in is a sixth wider. (A sheet with page breaks of its own cannot be left to fit itself: Excel ignores the breaks
# then.) The first two columns stay off the paper: they are there to filter by, and every page begins with the unit.
SCALE: Final = 73
FIRST_PRINTED: Final = 3
# Points of rows that a page holds at this scale, with some to spare for a printer's own margins.
ROOM: Final = 656.0
COLUMNS: Final = (
    SheetColumn(UNIT, 26, "次要"),
    SheetColumn(BLOCK, 14, "次要居中"),
    SheetColumn(NUMBER, 6, "正文居中"),
    SheetColumn(TASK, 28, "正文"),
    SheetColumn(REQUIREMENT, 55, "正文"),
    SheetColumn(ROLE, 8, "正文居中"),
    SheetColumn(WORDS, 28, "次要"),
    SheetColumn(DEADLINE, 13, "正文居中"),
)
_STYLES: Final = ("次要", "次要居中", "次要居中", "次要居中", "次要", "次要居中", "次要", "次要居中")
_SMALL: Final = tuple(replace(column, style=style) for column, style in zip(COLUMNS, _STYLES, strict=True))


def unit_list_sheet(notice: Notice, bodies: Sequence[UnitTasks]) -> Sheet:
    """Every unit with its blocks under a heading; at the end the tasks whose list of units is open."""
    rows = [heading(COLUMNS)]
    breaks: list[int] = []
    room = ROOM - rows[0].height
    groups = [_group(unit.name, _summary(unit), _unit_parts(unit)) for unit in bodies]
    groups += [_unsettled(notice)] if any(task.assignment.open_ended for task in notice.tasks) else []
    for page in paged(groups, room):
        rows += page
        breaks.append(len(rows))
    return Sheet(
        name=NAME,
        columns=COLUMNS,
        rows=rows,
        title=f"{title_of(notice)}　单位任务清单",
        filtered=filter_range(COLUMNS, rows),
        printed=(FIRST_PRINTED, len(COLUMNS)) if groups else None,
        row_breaks=breaks[:-1],
        scale=SCALE,
    )


def blocks(unit: UnitTasks) -> list[tuple[str, list[Involvement]]]:
    """The three blocks of a unit, the empty ones too."""
    return [(DIRECT, unit.direct), (COLLECTIVE, unit.collective), (OPEN, unit.open)]


def involvement_values(involvement: Involvement, block: str) -> dict[str, Value]:
    """What a list says of one task of a unit, by column title."""
    task = involvement.task
    return {
        BLOCK: block,
        NUMBER: shown_number(task),
        TASK: task.task or task.category,
        REQUIREMENT: task.requirement,
        ROLE: OPEN if block == OPEN else involvement.role_words,
        THROUGH: "\n".join(involvement.through),
        RAW: task.assignment.raw,
        DEADLINE: deadlines_of(task),
        DUE_DATE: due_date(task),
    }


def _summary(unit: UnitTasks) -> str:
    return "，".join(f"{name} {len(involved)} 项" for name, involved in blocks(unit))


def _unit_head(unit: str, said: str) -> SheetRow:
    """Over the whole width; the unit's name stands in every row, so that filters work."""
    return _over_all([unit, None, f"{unit}　　{said}".rstrip()], "单位通栏", 28.0)


def _unit_parts(unit: UnitTasks) -> list[PagePart]:
    return [
        PagePart(
            _over_all([unit.name, block, f"{BLOCK}：{block}，{len(involved)} 项（{SAID[block]}）"], "分块通栏", 22.0),
            [_task_rows(unit.name, block, involvement) for involvement in involved]
            if block == DIRECT
            else _rows_together(unit.name, block, involved),
        )
        for block, involved in blocks(unit)
        if involved
    ]


def _group(unit: str, said: str, parts: Sequence[PagePart]) -> PageGroup:
    return PageGroup(_unit_head(unit, said), _unit_head(unit, "（续）"), parts)


def _unsettled(notice: Notice) -> PageGroup:
    open_tasks = [task for task in notice.tasks if task.assignment.open_ended]
    involved = [
        Involvement(task, (), tuple(dict.fromkeys(tail.text for tail in task.assignment.open_ended)))
        for task in open_tasks
    ]
    said = f"{BLOCK}：{OPEN}，{len(open_tasks)} 项（责任单位没有列全，请明确还有哪些单位）"
    part = PagePart(
        _over_all([UNSETTLED, OPEN, said], "分块通栏", 22.0), [_task_rows(UNSETTLED, OPEN, one) for one in involved]
    )
    return _group(UNSETTLED, "", [part])


def _over_all(values: list[Value], style: str, height: float) -> SheetRow:
    out = FIRST_PRINTED - 1
    styles = [*[style] * out, *band(style, len(COLUMNS) - out)]
    return SheetRow([*values, *[None] * (len(COLUMNS) - len(values))], styles, height)


def _task_rows(unit: str, block: str, involvement: Involvement) -> list[SheetRow]:
    values = {UNIT: unit, **involvement_values(involvement, block)}
    values[WORDS] = values[RAW] if block == DIRECT else values[THROUGH]
    ordered = [values.get(column.title) for column in COLUMNS]
    again = [index for index, column in enumerate(COLUMNS) if column.title in (UNIT, BLOCK, NUMBER, TASK)]
    return _keyed(flowing_rows(COLUMNS, ordered, again), unit, block, involvement.task.key)


def _rows_together(unit: str, block: str, involved: Sequence[Involvement]) -> list[list[SheetRow]]:
    """A row for all tasks that come to the unit by the same words and in the same roles."""
    alike: dict[tuple[str, str], list[Task]] = {}
    for one in involved:
        role = OPEN if block == OPEN else one.role_words
        alike.setdefault(("\n".join(one.through), role), []).append(one.task)
    rows = []
    for (through, role), tasks in alike.items():
        values = {UNIT: unit, BLOCK: block, TASK: f"共 {len(tasks)} 项（数字是台账序号）", ROLE: role, WORDS: through}
        values[REQUIREMENT] = _matters(tasks)
        ordered = [values.get(column.title) for column in _SMALL]
        rows.append(_keyed(flowing_rows(_SMALL, ordered, range(4)), unit, block, f"{through}|{role}"))
    return rows


def _matters(tasks: Sequence[Task]) -> str:
    """The tasks by their numbers, those of one matter together, with their deadlines."""
    found: dict[str, list[Task]] = {}
    for task in tasks:
        by_when = "、".join(dict.fromkeys(one.raw for one in task.deadlines))
        matter = (task.task or task.category or "") + (f"（{by_when}）" if by_when else "")
        found.setdefault(matter, []).append(task)
    return "；".join(f"{_numbers(alike)} {matter}".rstrip() for matter, alike in found.items())


def _numbers(tasks: Sequence[Task]) -> str:
    """Those of the notice as runs, then those that people gave their own rows."""
    listed = runs([task.number for task in tasks if task.id])
    return "、".join([*([listed] if listed else []), *(str(shown_number(task)) for task in tasks if not task.id)])


def _keyed(rows: list[SheetRow], unit: str, block: str, key: str) -> list[SheetRow]:
    for at, row in enumerate(rows):
        row.key = f"{unit}|{block}|{key}+{at}"
    return rows
