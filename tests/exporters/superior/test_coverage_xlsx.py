"""``coverage.xlsx``: the four sheets."""

from __future__ import annotations

import io
from pathlib import Path

from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.exporters.superior.coverage_xlsx import coverage_xlsx, write_coverage_xlsx
from tests.exporters.superior.example import example


def test_sheets_say_what_became_of_each(tmp_path: Path) -> None:
    write_coverage_xlsx(example(), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["总览", "任务与地区", "逐项明细", "自行增加"]
    overview = [cell.value for cell in book["总览"][2]]
    assert overview == ["乙区", "乙区工作要点<b>", 1, 1, 1, 1, 1, 1]
    assert [row[3].value for row in book["任务与地区"].iter_rows(min_row=2)] == ["◎", "◐", "●", "×"]
    detail = book["逐项明细"]
    assert [row[2].value for row in detail.iter_rows(min_row=2)] == ["改写落实", "部分落实", "照原文", "没有对应"]
    assert detail["H4"].value == "某某区审计局" and "晚于上级" in detail["I2"].value
    own = book["自行增加"]["D2"]
    assert own.value.startswith("=办好") and own.data_type == "s"


def test_the_same_bytes_each_time_and_nothing_added_is_said() -> None:
    found = example()
    assert coverage_xlsx(found) == coverage_xlsx(found)
    none = replace(found, districts=(replace(found.districts[0], own=()),))
    assert load_workbook(io.BytesIO(coverage_xlsx(none)))["自行增加"]["D2"].value == "没有自行增加的任务"
