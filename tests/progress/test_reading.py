"""What people entered is found by the task's key, whatever they made of the workbook."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from pipeline.errors import SourceError
from pipeline.exporters import titles
from pipeline.exporters.ledger.ledger_workbook import write_workbook
from pipeline.exporters.ledger.packs import write_packs
from pipeline.model import Deadline
from pipeline.progress.reading import read_ledger
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import fill, title_row

NOTICE = notice_of(
    task_of(
        1, "公开预算", party_of("乙局"), task="预算", deadlines=(Deadline("年底前", "date", "2030-12-31", "text"),)
    ),
    task_of(2, "公开决算", party_of("乙局"), party_of("丙局"), task="决算"),
    task_of(3, "公开采购", party_of("丙局"), task="采购"),
)
SAID = {
    "责任领导": "张三",
    "联系人": "李四 8211",
    "进展情况": "推进中",
    "完成日期": date(2030, 9, 30),
    "备注": "见网站",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "notice.xlsx"
    write_workbook(NOTICE, {}, path)
    return path


def test_a_ledger(ledger: Path) -> None:
    fill(ledger, {"key1": SAID})
    found = read_ledger(ledger)
    assert [entry.key for entry in found.entries] == ["key1", "key2", "key3"]
    first, second, _ = found.entries
    assert (first.leader, first.contact, first.progress, first.note) == ("张三", "李四 8211", "推进中", "见网站")
    assert (first.due, first.done_on, first.unit) == (date(2030, 12, 31), date(2030, 9, 30), None)
    assert (first.number, first.task, first.requirement) == ("1", "预算", "公开预算")
    assert (first.sheet, first.row) == ("任务台账", 2)
    assert not second.is_filled
    assert second.due is None
    assert found.doubts == ()


def test_a_unit_s_list_says_whose_it_is(tmp_path: Path) -> None:
    write_packs(NOTICE, {}, tmp_path)
    path = tmp_path / "甲乙局.xlsx"
    fill(path, {"key2": SAID})
    found = read_ledger(path)
    assert [(entry.key, entry.unit, entry.is_filled) for entry in found.entries] == [
        ("key1", "甲乙局", False),
        ("key2", "甲乙局", True),
    ]
    assert found.about["源文件 SHA-256"] == "1" * 64


def _in_another_hand(path: Path) -> None:
    """Sorted backwards, columns turned round, a column and a row of titles added, renamed, among other sheets."""
    page: Any = load_workbook(path)["任务台账"]
    rows = [list(row) for row in page.iter_rows(values_only=True)]
    book = Workbook()
    other: Any = book.active
    other.append(["通讯录", "电话"])
    new: Any = book.create_sheet("九月")
    new.append(["全区任务一览"])
    new.append(["科室", *reversed(rows[0])])
    for row in reversed(rows[1:]):
        new.append(["办公室", *reversed(row)])
    book.save(path)


def test_whatever_a_hand_made_of_it(ledger: Path) -> None:
    fill(ledger, {"key1": SAID, "key3": {"进展情况": "未开始"}})
    before = {entry.key: entry for entry in read_ledger(ledger).entries}
    _in_another_hand(ledger)
    found = read_ledger(ledger)
    assert [entry.key for entry in found.entries] == ["key3", "key2", "key1"]
    assert [entry.row for entry in found.entries] == [3, 4, 5]
    for entry in found.entries:
        old = before[entry.key]
        assert (entry.leader, entry.progress, entry.done_on, entry.note, entry.due) == (
            (old.leader, old.progress, old.done_on, old.note, old.due)
        )


def test_own_rows_and_further_rows_of_a_task(ledger: Path) -> None:
    book = load_workbook(ledger)
    page: Any = book["任务台账"]
    _, columns = title_row(page)
    page.insert_rows(3, 2)
    page.cell(3, columns["进展情况"]).value = "另有一批"
    page.cell(4, columns["工作任务（事项）"]).value = "临时交办"
    page.cell(4, columns["进展情况"]).value = "已完成"
    book.save(ledger)
    assert [(entry.key, entry.progress) for entry in read_ledger(ledger).entries] == [
        ("key1", ""),
        ("key1", "另有一批"),
        (None, "已完成"),
        ("key2", ""),
        ("key3", ""),
    ]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2030.9.30", date(2030, 9, 30)),
        (20300930, date(2030, 9, 30)),
        (datetime(2030, 9, 30), date(2030, 9, 30)),
        ("9月底", None),
    ],
)
def test_dates_as_typed(ledger: Path, typed: Any, day: date | None) -> None:
    fill(ledger, {"key2": {"完成日期": typed}})
    found = read_ledger(ledger)
    assert found.entries[1].done_on == day
    assert found.entries[1].done_text
    assert [str(doubt) for doubt in found.doubts] == (
        []
        if day
        else [
            "notice.xlsx：“任务台账”表第 3 行：“完成日期”写的是“9月底”，没有写年份，也看不出是哪一天，没有当作日期；"
            "请写成“年-月-日”，如 2021-09-30"
        ]
    )


def test_a_column_that_is_gone_is_named(ledger: Path) -> None:
    book = load_workbook(ledger)
    page: Any = book["任务台账"]
    _, columns = title_row(page)
    page.delete_cols(columns[titles.KEY])
    book.save(ledger)
    found = read_ledger(ledger)
    assert [entry.key for entry in found.entries] == [None] * 3
    assert "缺少“任务标识”列" in str(found.doubts[0])


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    page: Any = book.active
    page.append(["序号", "姓名"])
    book.save(tmp_path / "通讯录.xlsx")
    with pytest.raises(SourceError, match=r"通讯录\.xlsx：没有找到任务台账或任务清单"):
        read_ledger(tmp_path / "通讯录.xlsx")


def test_what_is_written_once_for_several_tasks_holds_for_each(ledger: Path) -> None:
    book = load_workbook(ledger)
    page: Any = book["任务台账"]
    _, columns = title_row(page)
    leader, done = (get_column_letter(columns[title]) for title in ("责任领导", "完成日期"))
    page[f"{leader}2"], page[f"{done}3"] = "张三", date(2030, 9, 30)
    page.merge_cells(f"{leader}2:{leader}3")
    page.merge_cells(f"{done}3:{done}9")
    book.save(ledger)
    found = read_ledger(ledger).entries
    assert [(entry.leader, entry.done_on is not None) for entry in found] == [
        ("张三", False), ("张三", True), ("", True)
    ]  # fmt: skip


@pytest.mark.parametrize(("value", "said"), [(0.8, "80%"), (0.355, "35.5%"), (1, "1"), (80, "80"), ("80%", "80%")])
def test_a_share_stands_as_it_was_typed(ledger: Path, value: object, said: str) -> None:
    fill(ledger, {"key1": {"进展情况": value}})
    assert read_ledger(ledger).entries[0].progress == said


def test_words_that_may_mean_done_and_do_not_count_are_told(ledger: Path) -> None:
    day = {"完成日期": date(2030, 9, 30)}
    fill(
        ledger, {"key1": {"进展情况": "已办结"}, "key2": {"进展情况": "已办结", **day}, "key3": {"进展情况": "已完成"}}
    )
    (doubt,) = read_ledger(ledger).doubts
    assert (doubt.row, "没有算作完成" in doubt.said) == (2, True)
