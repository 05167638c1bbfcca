from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from pipeline.exporters.involvement import UnitTasks
from pipeline.exporters.ledger.packs import file_names, write_packs
from tests.exporters.notices import gold, notice_of, party_of, task_of, units_of, with_towns


def test_a_workbook_for_each_unit_with_its_own_tasks(tmp_path: Path) -> None:
    notice = with_towns(gold("lanshan-2021"))
    outcomes = write_packs(notice, units_of(notice), tmp_path / "packs")
    assert {outcome.path_written for outcome in outcomes} == set((tmp_path / "packs").iterdir())
    book = load_workbook(tmp_path / "packs" / "兰山区司法局.xlsx")
    assert book.sheetnames == ["任务清单", "说明"]
    numbers = [row[1] for row in book["任务清单"].iter_rows(min_row=2, values_only=True) if row[0] == "直接点名"]
    named = [t.number for t in notice.tasks if any(p.name == "兰山区司法局" for p in t.assignment.parties)]
    assert numbers == named
    assert (tmp_path / "packs" / "东关街道.xlsx").exists()


def test_there_is_room_for_an_answer(tmp_path: Path) -> None:
    write_packs(notice_of(task_of(1, "一", party_of("乙局"))), {}, tmp_path)
    page: Any = load_workbook(tmp_path / "甲乙局.xlsx")["任务清单"]
    widths = {str(cell.value): page.column_dimensions[cell.column_letter].width for cell in page[1]}
    assert widths["进展情况"] > 2 * widths["联系人"]


def test_what_a_unit_filled_in_is_kept(tmp_path: Path) -> None:
    notice = notice_of(task_of(1, "一", party_of("乙局")), task_of(2, "二", party_of("乙局"), party_of("丙局")))
    write_packs(notice, {}, tmp_path)
    path = tmp_path / "甲乙局.xlsx"
    book = load_workbook(path)
    page: Any = book["任务清单"]
    columns = {str(cell.value).replace("\n", ""): cell.column for cell in page[1]}
    page.cell(3, columns["备注"]).value = "已办"
    book.save(path)
    other = (tmp_path / "甲丙局.xlsx").read_bytes()
    write_packs(notice, {}, tmp_path)
    assert load_workbook(path)["任务清单"].cell(3, columns["备注"]).value == "已办"
    assert load_workbook(path).sheetnames == ["任务清单", "说明"]
    assert (tmp_path / "甲丙局.xlsx").read_bytes() == other


def test_names_that_are_alike_stay_apart() -> None:
    names = file_names([UnitTasks("1", "A局", None), UnitTasks("2", "a局", None), UnitTasks("3", "A局", None)])
    assert len({name.casefold() for name in names}) == 3 and names[0] == "A局.xlsx"
