"""The places around one jurisdiction: above it, below it, and which one a text names."""

from __future__ import annotations

import pytest

from pipeline.model import Jurisdiction
from pipeline.normalisers.divisions import Divisions
from pipeline.normalisers.units.registry.places import PlacesAround
from tests.normalisers.units.reading import LANSHAN, RULES

DIVISIONS = Divisions(RULES)
AROUND = PlacesAround(DIVISIONS, LANSHAN)
NOWHERE = PlacesAround(DIVISIONS, None)


def test_ids_begin_with_the_code_or_the_name_of_the_place() -> None:
    assert AROUND.id("财政局") == "371302/财政局"
    assert PlacesAround(DIVISIONS, Jurisdiction("乌有新区")).id("财政局") == "乌有新区/财政局"
    assert NOWHERE.id("财政局") == "财政局"


def test_above_stands_the_province_first() -> None:
    assert [place.name for place in AROUND.above] == ["山东省", "临沂市"]


def test_an_unknown_place_has_nothing_around_it() -> None:
    assert (NOWHERE.above, NOWHERE.towns, NOWHERE.governments) == ([], {}, {})


def test_towns_are_governments_and_sub_districts_have_offices() -> None:
    town, street = AROUND.towns["371302/半程镇"], AROUND.towns["371302/兰山街道"]
    assert (town.name, town.type) == ("半程镇人民政府", "town")
    assert (street.name, street.type) == ("兰山街道办事处", "subdistrict")
    assert AROUND.governments == {}


def test_a_prefecture_has_the_governments_of_its_counties_and_no_towns() -> None:
    linyi = PlacesAround(DIVISIONS, DIVISIONS.jurisdiction("371300"))
    assert linyi.governments["371302/区政府"].name == "兰山区人民政府"
    assert linyi.towns == {}
    orders = [unit.order for unit in linyi.governments.values()]
    assert orders == sorted(set(orders), key=lambda order: order or 0)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("兰山区", True),
        ("兰山", False),
        ("费县", True),
        ("城区", None),
        ("凉山州", True),
        ("凉山", False),
        ("财政", None),
    ],
)
def test_full_names_short_names_and_plain_words(text: str, full: bool | None) -> None:
    assert AROUND.is_place(text) is full


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("兰山区", "371302"),
        ("兰山", "371302"),
        ("临沂市兰山区", "371302"),
        ("山东", "370000"),
        ("凉山州", "513400"),
        ("乌有县", None),
    ],
)
def test_the_place_of_a_name(text: str, code: str | None) -> None:
    found = AROUND.find(text)
    assert (found.code if found else None) == code


def test_of_homonyms_the_one_nearby_is_meant() -> None:
    near, far = AROUND.find("河东区"), NOWHERE.find("河东区")
    assert near is not None
    assert (near.code, far) == ("371312", None)
