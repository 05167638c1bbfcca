"""The place that a user names is one place, or the user learns which may be meant."""

from __future__ import annotations

import pytest

from pipeline.errors import UsageError
from pipeline.normalisers.named_place import check_place
from tests import RULES


@pytest.mark.parametrize("given", [None, "兰山区", "临沂市兰山区", " 兰山区 ", "临沂市"])
def test_one_place_or_none_needs_no_word(given: str | None) -> None:
    assert check_place(RULES, given) == ""


@pytest.mark.parametrize("given", ["", "  "])
def test_an_empty_name_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="地名是空的"):
        check_place(RULES, given)


def test_a_homonym_is_refused() -> None:
    with pytest.raises(UsageError, match="河东区"):
        check_place(RULES, "河东区")


def test_a_typo_is_answered_with_the_places_alike() -> None:
    with pytest.raises(UsageError, match=r"区划数据里没有“沂水线”。是不是.*山东省临沂市沂水县"):
        check_place(RULES, "沂水线")


def test_nothing_alike_is_answered_with_how_to_write_it() -> None:
    with pytest.raises(UsageError, match="请检查 --jurisdiction 的写法"):
        check_place(RULES, "abcdef")


def test_a_zone_that_the_data_lacks_is_taken_with_a_word() -> None:
    assert "乌有高新区" in check_place(RULES, "乌有高新区")
