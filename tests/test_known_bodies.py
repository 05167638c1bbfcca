"""What the registry says about the bodies of notices."""

from __future__ import annotations

import pytest

from pipeline.known_bodies import bodies_of, units_named
from pipeline.normalisers.units.registry.registry import Knowledge
from tests import RULES
from tests.diff.build import notice, party, task


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge(RULES)


def test_units_that_rules_know_have_a_type(knowledge: Knowledge) -> None:
    found = units_named(notice([task(1, parties=[party("财政局"), party("某某所")])]), knowledge)
    assert next(unit.name for unit in found.values()).endswith("财政局")


def test_who_became_whom(knowledge: Knowledge) -> None:
    old, new = notice([task(1)], 2020), notice([task(1)], 2021)
    bodies = bodies_of([old, new], knowledge)
    assert bodies.same("某某区/扶贫开发领导小组办公室", "某某区/乡村振兴局")
    assert not bodies.same("某某区/财政局", "某某区/审计局")


def test_without_years_nobody_became_anybody(knowledge: Knowledge) -> None:
    bodies = bodies_of([notice([task(1)], None)], knowledge)
    assert list(bodies.successors("某某区/扶贫开发领导小组办公室")) == []
