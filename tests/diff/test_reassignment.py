"""Who answers, then and now."""

from msgspec import UNSET

from pipeline.diff.bodies import Bodies
from pipeline.diff.obligation import Obligation, from_tasks
from pipeline.diff.reassignment import compare_units, reassigned
from pipeline.model import Party, Task
from pipeline.model.change import Charge, RoleChange, Shift, UnitChanges
from tests.diff.build import compared, notice, party, task

RENAMED = Bodies(successors=lambda unit: {"某某区/卫计局": ("某某区/卫健局",)}.get(unit, ()))


def kind(old: Task, new: Task, bodies: Bodies | None = None) -> tuple[str, ...]:
    (change,) = compared([old], [new], bodies=bodies).diff.changes
    return change.kind


def test_a_renamed_body_is_neither_gone_nor_come() -> None:
    old, new = task(1, parties=[party("卫计局")]), task(1, parties=[party("卫健局")])
    assert kind(old, new, RENAMED) == ("kept",)
    assert kind(old, new) == ("reassigned",)
    (change, *_) = compared([old], [new], bodies=RENAMED).diff.changes
    (renaming,) = change.units.renamed
    assert (renaming.unit, renaming.old, renaming.new) == ("某某区/卫健局", "某某区卫计局", "某某区卫健局")
    assert not change.units.added and not change.units.removed


def test_a_new_name_of_the_same_unit_is_a_renaming() -> None:
    old, new = task(1, parties=[party("发改局", name="某某区发改委")]), task(1, parties=[party("发改局")])
    (change, *_) = compared([old], [new]).diff.changes
    assert change.kind == ("kept",) and change.units.renamed[0].old == "某某区发改委"


def test_bodies_that_merged_are_one() -> None:
    merged = Bodies(successors=lambda unit: ("某某区/市监局",) if unit[4:] in ("工商局", "质监局") else ())
    old = task(1, parties=[party("工商局"), party("质监局"), party("财政局")])
    new = task(1, parties=[party("财政局"), party("市监局")])
    assert kind(old, new, merged) == ("kept",)


def test_a_role_is_changed_not_gone_and_come() -> None:
    old, new = task(1, parties=[party("财政局", "support")]), task(1, parties=[party("财政局", "lead")])
    (change, *_) = compared([old], [new]).diff.changes
    (role,) = change.units.role_changed
    assert (role.name, role.old, role.new) == ("某某区财政局", "support", "lead")
    assert not change.units.added and not change.units.removed


def side(*parties: Party, tail: str | None = None) -> list[Obligation]:
    return from_tasks(notice([task(1, parties=list(parties), tail=tail)]))


def test_nothing_differs() -> None:
    units = compare_units(side(party("财政局")), side(party("财政局")), Bodies())
    assert units == UnitChanges() and not reassigned(units)


def test_gone_and_come_with_every_role() -> None:
    old = side(party("财政局", "lead"), party("财政局", "support"))
    units = compare_units(old, side(party("审计局")), Bodies())
    assert units.removed == (
        Charge("某某区/财政局", "某某区财政局", "lead"),
        Charge("某某区/财政局", "某某区财政局", "support"),
    )
    assert units.added == (Charge("某某区/审计局", "某某区审计局", "unspecified"),)
    assert reassigned(units)


def test_a_second_role_is_won_not_exchanged() -> None:
    new = side(party("财政局", "lead"), party("财政局", "support"))
    units = compare_units(side(party("财政局", "lead")), new, Bodies())
    assert (units.added, units.role_changed) == ((Charge("某某区/财政局", "某某区财政局", "support"),), ())
    back = compare_units(new, side(party("财政局", "lead")), Bodies())
    assert (back.removed, back.role_changed) == ((Charge("某某区/财政局", "某某区财政局", "support"),), ())


def test_of_merged_bodies_the_first_role_counts() -> None:
    merged = Bodies(successors=lambda unit: ("某某区/丙局",) if unit in ("某某区/甲局", "某某区/乙局") else ())
    old = side(party("甲局", "support"), party("乙局", "lead"))
    assert compare_units(old, side(party("丙局", "lead")), merged).role_changed == ()
    (turned,) = compare_units(old, side(party("丙局", "support")), merged).role_changed
    assert turned == RoleChange("某某区/丙局", "某某区丙局", "lead", "support")


def test_open_tails_by_their_words() -> None:
    body = party("财政局")
    assert compare_units(side(body, tail="等 部门"), side(body, tail="等部门"), Bodies()).open_ended is UNSET
    assert compare_units(side(body, tail="等"), side(body), Bodies()).open_ended == Shift("等", None)
