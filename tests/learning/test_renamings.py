"""Who took over from whom between two years."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.diff.bodies import Bodies
from pipeline.learning.renamings import Succession, successions
from pipeline.model import Notice
from tests.learning.test_sightings import notices, seen


def found(*years: Notice) -> list[Succession]:
    named = {short: sorted(body.years) for short, body in seen().bodies.items()}
    return successions(years, named, "430112/", lambda pair: Bodies())


def test_a_body_that_took_all_of_another_s_tasks() -> None:
    sure = [one for one in found(*notices()) if one.sure]
    assert sure == [Succession("行政审批服务局", "数据局", 2024, 2022, 3, True)]


def test_one_task_is_a_question_and_a_body_that_goes_on_none() -> None:
    asked = {(one.old, one.new) for one in found(*notices()) if not one.sure}
    assert ("应急管理局", "民政局") in asked
    assert not [pair for pair in asked if "商务局" in pair]


def test_what_rules_know_is_not_told_again() -> None:
    known = Bodies(successors=lambda unit: ("430112/数据局",) if unit.endswith("行政审批服务局") else ())
    named = {short: sorted(body.years) for short, body in seen().bodies.items()}
    assert not [one for one in successions(notices(), named, "430112/", lambda pair: known) if one.sure]


def test_one_year_tells_nothing() -> None:
    first = notices()[0]
    assert found(first) == [] == found(replace(first, notice=replace(first.notice, year=None)), first)
