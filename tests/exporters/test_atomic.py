"""Files that are whole or not there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.exporters.atomic import put, write_bytes, write_pieces


def test_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a/b.txt", b"new")
    write_bytes(tmp_path / "a/b.txt", b"newer")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]
    assert (tmp_path / "a/b.txt").read_bytes() == b"newer"


def test_what_comes_in_pieces_is_whole_or_not_there(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise OSError(errno.ENOSPC, "full")

    write_pieces(tmp_path / "a", iter([b"one ", b"file"]))
    with pytest.raises(OutputError):
        write_pieces(tmp_path / "a", broken())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"one file"}


def test_a_file_keeps_its_mode_and_a_new_one_is_as_open_as_any(tmp_path: Path) -> None:
    path, usual = tmp_path / "a", tmp_path / "usual"
    usual.touch()
    write_bytes(path, b"")
    assert path.stat().st_mode == usual.stat().st_mode
    path.chmod(0o640)
    write_bytes(path, b"x")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有权限"), (errno.EIO, "")])
def test_an_interruption_leaves_the_old_file(
    number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def stop(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(OutputError, match=f"{path}：无法写入（{said}"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(OutputError, match="无法写入"):
        write_bytes(tmp_path / "a/b", b"")
    assert (tmp_path / "a").read_bytes() == b"mine"


def test_a_file_takes_the_openness_of_the_one_that_it_replaces(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    target.chmod(0o600)
    (tmp_path / "made").write_bytes(b"new")
    put(tmp_path / "made", target)
    assert target.read_bytes() == b"new" and target.stat().st_mode & 0o777 == 0o600
    assert not (tmp_path / "made").exists()


def test_moving_to_another_disk_is_copying_beside_and_renaming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, target = tmp_path / "made", tmp_path / "far" / "a"
    target.parent.mkdir()
    made.write_bytes(b"new")
    plain = Path.replace

    def replace(self: Path, other: Path) -> Path:
        if self == made:
            raise OSError(errno.EXDEV, "cross-device")
        return plain(self, other)

    monkeypatch.setattr(Path, "replace", replace)
    put(made, target)
    assert target.read_bytes() == b"new" and [path.name for path in target.parent.iterdir()] == ["a"]
    assert not made.exists()
