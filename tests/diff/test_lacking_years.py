"""What is missing in rows of years, and whether two notices are one document."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.diff.lacking_years import lacking_years, same_document, year_names
from tests.diff.build import TEXTS, notice, task


def test_years_between_and_years_of_others() -> None:
    assert lacking_years({"甲": [2020, 2022], "乙": [2020, 2021, 2022], "丙": [2021], "丁": []}) == {
        "甲": [2021],
        "丙": [2020, 2022],
    }
    assert lacking_years({"甲": [2019, 2022]}) == {"甲": [2020, 2021]}
    assert lacking_years({"甲": [2021]}) == {} == lacking_years({})


def test_only_years_that_are_wanted_are_missed() -> None:
    assert lacking_years({"甲": [2018, 2022], "乙": [2020, 2022]}, [2020, 2022]) == {"甲": [2020]}
    assert year_names([2020, 2021]) == "2020 年、2021 年"
    assert year_names(range(2022, 9999)) == "2022 至 9998 年间 7977 个年份"


def test_the_same_document_in_two_files() -> None:
    one = notice([task(1), task(2)], 2021)
    other = replace(one, source=replace(one.source, file="a.docx", sha256="other"))
    assert same_document(one, one) and same_document(one, other)
    longer = replace(notice([task(1), task(2, TEXTS[4])], 2021), source=other.source)
    assert not same_document(one, longer)
    assert not same_document(one, replace(other, notice=replace(other.notice, year=2022)))
    empty = replace(one, tasks=(), source=replace(one.source, sha256="x"))
    assert not same_document(empty, replace(empty, source=other.source))
