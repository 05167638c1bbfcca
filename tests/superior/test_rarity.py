"""How much texts say the same, whatever the order of their words."""

from __future__ import annotations

import pytest

from pipeline.superior.rarity import Rarity

ABOVE = "集中式饮用水水源水质监测结果每季度公布一次。"
TURNED = "每个季度公布一回集中式水源的水质监测结果。"
OTHER = "公交线路调整之前公开征求意见，公布采纳结果。"
RARITY = Rarity([ABOVE, TURNED, OTHER])


def test_words_turned_round_are_the_same_and_common_ones_are_not() -> None:
    (row,) = RARITY.likeness([ABOVE], [ABOVE, TURNED, OTHER])
    assert row[0] == pytest.approx(1.0) and row[1] > 0.5 and row[2] < 0.25


def test_the_share_of_a_clause() -> None:
    assert RARITY.share("水质监测结果", TURNED) == 1.0 and RARITY.share("，。", OTHER) == 1.0
    # 结果 stands in both, and weighs the less for it.
    assert 0.0 < RARITY.share("水质监测结果", OTHER) < 0.2
    assert RARITY.share("从未见过的词", ABOVE) == 0.0


def test_widths_and_signs_do_not_count() -> None:
    assert RARITY.share("水质 监测，结果！", ABOVE) == 1.0
    texts = ["ＡＢＣ１２３", "abc", "。。"]
    assert Rarity(texts).likeness(["。。"], texts).tolist() == [[0.0, 0.0, 0.0]]
