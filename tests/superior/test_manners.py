"""In which manner a text carries out another."""

from __future__ import annotations

import pytest

from pipeline.superior.manners import MANNERS, Manner, manner_of
from pipeline.superior.rarity import Rarity

ABOVE = "用户水龙头水质监测结果每季度公布一次，水质不达标的说明原因和处置措施。"
OTHERS = ("公交线路调整之前公开征求意见，公布采纳结果。", "老旧小区改造计划逐个小区公开，完工后公布满意度。")


@pytest.mark.parametrize(
    ("below", "manner"),
    [
        (ABOVE, "verbatim"),
        (f"办好水务公报。{ABOVE}逐月检查。", "verbatim"),
        ("每个季度公布一回用户家龙头水的监测结果，凡水质不达标，讲清原因、说明怎么处置。", "reworded"),
        ("用户水龙头水质监测结果每季度公布一次。", "partly"),
        ("用户水龙头水质监测结果每季度公布一次，在村广播里播放。", "partly"),
        # A long task says other things beside, and has some characters of anything.
        (f"用户水龙头水质监测结果每季度公布一次。{''.join(OTHERS)}{OTHERS[0]}", "partly"),
    ],
)
def test_in_which_manner(below: str, manner: Manner) -> None:
    assert manner_of(ABOVE, below, Rarity([ABOVE, below, *OTHERS])) == manner


def test_missing_is_no_manner_of_a_text() -> None:
    assert MANNERS == ("verbatim", "reworded", "partly", "missing")
    assert manner_of("办。", "不办。", Rarity(["办。", "不办。"])) == "verbatim"
    assert manner_of("办好。", "尽力去做。", Rarity(["办好。"])) == "reworded"
