"""What each body won and lost."""

from pipeline.diff.bodies import Bodies
from tests.diff.build import PLACE, TEXTS, compared, party, task


def test_balance_of_each_body() -> None:
    old = [task(1), task(2), task(3)]
    new = [task(1), task(2, parties=[party("财政局"), party("审计局")]), task(3, TEXTS[4])]
    by_name = {unit.name[3:]: unit for unit in compared(old, new).diff.by_unit}
    assert (by_name["财政局"].added, by_name["财政局"].dropped) == ((3,), (3,))
    assert (by_name["财政局"].changed, by_name["财政局"].kept) == ((2,), 1)
    assert (by_name["统计局"].dropped, by_name["统计局"].changed) == ((2, 3), ())
    assert by_name["审计局"].added == (2,)


def test_through_collectives_apart() -> None:
    towns = party("各镇", kind="collective", members=(f"{PLACE}/甲镇", f"{PLACE}/乙镇"))
    comparison = compared([task(1)], [task(1), task(2, parties=[towns, party("甲镇")])])
    loads = {load.direct.name: load for load in comparison.loads}
    assert loads["乙镇"].through.added == (2,) and loads["乙镇"].direct.added == ()
    assert loads["某某区甲镇"].direct.added == (2,) and loads["某某区甲镇"].through.added == ()
    assert "乙镇" not in [unit.name for unit in comparison.diff.by_unit]


def test_a_renamed_body_goes_on_under_its_new_name() -> None:
    bodies = Bodies(successors=lambda unit: (f"{PLACE}/卫健局",) if unit == f"{PLACE}/卫计局" else ())
    old, new = task(1, parties=[party("卫计局")]), task(1, parties=[party("卫健局")])
    (load,) = compared([old], [new], bodies=bodies).loads
    assert (load.direct.name, load.direct.kept, load.direct.added, load.direct.dropped) == ("某某区卫健局", 1, (), ())


def test_the_official_order_then_first_appearance() -> None:
    places = {f"{PLACE}/审计局": 1, f"{PLACE}/财政局": 2}
    one = task(1, parties=[party("某中心"), party("财政局"), party("审计局"), party("某公司")])
    loads = compared([one], [one], bodies=Bodies(order=places.get)).loads
    assert [load.direct.name[3:] for load in loads] == ["审计局", "财政局", "某中心", "某公司"]


def test_as_what_a_body_is_in_each_task() -> None:
    towns = party("各镇", "support", kind="collective", members=(f"{PLACE}/甲镇",))
    loads = compared([task(1, parties=[party("财政局", "lead")])], [task(1, parties=[party("财政局"), towns])]).loads
    by_name = {load.direct.name: load for load in loads}
    assert (by_name["某某区财政局"].old, by_name["某某区财政局"].new) == ({1: ("lead",)}, {1: ("unspecified",)})
    assert (by_name["甲镇"].old, by_name["甲镇"].new) == ({}, {1: ("各镇",)})
    assert by_name["某某区各镇"].collective and not by_name["甲镇"].collective
