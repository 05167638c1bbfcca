"""Days as people type them into a table: read where they are a day without doubt, else what is in doubt."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from pipeline.text.dates import is_date, parse_date

_STAMP: Final = re.compile(r"(\d{4})[-/.、](\d{1,2})[-/.、](\d{1,2})(?:日|号|\.)?(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?")
_SOLID: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEARLESS: Final = re.compile(r"\d{1,2}(?:月\d{1,2}[日号]?|[-/.]\d{1,2})")
_SHORT_YEAR: Final = re.compile(r"\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?")
_VAGUE: Final = re.compile(r"(?:\d{4}[年\-/.])?\d{1,2}(?:月(?:上旬|中旬|下旬|初|中|底|末|份|以?前|底前)*)?")
# Days of 1995 to 2064 as a cell without the format of dates shows them.
_SERIAL: Final = re.compile(r"3[5-9]\d{3}|[45]\d{4}|60\d{3}")
NO_DAY: Final = "看不出是哪一天"
NO_YEAR: Final = "没有写年份"
SHORT_YEAR: Final = "年份要写四位"
NOT_THERE: Final = "没有这一天"
NO_FORMAT: Final = "是一个数，像是单元格没有设成日期格式"


def typed_date(text: str) -> tuple[date | None, str]:
    """The day that a cell says (2021.9.30, 2021-9-30, 2021年9月30日, 20210930), or None and why it is in doubt.

    Both are empty for an empty cell. Nothing is guessed: neither a year nor the last day of a month.
    """
    bare = unicodedata.normalize("NFKC", text).strip()
    if not bare:
        return None, ""
    joined = "".join(bare.split())
    found = _STAMP.fullmatch(bare) or _STAMP.fullmatch(joined) or _SOLID.fullmatch(joined)
    if found is not None:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if is_date(joined.replace("号", "日")):
        iso = parse_date(joined.replace("号", "日"))
        return (date.fromisoformat(iso), "") if iso else (None, NOT_THERE)
    if _SHORT_YEAR.fullmatch(joined):
        return None, SHORT_YEAR
    if _YEARLESS.fullmatch(joined):
        return None, NO_YEAR
    if _SERIAL.fullmatch(joined):
        return None, NO_FORMAT
    if _VAGUE.fullmatch(joined):
        return None, NO_DAY if re.match(r"\d{4}\D", joined) else f"{NO_YEAR}，也{NO_DAY}"
    return None, NO_DAY


def _day(year: int, month: int, day: int) -> tuple[date | None, str]:
    try:
        return date(year, month, day), ""
    except ValueError:
        return None, NOT_THERE
