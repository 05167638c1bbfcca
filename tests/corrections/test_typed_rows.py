"""What a row of the sheet 更正 means, and what it does not say."""

from __future__ import annotations

import pytest

from pipeline.corrections.file import Corrections, DeadlineCorrection, MeantParty, Split, TextCorrection, UnitCorrection
from pipeline.corrections.typed_rows import with_typed
from pipeline.corrections.typed_sheet import TypedRow


def row(what: str, task: str = "", old: str = "", new: str = "", number: int = 2) -> TypedRow:
    return TypedRow("更正", number, "", what, task, old, new)


def refused(one: TypedRow) -> str:
    return with_typed(None, [one], "notice.xlsx").refused.get(one.row, "")


@pytest.mark.parametrize(
    ("one", "kind", "meant"),
    [
        (row("任务事项", "２", "甲", "乙"), "texts", TextCorrection("任务事项", "甲", "乙", 2)),
        (row("标题", "", "甲"), "texts", TextCorrection("标题", "甲", "")),
        (row("要点内容", "第10条", "甲", "乙"), "texts", TextCorrection("要点内容", "甲", "乙", 10)),
        (row("具体要求", "371302-2021-97db21e5ced1409c", "甲", "乙"), "texts",
         TextCorrection("具体要求", "甲", "乙", "371302-2021-97db21e5ced1409c")),
        (row("完成时限", "27", "9月底前", "9月30日前 20210930"), "deadlines",
         DeadlineCorrection(27, "2021-09-30", "9月30日前", "9月底前")),
        (row("完成时限", "27", "", "每季度末"), "deadlines", DeadlineCorrection(27, None, "每季度末")),
        (row("完成时限", "27"), "deadlines", DeadlineCorrection(27)),
        (row("拆分任务", "7", "各街道要"), "split", Split(7, "各街道要")),
        (row("合并任务", "5-7"), "join", [5, 6, 7]),
        (row("合并任务", "5和6"), "join", [5, 6]),
        (row("责任单位", "", "商城", "兰山商城、区财政局"), "units",
         UnitCorrection("商城", [MeantParty("兰山商城"), MeantParty("区财政局")])),
        (row("责任单位", "3", "全体", "（无）"), "units", UnitCorrection("全体", [], 3)),
        (row("职责", "3", "商城", "配合单位"), "units", UnitCorrection("商城", [MeantParty("商城", role="配合")], 3)),
    ],
)  # fmt: skip
def test_a_row_is_a_correction_like_those_of_the_file(one: TypedRow, kind: str, meant: object) -> None:
    found = with_typed(None, [one], "notice.xlsx")
    assert getattr(found, kind) == [meant]
    assert (found.rows, found.refused, found.sheet) == ({(kind, 0): 2}, {}, "notice.xlsx“更正”表")


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (row("", "2", "甲", "乙"), "没有选"),
        (row("题目", "2", "甲", "乙"), "“题目”不能用"),
        (row("标题", "", "", "乙"), "“原来写的”空着"),
        (row("任务事项", "二", "甲", "乙"), "请写一个序号"),
        (row("完成时限", "", "", "2021-09-30"), "“序号或任务标识”空着"),
        (row("完成时限", "1", "", "9月30日"), "没有写年份"),
        (row("完成时限", "1", "", "2021-02-30"), "没有这一天"),
        (row("合并任务", "5"), "要合并的几项"),
        (row("职责", "1", "商城", "主办"), "只能改为"),
        (row("职责", "1", "", "牵头"), "责任单位的名称"),
        (row("责任单位", "", "", "甲局"), "“原来写的”空着"),
        (row("拆分任务", "7"), "第二项开头"),
    ],
)
def test_what_a_row_does_not_say_is_refused(one: TypedRow, why: str) -> None:
    assert why in refused(one)


def test_those_of_the_file_come_first() -> None:
    given = Corrections(texts=[TextCorrection("标题", "甲", "乙")])
    found = with_typed(given, [row("标题", "", "丙", "丁", 5)], "notice.xlsx")
    assert [one.old for one in found.texts] == ["甲", "丙"]
    assert found.rows == {("texts", 1): 5}
    assert given.texts == [TextCorrection("标题", "甲", "乙")]
