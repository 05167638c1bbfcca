"""What options take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.arguments import LEAST_MEGABYTES, megabytes, path, whole_number, year


def test_good_values() -> None:
    assert (whole_number("2"), whole_number("１２")) == (2, 12)
    assert megabytes(str(LEAST_MEGABYTES)) == LEAST_MEGABYTES
    assert year("2021") == 2021
    assert path(" a b ") == Path(" a b ")


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (whole_number, "0", "大于 0"),
        (whole_number, "-1", "“-1”"),
        (whole_number, "1.5", "大于 0"),
        (whole_number, "", "大于 0"),
        (megabytes, str(LEAST_MEGABYTES - 1), f"至少要 {LEAST_MEGABYTES}"),
        (megabytes, "many", "大于 0"),
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
