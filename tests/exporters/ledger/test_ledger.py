"""The program's own part of the ledger: worked out once a run, and printed so that the next run knows what changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pipeline.exporters import titles
from pipeline.exporters.keeping.placing_back import Filled
from pipeline.exporters.ledger import ledger
from pipeline.exporters.ledger.ledger_workbook import update_workbook
from pipeline.model import Extra, Task
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


def test_people_s_columns_stand_before_the_key_and_their_entries_in_place() -> None:
    program = ledger.program_part(notice_of(task_of(1, "一")))
    (key,) = program.rows
    sheet = ledger.ledger_sheet(
        notice_of(task_of(1, "一")), program, Filled({key: {"督办": "甲", "备注": "乙"}}, ("督办",))
    )
    shown = [column.title for column in sheet.columns]
    assert shown[-2:] == ["督办", titles.KEY]
    row = dict(zip(shown, sheet.rows[1].values, strict=True))
    assert (row["督办"], row["备注"], row[titles.KEY]) == ("甲", "乙", key)


def test_a_print_changes_with_the_program_s_words_alone() -> None:
    one, two = (ledger.program_part(notice_of(task_of(1, text))).prints() for text in ("一", "二"))
    assert one != two and one == ledger.program_part(notice_of(task_of(1, "一"))).prints()
