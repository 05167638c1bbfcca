"""Texts seen from their own year: that every notice speaks of its own year is no change from one to the next."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from pipeline.matching.folding import fold
from pipeline.text.ordinals import HAN_DIGITS

_YEAR = re.compile(
    rf"(?<!\d)((?:19|20)\d\d|[一二][〇○零九][{HAN_DIGITS}]{{2}})(?=年|至(?:19|20)\d\d年|-(?:19|20)\d\d年)"
)
_HAN = str.maketrans(HAN_DIGITS, "000123456789")
Own = int | None
"""A notice's own year, where it is known."""


def same_words(old: str, new: str, old_year: Own, new_year: Own) -> bool:
    """Whether two texts say the same: white space and widths aside, each year equal, or equally far from its own year.

    A year is four digits (or 二〇二一) before 年; that of a document number, 〔2021〕5号, is part of a name.
    """
    old, new = fold(old), fold(new)
    if old == new:
        return True
    before, after = _YEAR.split(old), _YEAR.split(new)
    if before[::2] != after[::2]:
        return False
    years = zip(map(_number, before[1::2]), map(_number, after[1::2]), strict=True)
    return all(a == b or _moved_on(a, b, old_year, new_year) for a, b in years)


def _moved_on(a: int, b: int, old_year: Own, new_year: Own) -> bool:
    return old_year is not None and new_year is not None and a - old_year == b - new_year


def timeless(text: str, year: Own) -> str:
    """The folded text with its own year, the one before and the one after named by their distance.

    For measuring likeness only: texts of different years that speak of their own year come out alike.
    """
    text = fold(text)
    if year is None:
        return text
    return _YEAR.sub(lambda match: _relative(match.group(), year), text)


def _relative(written: str, year: int) -> str:
    distance = _number(written) - year
    return {-1: "上", 0: "本", 1: "下"}.get(distance, written)


def _number(written: str) -> int:
    return int(written.translate(_HAN))


def shifted(due: str, years: int) -> str:
    """An ISO date moved by whole years; the last day of February stays the last one. Unmoved, if no calendar goes as
    far as that."""
    day = date.fromisoformat(due)
    if not MINYEAR <= day.year + years <= MAXYEAR:
        return due
    if day.month == 2 and (day + timedelta(days=1)).month == 3:
        return (date(day.year + years, 3, 1) - timedelta(days=1)).isoformat()
    return day.replace(year=day.year + years).isoformat()
