"""Three years: lines of obligations, loads of bodies."""

from __future__ import annotations

from pipeline.diff.bodies import Bodies
from pipeline.diff.history import follow
from tests.diff.build import TEXTS, notice, party, task
from tests.diff.test_splits import FIRST as FIRST_HALF
from tests.diff.test_splits import SECOND as SECOND_HALF
from tests.diff.test_splits import WHOLE

FIRST = [task(1), task(2), task(3, WHOLE)]
SECOND = [
    task(1, TEXTS[0].replace("归集", "整理")),
    task(2, FIRST_HALF),
    task(3, SECOND_HALF),
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
