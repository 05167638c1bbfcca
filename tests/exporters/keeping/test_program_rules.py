"""Rules for cells come into workbooks that were made without them, and stay what a person makes of them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.worksheet.datavalidation import DataValidation

from pipeline.exporters.keeping.package_merging import merge_book
from pipeline.exporters.keeping.snapshot import Snapshot, snapshot_of
from pipeline.exporters.workbook.cell_rules import DaysOnly, Tint
from pipeline.exporters.workbook.sheet import Sheet
from tests.exporters.keeping.opened import edited, sheet_of, written


def with_rules(*texts: str) -> Sheet:
    tint = Tint("A2:D40", '$B2="甲"', "FF0000", "FFC7CE")
    return replace(sheet_of(*texts), days=[DaysOnly(3, 2, 40, "备注")], tints=[tint])


def merged(content: bytes, base: Snapshot, sheet: Sheet) -> tuple[bytes, Snapshot]:
    made = merge_book(content, base, lambda _: [sheet], "test", "")
    return made.content, snapshot_of([sheet], "test")


def rules(content: bytes) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    page = load_workbook(BytesIO(content))["任务台账"]
    colours = [(str(one.sqref), rule.formula[0]) for one in page.conditional_formatting for rule in one.rules]
    entries = [(str(one.sqref), one.type) for one in page.data_validations.dataValidation]
    return colours, entries


def test_a_workbook_without_rules_is_given_them_once() -> None:
    content, base = written(sheet_of("甲", "乙"))
    content, base = merged(content, base, with_rules("甲", "乙"))
    assert rules(content) == ([("A2:D40", '$B2="甲"')], [("C2:C40", "date")])
    again, _ = merged(content, base, with_rules("甲", "乙"))
    assert again == content


def test_they_stand_where_the_program_s_columns_and_rows_stand_now() -> None:
    content, base = written(sheet_of("甲", "乙"))

    def own(book: Any) -> None:
        page = book["任务台账"]
        page.insert_cols(2)
        page["B1"] = "我的列"
        page.insert_rows(3)
        page["C3"] = "临时交办"
        page.conditional_formatting.add("A1:A9", CellIsRule(operator="equal", formula=["7"]))
        choice = DataValidation(type="list", formula1='"是,否"')
        choice.add("B2:B9")
        page.add_data_validation(choice)

    content, _ = merged(edited(content, own), base, with_rules("甲", "乙"))
    colours, entries = rules(content)
    assert ("A1:A9", "7") in colours and [formula for _, formula in colours] == ["7", '$C2="甲"']
    assert [where for where, formula in colours if formula != "7"] == ["A2:A41 C2:E41"]
    assert entries == [("B2:B9", "list"), ("D2:D41", "date")]
    page = load_workbook(BytesIO(content))["任务台账"]
    assert sorted(rule.priority for one in page.conditional_formatting for rule in one.rules) == [1, 2]


def test_what_a_person_made_of_them_stays() -> None:
    content, base = written(with_rules("甲", "乙"))

    def away(book: Any) -> None:
        page = book["任务台账"]
        page.conditional_formatting = type(page.conditional_formatting)()
        page.data_validations.dataValidation.clear()
        page["C2"] = "有话"

    content, _ = merged(edited(content, away), base, with_rules("甲", "乙", "丙"))
    assert rules(content) == ([], [])
