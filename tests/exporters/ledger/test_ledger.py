"""The program's own part of the ledger: worked out once a run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pipeline.exporters import titles
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


def test_rows_are_known_by_their_task() -> None:
    notice = notice_of(task_of(1, "任务落到实处。" * 900), task_of(2, "二"))
    sheet = ledger.ledger_sheet(notice, ledger.program_part(notice))
    keys = [row.key for row in sheet.rows[1:]]
    assert keys[:2] == ["key1", "key1+1"] and keys[-1] == "key2"
    assert [column.title for column in sheet.columns][-6:] == [*titles.USER_COLUMNS, titles.KEY]
