"""Each kind of change alone, and what is none."""

from typing import Any

import pytest

from pipeline.diff.bodies import Bodies
from pipeline.model import Task
from tests.diff.build import TEXTS, compared, due, kinds, party, task

OTHERS = [task(number) for number in range(2, 7)]


def only(old: Task, new: Task, **more: Any) -> tuple[str, ...]:
    """The kinds of task 1, the others staying as they are."""
    comparison = compared([old, *OTHERS], [new, *OTHERS], **more)
    found = kinds(comparison)
    assert all(found[(n,), (n,)] == ("kept",) for n in range(2, 7))
    return found[(1,), (1,)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {}, "kept"),
        ({"task": "推进重点公开"}, {"task": "推进重点领域公开"}, "reworded"),
        ({"requirement": TEXTS[0]}, {"requirement": TEXTS[0].replace("归集", "整理")}, "reworded"),
        ({"requirement": TEXTS[0]}, {"requirement": TEXTS[0].replace("，", ", ")}, "kept"),
        ({"requirement": "落实（试行）办法，" + TEXTS[0]}, {"requirement": "落实(试行)办法，" + TEXTS[0]}, "kept"),
        ({"requirement": "2021年底前" + TEXTS[0]}, {"requirement": "2022年底前" + TEXTS[0]}, "kept"),
        ({"requirement": "公开2020年年报，" + TEXTS[0]}, {"requirement": "公开2021年年报，" + TEXTS[0]}, "kept"),
        ({"requirement": "公开2020年年报，" + TEXTS[0]}, {"requirement": "公开2022年年报，" + TEXTS[0]}, "reworded"),
        (
            {"requirement": "2021年底清理2016年以后的文件，" + TEXTS[0]},
            {"requirement": "2022年底清理2016年以后的文件，" + TEXTS[0]},
            "kept",
        ),
        ({"requirement": "按〔2021〕5号" + TEXTS[0]}, {"requirement": "按〔2022〕5号" + TEXTS[0]}, "reworded"),
        ({"category": "2021年重点"}, {"category": "2022年重点"}, "kept"),
        ({}, {"tail": "等部门"}, "reassigned"),
        ({"tail": "等"}, {"tail": "等部门"}, "reassigned"),
        ({}, {"parties": [party("财政局", "lead"), party("统计局")]}, "reassigned"),
        ({}, {"parties": [party("统计局"), party("财政局")]}, "kept"),
        ({}, {"parties": [party("财政局")]}, "reassigned"),
        ({}, {"parties": [party("财政局"), party("统计局"), party("审计局")]}, "reassigned"),
        (
            {"parties": [party("某单位", unit=None, name=None, kind="unknown")]},
            {"parties": [party("某 单位", unit=None, name=None, kind="unknown")]},
            "kept",
        ),
        ({"deadlines": [due("2021年底前", "2021-12-31")]}, {"deadlines": [due("12月底前", "2022-12-31")]}, "kept"),
        ({"deadlines": [due("6月底前", "2021-06-30")]}, {"deadlines": [due("9月底前", "2022-09-30")]}, "rescheduled"),
        ({"deadlines": [due("6月底前", "2021-06-30")]}, {"deadlines": [due("6月底前", "2021-06-30")]}, "rescheduled"),
        ({"deadlines": [due("2025年底前", "2025-12-31")]}, {"deadlines": [due("2025年底前", "2025-12-31")]}, "kept"),
        (
            {"deadlines": [due("持续推进", kind="continuous")]},
            {"deadlines": [due("长期坚持", kind="continuous")]},
            "kept",
        ),
        (
            {"deadlines": [due("持续推进", kind="continuous")]},
            {"deadlines": [due("6月底前", "2022-06-30")]},
            "rescheduled",
        ),
        (
            {"deadlines": [due("每季度末", kind="recurring")]},
            {"deadlines": [due("每月底", kind="recurring")]},
            "rescheduled",
        ),
        ({}, {"deadlines": [due("6月底前", "2022-06-30")]}, "rescheduled"),
        ({"point": 1}, {"point": 7}, "kept"),
        ({"label": "1"}, {"label": "8"}, "kept"),
    ],
)
def test_each_kind_alone(old: dict[str, Any], new: dict[str, Any], expected: str) -> None:
    assert only(task(1, **old), task(1, **new)) == (expected,)


def test_the_last_day_of_february_stays_the_last_day() -> None:
    old = task(1, deadlines=[due("2月底前", "2023-02-28")])
    new = task(1, deadlines=[due("2月底前", "2024-02-29")])
    assert only(old, new, years=(2023, 2024)) == ("kept",)
    assert only(new, old, years=(2024, 2023)) == ("kept",)


def test_years_beyond_any_calendar_stop_nothing() -> None:
    one = task(1, deadlines=[due("年底前", "2021-12-31")])
    assert only(one, one, years=(1, 99999)) == ("kept",)


def test_several_kinds_stand_in_their_order() -> None:
    old = task(1, deadlines=[due("6月底前", "2021-06-30")])
    new = task(1, TEXTS[0].replace("归集", "整理"), parties=[party("审计局")], deadlines=[due("年底前", "2022-12-31")])
    assert only(old, new) == ("reworded", "reassigned", "rescheduled")


class TestUnits:
    renamed = Bodies(successors=lambda unit: {"某某区/卫计局": ("某某区/卫健局",)}.get(unit, ()))

    def test_a_renamed_body_is_neither_gone_nor_come(self) -> None:
        old, new = task(1, parties=[party("卫计局")]), task(1, parties=[party("卫健局")])
        assert only(old, new, bodies=self.renamed) == ("kept",)
        assert only(old, new) == ("reassigned",)
        (change, *_) = compared([old], [new], bodies=self.renamed).diff.changes
        (renaming,) = change.units.renamed
        assert (renaming.unit, renaming.old, renaming.new) == ("某某区/卫健局", "某某区卫计局", "某某区卫健局")
        assert not change.units.added and not change.units.removed

    def test_a_new_name_of_the_same_unit_is_a_renaming(self) -> None:
        old, new = task(1, parties=[party("发改局", name="某某区发改委")]), task(1, parties=[party("发改局")])
        (change, *_) = compared([old], [new]).diff.changes
        assert change.kind == ("kept",) and change.units.renamed[0].old == "某某区发改委"

    def test_a_renamed_body_in_the_text_is_no_rewording(self) -> None:
        old = task(
            1, TEXTS[0] + "由区卫计局汇总。", parties=[party("区卫计局", unit="某某区/卫计局", name="某某区卫计局")]
        )
        new = task(
            1, TEXTS[0] + "由区卫健局汇总。", parties=[party("区卫健局", unit="某某区/卫健局", name="某某区卫健局")]
        )
        assert only(old, new, bodies=self.renamed) == ("kept",)
        assert only(old, new) == ("reworded", "reassigned")

    def test_bodies_that_merged_are_one(self) -> None:
        merged = Bodies(successors=lambda unit: ("某某区/市监局",) if unit[4:] in ("工商局", "质监局") else ())
        old = task(1, parties=[party("工商局"), party("质监局"), party("财政局")])
        new = task(1, parties=[party("财政局"), party("市监局")])
        assert only(old, new, bodies=merged) == ("kept",)

    def test_a_role_is_changed_not_gone_and_come(self) -> None:
        old, new = task(1, parties=[party("财政局", "support")]), task(1, parties=[party("财政局", "lead")])
        (change, *_) = compared([old], [new]).diff.changes
        (role,) = change.units.role_changed
        assert (role.name, role.old, role.new) == ("某某区财政局", "support", "lead")
        assert not change.units.added and not change.units.removed

    def test_balance_of_each_body(self) -> None:
        old = [task(1), task(2), task(3)]
        new = [task(1), task(2, parties=[party("财政局"), party("审计局")]), task(3, TEXTS[4])]
        by_name = {unit.name[3:]: unit for unit in compared(old, new).diff.by_unit}
        assert (by_name["财政局"].added, by_name["财政局"].dropped) == ((3,), (3,))
        assert (by_name["财政局"].changed, by_name["财政局"].kept) == ((2,), 1)
        assert (by_name["统计局"].dropped, by_name["统计局"].changed) == ((2, 3), ())
        assert by_name["审计局"].added == (2,)

    def test_through_collectives_apart(self) -> None:
        towns = party("各镇", kind="collective", members=(f"{PLACE_TOWN}甲镇", f"{PLACE_TOWN}乙镇"))
        comparison = compared([task(1)], [task(1), task(2, parties=[towns, party("甲镇")])])
        loads = {load.direct.name: load for load in comparison.loads}
        assert loads["乙镇"].through.added == (2,) and loads["乙镇"].direct.added == ()
        assert loads["某某区甲镇"].direct.added == (2,) and loads["某某区甲镇"].through.added == ()
        assert "乙镇" not in [unit.name for unit in comparison.diff.by_unit]


PLACE_TOWN = "某某区/"


class TestSections:
    def test_a_renamed_section_rewords_its_tasks_and_moves_none(self) -> None:
        old = [task(n, category="深化公开") for n in range(1, 5)] + [task(5, category="夯实基础")]
        new = [task(n, category="围绕中心工作抓落实") for n in range(1, 5)] + [task(5, category="夯实基础")]
        found = kinds(compared(old, new))
        assert {found[(n,), (n,)] for n in range(1, 5)} == {("reworded",)} and found[(5,), (5,)] == ("kept",)

    def test_a_task_in_another_section_is_moved(self) -> None:
        old = [task(n, category="甲类工作" if n < 4 else "乙类事项") for n in range(1, 7)]
        new = [task(n, category="甲类工作" if n < 3 else "乙类事项") for n in range(1, 7)]
        found = kinds(compared(old, new))
        assert found.pop(((3,), (3,))) == ("moved",)
        assert set(found.values()) == {("kept",)}

    def test_sections_in_another_order_are_no_move(self) -> None:
        old = [task(n, category="甲类工作" if n < 4 else "乙类事项") for n in range(1, 7)]
        new = [task(at, TEXTS[n - 1], category="甲类工作" if n < 4 else "乙类事项")
               for at, n in enumerate((4, 5, 6, 1, 2, 3), 1)]  # fmt: skip
        assert set(kinds(compared(old, new)).values()) == {("kept",)}


class TestSplits:
    whole, first, second = TEXTS[3], *(part + "。" for part in TEXTS[3].split("。")[:2])

    def test_split_and_merge(self) -> None:
        one = [task(1), task(2, self.whole), task(3)]
        two = [task(1), task(2, self.first), task(3, self.second), task(4, TEXTS[2])]
        assert kinds(compared(one, two))[(2,), (2, 3)] == ("split",)
        assert kinds(compared(two, one))[(2, 3), (2,)] == ("merged",)

    def test_connecting_words_are_reworded_too(self) -> None:
        two = [
            task(1),
            task(2, self.first),
            task(3, "同时，" + self.second.replace("开展", "广泛开展")),
            task(4, TEXTS[2]),
        ]
        found = kinds(compared([task(1), task(2, self.whole), task(3)], two))
        assert found[(2,), (2, 3)] == ("reworded", "split")

    def test_a_split_at_a_comma_is_only_a_split(self) -> None:
        left, right = "提高疫情防控信息发布规范化水平，强化内部信息整合", "统一步调对外发声，开展健康科普宣传"
        old = [task(1), task(2, f"{left}，{right}。"), task(3)]
        new = [task(1), task(2, f"{left}。"), task(3, f"{right}。"), task(4, TEXTS[2])]
        assert kinds(compared(old, new))[(2,), (2, 3)] == ("split",)

    def test_other_bodies_for_one_part_are_a_reassignment(self) -> None:
        two = [task(1), task(2, self.first), task(3, self.second, parties=[party("审计局")]), task(4, TEXTS[2])]
        assert kinds(compared([task(1), task(2, self.whole), task(3)], two))[(2,), (2, 3)] == ("reassigned", "split")

    def test_the_parts_in_either_order(self) -> None:
        two = [task(1), task(2, self.second), task(3, self.first), task(4, TEXTS[2])]
        comparison = compared([task(1), task(2, self.whole), task(3)], two)
        assert kinds(comparison)[(2,), (2, 3)] == ("split",)

    def test_a_sentence_that_stays_elsewhere_makes_no_split(self) -> None:
        new = [task(1), task(2, self.whole), task(3), task(4, self.second)]
        found = kinds(compared([task(1), task(2, self.whole), task(3)], new))
        assert found[(2,), (2,)] == ("kept",) and found[(), (4,)] == ("added",)


def test_identical_rows_are_paired_in_order_and_the_last_is_left_over() -> None:
    twice = [task(1), task(2, TEXTS[0]), task(3, TEXTS[1])]
    assert set(kinds(compared(twice, twice))) == {((1,), (1,)), ((2,), (2,)), ((3,), (3,))}
    found = kinds(compared(twice, [task(1), task(2, TEXTS[1])]))
    assert found == {((1,), (1,)): ("kept",), ((2,), ()): ("dropped",), ((3,), (2,)): ("kept",)}
    found = kinds(compared([task(1), task(2, TEXTS[1])], twice))
    assert found == {((1,), (1,)): ("kept",), ((), (2,)): ("added",), ((2,), (3,)): ("kept",)}


def test_near_identical_rows_are_told_apart_by_their_noun() -> None:
    form = "及时公开{}政策清单及办理流程，做到标准统一、内容准确。"
    old = [task(at, form.format(noun)) for at, noun in enumerate(("社会救助", "养老服务", "稳岗扩岗", "涉农补贴"), 1)]
    new = [task(at, form.format(noun)) for at, noun in enumerate(("涉农补贴", "养老服务", "社会救助", "住房保障"), 1)]
    found = kinds(compared(old, new))
    assert {((1,), (3,)), ((2,), (2,)), ((4,), (1,))} <= {pair for pair, kind in found.items() if kind == ("kept",)}


def test_no_pair_is_forced() -> None:
    found = kinds(compared([task(1)], [task(1, TEXTS[4])]))
    assert found == {((1,), ()): ("dropped",), ((), (1,)): ("added",)}


def test_one_side_empty() -> None:
    comparison = compared([], [task(1)])
    assert comparison.level == "points" and comparison.diff.changes == ()
