"""Names between white space, with what joins them or says their part."""

from __future__ import annotations

import pytest

from pipeline.normalisers.units.assignments import UnitText
from tests.normalisers.units.reading import reader


def parties(text: str) -> list[str]:
    assignment, _ = reader().read([UnitText("", "unspecified", text)])
    short = {"lead": "牵头 ", "support": "配合 "}
    found = [short.get(party.role, "") + party.text for party in assignment.parties]
    return found + [tail.text for tail in assignment.open_ended]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("各镇街道 项目区 经开区和区政府各部门", ["各镇街道", "项目区", "经开区", "区政府各部门"]),
        ("区教体局 区人社局和各街道", ["区教体局", "区人社局", "各街道"]),
        ("各镇人民政府 街道办事处和区教体局", ["各镇人民政府街道办事处", "区教体局"]),
        ("各乡镇（街道） 和县司法局", ["各乡镇（街道）", "县司法局"]),
        ("区教体局 区住建局等部门", ["区教体局", "区住建局", "等部门"]),
        ("区教体局牵头 区财政局 区审计局配合", ["牵头 区教体局", "配合 区财政局", "配合 区审计局"]),
        ("区教体局 区住建局等部门 各镇", ["区教体局", "区住建局", "各镇", "等部门"]),
        ("区文旅局 区住建局会同区林业局", ["牵头 区文旅局", "牵头 区住建局", "配合 区林业局"]),
    ],
)
def test_what_joins_names_stands_between_two_gaps(text: str, want: list[str]) -> None:
    assert parties(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("县自然资源 和规划局 县林业局", ["县自然资源和规划局", "县林业局"]),
        ("市教育局 市卫生健康 委员会 市体育局和市财政 局", ["市教育局", "市卫生健康委员会", "市体育局", "市财政局"]),
        ("各镇、经开 区和区教体局等区 政府相关部门", ["各镇", "经开区", "区教体局", "等区政府相关部门"]),
        (
            "各镇、经开区、区教体局和区 住建局等 区政府相关部 门",
            ["各镇", "经开区", "区教体局", "区住建局", "等区政府相关部门"],
        ),
        ("各乡镇（街道）和县 住房和城 乡建设局", ["各乡镇（街道）", "县住房和城乡建设局"]),
    ],
)
def test_a_gap_may_stand_inside_a_name_all_the_same(text: str, want: list[str]) -> None:
    assert parties(text) == want
