"""Bodies of two levels that do the same."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.model import Jurisdiction, Notice, Party
from pipeline.superior.same_function import NameSigns, bare, bodies_by_function, places_of
from tests.diff.build import notice, party, task

LEVELS = "省市县区"
SIGNS = NameSigns(LEVELS, "局委办", ("和", "与"))


def of(place: Jurisdiction, *parties: Party) -> Notice:
    one = notice([task(1, parties=list(parties))])
    return replace(one, notice=replace(one.notice, jurisdiction=place))


CITY = Jurisdiction("甲市", parents=("某省",))
DISTRICT = Jurisdiction("乙区", parents=("某省", "甲市"))


def test_the_same_name_on_another_level_and_a_branch() -> None:
    upper = of(
        CITY,
        party("市财政局", unit="99/财政局", name="甲市财政局"),
        party("市公安局", unit="99/公安局", name="甲市公安局"),
        party("市审计局", unit="99/审计局", name="甲市审计局"),
    )
    lower = of(
        DISTRICT,
        party("区财政局", unit="9901/财政局", name="乙区财政局"),
        party("区公安分局", unit="9901/公安分局", name="甲市公安局乙分局"),
    )
    bodies = bodies_by_function(upper, lower, SIGNS)
    assert bodies.same("99/财政局", "9901/财政局") and bodies.same("99/公安局", "9901/公安分局")
    assert not bodies.same("99/审计局", "9901/财政局") and not bodies.same("99/财政局", "9901/公安分局")


def test_a_body_that_joins_what_the_superior_keeps_apart() -> None:
    names = {"市教育局": "县教育和体育局", "市自然资源和规划局": "县自然资源局", "市发展和改革局": "县发展改革局"}
    upper = of(CITY, *(party(name, unit=f"99/{name[1:]}") for name in names), party("市审计局", unit="99/审计局"))
    lower = of(DISTRICT, *(party(name, unit=f"9901/{name[1:]}") for name in names.values()))
    bodies = bodies_by_function(upper, lower, SIGNS)
    assert all(bodies.same(f"99/{one[1:]}", f"9901/{other[1:]}") for one, other in names.items())
    assert not bodies.same("99/审计局", "9901/教育和体育局") and not bodies.same("99/教育局", "9901/自然资源局")


def test_bodies_that_nobody_knows_go_by_their_words() -> None:
    upper = of(CITY, party("市某某中心", unit=None, name=None))
    lower = of(DISTRICT, party("区某某中心", unit=None, name=None))
    assert bodies_by_function(upper, lower, SIGNS).same("=市某某中心", "=区某某中心")


def test_texts_without_place_and_level() -> None:
    assert places_of(of(DISTRICT)) == ["某省甲市乙区", "甲市乙区", "乙区"]
    assert places_of(replace(of(CITY), notice=replace(of(CITY).notice, jurisdiction=None))) == ()
    assert bare("某省甲市乙区政府和全区", ["某省甲市乙区", "乙区"], LEVELS) == bare("市政府和全市", [], LEVELS)
