"""单位任务清单: for each unit its tasks in three blocks, each unit on pages of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from openpyxl.utils import get_column_letter

from pipeline.exporters.involvement import Involvement, UnitTasks
from pipeline.exporters.ledger import DEADLINE, NUMBER, RAW, REQUIREMENT, TASK, deadlines_of
from pipeline.exporters.sheet import Column, Row, Sheet, Value, flowing_rows, heading, text_row
from pipeline.model import Notice

NAME: Final = "单位任务清单"
DIRECT: Final = "直接点名"
COLLECTIVE: Final = "经由集合称谓"
OPEN: Final = "待明确"
UNSETTLED: Final = "（名单未列全的任务）"
UNIT: Final = "单位"
BLOCK: Final = "列入方式"
ROLE: Final = "职责"
THROUGH: Final = "依据称谓"
# Together 144 units: at this scale they fit A4 landscape even where the standard font is missing and its stand-in is a
# sixth wider. (A sheet with page breaks of its own cannot be left to fit itself: Excel then ignores the breaks.)
SCALE: Final = 77
COLUMNS: Final = (
    Column(UNIT, 14, "次要"),
    Column(BLOCK, 10, "次要居中"),
    Column(NUMBER, 5, "正文居中"),
    Column(TASK, 18, "正文"),
    Column(REQUIREMENT, 51, "正文"),
    Column(ROLE, 7, "正文居中"),
    Column(THROUGH, 10, "正文居中"),
    Column(RAW, 17, "次要"),
    Column(DEADLINE, 12, "正文居中"),
)


def unit_list_sheet(notice: Notice, bodies: Sequence[UnitTasks]) -> Sheet:
    """Every unit with its blocks, a page break after each; at the end the tasks whose list of units is open."""
    rows = [heading(COLUMNS)]
    breaks: list[int] = []
    groups = [unit_rows(COLUMNS, unit) for unit in bodies]
    groups += [_unsettled_rows(notice)] if any(task.assignment.open_ended for task in notice.tasks) else []
    for group in groups:
        rows += group
        breaks.append(len(rows))
    return Sheet(
        name=NAME,
        columns=COLUMNS,
        rows=rows,
        title=f"{notice.notice.title or notice.source.file}　单位任务清单",
        filtered=f"A1:{get_column_letter(len(COLUMNS))}{max(2, len(rows))}",
        row_breaks=breaks[:-1],
        scale=SCALE,
    )


def blocks(unit: UnitTasks) -> list[tuple[str, list[Involvement]]]:
    """The three blocks of a unit, the empty ones too."""
    return [(DIRECT, unit.direct), (COLLECTIVE, unit.collective), (OPEN, unit.open)]


def unit_rows(columns: Sequence[Column], unit: UnitTasks) -> list[Row]:
    """A unit's heading, then each block with its tasks. The unit's name stands in every row, so that filters work."""
    parts = blocks(unit)
    summary = "，".join(f"{name} {len(involved)} 项" for name, involved in parts)
    rows = [_spread(columns, {UNIT: unit.name, REQUIREMENT: summary}, "单位")]
    for name, involved in parts:
        said = f"共 {len(involved)} 项" if involved else "无"
        rows.append(_spread(columns, {UNIT: unit.name, BLOCK: name, REQUIREMENT: said}, "分块"))
        for involvement in involved:
            rows += _task_rows(columns, unit.name, name, involvement)
    return rows


def involvement_values(involvement: Involvement, block: str) -> dict[str, Value]:
    """What a list says of one task of a unit, by column title."""
    task = involvement.task
    return {
        BLOCK: block,
        NUMBER: task.number,
        TASK: task.task or task.category,
        REQUIREMENT: task.requirement,
        ROLE: OPEN if block == OPEN else involvement.role_words,
        THROUGH: "\n".join(involvement.through),
        RAW: task.assignment.raw,
        DEADLINE: deadlines_of(task),
    }


def _task_rows(columns: Sequence[Column], unit: str, block: str, involvement: Involvement) -> list[Row]:
    values = {UNIT: unit, **involvement_values(involvement, block)}
    titles = [column.title for column in columns]
    again = [titles.index(title) for title in (UNIT, BLOCK, NUMBER, TASK)]
    return flowing_rows(columns, [values.get(title) for title in titles], again)


def _unsettled_rows(notice: Notice) -> list[Row]:
    open_tasks = [task for task in notice.tasks if task.assignment.open_ended]
    said = f"下列 {len(open_tasks)} 项任务的责任单位没有列全，请明确还有哪些单位"
    rows = [_spread(COLUMNS, {UNIT: UNSETTLED, REQUIREMENT: said}, "单位")]
    for task in open_tasks:
        tails = tuple(dict.fromkeys(tail.text for tail in task.assignment.open_ended))
        rows += _task_rows(COLUMNS, UNSETTLED, OPEN, Involvement(task, (), tails))
    return rows


def _spread(columns: Sequence[Column], values: dict[str, str], style: str) -> Row:
    return text_row(columns, [values.get(column.title) for column in columns], style)
