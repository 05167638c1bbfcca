"""What is said of a doubtful page break: only where two readings differ, in the words of the table."""

from __future__ import annotations

from pipeline.extractors.table.doubts import doubt
from pipeline.extractors.table.seams import SeamReading, Verdict
from pipeline.model import Evidence
from tests.extractors.table.cells import columns
from tests.extractors.table.cutting import COLUMNS, seam

PLACE = Evidence(2, (0.0, 0.0, 1.0, 1.0))
SEAM = seam(("2", "公开决算", "及时做好甲事和乙事和", "县审计局"), ("", "", "丙事。", "县民政局"))


def reading(row: bool, *on: int) -> SeamReading:
    return SeamReading(0.0, row, {index: row or index in on for index in range(4)})


def said(best: SeamReading, other: SeamReading | None) -> tuple[str, str] | None:
    found = doubt(PLACE, SEAM, Verdict(best, other), COLUMNS)
    return found and (found.taken, found.other)


def test_no_other_reading_no_doubt() -> None:
    assert said(reading(True), None) is None


def test_the_row_above_or_a_new_one() -> None:
    assert said(reading(True), reading(False)) == ("前面末行的续行", "新的一行")
    assert said(reading(False, 3), reading(True)) == ("新的一行，与前面末行共用“units”一格", "前面末行的续行")


def test_one_cell_or_two_are_quoted_on_both_sides_and_cut_short() -> None:
    taken, other = said(reading(False, 2), reading(False)) or ("", "")
    assert taken == "“requirement”栏页前“做好甲事和乙事和”与页后“丙事。”是同一格"
    assert other == taken.replace("同一格", "两格")


def test_a_heading_that_goes_on_is_not_named_as_shared() -> None:
    assert said(reading(False, 1), reading(True)) == ("新的一行", "前面末行的续行")


def test_a_column_without_a_label_has_a_name_too() -> None:
    bare = [type(one)("", one.role) for one in columns("number", "task", "requirement", "units")]
    found = doubt(PLACE, SEAM, Verdict(reading(False, 3), reading(False)), bare)
    assert found is not None and found.place == PLACE and found.taken.startswith("无表头栏页前“县审计局”")
