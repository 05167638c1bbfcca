"""A list that came back: whose it is, and what of it cannot be taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.errors import SourceError
from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.ledger.ledger_workbook import write_workbook
from pipeline.exporters.ledger.packs import write_packs
from pipeline.model import Notice
from pipeline.model.unit_answers import Returned
from pipeline.progress.returned import print_of_field, read_returned
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import fill, table_of, title_row

OLD = notice_of(
    task_of(1, "按季度公开财政预算执行情况，接受社会监督", party_of("乙局")),
    task_of(2, "公开行政处罚结果", party_of("乙局"), party_of("丙局")),
)


def _pack(tmp_path: Path, notice: Notice = OLD) -> Path:
    write_packs(notice, {}, tmp_path)
    return tmp_path / "甲乙局.xlsx"


def _read(path: Path, notice: Notice = OLD) -> Returned:
    return read_returned(path, notice, unit_tasks(notice, {}))


def test_what_a_unit_says(tmp_path: Path) -> None:
    path = _pack(tmp_path)
    fill(path, {"key2": {"责任领导": "张三", "完成日期": "9月底"}})
    found = _read(path)
    assert found.unit == "甲/乙局"
    assert [(one.key, one.leader, one.done, one.row) for one in found.answers] == [("key2", "张三", "9月底", 3)]
    assert [doubt.row for doubt in found.doubts] == [3]
    assert found.base is not None
    assert set(found.base.values()) == {""}


def test_another_year_is_refused(tmp_path: Path) -> None:
    path = _pack(tmp_path)
    new = replace(OLD, notice=replace(OLD.notice, year=2031, title="下一年的要点"))
    with pytest.raises(SourceError, match=r"甲乙局\.xlsx：是《测试工作要点》的清单（未知-2030）.*未知-2031"):
        _read(path, new)


def test_another_notice_of_the_year_is_refused(tmp_path: Path) -> None:
    path = _pack(tmp_path)
    other = notice_of(task_of(7, "推进营商环境改革", party_of("乙局")))
    with pytest.raises(SourceError, match="没有一行的“任务标识”"):
        _read(path, other)


def test_the_ledger_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notice.xlsx"
    write_workbook(OLD, {}, path)
    with pytest.raises(SourceError, match="整本台账"):
        _read(path)


def test_an_encrypted_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "甲乙局.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(SourceError, match=r"甲乙局\.xlsx"):
        _read(path)


def test_an_old_list_after_a_correction(tmp_path: Path) -> None:
    """The key is another; the words are nearly the same. It is taken, and told."""
    path = _pack(tmp_path)
    fill(path, {"key1": {"进展情况": "推进中"}})
    task = replace(
        OLD.tasks[0], key="key9", id="测试-2030-key9", requirement="按季度公开财政预算执行情况，接受群众监督"
    )
    found = _read(path, replace(OLD, tasks=(task, OLD.tasks[1])))
    assert [(one.key, one.progress) for one in found.answers] == [("key9", "推进中")]
    assert "按文字相近对应到序号 1" in str(found.doubts[0])


def test_rows_that_are_gone_and_rows_of_the_unit_s_own(tmp_path: Path) -> None:
    path = _pack(tmp_path)
    book = load_workbook(path)
    page: Any = table_of(book)
    _, columns = title_row(page)
    page.delete_rows(2)
    page.cell(4, columns["工作任务（事项）"]).value = "临时交办"
    page.cell(4, columns["备注"]).value = "已办"
    book.save(path)
    found = _read(path)
    assert [(one.key, one.task, one.note) for one in found.strays] == [("", "临时交办", "已办")]
    said = [str(doubt) for doubt in found.doubts]
    assert any("第 4 行：是单位自己加的行" in one for one in said)
    assert any(one.startswith("甲乙局.xlsx：“任务清单”表：少了任务的行（序号 1）") for one in said)


def test_a_protected_list_is_read_as_any_other(tmp_path: Path) -> None:
    path = _pack(tmp_path)
    book = load_workbook(path)
    page: Any = table_of(book)
    page.protection.set_password("1234")
    page.protection.enable()
    book.security.lockStructure = True
    book.save(path)
    fill(path, {"key2": {"进展情况": "推进中"}})
    assert [(one.key, one.progress) for one in _read(path).answers] == [("key2", "推进中")]


def test_a_unit_is_told_by_the_file_s_name_where_the_list_does_not_say(tmp_path: Path) -> None:
    path = _pack(tmp_path)
    book = load_workbook(path)
    page: Any = table_of(book)
    page.delete_cols(title_row(page)[1]["单位"])
    del book["说明"]
    book.save(tmp_path / "甲乙局9月.xlsx")
    found = _read(tmp_path / "甲乙局9月.xlsx")
    assert found.unit == "甲/乙局"
    assert "按文件名认作甲乙局" in str(found.doubts[0])
    book.save(tmp_path / "报表.xlsx")
    with pytest.raises(SourceError, match="没有写明是哪个单位的"):
        _read(tmp_path / "报表.xlsx")


def test_a_name_in_the_file_s_name_may_hold_another(tmp_path: Path) -> None:
    notice = notice_of(task_of(1, "公开预算", party_of("乙局"), party_of("乙局一分局")))
    book = load_workbook(_pack(tmp_path, notice))
    page: Any = table_of(book)
    page.delete_cols(title_row(page)[1]["单位"])
    del book["说明"]
    book.save(tmp_path / "甲乙局一分局.xlsx")
    assert _read(tmp_path / "甲乙局一分局.xlsx", notice).unit == "甲/乙局一分局"
    book.save(tmp_path / "甲乙局、甲丙局.xlsx")
    both = notice_of(task_of(1, "公开预算", party_of("乙局"), party_of("丙局")))
    with pytest.raises(SourceError, match="没有写明是哪个单位的"):
        _read(tmp_path / "甲乙局、甲丙局.xlsx", both)


def test_a_day_has_one_print_however_it_is_written() -> None:
    assert print_of_field("done", "2030-09-30") == print_of_field("done", "2030年9月30日") != ""
    assert print_of_field("note", "2030-09-30") != print_of_field("note", "2030年9月30日")
