"""What options take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.arguments import (
    LEAST_MEGABYTES,
    megabytes,
    number_of_workers,
    path,
    place,
    port_number,
    seconds,
    year,
)


def test_good_values() -> None:
    assert (seconds("2"), number_of_workers("１２"), number_of_workers("007")) == (2, 12, 7)
    assert megabytes(str(LEAST_MEGABYTES)) == LEAST_MEGABYTES
    assert year("2021") == 2021
    assert path(" a b ") == Path(" a b ")


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (seconds, "0", "大于 0"),
        (seconds, "-1", "“-1”"),
        (seconds, "1.5", "大于 0"),
        (seconds, "", "大于 0"),
        (megabytes, str(LEAST_MEGABYTES - 1), f"至少要 {LEAST_MEGABYTES}"),
        (megabytes, "many", "大于 0"),
        (megabytes, "1" + "0" * 18, "内存上限太大，至多 1048576"),
        (seconds, "1" + "0" * 18, "时间上限太大，至多 604800"),
        (seconds, "9" * 5000, "时间上限太大.*9…"),
        (number_of_workers, "1000000000", "个数太大，至多 1024"),
        (port_number, "9" * 5000, "端口不对"),
        (year, "9" * 5000, "公历年份"),
        (year, "21", "公历年份"),
        (year, "二零二一", "公历年份"),
        (year, "20211", "公历年份"),
        (path, "", "路径是空的"),
        (path, "  ", "路径是空的"),
    ],
)
def test_what_is_expected_is_said(read: Callable[[str], object], text: str, said: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=said):
        read(text)


def test_a_place_is_a_path_or_the_address_of_a_store() -> None:
    assert place("in/甲.pdf") == Path("in/甲.pdf")
    assert place("file:///data/%E7%94%B2.pdf") == Path("/data/甲.pdf")
    assert place("s3://bucket/in") == "s3://bucket/in"
    with pytest.raises(argparse.ArgumentTypeError):
        place(" ")
