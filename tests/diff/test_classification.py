"""Each kind of change alone, and what is none."""

from typing import Any

import pytest

from pipeline.diff.bodies import Bodies
from pipeline.diff.classification import joined
from pipeline.diff.obligation import from_tasks
from pipeline.model import Task
from tests.diff.build import TEXTS, compared, due, kinds, notice, party, task

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


def test_a_renamed_body_in_the_text_is_no_rewording() -> None:
    renamed = Bodies(successors=lambda unit: ("某某区/卫健局",) if unit == "某某区/卫计局" else ())
    old = task(1, TEXTS[0] + "由区卫计局汇总。", parties=[party("区卫计局", unit="某某区/卫计局", name="某某区卫计局")])
    new = task(1, TEXTS[0] + "由区卫健局汇总。", parties=[party("区卫健局", unit="某某区/卫健局", name="某某区卫健局")])
    assert only(old, new, bodies=renamed) == ("kept",)
    assert only(old, new) == ("reworded", "reassigned")


def test_the_parts_of_a_split_are_read_in_the_order_of_the_whole() -> None:
    (whole,) = from_tasks(notice([task(1, "甲甲甲。乙乙乙。丙丙丙。")]))
    parts = from_tasks(notice([task(1, "丙丙丙。"), task(2, "甲甲甲。"), task(3, "乙乙乙。")]))
    assert joined(parts, [whole]) == whole.requirement
    assert joined([whole], parts) == whole.requirement
    assert joined([], [whole]) == ""


def test_more_parts_than_can_be_tried_stand_in_their_order() -> None:
    (whole,) = from_tasks(notice([task(1, "甲。乙。丙。丁。戊。")]))
    parts = from_tasks(notice([task(n, text) for n, text in enumerate(("戊。", "丁。", "丙。", "乙。", "甲。"), 1)]))
    assert joined(parts, [whole]) == "戊。丁。丙。乙。甲。"
