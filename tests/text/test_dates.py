"""Dates of issue in Arabic and Chinese numerals."""

import pytest

from pipeline.text.dates import is_date, parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021年6月28日", "2021-06-28"),
        ("2021 年 6 月 28 日", "2021-06-28"),
        ("二〇二一年六月二十八日", "2021-06-28"),
        ("二○二一年十二月廿一日", "2021-12-21"),
        ("2021-06-28", "2021-06-28"),
        ("2021/6/28 10:00", "2021-06-28"),
        ("2021.06.28", "2021-06-28"),
        ("（2021年6月28日印发）", "2021-06-28"),
        ("2024年2月29日", "2024-02-29"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    "text",
    ["", "2021年6月", "2021年13月1日", "2021年2月30日", "2023年2月29日", "2021.06.281", "版本 2021-06-28", "六月"],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text", ["2021年6月28日", "二〇二一年六月二十八日", "2022年月日", "2022年x月xx日", "2022年6月×日"]
)
def test_a_line_that_is_a_date(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize("text", ["", "2021年6月28日印发", "自2021年6月28日", "2021年", "年月日"])
def test_a_line_that_only_has_one(text: str) -> None:
    assert not is_date(text)
