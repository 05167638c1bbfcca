"""The same corrected twice: the file before the sheet, the upper row before the lower."""

from __future__ import annotations

from pipeline.corrections.contradictions import contradictions
from pipeline.corrections.file import (
    Corrections,
    DeadlineCorrection,
    Split,
    TextCorrection,
    TypedCorrections,
    UnitCorrection,
)

OTHERWISE = "对同一处写的不一样，以那里的为准，请只留一处"


def test_the_file_goes_before_the_sheet_and_the_upper_row_before_the_lower() -> None:
    texts = [TextCorrection("task", "甲", new, number) for new, number in (("乙", 1), ("丙", 1), ("丁", 2), ("戊", 2))]
    given = TypedCorrections(texts=texts, rows={("texts", 1): 5, ("texts", 2): 6, ("texts", 3): 7})
    assert contradictions(given) == {("texts", 1): f"更正文件{OTHERWISE}", ("texts", 3): f"第 6 行{OTHERWISE}"}


def test_the_same_twice_is_told_as_such() -> None:
    given = TypedCorrections(deadlines=[DeadlineCorrection(1), DeadlineCorrection(1)], rows={("deadlines", 1): 3})
    assert contradictions(given) == {("deadlines", 1): "更正文件写的是同一条，请只留一处"}


def test_everywhere_meets_each_task() -> None:
    given = TypedCorrections(units=[UnitCorrection("甲", []), UnitCorrection("甲", [], 3)], rows={("units", 1): 3})
    assert list(contradictions(given)) == [("units", 1)]


def test_others_are_no_contradictions() -> None:
    given = TypedCorrections(
        texts=[TextCorrection("task", "甲", "乙", 1), TextCorrection("category", "甲", "丙", 1)],
        join=[[1, 2], [3, 4]],
        split=[Split(5, "各"), Split(6, "各")],
        rows={("texts", 1): 2, ("join", 1): 3, ("split", 1): 4},
    )
    assert contradictions(given) == {}
    assert (
        contradictions(Corrections(texts=[TextCorrection("task", "甲", "乙"), TextCorrection("task", "甲", "丙")]))
        == {}
    )
