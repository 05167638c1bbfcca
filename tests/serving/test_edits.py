from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corrections.file import MeantParty
from pipeline.errors import UsageError
from pipeline.serving.edits import (
    CheckEdit,
    DeadlineEdit,
    Edit,
    JoinEdit,
    NameEdit,
    SplitEdit,
    TextEdit,
    UnitsEdit,
    changed_words,
    enter,
)


def entered(*edits: Edit) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for edit in edits:
        enter(edit, document)
    return document


@given(st.text("甲乙丙", min_size=1, max_size=12), st.text("甲乙丙丁", max_size=12))
def test_the_changed_words_stand_there_once_and_make_the_new_text(old: str, new: str) -> None:
    was, becomes = changed_words(old, new)
    assert old.replace(was, becomes) == new if was else old == new


def test_words_of_the_other_half_are_left_alone() -> None:
    was, becomes = changed_words("公开预算，公开决算。", "公布预算，公开决算。", "公开规划。")
    assert (was, becomes) == ("公开预", "公布预")
    assert changed_words("公开。", "公布。", "不公开。公开。")[0] == "公开。"


def test_a_text() -> None:
    (entry,) = entered(TextEdit("task", "公开预算", "公开决算", 3))["texts"]
    assert entry == {"where": "task", "old": "预", "new": "决", "number": 3}
    with pytest.raises(UsageError, match="空的"):
        entered(TextEdit("task", "公开", " ", 3))


def test_the_words_that_part_a_row_follow_the_text() -> None:
    document = entered(SplitEdit([4], "各单位要"), TextEdit("requirement", "各单位要公开。", "各部门要公开。", 4))
    assert document["split"] == [{"task": 4, "before": "各部门要"}]


def test_rows_are_joined_and_parted_again() -> None:
    both = JoinEdit([5], [6], "甲")
    assert entered(both) == {"join": [[5, 6]]}
    assert entered(both, JoinEdit([5, 6], [7], "乙")) == {"join": [[5, 6, 7]]}
    parted = SplitEdit([4], "各单位")
    assert entered(parted, JoinEdit([4], [4], "各单位要公开。")) == {}
    with pytest.raises(UsageError, match="分开过"):
        entered(parted, JoinEdit([4], [5], "丙"))
    with pytest.raises(UsageError, match="合并成的"):
        entered(SplitEdit([4, 5], "各单位"))


def test_all_units_of_a_task_replace_what_was_said_before() -> None:
    first = UnitsEdit(2, "商城", [MeantParty("商城", "甲", role="lead")])
    second = UnitsEdit(
        2, "商城", [MeantParty("乙", role="support"), MeantParty("各镇", kind="collective", role="lead")]
    )
    assert entered(first, second)["units"] == [
        {
            "task": 2,
            "text": "商城",
            "parties": [{"text": "乙", "role": "support"}, {"text": "各镇", "role": "lead", "kind": "collective"}],
        }
    ]


def test_a_name_and_a_deadline() -> None:
    document = entered(
        NameEdit("商城", "甲"), NameEdit("商城", "乙", "1/乙"), DeadlineEdit(3, due="2021-01-01"), DeadlineEdit(3)
    )
    assert document == {
        "units": [{"text": "商城", "parties": [{"text": "商城", "name": "乙", "unit": "1/乙"}]}],
        "deadlines": [{"task": 3}],
    }
    one_of_two = entered(DeadlineEdit(3, "年中", "2021-06-30"), DeadlineEdit(3, "年底", "2021-12-31"))
    assert [entry["old"] for entry in one_of_two["deadlines"]] == ["年中", "年底"]


def test_a_finding_is_checked_once_and_taken_back() -> None:
    check = CheckEdit("unit.unknown", "谁？", True, task=2)
    assert entered(check, check)["checked"] == [{"code": "unit.unknown", "message": "谁？", "task": 2}]
    assert entered(check, CheckEdit("unit.unknown", "谁？", False, task=2)) == {}
