"""Days as clerks type them."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.text.typed_dates import NO_DAY, NO_FORMAT, NO_YEAR, NOT_THERE, SHORT_YEAR, typed_date


@pytest.mark.parametrize(
    "text",
    [
        "2021.9.30", "2021-9-30", "2021年9月30日", "20210930", "2021/09/30", "２０２１．９．３０", "2021年9月30号",
        "2021-09-30 00:00:00", " 2021 年 9 月 30 日 ", "二〇二一年九月三十日", "2021、9、30", "2021.9.30.",
    ],
)  # fmt: skip
def test_a_day(text: str) -> None:
    assert typed_date(text) == (date(2021, 9, 30), "")


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("9月底", NO_YEAR), ("9月30日", NO_YEAR), ("9.30", NO_YEAR), ("21.9.30", SHORT_YEAR), ("2021年9月底", NO_DAY),
        ("2021.9", NO_DAY), ("2021年9月", NO_DAY), ("2021.9.31", NOT_THERE), ("20211301", NOT_THERE),
        ("2021年2月30日", NOT_THERE), ("44469", NO_FORMAT), ("已完成", NO_DAY), ("2021-9-30前后", NO_DAY),
        ("2021年月日", NOT_THERE), ("9月", NO_YEAR),
    ],
)  # fmt: skip
def test_what_is_no_day_is_named(text: str, doubt: str) -> None:
    day, said = typed_date(text)
    assert day is None
    assert doubt in said


def test_an_empty_cell_is_neither() -> None:
    assert typed_date(" \n ") == (None, "")
