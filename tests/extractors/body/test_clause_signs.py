"""What tells a clause."""

from __future__ import annotations

import pytest

from pipeline.extractors.body.clause_signs import ClauseSigns
from tests.extractors.reading import DOCUMENT, ROLES, reads_like_units

SIGNS = ClauseSigns(ROLES, DOCUMENT.due, reads_like_units, DOCUMENT.titles.organ_end)


@pytest.mark.parametrize(
    ("inner", "told"),
    [("责任单位：县财政局", True), ("县财政局牵头，县审计局配合", True), ("试行", False), ("以下简称县财政局", False)],
)
def test_brackets(inner: str, told: bool) -> None:
    assert SIGNS.is_clause(inner) == told


def test_persons_before_the_units_are_passed_over() -> None:
    assert SIGNS.is_clause("分管副县长、协管副主任和秘书长负责，县财政局牵头，县审计局配合")
    assert not SIGNS.is_clause("分管副县长负责，抓好落实")


def test_what_stands_behind_a_clause() -> None:
    text = "县财政局。完成时限：6月底前。责任人：张三。另外"
    assert SIGNS.past_due(text, 4) == text.index("责任人")
    assert SIGNS.past_asides(text, 4) == text.index("另外")
    assert SIGNS.past_asides("县财政局。另外", 4) == 4
