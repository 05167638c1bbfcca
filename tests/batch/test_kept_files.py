"""Files that people may change after the program made them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.batch import kept_files
from pipeline.batch.kept_files import keep_written, write_kept


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


def test_links_and_what_is_no_file_are_nobody_s_to_replace(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"1")
    (tmp_path / "甲.docx").symlink_to("mine")
    (tmp_path / "乙.docx").mkdir()
    _, beside = write_kept(
        {"甲.docx": b"1", "乙.docx": b"2"}, tmp_path, ".made.json", lambda path: path.name == "乙.docx"
    )
    assert (tmp_path / "甲.docx").is_symlink() and (tmp_path / "mine").read_bytes() == b"1"
    assert beside[0].name == "甲（新）.docx"


def test_what_a_function_writes_is_kept_in_the_same_way(tmp_path: Path) -> None:
    def write(folder: Path) -> None:
        (folder / "diff.json").write_text("new")

    (tmp_path / "diff.json").write_text("mine")
    (told,) = keep_written(write, tmp_path, ".made.json")
    assert told.startswith(f"{tmp_path}/diff（新）.json：原来的文件") and (tmp_path / "diff.json").read_text() == "mine"


def test_an_interruption_between_two_files_leaves_no_doubt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_kept({"甲.csv": b"1", "乙.csv": b"1"}, tmp_path)
    really = kept_files.write_pieces

    def ended(path: Path, pieces: Iterable[bytes]) -> None:
        if path.name == "乙.csv":
            raise KeyboardInterrupt
        really(path, pieces)

    with monkeypatch.context() as patched:
        patched.setattr(kept_files, "write_pieces", ended)
        with pytest.raises(KeyboardInterrupt):
            write_kept({"甲.csv": b"2", "乙.csv": b"2"}, tmp_path)
    assert ((tmp_path / "甲.csv").read_bytes(), (tmp_path / "乙.csv").read_bytes()) == (b"2", b"1")
    assert write_kept({"甲.csv": b"3", "乙.csv": b"3"}, tmp_path)[1] == ()
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == ["乙.csv", "甲.csv"]
