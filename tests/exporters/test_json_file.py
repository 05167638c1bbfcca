from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.conversion import read_source
from pipeline.diff.comparison import compare
from pipeline.errors import OutputError, SourceError
from pipeline.exporters.json_file import notice_json, notice_schema, read_notice, write_json
from pipeline.exporters.ledger.ledger_workbook import update_workbook
from pipeline.model import Deadline, HeadWhere, Notice, TaskWhere
from pipeline.model.change import Change
from pipeline.model.notice import SCHEMA
from pipeline.settings import Settings
from tests import DATA, ROOT, RULES
from tests.exporters.notices import gold, hostile


def test_loading_back_gives_the_same_notice(tmp_path: Path) -> None:
    for notice in (gold("lanshan-2021"), gold("lanshan-2022-sample")):
        write_json(notice, tmp_path / "neu" / "notice.json")
        assert read_notice(tmp_path / "neu" / "notice.json") == notice


def test_chinese_is_not_escaped_and_keys_stand_in_the_contract_s_order(tmp_path: Path) -> None:
    write_json(gold("lanshan-2021"), tmp_path / "notice.json")
    text = (tmp_path / "notice.json").read_text(encoding="utf-8")
    assert '\n  "tasks": [' in text and "各镇街道" in text and text.endswith("}\n")
    order = ["schema", "generator", "source", "notice", "sections", "tasks", "coverage", "findings"]
    assert list(json.loads(text)) == order


def test_half_a_character_does_not_stop_the_writing(tmp_path: Path) -> None:
    write_json(hostile(), tmp_path / "notice.json")
    assert "半个字符\ufffd与整个🙂" in read_notice(tmp_path / "notice.json").tasks[1].requirement


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[", b"\xff\xfe", b'{"schema": "other/1"}', b"[" * 100_000, b"PK\x03"]
)
def test_a_file_that_is_no_notice_is_said_in_chinese(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"x\.json：.*请用原文件重新转换"):
        read_notice(path)


def test_a_finding_that_nobody_declared_is_said_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(notice_json(gold("lanshan-2021")).replace(b"unit.not_in_registry", b"unit.strange"))
    with pytest.raises(
        SourceError, match=r"x\.json：没有登记的校核意见代码“unit\.strange”，已登记的有：.*unit\.unknown"
    ):
        read_notice(path)


def test_a_date_that_a_hand_spoiled_is_said_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "notice.json"
    notice = gold("lanshan-2021")
    spoiled = replace(notice.tasks[3], deadlines=(Deadline("年底前", "date", "x", "column"),))
    write_json(replace(notice, tasks=(*notice.tasks[:3], spoiled)), path)
    with pytest.raises(SourceError, match="日期“x”不对，应当像 2021-12-31"):
        read_notice(path)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"year": 2021', '"year": 1' + "0" * 30, "notice.year 的数不能大于 9999"),
        ('"name": "兰山区"', '"name": "兰山\\u0000区"', "notice.jurisdiction.name 里有看不见的控制字符"),
        ('"title": "2021年', '"title": "\\ud8002021年', "notice.title 里有半个字符"),
        ('"number": 1,', '"number": -1,', "number 的数不能小于 0"),
    ],
)
def test_a_value_that_cannot_be_is_said_with_its_field(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "notice.json"
    path.write_text(notice_json(gold("lanshan-2021")).decode().replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourceError, match=r"notice\.json：.*请用原文件重新转换") as caught:
        read_notice(path)
    assert told in str(caught.value)


def test_a_file_of_version_1_still_loads(tmp_path: Path) -> None:
    path = DATA / "lanshan-2021" / "notice-v1.json"
    old = read_notice(path)
    assert json.loads(path.read_bytes())["schema"] == "yaodian/notice/1" and old.schema == SCHEMA
    assert len(old.tasks) == 34 and old.tasks[0].id == "371302-2021-001" and old.tasks[0].evidence
    assert {old.notice.where, *(task.where for task in old.tasks)} == {HeadWhere(), TaskWhere()}
    assert {tail.span for task in old.tasks for tail in task.assignment.open_ended} == {None}
    write_json(old, tmp_path / "notice.json")
    assert read_notice(tmp_path / "notice.json") == old
    assert update_workbook(old, {}, tmp_path / "notice.xlsx").messages == ()


def test_versions_compare_with_each_other() -> None:
    """What version 1 lacks is no change; the next year's changes are the same from either."""
    settings = Settings(RULES)
    old = read_notice(DATA / "lanshan-2021" / "notice-v1.json")
    same = read_source(next((ROOT / "input").glob("2021*.pdf")), settings).notice
    later = read_source(next((ROOT / "input").glob("2022*.pdf")), settings).notice
    assert {kind for change in compare(old, same).diff.changes for kind in change.kind} == {"kept"}

    # Tasks had ids of another kind.
    def changes(before: Notice) -> list[Change]:
        return [replace(one, old_ids=()) for one in compare(before, later).diff.changes]

    assert changes(old) == changes(same)


def test_a_missing_file_is_said_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="无法读取"):
        read_notice(tmp_path / "none.json")


def test_a_place_that_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="无法写入"):
        write_json(gold("lanshan-2021"), tmp_path / "file" / "notice.json")


def test_the_schema_describes_a_notice() -> None:
    schema = json.loads(notice_schema())
    assert "要点" not in schema and "Notice" in schema["$defs"]
