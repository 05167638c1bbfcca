"""What options take: numbers, years and paths, checked as they are read. An ArgumentTypeError says what is expected."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Final

from pipeline.batch.limits import LEAST_MEGABYTES, MOST_MEGABYTES, MOST_SECONDS, MOST_WORKERS

_YEARS: Final = range(1949, 2200)
_LAST_PORT: Final = 65535
_SHOWN: Final = 40


def number_of_workers(text: str) -> int:
    """How many files at a time."""
    return _from_to(text, 1, MOST_WORKERS, "个数", "")


def seconds(text: str) -> int:
    """A time limit."""
    return _from_to(text, 1, MOST_SECONDS, "时间上限", "（秒）")


def megabytes(text: str) -> int:
    """A memory limit under which something can be done."""
    return _from_to(text, LEAST_MEGABYTES, MOST_MEGABYTES, "内存上限", "（MB）")


def _from_to(text: str, least: int, most: int, what: str, unit: str) -> int:
    digits = text.lstrip("0０")
    if not text.isdecimal() or not digits:
        raise argparse.ArgumentTypeError(f"值不对，要写大于 0 的整数，如 {max(2, least)}，不能是“{_short(text)}”")
    # A number of thousands of digits is none that Python reads.
    if len(digits) > len(str(most)) or int(digits) > most:
        raise argparse.ArgumentTypeError(f"{what}太大，至多 {most}{unit}，不能是 {_short(text)}")
    if int(digits) < least:
        raise argparse.ArgumentTypeError(f"{what}太小，至少要 {least}{unit}，不能是 {_short(text)}")
    return int(digits)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def port_number(text: str) -> int:
    """A port that a person may listen on; 0 for any that is free."""
    if not text.isdecimal() or len(text) > _SHOWN or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"端口不对，要写 0 到 {_LAST_PORT} 的整数，如 8760，不能是“{text}”")
    return int(text)


def year(text: str) -> int:
    """A year of our era, in digits."""
    if not text.isdecimal() or len(text) > _SHOWN or int(text) not in _YEARS:
        raise argparse.ArgumentTypeError(f"值不对，要写公历年份，如 2021，不能是“{text}”")
    return int(text)


def written_day(text: str) -> date:
    """A day as people write it, without doubt which."""
    from pipeline.text.typed_dates import typed_date

    found, doubt = typed_date(text)
    if found is None:
        raise argparse.ArgumentTypeError(
            f"值不对，要写成“年-月-日”，如 2021-09-30，不能是“{text}”{doubt and f'（{doubt}）'}"
        )
    return found


def path(text: str) -> Path:
    """A path that says something: an empty one would be the whole current folder, which nobody means by it."""
    if not text.strip():
        raise argparse.ArgumentTypeError("路径是空的，请写出文件或文件夹")
    return Path(text)


def place(text: str) -> Path | str:
    """A path of this machine (file://… too), or the URL of something in a store (s3://…)."""
    if text.startswith("file://"):
        from urllib.parse import urlsplit
        from urllib.request import url2pathname

        return path(url2pathname(urlsplit(text).path))
    return text if "://" in text else path(text)
