"""Two parties in a row that may be one, or share a body: both readings are told."""

from __future__ import annotations

import pytest

from tests.normalisers.units.reading import read


def doubts(text: str) -> list[str]:
    return [finding.message for finding in read(text)[1] if finding.code == "unit.doubtful"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("各党支部、工会小组", "也可能合起来是一个（“各党支部、工会小组”）"),
        ("市直各部门、各单位", "“市直各部门”和“各单位”按两个读"),
        ("临泉县、阜南县委", "“临泉县”按一个地方读；也可能和“阜南县委”一样"),
        ("霍城、清水桥口岸管委会", "“霍城”按一个地方读；也可能和“清水桥口岸管委会”一样"),
        ("各市、州、直管市、神农架林区人民政府", "也可能合起来是一个"),
        ("各街道、园区党工委", "也可能合起来是一个（“各街道、园区党工委”）"),
    ],
)
def test_a_row_that_may_be_read_otherwise(text: str, said: str) -> None:
    assert said in "".join(doubts(text))


@pytest.mark.parametrize(
    "text", ["临泉县，阜南县委", "临泉县、县委", "临泉县、市财政局", "各乡镇、县财政局", "临泉县、经开区管委会"]
)
def test_a_row_of_separate_parties(text: str) -> None:
    assert doubts(text) == []
