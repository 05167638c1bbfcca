"""报回情况.xlsx: who answered and who did not, with the words to remind them by; where two texts stand against each
other; what could be given to no task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline.exporters import titles
from pipeline.exporters.involvement import UnitTasks
from pipeline.exporters.keeping.rewriting import Program, WorkbookOutcome, rewrite
from pipeline.exporters.ledger.answer_sheet import asked_of, recipients
from pipeline.exporters.ledger.clerks_words import TITLE_OF
from pipeline.exporters.role_names import title_of
from pipeline.exporters.workbook.sheet import (
    Sheet,
    SheetColumn,
    SheetRow,
    Value,
    filter_range,
    flowing_rows,
    heading,
)
from pipeline.model import Notice, Task
from pipeline.model.progress import EntryDoubt
from pipeline.model.unit_answers import FIELDS, AnswerConflict, Answers

FILE: Final = f"{titles.RETURNS}.xlsx"
ALL, SOME, EMPTY, NONE = "已报回", "部分报回", "报回但没有填写", "未报回"


def open_tasks(notice: Notice, bodies: Sequence[UnitTasks], answers: Answers) -> dict[str, list[Task]]:
    """The tasks of each unit to which it has not answered yet, by the unit's id, for the units that have any task."""
    said = {(one.unit, one.key) for one in answers.answers}
    tasks = dict(zip(titles.row_keys(notice.tasks), notice.tasks, strict=True))
    found: dict[str, list[Task]] = {body.id: [] for body in recipients(bodies) if body.direct or body.collective}
    for key, asked in asked_of(notice, bodies).items():
        for unit in asked:
            if (unit, key) not in said:
                found[unit].append(tasks[key])
    return {unit: sorted(left, key=lambda task: task.number) for unit, left in found.items()}


def state_of(unit: str, asked: int, left: int, answers: Answers) -> str:
    """One of 已报回, 部分报回, 报回但没有填写 and 未报回."""
    if left == 0:
        return ALL
    if left < asked:
        return SOME
    return EMPTY if unit in answers.returned else NONE


def write_returns(
    notice: Notice,
    bodies: Sequence[UnitTasks],
    answers: Answers,
    conflicts: Sequence[AnswerConflict],
    doubts: Sequence[EntryDoubt],
    template: str,
    path: Path,
) -> WorkbookOutcome:
    """Write the workbook; what people noted in the one that stands there is kept. Raises OutputError."""
    names = {body.id: body.name for body in bodies}
    sheets = [_units(notice, bodies, answers, template), _conflicts(conflicts, names), _strays(answers, doubts, names)]
    title = f"{title_of(notice)}　{titles.RETURNS}"
    return rewrite(path, Program(lambda _: sheets, "returns", title))


def _units(notice: Notice, bodies: Sequence[UnitTasks], answers: Answers, template: str) -> Sheet:
    columns = (
        SheetColumn(titles.UNIT, 26),
        SheetColumn("任务", 6, "正文居中"),
        SheetColumn("已报", 6, "正文居中"),
        SheetColumn("情况", 12, "正文居中"),
        SheetColumn(titles.FROM_FILE, 22, "次要"),
        SheetColumn("催报文字", 80),
    )
    left = open_tasks(notice, bodies, answers)
    rows: list[Sequence[Value]] = []
    for body in bodies:
        if body.id in left:
            asked, open_ = len(body.direct) + len(body.collective), left[body.id]
            state = state_of(body.id, asked, len(open_), answers)
            text = reminder(template, body.name, title_of(notice), asked, open_) if open_ else ""
            rows.append([body.name, asked, asked - len(open_), state, answers.returned.get(body.id, ""), text])
    return _sheet(titles.RETURNS, columns, rows)


def reminder(template: str, unit: str, title: str, asked: int, tasks: Sequence[Task]) -> str:
    """The template's text about these tasks. A field that nobody knows stays as it is written."""
    listed = "\n".join(f"{task.number}. {task.task or task.category or task.requirement}" for task in tasks)
    values: Mapping[str, object] = {
        "单位": unit, "文件": title, "任务数": asked, "未报数": len(tasks), "任务": listed
    }  # fmt: skip
    for name, value in values.items():
        template = template.replace(f"{{{{{name}}}}}", str(value))
    return template.strip()


def _conflicts(conflicts: Sequence[AnswerConflict], names: Mapping[str, str]) -> Sheet:
    columns = (
        SheetColumn(titles.NUMBER, 6, "正文居中"),
        SheetColumn(titles.TASK, 24),
        SheetColumn(titles.UNIT, 22),
        SheetColumn("列", 10, "正文居中"),
        SheetColumn("台账里的", 36),
        SheetColumn("报回的", 36),
        SheetColumn("出处", 26, "次要"),
    )
    rows = [
        [
            one.answer.number,
            one.answer.task,
            names.get(one.answer.unit, one.answer.unit),
            TITLE_OF[one.field],
            one.kept,
            one.other,
            f"{one.answer.file}“{one.answer.sheet}”表第 {one.answer.row} 行",
        ]
        for one in conflicts
    ]
    return _sheet(titles.CONFLICTS, columns, rows)


def _strays(answers: Answers, doubts: Sequence[EntryDoubt], names: Mapping[str, str]) -> Sheet:
    columns = (
        SheetColumn(titles.UNIT, 20),
        SheetColumn(titles.TASK, 20),
        SheetColumn(titles.REQUIREMENT, 40),
        *(SheetColumn(title, 12) for title in titles.USER_COLUMNS),
        SheetColumn("出处或说明", 30, "次要"),
    )
    rows: list[Sequence[Value]] = [
        [
            names.get(one.unit, one.unit),
            one.task,
            one.requirement,
            *one.said,
            f"{one.file}“{one.sheet}”表第 {one.row} 行",
        ]
        for one in answers.strays
    ]
    rows += [["", "", "", *[""] * len(FIELDS), str(doubt)] for doubt in doubts]
    return _sheet(titles.STRAYS, columns, rows)


def _sheet(name: str, columns: Sequence[SheetColumn], table: Sequence[Sequence[Value]]) -> Sheet:
    rows: list[SheetRow] = [heading(columns)]
    for values in table:
        rows += flowing_rows(columns, values, repeated=(0,))
    return Sheet(name=name, columns=columns, rows=rows, title=name, filtered=filter_range(columns, rows))
