"""Numerals as labels and dates have them."""

import pytest

from pipeline.text.numerals import read_digits, read_numeral, write_counted, write_roman


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿一", 21),
        ("九十九", 99),
        ("一百", 100),
        ("百", 100),
        ("一百零三", 103),
        ("一百一十", 110),
        ("③", 3),
        ("⑳", 20),
        ("⑶", 3),
        ("⒊", 3),
        ("㈢", 3),
        ("㈩", 10),
        ("〇", 0),
    ],
)
def test_numerals(text: str, value: int) -> None:
    assert read_numeral(text) == value


@pytest.mark.parametrize("text", ["", "甲", "十甲", "一二", "1a", "-1", "一.二", "Ⅲ", "㉑"])
def test_what_is_no_numeral(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "year"), [("2021", 2021), ("二〇二一", 2021), ("二○二一", 2021), ("二零二一", 2021), ("二O二一", 2021)]
)
def test_years_digit_by_digit(text: str, year: int) -> None:
    assert read_digits(text) == year


@pytest.mark.parametrize("text", ["", "二十", "今年", "２０x１"])
def test_what_is_no_year(text: str) -> None:
    assert read_digits(text) is None


def test_writing_is_the_way_back() -> None:
    assert all(read_numeral(write_counted(value)) == value for value in range(1, 200))
    assert [write_counted(value) for value in (0, 10, 11, 20, 101, 110, 1000, 10000)] == (
        [*["零", "十", "十一", "二十", "一百零一", "一百一十", "一千"], ""]
    )


def test_roman_numerals() -> None:
    assert [write_roman(value) for value in (1, 4, 9, 14, 49, 1994, 3999)] == (
        ["i", "iv", "ix", "xiv", "xlix", "mcmxciv", "mmmcmxcix"]
    )
    assert write_roman(0) == write_roman(4000) == ""
