"""Who is in charge, from last year's ledger."""

from __future__ import annotations

import pytest

from pipeline.model.progress import Entry
from pipeline.progress.inheriting import Inherited, bare, inherited
from tests.diff.build import TEXTS, compared, party, task
from tests.diff.test_splits import FIRST, SECOND, WHOLE

LEADER, CONTACT = "责任领导", "联系人"


def row(key: str, leader: str = "", contact: str = "", unit: str | None = None) -> Entry:
    return Entry(key=key, sheet="任务台账", row=2, leader=leader, contact=contact, unit=unit)


def offer(entries: list[Entry], old: list[str], new: list[str]) -> Inherited:
    before, after = ([task(at, text) for at, text in enumerate(side, 1)] for side in (old, new))
    numbers = {str(at): at for at in range(1, len(old) + 1)}
    return inherited(entries, numbers, compared(before, after))


def test_what_goes_on_takes_its_people_along_with_a_mark() -> None:
    found = offer([row("1", "张三", "李四 801"), row("2", "王五")], [TEXTS[0], TEXTS[1]], [TEXTS[1], TEXTS[0]])
    assert found == {2: {LEADER: "张三（承2021年）", CONTACT: "李四 801（承2021年）"}, 1: {LEADER: "王五（承2021年）"}}


def test_nothing_for_what_is_new_or_gone_or_was_never_filled_in() -> None:
    assert offer([row("1", "张三"), row("2")], [TEXTS[0], TEXTS[1]], [TEXTS[3], TEXTS[1]]) == {}


def test_others_have_other_people() -> None:
    before = [task(1, TEXTS[0], parties=[party("财政局", "lead")])]
    after = [task(1, TEXTS[0], parties=[party("审计局", "lead")])]
    assert inherited([row("1", "张三")], {"1": 1}, compared(before, after)) == {}


def test_a_split_gives_to_both_and_a_merge_names_all() -> None:
    assert offer([row("1", "张三")], [WHOLE], [FIRST, SECOND]) == {
        1: {LEADER: "张三（承2021年）"},
        2: {LEADER: "张三（承2021年）"},
    }
    assert offer([row("1", "张三"), row("2", "王五")], [FIRST, SECOND], [WHOLE]) == {
        1: {LEADER: "张三、王五（承2021年）"}
    }


def test_an_answer_of_a_unit_is_no_word_of_the_ledger() -> None:
    assert offer([row("1", "张三", unit="甲局")], [TEXTS[0]], [TEXTS[0]]) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张三（承2020年）", "张三"),
        ("张三（承上年）", "张三"),
        ("张三（承办科室负责人）", "张三（承办科室负责人）"),
        ("", ""),
    ],
)
def test_the_mark_of_an_earlier_year_goes(text: str, name: str) -> None:
    assert bare(text) == name
