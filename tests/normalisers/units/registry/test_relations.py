"""Who carries on whose work: dated relations followed through the years."""

from __future__ import annotations

from pipeline.normalisers.units.registry.relations import Relation, Relations, load_reforms
from tests.normalisers.units.reading import RULES

FOLLOWED = Relations(
    [
        Relation("renamed", "甲局", "乙局", 2018),
        Relation("renamed", "乙局", "丙局", 2020),
        Relation("split", "丁局", "甲局", 2017),
        Relation("split", "丁局", "戊局", 2017),
        Relation("merged", "戊局", "丙局", 2020),
    ]
)


def test_a_relation_holds_from_its_year_on() -> None:
    assert FOLLOWED.successors("371302/甲局", 2016, 2017) == ("371302/甲局",)
    assert FOLLOWED.successors("371302/甲局", 2017, 2018) == ("371302/乙局",)
    # in its year it has happened already
    assert FOLLOWED.successors("371302/甲局", 2018, 2019) == ("371302/甲局",)


def test_relations_follow_each_other() -> None:
    assert FOLLOWED.successors("371302/甲局", 2016, 2021) == ("371302/丙局",)


def test_a_split_gives_several_and_a_merger_one() -> None:
    assert FOLLOWED.successors("371302/丁局", 2016, 2019) == ("371302/乙局", "371302/戊局")
    assert FOLLOWED.successors("371302/丁局", 2016, 2021) == ("371302/丙局",)


def test_nothing_happens_backwards_or_to_others() -> None:
    assert FOLLOWED.successors("371302/甲局", 2021, 2016) == ("371302/甲局",)
    assert FOLLOWED.successors("371302/己局", 2016, 2021) == ("371302/己局",)


def test_ids_without_a_place() -> None:
    assert FOLLOWED.successors("甲局", 2017, 2018) == ("乙局",)


def test_the_reforms_of_the_rules_change_something() -> None:
    reforms = load_reforms(RULES)
    assert reforms
    assert [one for one in reforms if one.from_ == one.to] == []
