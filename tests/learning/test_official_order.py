"""The order that lists tell, and the usual one where they do not."""

from __future__ import annotations

from pipeline.learning.official_order import official_order

USUAL = {"办公室": (0, 0), "发改局": (1, 0), "教育局": (1, 1), "财政局": (1, 2), "管委会": (2, 0)}


def order(*before: tuple[str, str]) -> list[str]:
    return official_order(set(USUAL), dict.fromkeys(before, 1), USUAL.__getitem__)


def test_the_usual_order_where_no_list_tells() -> None:
    assert order() == list(USUAL)


def test_neighbours_stand_as_lists_have_them() -> None:
    assert order(("财政局", "教育局")) == ["办公室", "发改局", "财政局", "教育局", "管委会"]
    both = {("财政局", "教育局"): 1, ("教育局", "财政局"): 1}
    assert official_order(set(USUAL), both, USUAL.__getitem__) == list(USUAL)


def test_blocks_do_not_mix_and_a_ring_ends() -> None:
    assert order(("管委会", "办公室"), ("管委会", "财政局")) == list(USUAL)
    ring = order(("教育局", "发改局"), ("财政局", "教育局"), ("发改局", "财政局"))
    assert sorted(ring) == sorted(USUAL) and ring[0] == "办公室" and ring[-1] == "管委会"
