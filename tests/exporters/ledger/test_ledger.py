"""The program's own part of the ledger: worked out once a run."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from pipeline.exporters import titles
from pipeline.exporters.ledger import ledger
from pipeline.exporters.ledger.ledger_workbook import update_workbook
from pipeline.model import Deadline, Extra, Task
from tests.exporters.notices import gold, notice_of, party_of, task_of


def test_values_are_worked_out_once_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    told = ledger.program_values

    def counting(task: Task) -> dict[str, Any]:
        asked.append(task.number)
        return told(task)

    monkeypatch.setattr(ledger, "program_values", counting)
    notice = gold("lanshan-2021")
    for _ in range(2):
        asked.clear()
        update_workbook(notice, {}, tmp_path / "notice.xlsx")
        assert asked == [task.number for task in notice.tasks]


def test_columns_are_those_that_the_rows_need() -> None:
    lead = task_of(1, "一", party_of("甲局", "lead"), extra=(Extra("备注", "见附件"),))
    program = ledger.program_part(notice_of(lead, replace(lead, number=2, label="（二）")))
    assert titles.LABEL in program.titles and "备注（原表）" in program.titles
    assert [title for title in program.titles if title in titles.ROLE_COLUMNS] == ["牵头单位"]
    assert list(program.rows) == [lead.key, f"{lead.key}/2"]
    plain = ledger.program_part(notice_of(task_of(1, "一")))
    assert titles.LABEL not in plain.titles and titles.ROLE_COLUMNS.keys() & set(plain.titles) == {"责任单位"}


def test_rows_are_known_by_their_task() -> None:
    notice = notice_of(task_of(1, "任务落到实处。" * 900), task_of(2, "二"))
    sheet = ledger.ledger_sheet(notice, ledger.program_part(notice))
    keys = [row.key for row in sheet.rows[1:]]
    assert keys[:2] == ["key1", "key1+1"] and keys[-1] == "key2"
    assert [column.title for column in sheet.columns][-6:] == [*titles.USER_COLUMNS, titles.KEY]


def test_a_day_that_column_and_text_say_stands_once() -> None:
    column, text = (
        Deadline("2030年6月底前", "date", "2030-06-30", "column"),
        Deadline("6月底前", "date", "2030-06-30", "text"),
    )
    recurring, later = Deadline("每季度", "recurring", None, "text"), Deadline("年底前", "date", "2030-12-31", "text")
    said = ledger.deadlines_of(task_of(1, "一", deadlines=(column, text, recurring, later, recurring)))
    assert said == "2030年6月底前\n2030-06-30\n每季度\n年底前\n2030-12-31"


def test_the_day_stands_beside_the_words(tmp_path: Path) -> None:
    """A real date, the first of several; what a clerk enters there wins and stays, and nothing but days is taken."""
    first, second = Deadline("6月底前", "date", "2030-06-30", "text"), Deadline("年底前", "date", "2030-12-31", "text")
    recurring = Deadline("每季度", "recurring", None, "text")
    notice = notice_of(task_of(1, "一", deadlines=(second, first)), task_of(2, "二", deadlines=(recurring,)))
    path = tmp_path / "notice.xlsx"
    update_workbook(notice, {}, path)
    book = load_workbook(path)
    page = book[ledger.NAME]
    at = {str(cell.value).replace("\n", ""): cell.column for cell in page[1]}
    due = at[titles.DUE_DATE]
    assert due == at[titles.DEADLINE] + 1
    assert [page.cell(row, due).value for row in (2, 3)] == [datetime(2030, 6, 30), None]
    assert {page.cell(row, due).number_format for row in (2, 3)} == {"yyyy-mm-dd"}
    days = {str(one.sqref).rstrip("0123456789") for one in page.data_validations.dataValidation if one.type == "date"}
    letters = [get_column_letter(at[title]) for title in (titles.DUE_DATE, titles.DONE_ON)]
    assert days == {f"{letter}2:{letter}" for letter in letters}
    page.cell(2, due).value, page.cell(3, due).value = datetime(2030, 11, 1), datetime(2030, 3, 31)
    book.save(path)
    moved = replace(notice.tasks[0], deadlines=(replace(first, due="2030-07-31"),))
    update_workbook(replace(notice, tasks=(moved, *notice.tasks[1:])), {}, path)
    again = load_workbook(path)
    assert [again[ledger.NAME].cell(row, due).value for row in (2, 3)] == [datetime(2030, 11, 1), datetime(2030, 3, 31)]
    told = " ".join(str(cell.value) for row in again[titles.REVIEW].iter_rows() for cell in row)
    assert "程序现在的内容是：2030-07-31" in told
