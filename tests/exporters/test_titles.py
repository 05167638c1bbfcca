"""Titles and keys by which workbooks are read back."""

from __future__ import annotations

from pipeline.exporters.titles import OF_THE_TABLE, USER_COLUMNS, is_program_title, row_keys
from tests.exporters.notices import task_of


def test_each_column_is_the_programs_or_a_persons() -> None:
    assert not [title for title in USER_COLUMNS if is_program_title(title)]
    assert is_program_title("具体要求") and is_program_title(f"分值{OF_THE_TABLE}")


def test_twins_are_told_apart() -> None:
    tasks = (
        task_of(1, "甲", key="one"),
        task_of(2, "甲", key="one"),
        task_of(3, "乙", key="two"),
        task_of(4, "甲", key="one"),
    )
    keys = row_keys(tasks)
    assert len(set(keys)) == 4
    assert keys[1] == f"{keys[0]}/2" and keys[3] == f"{keys[0]}/3" and "/" not in keys[2]
