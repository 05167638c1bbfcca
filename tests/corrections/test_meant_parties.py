from __future__ import annotations

from msgspec.structs import replace

from pipeline.corrections.file import MeantParty, UnitCorrection
from pipeline.corrections.meant_parties import replace_unit
from pipeline.model import Party
from tests import DATA
from tests.exporters.notices import notice_of, party_of, task_of
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


def test_a_role_alone_leaves_the_body_as_it_is() -> None:
    one = party_of("各镇街", kind="collective", members=("甲/乙镇",))
    notice = notice_of(task_of(1, "要求", one))
    meant = UnitCorrection(one.text, [MeantParty(one.text, role="牵头")], 1)
    changed, hits = replace_unit(notice, meant)
    assert (hits, changed.tasks[0].assignment.parties) == (1, (replace(one, role="lead"),))


def test_a_body_is_known_by_its_words_elsewhere_and_by_its_canonical_name() -> None:
    there = party_of("乙局")
    notice = notice_of(task_of(1, "要求", there), task_of(2, "要求2", party_of("丙局")))
    changed, _ = replace_unit(notice, UnitCorrection("丙局", [MeantParty("乙局")]))
    (party,) = changed.tasks[1].assignment.parties
    assert (party.name, party.unit) == (there.name, there.unit)
    assert there.name is not None and there.name != there.text
    assert replace_unit(notice, UnitCorrection(there.name, []))[1] == 1
