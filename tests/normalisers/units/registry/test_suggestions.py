"""Near misses among known names: one wrong character, never more, and the level is kept."""

from __future__ import annotations

import pytest

from pipeline.normalisers.units.registry import suggestions
from pipeline.normalisers.units.registry.suggestions import Suggester
from tests.normalisers.units.reading import registry


def suggester(*local: str) -> Suggester:
    return Suggester(registry().vocabulary, local)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("市财证局", "市财政局"), ("财证局", "财政局"), ("区教玉局", "区教育局"), ("县委宣专部", "县委宣传部")],
)
def test_one_wrong_character(text: str, meant: str) -> None:
    assert meant in suggester().near(text)


@pytest.mark.parametrize(
    "text", ["", "财局", "市嘎嘎嘎嘎局", "市财政局" * 6, "区环卫所", "县公路段", "市产投集团", "财务部", "校工会"]
)
def test_nothing_near(text: str) -> None:
    assert suggester().near(text) == []


def test_names_of_the_place_are_near_too_and_at_most_two_are_told() -> None:
    near = suggester("梦幻岛甲", "梦幻岛乙", "梦幻岛丙").near("梦幻岛丁")
    assert len(near) == 2
    assert set(near) <= {"梦幻岛甲", "梦幻岛乙", "梦幻岛丙"}


def test_what_begins_alike_is_the_likelier() -> None:
    assert suggester("假幻岛洲", "梦幻岛州").near("梦幻岛洲") == ["梦幻岛州", "假幻岛洲"]


def test_garbage_gets_no_more_than_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggestions, "_BUDGET", 1)
    one = suggester("梦幻岛洲")
    assert one.near("梦幻岛州") == ["梦幻岛洲"]
    assert one.near("美幻岛洲") == []
    assert one.near("梦幻岛州") == ["梦幻岛洲"]
