"""Whom a collective means: id, name, members, and whether they are known to be all."""

from __future__ import annotations

import pytest

from pipeline.model import Jurisdiction
from tests.normalisers.units.reading import LANSHAN, registry

LINYI = Jurisdiction("临沂市", "371300", "prefecture", ("山东省",))
SHANDONG = Jurisdiction("山东省", "370000", "province")


@pytest.mark.parametrize("text", ["各镇街道", "各镇人民政府、街道办事处", "各街道、镇"])
def test_all_towns_have_one_id_however_they_are_written(text: str) -> None:
    group = registry(LANSHAN, 2021).identify(text, collective=True)
    assert (group.unit, group.members_complete) == ("371302/各镇街道", True)
    assert {"371302/兰山街道", "371302/半程镇"} <= set(group.members)


def test_towns_and_sub_districts_alone() -> None:
    towns = registry(LANSHAN, 2021).identify("各乡镇", collective=True)
    streets = registry(LANSHAN, 2021).identify("各街道", collective=True)
    assert (towns.unit, streets.unit) == ("371302/各乡镇", "371302/各街道")
    assert "371302/半程镇" in towns.members and "371302/半程镇" not in streets.members
    assert "371302/兰山街道" in streets.members and "371302/兰山街道" not in towns.members


@pytest.mark.parametrize("text", ["有关镇街道", "各镇街道财政所", "各有关镇街道"])
def test_some_of_them_or_their_bodies_are_not_all_towns(text: str) -> None:
    group = registry(LANSHAN, 2021).identify(text, collective=True)
    assert (group.unit, group.members) == (f"371302/{text}", ())


def test_a_place_of_each_level_has_the_next_below_it() -> None:
    counties = registry(LINYI).identify("各县区", collective=True)
    assert (counties.unit, counties.members_complete) == ("371300/各县区", True)
    assert "371302/区政府" in counties.members
    cities = registry(SHANDONG).identify("各市人民政府", collective=True)
    assert cities.unit == "370000/各市"
    assert "371300/市政府" in cities.members
    assert registry(LINYI).identify("各镇街道", collective=True).members == ()


def test_departments_are_those_of_the_own_government() -> None:
    mine = registry(LANSHAN, 2021).identify("区政府各部门", collective=True)
    assert (mine.unit, mine.name) == ("371302/区政府各部门", "兰山区人民政府各部门")
    assert "371302/财政局" in mine.members and mine.members_complete is False
    for text in ("区政府有关部门", "区政府各有关部门", "市政府各部门"):
        assert registry(LANSHAN, 2021).identify(text, collective=True).members == ()


def test_without_a_place_a_collective_is_its_text() -> None:
    group = registry().identify("各镇街道", collective=True)
    assert (group.unit, group.name, group.members) == ("各镇街道", "各镇街道", ())
