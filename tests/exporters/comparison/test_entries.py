"""Each change with its texts, ready to be shown."""

from typing import Any

from pipeline.diff.comparison import with_progress
from pipeline.exporters.comparison.entries import ChangeEntry, entries
from pipeline.exporters.workbook.redline import plain
from tests.diff.build import TEXTS, compared, due, party, task, told
from tests.diff.test_splits import FIRST, SECOND, WHOLE


def entry(old: dict[str, Any], new: dict[str, Any]) -> ChangeEntry:
    (only,) = entries(compared([task(1, **old)], [task(1, **new)]))
    return only


def test_what_did_not_change_is_one_equal_piece() -> None:
    one = entry({"requirement": "2021年" + TEXTS[0]}, {"requirement": "2022年" + TEXTS[0]})
    assert (one.label, one.wording) == ("不变", (("equal", "2022年" + TEXTS[0]),))
    assert (one.section, one.task) == ((("equal", "深化公开"),), (("equal", "推进重点公开"),))
    assert (one.deadline, one.unit_lines, one.parts) == ((), (), ())


def test_fields_that_say_something_different_stand_side_by_side() -> None:
    one = entry({"task": "推进公开"}, {"task": "深化公开", "deadlines": [due("年底前", "2022-12-31")]})
    assert one.task == (("delete", "推进公开"), ("insert", "深化公开"))
    assert one.deadline == (("delete", "（无）"), ("insert", "年底前"))


def test_units_are_the_newer_notice_s() -> None:
    one = entry({"parties": [party("财政局")]}, {"parties": [party("审计局")]})
    assert one.units == "审计局" and [text for _, text in one.unit_lines] == [
        "删去：某某区财政局",
        "增加：某某区审计局",
    ]


def test_added_and_dropped_are_not_redlined_and_a_dropped_one_keeps_its_units() -> None:
    dropped, added = entries(compared([task(1)], [task(1, TEXTS[4], parties=[party("审计局")])]))
    if dropped.change.new:
        dropped, added = added, dropped
    assert dropped.wording == (("equal", TEXTS[0]),) and dropped.units == "财政局、统计局"
    assert added.wording == (("equal", TEXTS[4]),) and added.unit_lines == ()


def test_the_parts_of_a_split_and_of_a_merge() -> None:
    one, two = [task(1, WHOLE)], [task(1, FIRST), task(2, SECOND)]
    assert [each.parts for each in entries(compared(one, two))] == [((1, FIRST), (2, SECOND))]
    (merged,) = entries(compared(two, one))
    assert merged.parts == ((1, FIRST), (2, SECOND)) and plain(merged.wording) == WHOLE


def test_what_was_entered_stands_with_its_task() -> None:
    both = [task(1), task(2, SECOND)]
    said = [told(2, "已上网", "2021.9.30", "2021-09-30"), told(1, "正在办"), told(1, "", "9月底", unit="甲局")]
    kept, dropped = entries(with_progress(compared(both, [task(1)]), said))
    assert (kept.progress, dropped.progress) == ("正在办\n甲局：9月底完成", "2021-09-30完成；已上网")
    (kept,) = entries(with_progress(compared([task(1)], [task(1)]), [told(1, "已完成", "2021.9.30", "2021-09-30")]))
    assert kept.progress == "2021-09-30完成", "it is said once"
    two, one = [task(1, FIRST), task(2, SECOND)], [task(1, FIRST + SECOND)]
    (merged,) = entries(with_progress(compared(two, one), [told(2, "已上网")]))
    assert merged.progress == "第2项：已上网"
