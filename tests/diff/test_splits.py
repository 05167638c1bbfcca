"""One task split in two, two merged in one."""

from pipeline.diff.bodies import Bodies
from pipeline.diff.obligation import from_tasks
from pipeline.diff.similarity import Similarity
from pipeline.diff.splits import Group, attach
from tests.diff.build import TEXTS, compared, kinds, notice, party, task

WHOLE, FIRST, SECOND = TEXTS[3], *(part + "。" for part in TEXTS[3].split("。")[:2])


def test_split_and_merge() -> None:
    one = [task(1), task(2, WHOLE), task(3)]
    two = [task(1), task(2, FIRST), task(3, SECOND), task(4, TEXTS[2])]
    assert kinds(compared(one, two))[(2,), (2, 3)] == ("split",)
    assert kinds(compared(two, one))[(2, 3), (2,)] == ("merged",)


def test_connecting_words_are_reworded_too() -> None:
    two = [
        task(1),
        task(2, FIRST),
        task(3, "同时，" + SECOND.replace("开展", "广泛开展")),
        task(4, TEXTS[2]),
    ]
    found = kinds(compared([task(1), task(2, WHOLE), task(3)], two))
    assert found[(2,), (2, 3)] == ("reworded", "split")


def test_a_split_at_a_comma_is_only_a_split() -> None:
    left, right = "提高疫情防控信息发布规范化水平，强化内部信息整合", "统一步调对外发声，开展健康科普宣传"
    old = [task(1), task(2, f"{left}，{right}。"), task(3)]
    new = [task(1), task(2, f"{left}。"), task(3, f"{right}。"), task(4, TEXTS[2])]
    assert kinds(compared(old, new))[(2,), (2, 3)] == ("split",)


def test_other_bodies_for_one_part_are_a_reassignment() -> None:
    two = [task(1), task(2, FIRST), task(3, SECOND, parties=[party("审计局")]), task(4, TEXTS[2])]
    assert kinds(compared([task(1), task(2, WHOLE), task(3)], two))[(2,), (2, 3)] == ("reassigned", "split")


def test_the_parts_in_either_order() -> None:
    two = [task(1), task(2, SECOND), task(3, FIRST), task(4, TEXTS[2])]
    comparison = compared([task(1), task(2, WHOLE), task(3)], two)
    assert kinds(comparison)[(2,), (2, 3)] == ("split",)


def test_a_sentence_that_stays_elsewhere_makes_no_split() -> None:
    new = [task(1), task(2, WHOLE), task(3), task(4, SECOND)]
    found = kinds(compared([task(1), task(2, WHOLE), task(3)], new))
    assert found[(2,), (2,)] == ("kept",) and found[(), (4,)] == ("added",)


def groups(old: list[str], new: list[str], *pairs: tuple[int, int]) -> list[Group]:
    before, after = (from_tasks(notice([task(n, text) for n, text in enumerate(side, 1)])) for side in (old, new))
    return attach(Similarity(before, after, 2021, 2022, Bodies()), pairs)


def test_what_is_left_over_stands_alone() -> None:
    assert groups([TEXTS[0], TEXTS[1]], [TEXTS[1], TEXTS[2]], (1, 0)) == [((1,), (0,)), ((0,), ()), ((), (1,))]


def test_a_pair_grows_on_one_side_only() -> None:
    assert groups([WHOLE], [FIRST, SECOND], (0, 0)) == [((0,), (0, 1))]
    assert groups([FIRST, SECOND], [WHOLE], (1, 0)) == [((0, 1), (0,))]
    assert groups([WHOLE, WHOLE], [FIRST, SECOND], (0, 0), (1, 1)) == [((0,), (0,)), ((1,), (1,))]


def test_no_pair_nothing_to_grow() -> None:
    assert groups([TEXTS[0]], [TEXTS[1]]) == [((0,), ()), ((), (0,))]
