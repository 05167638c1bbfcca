"""各单位进展: what each unit answered to each of its tasks, a row each; and what of it stands in the ledger's own row.

The ledger's row says what the unit that answers for the task says: the one that leads, or the only one that is asked.
Where several are asked alike it says how far they are together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from pipeline.exporters import titles
from pipeline.exporters.involvement import Involvement, UnitTasks
from pipeline.exporters.ledger.ledger import ProgramPart, key_column, user_columns
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
from pipeline.model import Notice
from pipeline.model.progress import DONE, UNDER_WAY, says
from pipeline.model.unit_answers import FIELDS, Answers, UnitAnswer
from pipeline.text.typed_dates import typed_date

NAME: Final = titles.ANSWERS
_FIELD_OF: Final = dict(zip(titles.USER_COLUMNS, FIELDS, strict=True))


def answer_values(answer: UnitAnswer) -> dict[str, Value]:
    """What an answer says, by the title of the column; a day is a date."""
    found: dict[str, Value] = {title: getattr(answer, field) or None for title, field in _FIELD_OF.items()}
    found[titles.DONE_ON] = _day(answer) or answer.done or None
    return found


def answer_sheet(notice: Notice, title: str, bodies: Sequence[UnitTasks], answers: Answers) -> Sheet:
    """A row an answer, by task, then in the official order of the units; last those to tasks that are gone."""
    columns = [
        SheetColumn(titles.NUMBER, 5, "正文居中"),
        SheetColumn(titles.TASK, 14, "正文", "表头", 40),
        SheetColumn(titles.REQUIREMENT, 40, "正文", "表头", 80),
        SheetColumn(titles.UNIT, 16, "正文", "表头", 40),
        SheetColumn(titles.ROLE, 7, "正文居中"),
        *user_columns(),
        SheetColumn(titles.FROM_FILE, 12, "次要", "表头", 40),
        key_column(titles.row_keys(notice.tasks)),
    ]
    names = {body.id: (at, body.name) for at, body in enumerate(bodies)}
    places = {key: at for at, key in enumerate(titles.row_keys(notice.tasks))}
    roles = {(body.id, involvement.task.key): involvement.role_words for body in bodies for involvement in _asked(body)}
    end = len(places)
    given = sorted(answers.answers, key=lambda a: (places.get(a.key, end), names.get(a.unit, (end, a.unit)), a.row))
    table: list[tuple[str, list[Value]]] = []
    for one in given:
        task = notice.tasks[places[one.key]] if one.key in places else None
        values: dict[str, Value] = {
            titles.NUMBER: task.number if task else one.number,
            titles.TASK: (task.task or task.category) if task else one.task,
            titles.REQUIREMENT: task.requirement if task else one.requirement,
            titles.UNIT: names.get(one.unit, (0, one.unit))[1],
            titles.ROLE: roles.get((one.unit, one.key.partition("/")[0]), ""),
            **answer_values(one),
            titles.FROM_FILE: one.file,
            titles.KEY: one.key,
        }
        table.append((f"{one.unit}|{one.key}", [values.get(column.title) for column in columns]))
    columns = widened(columns, [values for _, values in table])
    rows = [heading(columns)]
    for key, cells in table:
        rows += _rows(columns, key, cells)
    return Sheet(
        name=NAME,
        columns=columns,
        rows=rows,
        title=f"{title}　{NAME}",
        sides=1,
        filtered=filter_range(columns, rows),
    )


def _rows(columns: Sequence[SheetColumn], key: str, values: Sequence[Value]) -> list[SheetRow]:
    again = [at for at, column in enumerate(columns) if column.title in (titles.NUMBER, titles.TASK, titles.UNIT)]
    found = flowing_rows(columns, values, [*again, len(columns) - 1])
    for number, row in enumerate(found):
        row.key = f"{key}+{number}" if number else key
        if number:
            row.values = [*row.values[:-1], f"{values[-1]}{titles.CONTINUED}"]
    return found


def with_answers(program: ProgramPart, notice: Notice, bodies: Sequence[UnitTasks], answers: Answers) -> ProgramPart:
    """The ledger with what its own rows take from the units' answers."""
    by_task: dict[str, dict[str, UnitAnswer]] = {}
    for one in answers.answers:
        by_task.setdefault(one.key, {})[one.unit] = one
    if not by_task:
        return program
    asked = asked_of(notice, bodies)
    rows = {
        key: {**values, **(_said(_ledger_values(asked.get(key, {}), by_task[key])) if key in by_task else {})}
        for key, values in program.rows.items()
    }
    return replace(program, rows=rows)


def _said(values: Mapping[str, Value]) -> dict[str, Value]:
    """What is said, so that where nothing is, what is known stays."""
    return {title: value for title, value in values.items() if value}


def answering_unit(asked: Mapping[str, Involvement]) -> str | None:
    """The unit whose answer is the task's: the one that leads, or the only one that is asked."""
    leading = [unit for unit, involvement in asked.items() if "lead" in involvement.roles]
    return next(iter(leading or asked)) if len(leading or asked) == 1 else None


def asked_of(notice: Notice, bodies: Sequence[UnitTasks]) -> Mapping[str, Mapping[str, Involvement]]:
    """The units that each task asks for an answer, by the row's key, with what they have to do with it."""
    keys = dict(zip((task.id for task in notice.tasks), titles.row_keys(notice.tasks), strict=True))
    found: dict[str, dict[str, Involvement]] = {}
    for body in recipients(bodies):
        for involvement in _asked(body):
            found.setdefault(keys[involvement.task.id], {})[body.id] = involvement
    return found


def recipients(bodies: Sequence[UnitTasks]) -> list[UnitTasks]:
    """The units to whom a list can be sent: those that are somebody, and have or may have a task."""
    return [body for body in bodies if body.type != "collective" and (body.direct or body.collective or body.open)]


def _asked(body: UnitTasks) -> list[Involvement]:
    return [*body.direct, *body.collective]


def _ledger_values(asked: Mapping[str, Involvement], said: Mapping[str, UnitAnswer]) -> dict[str, Value]:
    unit = answering_unit(asked)
    if unit is not None:
        return answer_values(said[unit]) if unit in said else {}
    done = [one for one in said.values() if _day(one) or says(one.progress, DONE)]
    everyone = max(len(asked), len(said))
    counted = f"{everyone} 个单位，已报 {len(said)} 个，完成 {len(done)} 个，见“{NAME}”表"
    found: dict[str, Value] = {titles.PROGRESS: UNDER_WAY, titles.NOTE: counted}
    if len(done) == everyone:
        days = [day for one in done if (day := _day(one)) is not None]
        found[titles.PROGRESS] = DONE
        found[titles.DONE_ON] = max(days) if len(days) == everyone else None
    return found


def _day(answer: UnitAnswer) -> date | None:
    return typed_date(answer.done)[0]
