"""Chinese and Arabic numerals as they stand in labels and dates."""

from __future__ import annotations

_DIGITS = {**dict(zip("〇一二三四五六七八九", range(10), strict=True)), "零": 0, "○": 0, "O": 0, "o": 0, "0": 0}
_CIRCLED = (("①", 20), ("⑴", 20), ("⒈", 20), ("㈠", 10))


def read_numeral(text: str) -> int | None:
    """The value of a numeral up to 199: 12, １２, 十二, 二十, 廿一, 一百零三, ③, ⑶, ⒊, ㈢. None for anything else."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1:
        for first, count in _CIRCLED:
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
