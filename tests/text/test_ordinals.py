"""The shared expressions of ordinals, each with what it takes and what it leaves."""

from __future__ import annotations

import re

import pytest

from pipeline.text.numerals import read_digits, read_numeral
from pipeline.text.ordinals import COUNT, DOTTED, HAN, HAN_DIGITS, HEADING


def test_every_numeral_has_a_value() -> None:
    assert [read_numeral(one) for one in HAN] == list(range(1, 11))
    assert [read_digits(one) for one in HAN_DIGITS] == [0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]


@pytest.mark.parametrize(
    ("expression", "takes", "leaves"),
    [
        (COUNT, ["1", "12", "三", "十二", "二十一"], ["123", "一百", "甲"]),
        (DOTTED, ["1.", "12、", "3．"], ["1", "123.", "一、"]),
        (HEADING, ["一、", "第三章", "（十二）", "一百."], ["1.", "（甲）", "第章"]),
    ],
)
def test_expressions(expression: str, takes: list[str], leaves: list[str]) -> None:
    assert [one for one in takes if not re.fullmatch(expression, one)] == []
    assert [one for one in leaves if re.fullmatch(expression, one)] == []


def test_a_decimal_is_no_ordinal() -> None:
    assert re.match(DOTTED, "1.5万元") is None
