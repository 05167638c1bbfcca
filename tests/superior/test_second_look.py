"""Obligations put in other words throughout, or into a longer task."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.diff.alignment import Match
from pipeline.diff.obligation import Obligation
from pipeline.superior.rarity import Rarity
from pipeline.superior.second_look import look_again

DEMANDS = (
    "集中式饮用水水源、供水厂出水和用户水龙头水质监测结果每季度公布一次。",
    "公交线路调整、学校周边限行等事项，实施前公开征求意见不少于十天。",
    "老旧小区改造计划、资金来源和施工进度逐个小区公开。",
)
SAID_AGAIN = (
    "饮用水水质按季公布监测结果，含集中式水源、出厂水和龙头水。",
    "凡调整公交线路、在学校周边限行，须先征求意见十天以上。",
    "改造老旧小区，要一个小区一个小区地公开计划、资金从哪里来、施工到哪一步。",
)


def items(texts: Sequence[str]) -> list[Obligation]:
    return [Obligation(at, None, None, text, "") for at, text in enumerate(texts, 1)]


def found(above: Sequence[str], below: Sequence[str], matched: Sequence[Match] = ()) -> dict[int, tuple[int, ...]]:
    """By the demand's number, the tasks that carry it out; those of none by 0."""
    answered = {one.number for match in matched for one in match.old}
    used = {one.number for match in matched for one in match.new}
    matches = [*matched]
    matches += [Match((one,), ()) for one in items(above) if one.number not in answered]
    matches += [Match((), (one,)) for one in items(below) if one.number not in used]
    again = look_again(matches, Rarity([*above, *below]))
    own = tuple(one.number for match in again if not match.old for one in match.new)
    return {match.old[0].number: tuple(one.number for one in match.new) for match in again if match.old} | {0: own}


def test_sentences_that_say_the_same_in_another_order() -> None:
    assert found(DEMANDS, SAID_AGAIN[::-1]) == {1: (3,), 2: (2,), 3: (1,), 0: ()}


def test_what_has_nothing_to_do_with_it_stays_alone() -> None:
    assert found(DEMANDS[:1], SAID_AGAIN[1:]) == {1: (), 0: (1, 2)}
    assert found([], SAID_AGAIN) == {0: (1, 2, 3)} and found(DEMANDS, []) == {1: (), 2: (), 3: (), 0: ()}


def test_tasks_of_one_pattern_are_not_taken_for_each_other() -> None:
    """A list of projects: each line is like every other, and that says nothing."""
    above = [f"{name}项目：年内完成投资{number}亿元，竣工投产。" for number, name in enumerate("甲乙丙", 3)]
    below = [f"{name}项目：年内完成投资{number}亿元，竣工投产。" for number, name in enumerate("丁戊己", 7)]
    assert found(above, below) == {1: (), 2: (), 3: (), 0: (1, 2, 3)}


def test_a_sentence_of_a_task_that_carries_out_another() -> None:
    below = [f"{DEMANDS[1]}{SAID_AGAIN[0]}逐项检查，定期通报。", "在集市设流动咨询台。"]
    matched = [Match((items(DEMANDS)[1],), (items(below)[0],))]
    assert found(DEMANDS, below, matched) == {2: (1,), 1: (1,), 3: (), 0: (2,)}
