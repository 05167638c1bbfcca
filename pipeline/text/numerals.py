"""Chinese and Arabic numerals as they stand in labels and dates: read, and written."""

from __future__ import annotations

from pipeline.text.ordinals import ONES

_DIGITS = {**dict(zip(f"〇{ONES}", range(10), strict=True)), "零": 0, "○": 0, "O": 0, "o": 0, "0": 0}
_SERIES = {"①": 20, "⑴": 20, "⒈": 20, "㈠": 10}
"""Signs that follow each other in Unicode: the one for 1, and how many there are."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def read_numeral(text: str) -> int | None:
    """The value of a numeral up to 199: 12, １２, 十二, 二十, 廿一, 一百零三, ③, ⑶, ⒊, ㈢. None for anything else."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1:
        for first, count in _SERIES.items():
            if 0 <= ord(text) - ord(first) < count:
                return ord(text) - ord(first) + 1
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.replace("廿", "二十").rpartition("十")
    parts = (hundreds or ("一" if "百" in text else "零"), tens or ("一" if ten else "零"), ones or "零")
    values = [_DIGITS.get(part.lstrip("零") or "零") for part in parts]
    if not text or any(value is None for value in values):
        return None
    return sum(value * unit for value, unit in zip(values, (100, 10, 1), strict=True) if value is not None)


def read_digits(text: str) -> int | None:
    """A year written digit by digit: 2021, 二〇二一, 二○二一."""
    digits = [int(one) if one.isdecimal() else _DIGITS.get(one) for one in text]
    if not digits or any(one is None for one in digits):
        return None
    return int("".join(str(one) for one in digits))


def write_counted(value: int, digits: str = f"零{ONES}", places: str = "十百千") -> str:
    """A value as one counts it, up to 9999: 零, 十一, 二十, 一百零一; empty beyond.

    ``digits`` are the signs for 0 to 9, ``places`` those for ten, hundred and thousand (壹拾贰 writes its 壹 too).
    """
    if not 0 < value < 10000:
        return digits[0] if value == 0 else ""
    found, gap = "", False
    for power in range(3, -1, -1):
        digit = value // 10**power % 10
        if digit:
            found += (digits[0] if gap else "") + digits[digit] + (places[power - 1] if power else "")
        gap = bool(found) and not digit
    return found[1:] if 10 <= value < 20 and places[0] == "十" else found


def write_digits(value: int, zero: str) -> str:
    """A value digit by digit, with the sign for 0 that is wanted: 二〇二一."""
    return "".join((zero + ONES)[int(one)] for one in str(value))


def write_roman(value: int) -> str:
    """A value from 1 to 3999 in small Roman numerals; empty beyond."""
    letters = ""
    for size, sign in _ROMAN if 0 < value < 4000 else ():
        count, value = divmod(value, size)
        letters += sign * count
    return letters


def write_sign(value: int, first: str) -> str:
    """The sign for a value in the series that begins with ``first`` (① ⑴ ⒈ ㈠); empty where the series has none."""
    return chr(ord(first) + value - 1) if 1 <= value <= _SERIES[first] else ""
