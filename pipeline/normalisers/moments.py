"""Dates as officials write them (2021年年底, 6月底前, 第一季度末, 二〇二二年), and the last day that each means."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from pipeline.rules.expressions import expression
from pipeline.rules.words import any_of
from pipeline.text.ordinals import HAN, HAN_DIGITS, ONES

_TO_DIGIT = str.maketrans(HAN_DIGITS, "000123456789")
_RANGE = re.compile(r"[至到\-－—–~～]+")
"""Between two dates: a stretch of time."""
_NOT_BEFORE = "[后期往夕沿端置提述]"
"""Behind 前, they make it another word: 前后, 前期, 前往."""
_COUNT = rf"[0-9]{{1,2}}|十[一二]?|[{ONES}]|[二三]?十[{ONES}]?"


class Moment(Struct, frozen=True, forbid_unknown_fields=True):
    """Words for the last day of a month; ``clear`` ones are a deadline wherever they stand in running text."""

    words: str
    month: Annotated[int, Meta(ge=1, le=12)]
    clear: bool


class MonthPart(Struct, frozen=True, forbid_unknown_fields=True):
    """Words behind a month, with the last day that they mean."""

    words: str
    day: Annotated[int, Meta(ge=1, le=31)]
    clear: bool


class DateWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of dates. Lists are words with spaces between them."""

    moments: tuple[Moment, ...]
    month_parts: tuple[MonthPart, ...]
    this_year: str
    next_year: str
    other_years: str
    ends: str
    within: str
    before: str


class FoundDate(Struct, frozen=True):
    """A date at ``[start, end)``. ``due`` is None where the year is unknown or there is no such day.

    ``clear``: says by when without 前. ``before``: 前 (or 之前, 以前, 内) is part of it. ``bare_year``: only 2021年.
    """

    start: int
    end: int
    due: date | None
    year: int | None
    clear: bool
    before: bool
    bare_year: bool


class DatePatterns:
    """The grammar of dates, compiled once."""

    def __init__(self, words: DateWords) -> None:
        self._moments = {word: moment for moment in words.moments for word in moment.words.split()}
        self._parts = {word: part for part in words.month_parts for word in part.words.split()}
        self._this, self._next = frozenset(words.this_year.split()), frozenset(words.next_year.split())
        ends, within = any_of(words.ends), any_of(words.within)
        self.before = before = rf"(?:(?:{any_of(words.before)})(?!{_NOT_BEFORE}))"
        # The cheap look ahead first: the many looks behind would otherwise be tried at every character.
        first = "".join(sorted({word[0] for word in self._moments}))
        others = f"(?=[{first}0-9{HAN}])"
        others += "".join(f"(?<!{re.escape(word)})" for word in words.other_years.split())
        calendar = rf"(?:(?<!\d)20\d\d年?{_RANGE.pattern})?"
        calendar += rf"(?P<digits>(?<!\d)(?:19|20)\d\d|[一二][{HAN_DIGITS}]{{3}})(?:年度?)?"
        spoken = rf"(?P<spoken>{any_of(words.this_year)}|{any_of(words.next_year)})"
        moment = rf"(?P<moment>{any_of(self._moments)})(?P<end>{ends})?"
        month = (
            rf"(?:(?:{_COUNT})月?份?{_RANGE.pattern})?(?<![\d{HAN}])(?P<month>{_COUNT})月"
            rf"(?:(?P<day>{_COUNT})[日号]|(?P<part>{any_of(self._parts)}))?"
        )
        numeric = r"(?<!\d)(?P<y>20\d\d)(?P<sep>[-./])(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2}))?(?!\d)日?"
        alone = rf"(?(known)(?:(?<=年)|(?<=年度))(?P<year_end>{ends}|{within})?|(?!))"
        self.phrase = expression(
            rf"(?:{numeric}|(?:(?:{calendar}|{spoken})(?P<known>)|{others})(?:{moment}|{month}|{alone}))"
            rf"(?P<before>{before}|{within})?"
        )

    def find(self, text: str, year: int | None) -> list[FoundDate]:
        """All dates in order; of a range (3月至6月) one, whose due date is its end's.

        A date without a year takes the one named before it, where only a range sign stands between, else ``year``.
        """
        found: list[FoundDate] = []
        for match in self.phrase.finditer(text):
            previous = found[-1] if found else None
            ranged = previous is not None and _RANGE.fullmatch(text[previous.end : match.start()])
            here = self._read(match, previous.year if ranged and previous else year, year)
            if ranged and previous:
                found[-1] = FoundDate(
                    previous.start, here.end, here.due, here.year, here.clear, here.before, here.bare_year
                )
            else:
                found.append(here)
        return found

    def _read(self, match: re.Match[str], year: int | None, own: int | None) -> FoundDate:
        group = match.group
        clear, day = False, 31
        if group("y"):
            year, month, day = int(group("y")), int(group("m")), int(group("d") or 31)
        else:
            year = self._year(match, year, own)
            month = 12
            if group("moment"):
                month, clear = self._moments[group("moment")].month, self._moments[group("moment")].clear
                clear = clear or bool(group("end"))
            elif match_month := _month(match):
                month = match_month
                if part := self._parts.get(group("part") or ""):
                    day, clear = part.day, part.clear
            else:
                clear = bool(group("year_end"))
        exact = int(_number(match["day"])) if match["day"] else int(group("d") or 0)
        bare = not (group("y") or group("moment") or _month(match) or group("year_end") or group("before"))
        due = _day(year, month, exact or day, bool(exact))
        return FoundDate(match.start(), match.end(), due, year, clear, bool(group("before")), bare)

    def _year(self, match: re.Match[str], year: int | None, own: int | None) -> int | None:
        if match["digits"]:
            return int(match["digits"].translate(_TO_DIGIT))
        if match["spoken"] in self._next:
            return own + 1 if own is not None else None
        return own if match["spoken"] in self._this else year


def _month(match: re.Match[str]) -> int | None:
    return _number(match["month"]) if match["month"] else None


def _number(written: str) -> int:
    """1 to 31, in digits or in Chinese (十二, 二十一, 三十)."""
    if written.isdigit() and written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return int(written.translate(_TO_DIGIT))
    return int(tens.translate(_TO_DIGIT) or 1) * 10 + int(ones.translate(_TO_DIGIT) or 0)


def _day(year: int | None, month: int, day: int, exact: bool) -> date | None:
    """The day, or the month's last one where ``day`` only bounds it; None for 2月30日 and for no year."""
    if year is None or not 1 <= month <= 12 or day < 1:
        return None
    last = monthrange(year, month)[1]
    return None if exact and day > last else date(year, month, min(day, last))
