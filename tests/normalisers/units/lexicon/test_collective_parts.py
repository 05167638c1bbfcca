"""What collectives are made of: ranks of places, heads and bodies, what may go on under one 各."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import registry

PARTS = registry().names.collectives


@pytest.mark.parametrize(
    ("text", "rank"), [("各省", 0), ("各市", 1), ("各县区", 2), ("各镇街道", 3), ("各村", 4), ("各部门", None)]
)
def test_rank_of_the_first_kind_of_place(text: str, rank: int | None) -> None:
    assert PARTS.rank(text) == rank


def test_the_last_rank_leaves_brackets_out() -> None:
    assert PARTS.last_rank("各市、县") == 2
    assert PARTS.last_rank("各街道（园区）") == 3
    assert PARTS.last_rank("各部门") is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("各省、自治区、直辖市发展改革委", ("各省、自治区、直辖市", "发展改革委")),
        ("各县（市、区）人民政府", ("各县（市、区）", "人民政府")),
        ("各镇街道", ("各镇街道", "")),
        # a county stands above towns, so it begins the next name
        ("各镇街道区财政局", ("各镇街道", "区财政局")),
        ("各部门", None),
    ],
)
def test_head_and_body(text: str, parts: tuple[str, str] | None) -> None:
    assert PARTS.head_and_body(text) == parts


def test_a_kind_of_place_follows_one_of_its_rank_or_above() -> None:
    assert PARTS.follows("各市", "县")
    assert PARTS.follows("各县", "市")
    assert not PARTS.follows("各镇街道", "区")
    assert not PARTS.follows("各市", "财政局")


def test_a_plain_group_says_no_level_and_no_each() -> None:
    assert PARTS.is_plain("工业和信息化主管部门")
    assert not PARTS.is_plain("市有关部门")
    assert not PARTS.is_plain("各部门")
    assert not PARTS.is_plain("市财政局")


def test_short_kinds_go_on_under_one_each() -> None:
    assert PARTS.continues_short("各委", "办")
    assert not PARTS.continues_short("各委", "财政局")
    assert PARTS.continues_kinds("各中小学", "幼儿园") and not PARTS.continues_kinds("市中小学", "幼儿园")
    assert PARTS.is_twin("单位") and not PARTS.is_twin("市财政局")


def test_a_head_that_the_next_body_takes_over() -> None:
    assert PARTS.government_head("国务院有关部门") == "国务院"
    assert PARTS.government_head("市财政局") is None
    assert PARTS.takes_head("直属机构") and not PARTS.takes_head("市财政局")


def test_places_that_are_counted() -> None:
    row = PARTS.counted_places("白岭三区人民政府")
    assert row is not None and (row.last, row.number, row.kind, row.body) == ("白岭", 3, "区", "人民政府")
    assert PARTS.counted_places("白岭区人民政府") is None
