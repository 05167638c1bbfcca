"""A page break is decided for all columns at once."""

from __future__ import annotations

import pytest

from pipeline.extractors.table.seams import Verdict, decide
from pipeline.extractors.table.weights import DOUBT
from tests.extractors.table.cutting import context, seam

WHOLE = ("2", "公开决算", "及时做好公开。", "县审计局")


def decided(above: tuple[str, ...], below: tuple[str, ...]) -> Verdict:
    return decide(seam(above, below), context())


def test_a_row_with_an_ordinal_of_its_own_is_new() -> None:
    best, other = decided(WHOLE, ("3", "公开规划", "及时做好公开。", "县民政局"))
    assert not best.row and not any(best.cells.values()) and other is None


def test_a_row_goes_on_where_nothing_but_the_requirement_does() -> None:
    best, _ = decided(("2", "公开决算", "及时做好公", "县审计局"), ("", "", "，开好会。", ""))
    assert best.row and all(best.cells.values())


def test_a_new_row_has_some_text_of_its_own() -> None:
    best, _ = decided(WHOLE, ("3", "公开决算", "及时做好公开。", "县审计局"))
    assert not best.row and not best.cells[0]


@pytest.mark.parametrize("below", [("3", "", "做好乙事。", ""), ("", "", "乙", "甲局"), ("", "", "", "县审计局")])
def test_another_reading_that_is_nearly_as_good_is_told(below: tuple[str, ...]) -> None:
    best, other = decided(("2", "公开决算", "及时做好公", "县审计局"), below)
    assert other is not None and 0 <= best.score - other.score < DOUBT
    assert other.row != best.row or other.cells != best.cells
