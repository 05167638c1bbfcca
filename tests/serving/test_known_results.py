from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.serving.known_results import check_output, find_notice, known_notices, version_of
from tests.serving.site import place


def test_a_notice_is_known_by_a_name_that_is_no_path(tmp_path: Path) -> None:
    output = place(tmp_path) / "output"
    (one,) = known_notices(output)
    assert one.folder == output / "甲县" and one.source == tmp_path / "place/input/甲县.txt"
    assert one.corrections == tmp_path / "place/input/甲县.corrections.yaml"
    assert one.id.isalnum() and find_notice(output, one.id) == one
    for name in ("甲县", "../output/甲县", "", ".", one.id + "/..", str(one.folder)):
        assert find_notice(output, name) is None


def test_only_what_the_program_wrote_may_be_fetched_and_no_page(tmp_path: Path) -> None:
    output = place(tmp_path) / "output"
    (output / "甲县/secret.txt").write_text("", encoding="utf-8")
    (one,) = known_notices(output)
    tables = ["assignments.csv", "members.csv", "progress.csv", "units.csv"]
    assert sorted(one.files()) == sorted([*tables, "notice.json", "notice.xlsx", "progress.json"])
    (output / "甲县/units.csv").unlink()
    assert "units.csv" not in one.files()


def test_a_version_is_that_of_the_content(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert version_of(path) == ""
    path.write_bytes(b"1")
    first = version_of(path)
    path.write_bytes(b"2")
    assert first and version_of(path) not in ("", first)


def test_results_of_another_version_are_told(tmp_path: Path) -> None:
    output = place(tmp_path) / "output"
    check_output(output)
    check_output(tmp_path / "nothing")
    record = output / "甲县/.yaodian.json"
    record.write_text(json.dumps({"schema": "yaodian/record/9"}), encoding="utf-8")
    with pytest.raises(UsageError, match="另一版本的程序写的（记录格式 yaodian/record/9"):
        check_output(output)
    record.write_text("{", encoding="utf-8")
    check_output(output)
    assert known_notices(output) == []
    with pytest.raises(UsageError, match="不是文件夹"):
        check_output(record)
