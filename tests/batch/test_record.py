"""What results were made from, and which files are the program's own."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.batch.pool import TimeLimitError
from pipeline.batch.record import (
    NAME,
    Counts,
    MadeFrom,
    Record,
    found_by,
    hash_file,
    is_current,
    owned_hashes,
    owner_of,
    read_record,
    record_bytes,
    way_to,
)

BASIS = MadeFrom("source", "rules", "program", {"packs": False})
RECORD = Record("yaodian/record/1", "done", BASIS, Counts(tasks=2), {"units.csv": "a"}, source="../in/a.pdf")


def test_read_back_the_same(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(record_bytes(RECORD))
    assert read_record(tmp_path) == RECORD
    assert record_bytes(RECORD) == record_bytes(replace(RECORD))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"schema": "yaodian/record/9"}'])
def test_what_cannot_be_understood_is_no_record(content: bytes, tmp_path: Path) -> None:
    assert read_record(tmp_path) is None
    (tmp_path / NAME).write_bytes(content)
    assert read_record(tmp_path) is None


@pytest.mark.parametrize(
    ("change", "current"),
    [
        ({}, True),
        ({"state": "writing"}, False),
        ({"state": "aside"}, False),
        ({"basis": replace(BASIS, rules="other")}, False),
        ({"basis": replace(BASIS, options={"packs": True})}, False),
        ({"basis": replace(BASIS, corrections="some")}, False),
        ({"files": {"units.csv": "a", "notice.json": "b"}}, False),
    ],
)
def test_current(change: dict[str, object], current: bool, tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text("edited since", encoding="utf-8")
    assert is_current(replace(RECORD, **change), BASIS, tmp_path) is current
    assert not is_current(None, BASIS, tmp_path)


def test_hashes_under_which_a_file_is_ours() -> None:
    record = replace(RECORD, before={"units.csv": ["z"], "old.csv": ["y"]})
    assert owned_hashes(record) == {"units.csv": ["a", "z"], "old.csv": ["y"]}
    assert owned_hashes(None) == {}


def test_the_way_stays_true_when_both_are_moved(tmp_path: Path) -> None:
    way = way_to(tmp_path / "in/a.pdf", tmp_path / "out")
    assert way == "../in/a.pdf"
    folder = tmp_path / "moved/out/a"
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(record_bytes(replace(RECORD, source=way)))
    assert owner_of(tmp_path / "moved/out", Path("a")) == tmp_path / "moved/in/a.pdf"
    assert owner_of(tmp_path / "moved/out", Path("b")) is None


def test_hash_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert hash_file(path).startswith("ba7816bf")
    with pytest.raises(OSError):
        hash_file(tmp_path / "missing")


def test_the_way_to_a_name_that_is_no_text(tmp_path: Path) -> None:
    source = tmp_path / "in" / os.fsdecode("乙.txt".encode("gbk"))
    way = way_to(source, tmp_path / "out")
    assert way.encode() and found_by(way, tmp_path / "out") == source
    assert (
        found_by(way_to(tmp_path / "in" / "甲.txt", tmp_path / "out"), tmp_path / "out") == tmp_path / "in" / "甲.txt"
    )


def test_a_file_is_hashed_until_its_time_is_over(tmp_path: Path) -> None:
    path = tmp_path / "big"
    with path.open("wb") as file:
        file.truncate(3 << 20)
    assert hash_file(path, time.monotonic() + 60) == hash_file(path)
    assert hash_file(path) == hashlib.sha256(bytes(3 << 20)).hexdigest()
    with pytest.raises(TimeLimitError):
        hash_file(path, time.monotonic() - 1)
