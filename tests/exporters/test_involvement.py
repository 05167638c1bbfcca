"""Which body has to do with which task, and how it comes to it."""

import pytest

from pipeline.exporters.involvement import UnitTasks, collective_tasks, may_mean, unit_tasks
from pipeline.model import OpenEnd, Party, Unit, UnitType
from tests.diff.build import PLACE, notice, party, task

UNITS = {
    f"{PLACE}/财政局": Unit(f"{PLACE}/财政局", f"{PLACE}财政局", "department", 2),
    f"{PLACE}/甲镇": Unit(f"{PLACE}/甲镇", f"{PLACE}甲镇", "town", 1),
}


def towns(complete: bool = True) -> Party:
    return party("各镇", "support", kind="collective", members=(f"{PLACE}/甲镇",), members_complete=complete)


def found(*parties: Party, tail: str | None = None) -> dict[str, UnitTasks]:
    both = [task(1, parties=[party("财政局")]), task(2, parties=list(parties), tail=tail)]
    return {unit.name.removeprefix(PLACE): unit for unit in unit_tasks(notice(both), UNITS)}


def test_the_official_order_then_first_appearance() -> None:
    assert list(found(party("某中心"), party("甲镇"))) == ["甲镇", "财政局", "某中心"]


def test_members_of_a_collective_come_through_its_words() -> None:
    units = found(towns())
    (one,) = units["甲镇"].collective
    assert (one.task.number, one.through, one.role_words) == (2, ("各镇",), "配合")
    assert "各镇" not in units and not units["甲镇"].direct


def test_a_collective_of_which_not_all_are_known_stands_for_itself_too() -> None:
    units = found(towns(complete=False))
    assert [one.task.number for one in units["各镇"].direct] == [2] and units["各镇"].type == "collective"
    assert units["甲镇"].collective


def test_who_is_named_is_not_counted_through_a_collective_or_a_tail() -> None:
    town = found(towns(), party("甲镇", "lead"), tail="等镇")["甲镇"]
    assert [one.role_words for one in town.direct] == ["牵头"] and not town.collective and not town.open


def test_who_may_be_meant_by_an_open_tail() -> None:
    units = found(party("某中心"), tail="等部门")
    (one,) = units["财政局"].open
    assert (one.task.number, one.through) == (2, ("等部门",))
    assert not found(party("某中心"), tail="等")["财政局"].open


def test_several_roles_the_strongest_first_and_the_forms_met() -> None:
    unit = found(party("财政局", "support"), party("财政局", "lead"))["财政局"]
    assert [one.role_words for one in unit.direct] == ["责任", "牵头、配合"]
    assert (unit.met, unit.forms) == (3, ["财政局"])


@pytest.mark.parametrize(
    ("tail", "kind", "answer"),
    [("等部门", "department", True), ("等部门", "town", False), ("等镇街道", "town", True), ("等企业", "firm", True),
     ("等单位", None, True), ("等", "department", False), ("等", None, False)],
)  # fmt: skip
def test_may_mean(tail: str, kind: UnitType | None, answer: bool) -> None:
    assert may_mean(OpenEnd(tail, "unspecified"), kind) is answer


def test_collectives_by_themselves() -> None:
    (only,) = collective_tasks(notice([task(1), task(2, parties=[towns()])]))
    assert (only.name, [one.task.number for one in only.direct]) == (f"{PLACE}各镇", [2])
    assert collective_tasks(notice([])) == [] and unit_tasks(notice([]), {}) == []
