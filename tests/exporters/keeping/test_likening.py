"""The same obligation in other words is found; another one is not."""

from __future__ import annotations

from pipeline.exporters.keeping.likening import Kin, alike, longest

LONG = "公开重大建设项目批准和实施信息，细化公开内容，及时回应关切"


def test_nearly_the_same_words() -> None:
    assert alike({1: LONG, 2: "另一件事情要办好"}, {7: "全新的工作内容", 8: f"{LONG}。"}) == {1: 8}
    assert alike({1: "做好本级的公开工作，按季报送"}, {7: "做好下级的公开工作，每月报送"}) == {}
    assert alike({1: "甲"}, {2: "甲"}) == {}, "too short to tell"


def test_each_once_the_surest_first() -> None:
    assert alike({1: LONG, 2: f"{LONG}。"}, {7: LONG}) == {1: 7}


def test_the_longest_text() -> None:
    assert longest([1, None, "甲", "甲乙", 3.5]) == "甲乙" and longest([]) == "" and Kin().reworded == 0
