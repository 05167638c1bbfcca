"""Dates of issue (成文日期, GB/T 9704-2012, 7.3.5.4): Arabic numerals in new documents, Chinese ones in older ones."""

from __future__ import annotations

import re
from datetime import date

from pipeline.text.numerals import read_digits, read_numeral
from pipeline.text.ordinals import HAN, HAN_DIGITS

YEAR = rf"(?:\d{{4}}|[Oo0{HAN_DIGITS}]{{4}})"
"""A year in numerals; in Chinese ones a letter may stand for the zero (二OO八年)."""
_YEAR = rf"(?P<year>{YEAR})"
_MONTH = rf"(?P<month>\d{{1,2}}|[{HAN}]{{1,2}})"
_DAY = rf"(?P<day>\d{{1,2}}|[{HAN}廿]{{1,3}})"
_DATE = re.compile(rf"{_YEAR}年{_MONTH}月{_DAY}日")
_OPEN = re.compile(rf"{_YEAR}年[\dxX×Ｘ*]{{0,2}}月[\dxX×Ｘ*]{{0,2}}日")
_STAMP = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")


def is_date(text: str) -> bool:
    """Whether the text is one date and nothing else, be month and day left open as in a draft (2022年月日)."""
    return _DATE.fullmatch(text) is not None or _OPEN.fullmatch(text) is not None


def parse_date(text: str) -> str | None:
    """The first date in the text as ISO (2021年6月28日, 二〇二一年六月二十八日, 2021-06-28), else None."""
    found = _DATE.search("".join(text.split())) or _STAMP.match(text.strip())
    if found is None:
        return None
    year, month, day = read_digits(found["year"]), read_numeral(found["month"]), read_numeral(found["day"])
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
