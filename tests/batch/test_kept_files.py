"""Files that people may change after the program made them."""

from __future__ import annotations

from pathlib import Path

from pipeline.batch.kept_files import write_kept


def test_what_a_person_changed_stays(tmp_path: Path) -> None:
    write_kept({"甲.docx": b"1", "单/乙.docx": b"2"}, tmp_path)
    (tmp_path / "甲.docx").write_bytes(b"mine")
    written, beside = write_kept({"甲.docx": b"3", "单/乙.docx": b"4"}, tmp_path)
    assert (tmp_path / "甲.docx").read_bytes() == b"mine"
    assert [path.name for path in beside] == ["甲（新）.docx"] and beside[0].read_bytes() == b"3"
    assert (tmp_path / "单/乙.docx").read_bytes() == b"4" and len(written) == 2


def test_the_one_beside_is_replaced_too(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"mine")
    for content in (b"1", b"2"):
        write_kept({"甲.docx": content}, tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.docx")) == ["甲.docx", "甲（新）.docx"]
    assert (tmp_path / "甲（新）.docx").read_bytes() == b"2"


def test_what_is_none_any_more_goes_unless_changed(tmp_path: Path) -> None:
    write_kept({"单/一.docx": b"1", "单/二.docx": b"2"}, tmp_path)
    (tmp_path / "单/二.docx").write_bytes(b"mine")
    write_kept({}, tmp_path)
    assert [path.name for path in (tmp_path / "单").iterdir()] == ["二.docx"]


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    write_kept({"甲.docx": b"1"}, tmp_path)
    before = (tmp_path / "甲.docx").stat().st_mtime_ns
    assert write_kept({"甲.docx": b"1"}, tmp_path)[1] == ()
    assert (tmp_path / "甲.docx").stat().st_mtime_ns == before


def test_a_broken_record_takes_nothing_for_ours(tmp_path: Path) -> None:
    write_kept({"甲.docx": b"1"}, tmp_path)
    (tmp_path / ".yaodian-report.json").write_text("{")
    assert [path.name for path in write_kept({"甲.docx": b"2"}, tmp_path)[1]] == ["甲（新）.docx"]
