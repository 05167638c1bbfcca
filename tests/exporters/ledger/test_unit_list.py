"""A unit's tasks in three blocks, one unit behind the other."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.keeping.rewriting import Program, rewrite
from pipeline.exporters.ledger.unit_list import COLLECTIVE, NAME, blocks, unit_list_sheet
from pipeline.exporters.workbook.sheet import Sheet, SheetRow
from pipeline.model import Task
from tests.exporters.notices import notice_of, party_of, task_of


def test_blocks_and_page_breaks() -> None:
    notice = notice_of(task_of(1, "一", party_of("甲", "lead")), task_of(2, "二", party_of("甲"), party_of("乙")))
    bodies = unit_tasks(notice, {})
    assert [(name, len(tasks)) for name, tasks in blocks(bodies[0])] == [
        ("直接点名", 2),
        ("经由集合称谓", 0),
        ("待明确", 0),
    ]
    sheet = unit_list_sheet(notice, bodies)
    rows = [[row.values[0], row.values[2]] for row in sheet.rows]
    assert not sheet.row_breaks, "units run on"
    heads = [at for at, row in enumerate(sheet.rows) if row.style(2) == "单位通栏首"]
    assert [rows[at][0] for at in heads] == ["甲甲", "甲乙"]
    assert [number for name, number in rows if isinstance(number, int) and name == "甲甲"] == [1, 2]


def of_each(sheet: Sheet, unit: str, *tasks: Task) -> Sheet:
    """The list as earlier versions wrote it: a row for each shared task."""
    rows = [row for row in sheet.rows if row.values[1] != COLLECTIVE or "列入方式" in str(row.values[2])]
    for task in tasks:
        values = [unit, COLLECTIVE, task.number, task.task, task.requirement, "责任", "各部门", None]
        rows.append(SheetRow(values, "正文", 22.0, f"{unit}|{COLLECTIVE}|{task.key}+0"))
    return replace(sheet, rows=rows)


def test_notes_on_rows_of_shared_tasks_that_stand_together_now_are_kept_with_unit_and_task(tmp_path: Path) -> None:
    group = party_of("各部门", kind="collective", unit=None, members=("甲/乙局",), members_complete=True)
    notice = notice_of(
        task_of(1, "公开预算", group), task_of(2, "公开决算", group), task_of(3, "督查", party_of("乙局"))
    )
    sheet = unit_list_sheet(notice, unit_tasks(notice, {}))
    path = tmp_path / "notice.xlsx"
    old = of_each(sheet, "乙局", *notice.tasks[:2])
    write_bytes(path, Program(lambda _: [old], "ledger", "题").fresh())
    book = load_workbook(path)
    page = book[NAME]
    page.cell(1, 9).value = "科里的话"
    page.cell(page.max_row - 1, 9).value = "一季度已办"
    page.cell(page.max_row, 9).value = "等局长签"
    book.save(path)
    rewrite(path, Program(lambda _: [sheet], "ledger", "题"))
    assert "未对应" in load_workbook(path).sheetnames
    head, *rows = [[cell.value for cell in row] for row in load_workbook(path)["未对应"].iter_rows()]
    said = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(one["科里的话"], one["序号"], one["具体要求"]) for one in said] == [
        ("一季度已办", 1, "公开预算"), ("等局长签", 2, "公开决算"),
    ]  # fmt: skip
    assert all("乙局" in one.values() for one in said), "whose it was"
