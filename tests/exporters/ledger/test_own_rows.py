"""What people add between and below the tasks stays where they put it: own rows, and second rows for one task."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from pipeline.exporters import titles
from pipeline.exporters.ledger import ledger
from pipeline.exporters.ledger.ledger_workbook import update_workbook
from pipeline.model import Notice, Task
from tests.exporters.notices import notice_of, party_of, task_of


def task(number: int, key: int) -> Task:
    return task_of(number, f"要求{key}，落到实处", party_of("甲局"), key=f"key{key}", task=f"事项{key}")


def columns(page: Any) -> dict[str, int]:
    return {str(cell.value).replace("\n", ""): cell.column for cell in page[1]}


def rows(path: Path) -> list[tuple[Any, ...]]:
    """Number, requirement, progress and key of each row."""
    page = load_workbook(path)[ledger.NAME]
    at = [columns(page)[title] for title in (titles.NUMBER, titles.REQUIREMENT, titles.PROGRESS, titles.KEY)]
    found = [tuple(page.cell(row, column).value for column in at) for row in range(2, page.max_row + 1)]
    return [row for row in found if any(row)]


def worked_on(path: Path) -> Notice:
    """A ledger of three tasks: a copied row and a bare one for the second, 临1 behind it, 临2 below all."""
    notice = notice_of(*(task(n, n) for n in (1, 2, 3)))
    update_workbook(notice, {}, path)
    book = load_workbook(path)
    page = book[ledger.NAME]
    at = columns(page)
    page.insert_rows(4, 3)
    for cell in page[3]:
        page.cell(4, cell.column).value = cell.value
    page.cell(3, at[titles.PROGRESS]).value = "推进中，一季度"
    page.cell(4, at[titles.PROGRESS]).value = "推进中，二季度"
    page.cell(5, at[titles.PROGRESS]).value = "推进中，三季度"
    for row, name in ((6, "临1"), (8, "临2")):
        page.cell(row, at[titles.NUMBER]).value = name
        page.cell(row, at[titles.REQUIREMENT]).value = f"临时交办{name}"
        page.cell(row, at[titles.DUE_DATE]).value = datetime(2030, 5, 31)
    book.save(path)
    return notice


SECOND = [
    (2, "要求2，落到实处", "推进中，一季度", "key2"),
    (2, "要求2，落到实处", "推进中，二季度", "key2"),
    (None, None, "推进中，三季度", None),
    ("临1", "临时交办临1", None, None),
]


def test_they_stay_where_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    update_workbook(worked_on(path), {}, path)
    last = ("临2", "临时交办临2", None, None)
    assert rows(path) == [
        (1, "要求1，落到实处", None, "key1"), *SECOND, (3, "要求3，落到实处", None, "key3"), last,
    ]  # fmt: skip


def test_they_follow_their_task_when_tasks_come_go_and_move(tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    worked_on(path)
    # The first is gone; one comes before the second and one behind the third.
    update_workbook(notice_of(task(1, 4), task(2, 2), task(3, 3), task(4, 5)), {}, path)
    found = rows(path)
    at = found.index(SECOND[0])
    assert found[at : at + 4] == SECOND
    assert [row[3] for row in found if row[3]] == ["key4", "key2", "key2", "key3", "key5"]
    assert ("临2", "临时交办临2", None, None) in found
