"""What options take: numbers, years and paths, checked as they are read. An ArgumentTypeError says what is expected."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Final

from pipeline.batch.limits import LEAST_MEGABYTES

_YEARS: Final = range(1949, 2200)
_LAST_PORT: Final = 65535


def whole_number(text: str) -> int:
    """A number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"值不对，要写大于 0 的整数，如 2，不能是“{text}”")
    return int(text)


def megabytes(text: str) -> int:
    """A memory limit under which something can be done."""
    if whole_number(text) < LEAST_MEGABYTES:
        raise argparse.ArgumentTypeError(f"内存上限太小，至少要 {LEAST_MEGABYTES}（MB），不能是 {text}")
    return int(text)


def port_number(text: str) -> int:
    """A port that a person may listen on; 0 for any that is free."""
    if not text.isdecimal() or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"端口不对，要写 0 到 {_LAST_PORT} 的整数，如 8760，不能是“{text}”")
    return int(text)


def year(text: str) -> int:
    """A year of our era, in digits."""
    if not text.isdecimal() or int(text) not in _YEARS:
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
