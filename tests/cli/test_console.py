"""Tables on a terminal."""

from pipeline.cli.console import aligned, columns_of


def test_chinese_takes_two_columns() -> None:
    assert columns_of("甲a") == 3


def test_cells_stand_below_each_other_and_the_last_runs_on() -> None:
    assert list(aligned([("单位", "a", "说明"), ("甲", "bcd", "长长的话")])) == [
        "单位  a    说明",
        "甲    bcd  长长的话",
    ]
    assert list(aligned([])) == []
