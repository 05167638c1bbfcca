"""The formats of automatic numbers (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59): a value as printed. Pure."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from pipeline.text.numerals import write_counted, write_digits, write_roman, write_sign

_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_OLD: Final = "零壹貳參肆伍陸柒捌玖"
_LEGAL_PLACES: Final = "拾佰仟"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"


def printed(value: int, number_format: str) -> str:
    """The value as a number format prints it; in plain digits where the format is unknown or has no such sign."""
    if number_format == "none":
        return ""
    write = _FORMATS.get(number_format)
    return (write(value) if write and value >= 0 else "") or str(value)


def _counted_to_99(value: int) -> str:
    return write_counted(value) if value < 100 else write_digits(value, "○")


def _ideographs(value: int) -> str:
    return write_digits(value, "〇")


def _of(first: str) -> Callable[[int], str]:
    return partial(write_sign, first=first)


def _circled_han(value: int) -> str:
    return chr(ord("㊀") + value - 1) if 1 <= value <= 10 else ""


def _cycle(signs: str, value: int) -> str:
    return signs[(value - 1) % len(signs)] if value > 0 else ""


def _letters(value: int) -> str:
    """a … z, aa, bb …, as Word goes on."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 780 else ""


def _full_width(value: int) -> str:
    return "".join(chr(ord(one) + 0xFEE0) for one in str(value))


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "chineseCounting": _counted_to_99,
    "chineseCountingThousand": write_counted,
    "taiwaneseCounting": _counted_to_99,
    "taiwaneseCountingThousand": write_counted,
    # Chinese Word and WPS write 一、二、 as the Japanese format; they differ from 一百 on only.
    "japaneseCounting": write_counted,
    "ideographDigital": _ideographs,
    "japaneseDigitalTenThousand": _ideographs,
    "taiwaneseDigital": partial(write_digits, zero="○"),
    "chineseLegalSimplified": partial(write_counted, digits=_LEGAL, places=_LEGAL_PLACES),
    "ideographLegalTraditional": partial(write_counted, digits=_LEGAL_OLD, places=_LEGAL_PLACES),
    "ideographTraditional": partial(_cycle, _STEMS),
    "ideographZodiac": partial(_cycle, _BRANCHES),
    "ideographEnclosedCircle": _circled_han,
    "decimalEnclosedCircle": _of("①"),
    "decimalEnclosedCircleChinese": _of("①"),
    "decimalEnclosedParen": _of("⑴"),
    "decimalEnclosedFullstop": _of("⒈"),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda value: f"{value:02d}",
    "numberInDash": lambda value: f"- {value} -",
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda value: write_roman(value).upper(),
    "lowerRoman": write_roman,
}
