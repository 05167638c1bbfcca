"""Lists go to the units and come back: from the folder of results to the folder of results."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

import yaodian
from pipeline.progress.reading import read_ledger
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import converted, fill

NOTICE = notice_of(
    task_of(1, "按季度公开预算", party_of("乙局")),
    task_of(2, "公开决算", party_of("乙局"), party_of("丙局"), party_of("各部门", kind="collective", unit=None)),
)


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return converted(NOTICE, tmp_path / "output" / "测试")


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_lists_are_made_for_units_only_and_old_ones_are_told(result: Path) -> None:
    for name in ("甲各部门", "甲丁局（大队）", "甲乙局（上一版）"):
        shutil.copy(result / "packs" / "甲乙局.xlsx", result / "packs" / f"{name}.xlsx")
    folder, messages = yaodian.packs(result)
    assert folder == result / "packs"
    old = [message.partition("：")[0] for message in messages if "是旧的" in message]
    assert old == ["packs/甲丁局（大队）.xlsx", "packs/甲各部门.xlsx"]


def test_a_preview_writes_nothing(result: Path, tmp_path: Path) -> None:
    sent = Path(shutil.copy(result / "packs" / "甲乙局.xlsx", tmp_path / "九月.xlsx"))
    fill(sent, {"key1": {"进展情况": "推进中"}})
    before = _files(result)
    found = yaodian.merge(result, tmp_path / "九月.xlsx", write=False)
    assert (found.changes, found.written) == (1, False)
    assert found.states == (("甲乙局", 2, 1, "部分报回"), ("甲丙局", 1, 0, "未报回"))
    assert _files(result) == before


def test_what_the_clerk_wrote_stays_and_both_texts_are_told(result: Path, tmp_path: Path) -> None:
    fill(result / "notice.xlsx", {"key1": {"进展情况": "科里核过，未开始"}})
    sent = Path(shutil.copy(result / "packs" / "甲乙局.xlsx", tmp_path / "九月.xlsx"))
    fill(sent, {"key1": {"进展情况": "推进中", "责任领导": "张三"}})
    yaodian.merge(result, sent)
    own = {entry.key: entry for entry in read_ledger(result / "notice.xlsx").entries if entry.unit is None}
    assert (own["key1"].progress, own["key1"].leader) == ("科里核过，未开始", "张三")
    units = [entry for entry in read_ledger(result / "notice.xlsx").entries if entry.unit]
    assert [(entry.unit, entry.progress) for entry in units] == [("甲乙局", "推进中")]
    said = [str(cell.value) for row in load_workbook(result / "notice.xlsx")["校核意见"].iter_rows() for cell in row]
    assert any("进展情况" in text and "推进中" in text for text in said)
    assert (result / "notice（上一版）.xlsx").exists()


def test_where_the_clerk_wrote_something_else_it_is_a_conflict_and_the_list_s_goes_in_if_asked(
    result: Path, tmp_path: Path
) -> None:
    mine = {"进展情况": "科里核过，未开始", "备注": "勿动", "责任领导": "张三"}
    fill(result / "notice.xlsx", {"key1": mine})
    sent = Path(shutil.copy(result / "packs" / "甲乙局.xlsx", tmp_path / "九月.xlsx"))
    fill(sent, {"key1": {"进展情况": "已完成", "完成日期": "2030-09-30", "责任领导": "张三"}})
    (clash,) = yaodian.merge(result, sent).taken.conflicts
    assert (clash.field, clash.kept, clash.other) == ("progress", "科里核过，未开始", "已完成")
    book = load_workbook(result / "报回情况.xlsx")["冲突"]
    assert [cell.value for cell in book[2]][3:6] == ["进展情况", "科里核过，未开始", "已完成"]
    yaodian.merge(result, sent, overwrite=True)
    (own,) = (one for one in read_ledger(result / "notice.xlsx").entries if one.unit is None and one.key == "key1")
    assert (own.progress, own.done_on, own.note, own.leader) == ("已完成", date(2030, 9, 30), "勿动", "张三")
    before = _files(result)
    assert yaodian.merge(result, sent, overwrite=True).taken.conflicts == ()
    assert {name: _files(result)[name] for name in ("notice.xlsx", "answers.json")}.items() <= before.items()
    # What came from the unit changes with what the unit says.
    fill(sent, {"key1": {"进展情况": "推进中"}})
    yaodian.merge(result, sent, overwrite=True)
    (own,) = (one for one in read_ledger(result / "notice.xlsx").entries if one.unit is None and one.key == "key1")
    assert own.progress == "推进中"


def test_bad_files_are_named_and_stop_no_other(result: Path, tmp_path: Path) -> None:
    back = tmp_path / "报回"
    back.mkdir()
    (back / "坏.xlsx").write_bytes(b"PK\x03\x04")
    (back / "~$甲丙局.xlsx").write_bytes(b"")
    shutil.copy(result / "notice.xlsx", back / "台账.xlsx")
    sent = Path(shutil.copy(result / "packs" / "甲丙局.xlsx", back / "丙.xlsx"))
    fill(sent, {"key2": {"备注": "已公开"}})
    found = yaodian.merge(result, back)
    assert found.read == 1
    assert [reason.partition("：")[0] for reason in found.refused] == ["台账.xlsx", "坏.xlsx"]
    assert (result / "报回情况.xlsx").exists()


def test_what_is_no_result_is_told(tmp_path: Path) -> None:
    with pytest.raises(yaodian.UsageError, match="不是一份通知的结果文件夹"):
        yaodian.packs(tmp_path)
    (tmp_path / "空").mkdir()
    with pytest.raises(yaodian.UsageError, match="没有找到报回的清单"):
        yaodian.merge(converted(NOTICE, tmp_path / "output" / "测试"), tmp_path / "空")


def test_a_folder_of_results_names_those_inside(tmp_path: Path) -> None:
    for name in ("甲2021", "乙2021"):
        converted(NOTICE, tmp_path / "output" / name)
    with pytest.raises(yaodian.UsageError, match="请给出其中一份通知的文件夹：乙2021、甲2021"):
        yaodian.packs(tmp_path / "output")
