"""Three years: lines of obligations, loads of bodies, and the two files."""

from __future__ import annotations

import json
from io import BytesIO

from openpyxl import load_workbook

from pipeline.diff.bodies import Bodies
from pipeline.diff.history import follow
from pipeline.exporters.comparison.years_side_by_side import history_json, history_xlsx
from tests.diff.build import TEXTS, notice, party, task
from tests.diff.test_classification import TestSplits

FIRST = [task(1), task(2), task(3, TestSplits.whole)]
SECOND = [
    task(1, TEXTS[0].replace("归集", "整理")),
    task(2, TestSplits.first),
    task(3, TestSplits.second),
    task(4, TEXTS[4]),
]
THIRD = [task(1, TEXTS[4]), task(2, TEXTS[0].replace("归集", "整理"), parties=[party("统计局"), party("审计局")])]
HISTORY = follow([notice(FIRST, 2020), notice(SECOND, 2021), notice(THIRD, 2022)])


def test_lines() -> None:
    found = [
        (line.first, line.last, line.changed, [(step.year, step.tasks, step.kind) for step in line.steps])
        for line in HISTORY.lines
    ]
    assert found == [
        (1, 3, (2, 3), [(2020, (1,), ()), (2021, (1,), ("reworded",)), (2022, (2,), ("reassigned",))]),
        (1, 1, (), [(2020, (2,), ())]),
        (1, 2, (2,), [(2020, (3,), ()), (2021, (2, 3), ("split",))]),
        (2, 3, (), [(2021, (4,), ("added",)), (2022, (1,), ("kept",))]),
    ]


def test_loads() -> None:
    loads = {unit.name: unit.direct for unit in HISTORY.units}
    assert loads == {"某某区财政局": (3, 4, 1), "某某区统计局": (3, 4, 2), "某某区审计局": (0, 0, 1)}


def test_a_renamed_body_is_one_line() -> None:
    bodies = Bodies(successors=lambda unit: ("某某区/卫健局",) if unit == "某某区/卫计局" else ())
    years = [[task(1, parties=[party(name)])] for name in ("卫计局", "卫健局")]
    history = follow([notice(tasks, 2018 + at) for at, tasks in enumerate(years)], bodies)
    assert [(unit.name, unit.direct) for unit in history.units] == [("某某区卫健局", (1, 1))]


def test_files() -> None:
    data = json.loads(history_json(HISTORY))
    assert data["schema"] == "yaodian/history/1" and len(data["lines"]) == 4
    content = history_xlsx(HISTORY)
    assert content == history_xlsx(HISTORY)
    book = load_workbook(BytesIO(content))
    assert book.sheetnames == ["任务沿革", "单位负担"]
    values = [cell.value for cell in book["任务沿革"][2]][:6]
    assert values == ["2020年", "2022年", "2021年、2022年", "第1项", "第1项\n改写", "第2项\n单位调整"]
