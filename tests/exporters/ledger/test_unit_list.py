"""A unit's tasks in three blocks, one unit behind the other."""

from __future__ import annotations

from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.ledger.unit_list import blocks, unit_list_sheet
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
