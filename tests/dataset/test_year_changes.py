"""Who follows whom through the years, and what a row of changes says."""

from __future__ import annotations

from pipeline.dataset.manifest import Collected, Partition
from pipeline.dataset.shape import CHANGES, TABLES
from pipeline.dataset.year_changes import Pair, change_rows, pairs_of
from pipeline.diff.bodies import Bodies
from tests.dataset.places import edition
from tests.diff.build import TEXTS


def entry(place: str, year: str, subject: str = "政务公开工作要点", tasks: int = 1) -> Collected:
    return Collected("", "", Partition(year, "某省"), place, subject, tasks)


def test_the_last_year_before_of_the_same_place() -> None:
    notices = {"a": entry("甲", "2019"), "b": entry("甲", "2021"), "c": entry("甲", "2022"), "d": entry("乙", "2021")}
    assert sorted(pairs_of(notices)) == [Pair("a", "b"), Pair("b", "c")]


def test_other_subjects_do_not_follow_each_other() -> None:
    notices = {
        "a": entry("甲", "2021", "政务公开工作要点"),
        "b": entry("甲", "2021", "法治政府建设工作安排"),
        "c": entry("甲", "2022", "政务公开重点工作任务"),
    }
    assert list(pairs_of(notices)) == [Pair("a", "c")]


def test_without_year_place_or_tasks_there_is_nothing_to_follow() -> None:
    notices = {
        "a": entry("甲", ""),
        "b": entry("", "2021"),
        "c": entry("甲", "2021", tasks=0),
        "d": entry("甲", "2022"),
    }
    assert list(pairs_of(notices)) == []


def test_rows_say_what_became_of_each_task() -> None:
    old, new = edition("甲县", 2021, *TEXTS[:2]), edition("甲县", 2022, TEXTS[1], TEXTS[3])
    names = [name for name, _, _ in TABLES[CHANGES]]
    rows = [dict(zip(names, row, strict=True)) for row in change_rows(old, new, Bodies())]
    dropped = next(row for row in rows if row["kinds"] == "dropped")
    assert (dropped["old_task"], dropped["task"], dropped["old_requirement"], dropped["requirement"]) == (
        1,
        None,
        TEXTS[0],
        None,
    )
    added = next(row for row in rows if row["kinds"] == "added")
    assert (added["task"], added["requirement"], added["old_year"]) == (2, TEXTS[3], 2021)
    (followed,) = (row for row in rows if row["old_task"] == 2)
    assert followed["task"] == 1 and followed["units_added"] and followed["similarity"] == 1.0
