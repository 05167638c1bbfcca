"""What obligations and answers are called."""

from msgspec.structs import replace

from pipeline.exporters.superior.coverage_words import (
    MANNER_MARKS,
    MANNER_NAMES,
    MANNER_NOTES,
    deadlines,
    demand_names,
    legend,
    title_of,
)
from pipeline.superior.manners import MANNERS
from tests.exporters.superior.example import example


def test_every_manner_has_name_mark_and_note() -> None:
    assert set(MANNER_NAMES) == set(MANNER_MARKS) == set(MANNER_NOTES) == set(MANNERS)
    assert all(mark in legend() for mark in MANNER_MARKS.values())


def test_headings_that_repeat_are_told_apart() -> None:
    names = demand_names(example())
    assert names[4] == "公开决策" and names[1].startswith("推进重点公开：做好") and names[1].endswith("…")
    assert len(set(names.values())) == 4
    bare = replace(example(), demands=tuple(replace(one, task=None, requirement="公开。") for one in example().demands))
    assert demand_names(bare)[1] == "公开。"


def test_titles_and_deadlines() -> None:
    found = example()
    assert title_of(found) == "甲市2021年任务在各地的落实"
    assert title_of(replace(found, place="", year=None)) == "上级任务在各地的落实"
    first, second = found.demands[:2]
    answers = found.districts[0].answers
    assert deadlines(first, answers[0]) == "上级：年底前\n本地：明年一月底前（晚于上级）"
    assert deadlines(second, answers[1]) is None
