from pathlib import Path

import pytest

from pipeline.matching.placing import place
from tests import DATA
from tests.gold import load_gold

POINTS = [
    (1, "深化公开", "做好重大战略公开", "开展宣传活动，发布进展情况。梳理政策清单，公开率达到100%。"),
    (2, "深化公开", "优化营商环境", "做好市场规则公开，公开执法信息。集中发布减税政策，推动应知尽知。"),
    (3, "夯实基础", "加强组织领导", "定期听取汇报，明确专门人员。"),
]


def test_several_tasks_of_one_point_reworded_and_out_of_order() -> None:
    tasks = [
        ("深化公开", "重大战略公开", "发布进展情况，开展宣传的活动。"),
        ("深化公开", "优化营商环境", "集中发布减税降费政策，推动应知尽知。"),
        ("深化公开", "优化营商环境", "做好市场规则公开，公开执法信息。"),
        ("夯实基础", "加强组织领导", "各单位定期听取汇报，明确专人。"),
        ("深化公开", "做好重大战略公开", "梳理政策清单，公开率达到100%。"),
    ]
    assert place(tasks, POINTS) == [1, 2, 2, 3, 1]


def test_none_where_nothing_is_like_it() -> None:
    assert place([("其他", "完全不同", "召开运动会，评选先进集体。")], POINTS) == [None]
    assert place([("a", "b", "c")], []) == [None]
    assert place([], POINTS) == []


def test_order_decides_between_points_that_say_the_same() -> None:
    points = [(n, "节", f"第{n}项", "按要求做好信息公开工作。") for n in range(1, 5)]
    tasks = [("节", f"第{n}项", "按要求做好信息公开工作。") for n in range(1, 5)]
    assert place(tasks, points) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "path", sorted(DATA.glob("**/*gold.json")), ids=lambda path: path.parent.name + "/" + path.name
)
def test_hand_checked_notices(path: Path) -> None:
    gold = load_gold(path)
    points = [(p["number"], s["heading"], p["heading"], p["text"]) for s in gold["sections"] for p in s["points"]]
    tasks = [(t["category"], t["task"], t["requirement"]) for t in gold["tasks"]]
    for task, point in zip(gold["tasks"], place(tasks, points), strict=True):
        assert task.get("point") in (None, point)
