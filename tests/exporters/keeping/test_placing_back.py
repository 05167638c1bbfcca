"""Entries go back to the task of their key, else to a new task that says nearly the same, else they are left over."""

from __future__ import annotations

from pipeline.exporters import titles
from pipeline.exporters.keeping.placing_back import UserEntries, UserEntry, carry
from tests.exporters.notices import task_of

LONG = "公开重大建设项目批准和实施信息，细化公开内容，及时回应关切"


def entry(key: str, requirement: str, **values: str) -> UserEntry:
    return UserEntry(key, 1, "类别", "事项", requirement, values)


def test_by_key_however_the_task_is_worded_now() -> None:
    found = carry(UserEntries((entry("key1", "原来的话", 备注="记"),)), [task_of(1, LONG)], [])
    assert found.filled.values == {"key1": {"备注": "记"}} and found.left_over == () and found.messages == ()


def test_by_likeness_to_a_task_that_the_workbook_did_not_have() -> None:
    old = entry("gone", LONG + "。", 备注="记")
    found = carry(UserEntries((old,), keys=frozenset({"gone"})), [task_of(1, LONG), task_of(2, "另一件事")], [])
    assert found.filled.values["key1"] == {"备注": "记"} and found.reworded == 1
    known = carry(UserEntries((old,), keys=frozenset({"gone", "key1"})), [task_of(1, LONG)], [])
    assert known.left_over == (old,) and "找不到对应的任务" in known.messages[0]


def test_own_columns_never_bear_a_name_of_the_program_s() -> None:
    kept = UserEntries((entry("key1", LONG, 督办="甲", 完成时限="乙"),))
    assert carry(kept, [task_of(1, LONG)], ["完成时限"]).filled.own_columns == ("督办",)


def test_what_was_written_over_the_program_s_words_is_left_over() -> None:
    program = {"key1": {titles.REQUIREMENT: LONG}}
    kept = UserEntries(changed={"key1": {titles.REQUIREMENT: "我改的"}}, prints=True)
    (left,) = carry(kept, [task_of(1, LONG)], [], program).left_over
    assert left.values == {titles.CHANGED: f"{titles.REQUIREMENT}：我改的"}
