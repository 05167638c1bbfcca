"""What became of a superior's obligations: twelve made districts, and each manner by itself."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import yaodian
from pipeline.model import Jurisdiction, Notice
from pipeline.superior.carrying_out import LocalAnswer, Superior, carried_out
from pipeline.superior.manners import MANNERS
from pipeline.superior.same_function import NameSigns
from tests import ROOT, RULES
from tests.diff.build import TEXTS, due, notice, party, task
from tests.superior.districts import Expected, city, district

LEVELS = NameSigns("省市州盟县区旗镇乡", "局委办", ("和",))


@pytest.fixture(scope="module")
def twelve() -> tuple[Superior, list[Expected]]:
    above = city(yaodian.read(next((ROOT / "input").glob("2021*.pdf")), rules=RULES))
    made = [district(above, number) for number in range(12)]
    return carried_out(above, [one for one, _ in made], LEVELS), [expected for _, expected in made]


def test_pairs_and_manners_of_twelve_districts(twelve: tuple[Superior, list[Expected]]) -> None:
    found, expected = twelve
    rows = [
        (wanted.answers[demand.number], (answer.manner, answer.tasks))
        for one, wanted in zip(found.districts, expected, strict=True)
        for demand, answer in zip(found.demands, one.answers, strict=True)
    ]
    assert len(rows) == 12 * 34 and {wanted[0] for wanted, _ in rows} == set(MANNERS)
    right = sum(wanted == answer for wanted, answer in rows)
    assert right >= 0.99 * len(rows)


def test_what_districts_add_and_whom_they_put_in_place_of_others(twelve: tuple[Superior, list[Expected]]) -> None:
    found, expected = twelve
    assert any(wanted.own for wanted in expected) and any(wanted.moved for wanted in expected)
    for one, wanted in zip(found.districts, expected, strict=True):
        assert tuple(task.number for task in one.own) == wanted.own
        pairs = zip(found.demands, one.answers, strict=True)
        assert {demand.number for demand, answer in pairs if answer.no_counterpart} == wanted.moved


def of(place: Jurisdiction, one: Notice) -> Notice:
    return replace(one, notice=replace(one.notice, jurisdiction=place))


def answer(above: str, *below: str, year: int = 2021, last: str = "2021-12-31") -> LocalAnswer:
    upper = notice([task(1, above, deadlines=[due("年底前", "2021-12-31")])], 2021)
    lower = notice([task(at, text, deadlines=[due("前", last)]) for at, text in enumerate(below, 1)], year)
    made = carried_out(of(Jurisdiction("甲市"), upper), [of(Jurisdiction("乙区"), lower)], LEVELS)
    return made.districts[0].answers[0]


def test_the_same_words_on_another_level() -> None:
    assert answer("甲市要在全市公开市级规划和专项规划。", "乙区要在全区公开区级规划和专项规划。").manner == "verbatim"


def test_two_tasks_that_share_one_obligation() -> None:
    first, second = TEXTS[3].split("。")[:2]
    found = answer(TEXTS[3], f"{first}。", f"{second}。")
    assert found.tasks == (1, 2) and found.manner == "verbatim"


def test_a_clause_without_counterpart_is_a_part() -> None:
    found = answer(TEXTS[3], "提高疫情防控信息发布规范化水平，强化内部信息整合。")
    assert found.manner == "partly" and found.wording


def test_nothing_of_it() -> None:
    assert answer(TEXTS[0], TEXTS[4]) == LocalAnswer("missing")


@pytest.mark.parametrize(
    ("last", "year", "later"),
    [("2021-12-31", 2021, False), ("2022-01-31", 2021, True), ("2021-06-30", 2021, False), ("2022-12-31", 2022, False)],
)
def test_a_later_day_than_the_superiors(last: str, year: int, later: bool) -> None:
    assert answer(TEXTS[0], TEXTS[0], year=year, last=last).later is later


def test_where_one_has_no_tasks_points_are_held_against_points() -> None:
    upper = notice([], 2021, [("深化公开", "公开规划", TEXTS[0])])
    lower = notice([task(1)], 2021, [("深化公开", "公开规划", TEXTS[0])])
    found = carried_out(upper, [lower], LEVELS)
    assert found.level == "points" and found.districts[0].answers[0].manner == "verbatim"


def test_a_place_that_nobody_knows() -> None:
    upper = of(Jurisdiction("甲市"), notice([task(1, parties=[party("市财政局")])]))
    lower = replace(upper, notice=replace(upper.notice, jurisdiction=None))
    (one,) = carried_out(upper, [lower], LEVELS).districts
    assert one.place == lower.source.file and one.issued.place == "" and one.count("verbatim") == 1
