from __future__ import annotations

from pipeline.corrections.file import MeantParty, UnitCorrection
from pipeline.corrections.meant_parties import replace_unit
from pipeline.model import Party
from tests import DATA
from tests.gold import load_gold, notice_from_gold

NOTICE = notice_from_gold(load_gold(DATA / "lanshan-2021" / "gold.json"))
TASK = next(task for task in NOTICE.tasks if len(task.assignment.parties) > 2)


def parties_after(unit: UnitCorrection) -> tuple[Party, ...]:
    answer, hits = replace_unit(NOTICE, unit)
    assert hits == 1
    assert [task for task in answer.tasks if task.number != TASK.number] == [
        task for task in NOTICE.tasks if task.number != TASK.number
    ]
    return answer.tasks[TASK.number - 1].assignment.parties


def test_all_parties_of_a_task_are_given_at_once() -> None:
    first = TASK.assignment.parties[0]
    wanted = [MeantParty(first.text, role="support"), MeantParty("区新局", role="lead")]
    found = parties_after(UnitCorrection(TASK.assignment.raw, wanted, TASK.number))
    assert [(one.text, one.role) for one in found] == [(first.text, "support"), ("区新局", "lead")]
    assert found[0].span == first.span and found[1].unit is not None and found[1].unit.endswith("/区新局")


def test_nobody_at_all() -> None:
    assert parties_after(UnitCorrection(TASK.assignment.raw, [], TASK.number)) == ()


def test_the_whole_string_of_no_certain_task_is_nothing() -> None:
    assert replace_unit(NOTICE, UnitCorrection(TASK.assignment.raw, []))[1] == 0
    assert replace_unit(NOTICE, UnitCorrection("", [MeantParty("区新局")]))[1] == 0
    assert replace_unit(NOTICE, UnitCorrection(TASK.assignment.raw + "x", [], TASK.number))[1] == 0
