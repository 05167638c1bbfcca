"""Years that places lack, and notices that are there twice."""

from __future__ import annotations

from pipeline.dataset.manifest import Collected, Partition
from pipeline.dataset.rows_of_years import told_of


def collected(path: str, place: str, year: str, subject: str = "政务公开工作要点") -> Collected:
    return Collected(path, "", Partition(year, "某省"), place, subject, 1)


def test_a_year_between_and_one_that_others_have() -> None:
    notices = {
        str(at): collected(str(at), place, year)
        for at, (place, year) in enumerate(
            [("甲县", "2020"), ("甲县", "2022"), ("乙县", "2020"), ("乙县", "2021"), ("乙县", "2022"), ("丙县", "2022")]
        )
    }
    assert list(told_of(notices)) == [
        "甲县“政务公开工作要点”有 2020 年、2022 年的，缺 2021 年的。",
        "丙县“政务公开工作要点”有 2022 年的，缺 2020 年、2021 年的。",
    ]


def test_another_subject_is_another_row() -> None:
    notices = {
        "a": collected("a", "甲县", "2021"),
        "b": collected("b", "甲县", "2022", "法治政府建设实施方案"),
        "c": collected("c", "甲县", "2022", "政务公开工作的要点"),
        "d": collected("d", "", "2020"),
        "e": collected("e", "甲县", ""),
    }
    assert list(told_of(notices)) == []


def test_two_of_one_place_and_year_are_told() -> None:
    notices = {"a": collected("../out/a", "甲县", "2021"), "b": collected("../out/b", "甲县", "2021")}
    (said,) = told_of(notices)
    assert said.startswith("甲县“政务公开工作要点”2021 年的有 2 份，都收入了：../out/a、../out/b；")
