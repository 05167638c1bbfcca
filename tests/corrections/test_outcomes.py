"""What became of a correction, said to its person where the correction stands."""

from __future__ import annotations

from pipeline.corrections.file import Corrections, TextCorrection, TypedCorrections
from pipeline.corrections.outcomes import Outcomes

TEXTS = [TextCorrection("task", name, "新") for name in "甲乙丙"]


def test_rows_of_the_sheet_are_told_by_sheet_and_row() -> None:
    typed = TypedCorrections(
        texts=TEXTS, rows={("texts", 1): 5, ("texts", 2): 6}, refused={9: "没有选"}, sheet="notice.xlsx“更正”表"
    )
    outcomes = Outcomes(typed, {("texts", 2): "第 5 行写的是同一条"})
    assert [at for at, _ in outcomes.taken("texts", typed.texts)] == [0, 1]
    outcomes.tell("texts", 0, "甲改为新", 1)
    outcomes.tell("texts", 1, "乙改为新", 2, (None, 3))
    assert outcomes.by_row == {9: "未采用：没有选", 6: "未采用：第 5 行写的是同一条", 5: "已采用（2 处）"}
    assert [(one.code, one.message, one.task) for one in outcomes.findings] == [
        ("correction.not_taken", "notice.xlsx“更正”表第 9 行没有采用：没有选。", None),
        ("correction.not_taken", "notice.xlsx“更正”表第 6 行没有采用：第 5 行写的是同一条。", None),
        ("correction.applied", "按更正文件：甲改为新。", None),
        ("correction.applied", "按notice.xlsx“更正”表第 5 行：乙改为新（2 处）。", 3),
    ]


def test_those_of_the_file_are_told_as_before() -> None:
    outcomes = Outcomes(Corrections(texts=TEXTS), {})
    outcomes.tell("texts", 0, "甲改为新", 0)
    (found,) = outcomes.findings
    assert found.message == "更正文件中的一条已对不上：甲改为新，原文中没有找到。请核对后修改或删去这一条。"
    assert outcomes.by_row == {}
