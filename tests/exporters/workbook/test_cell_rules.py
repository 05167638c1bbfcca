from __future__ import annotations

from openpyxl import Workbook

from pipeline.exporters.workbook.cell_rules import DaysOnly, DropDown, Tint, add_tints, choices_rule, days_rule


def test_choices_warn_or_are_strict() -> None:
    loose = choices_rule(DropDown(2, 2, 9, ("是", "否")))
    assert (loose.formula1, str(loose.sqref), loose.errorStyle) == ('"是,否"', "B2:B9", "warning")
    strict = choices_rule(DropDown(2, 2, 1, ("是", "否"), strict=True))
    assert (str(strict.sqref), strict.errorStyle, strict.error) == ("B2", "stop", "请填写：是、否")


def test_nothing_but_days() -> None:
    rule = days_rule(DaysOnly(3, 2, 20, "完成日期"))
    assert (rule.type, rule.errorStyle, rule.errorTitle) == ("date", "stop", "完成日期请填日期")
    assert str(rule.sqref) == "C2:C20" and "2021-09-30" in str(rule.error)


def test_the_first_tint_that_fits_is_the_only_one() -> None:
    page = Workbook().active
    assert page is not None
    add_tints(
        page.conditional_formatting, (Tint("A2:B9", "$A2=1", "FF0000"), Tint("A2:B9", "$A2=2", "00FF00", "EEEEEE", "0"))
    )
    rules = [rule for found in page.conditional_formatting for rule in found.rules]
    assert [(rule.formula, rule.priority, rule.stopIfTrue) for rule in rules] == [
        (["$A2=1"], 1, True),
        (["$A2=2"], 2, True),
    ]
    assert rules[1].dxf.numFmt.formatCode == "0"
