"""What is no regular file is never opened to be read: it would wait, or never end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import NotRegularError, system_reason
from pipeline.regular_files import is_regular, is_something_else, open_regular, read_regular


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"content")
    assert read_regular(tmp_path / "a") == b"content" and is_regular(tmp_path / "a")
    with open_regular(tmp_path / "a") as file:
        assert file.read(3) == b"con"


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotRegularError) as caught:
        read_regular(tmp_path / "pipe")
    assert caught.value.filename == str(tmp_path / "pipe") and system_reason(caught.value) == "不是普通文件"
    assert is_something_else(tmp_path / "pipe") and not is_regular(tmp_path / "pipe")


def test_a_device_behind_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/zero")
    with pytest.raises(NotRegularError):
        read_regular(tmp_path / "link")


def test_folders_and_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        read_regular(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "missing")
    assert not is_something_else(tmp_path / "missing")


@pytest.mark.parametrize("name", ["a" * 300, "a\0b"])
def test_names_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    assert not is_regular(tmp_path / name) and not is_something_else(tmp_path / name)
