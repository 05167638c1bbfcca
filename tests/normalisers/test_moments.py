"""Dates as officials write them, and the last day that each means."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.normalisers.deadlines import load_deadline_rules
from pipeline.normalisers.moments import FoundDate
from tests import RULES

DATES = load_deadline_rules(RULES).dates


def one(text: str, year: int | None = 2021) -> FoundDate:
    (found,) = DATES.find(text, year)
    return found


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2021年年底", date(2021, 12, 31)),
        ("6月底前", date(2021, 6, 30)),
        ("第一季度末", date(2021, 3, 31)),
        ("二〇二二年", date(2022, 12, 31)),
        ("明年6月", date(2022, 6, 30)),
        ("2024年2月", date(2024, 2, 29)),
        ("2023年2月底", date(2023, 2, 28)),
        ("十二月二十一日", date(2021, 12, 21)),
        ("11月上旬", date(2021, 11, 10)),
        ("2020-11-05", date(2020, 11, 5)),
        ("2020.11", date(2020, 11, 30)),
    ],
)
def test_the_last_day_that_is_meant(text: str, due: date) -> None:
    found = one(text)
    assert (text[found.start : found.end], found.due) == (text, due)


def test_no_such_day_and_no_year_is_no_due_date() -> None:
    assert one("2021年2月30日").due is None
    assert one("6月底", None).due is None


def test_a_range_is_one_date_with_the_due_date_of_its_end() -> None:
    text = "2022年3月至6月"
    found = one(text)
    assert (found.start, found.end, found.due) == (0, len(text), date(2022, 6, 30))


def test_two_dates_apart_are_two() -> None:
    found = DATES.find("2022年3月启动，6月完成", 2021)
    assert [each.due for each in found] == [date(2022, 3, 31), date(2021, 6, 30)]


@pytest.mark.parametrize(("text", "before"), [("6月前", True), ("6月底之前", True), ("6月前后", False), ("6月", False)])
def test_before(text: str, before: bool) -> None:
    assert one(text).before is before


def test_a_bare_year_is_told_apart() -> None:
    assert one("2021年").bare_year and not one("2021年").clear
    assert not one("2021年底").bare_year and one("2021年底").clear


@pytest.mark.parametrize("text", ["去年底", "三年内", "历年年底"])
def test_other_years_are_no_dates(text: str) -> None:
    assert DATES.find(text, 2021) == []
