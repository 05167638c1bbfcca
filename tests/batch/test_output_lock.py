"""One run at a time; what a run made in a folder that was renamed meanwhile goes, what a person put there stays."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pipeline.batch.output_lock import HIDDEN, LOCK, ROWS, leave_output, lock_output
from pipeline.batch.staging import staging_area
from pipeline.errors import UsageError


def test_a_second_run_is_refused_until_the_first_is_done(tmp_path: Path) -> None:
    hidden = tmp_path / HIDDEN
    with lock_output(hidden, tmp_path), pytest.raises(UsageError, match="另一次转换正在写这个文件夹"):
        lock_output(hidden, tmp_path)
    lock_output(hidden, tmp_path).close()


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be renamed there")
def test_nothing_of_a_run_is_left_in_a_folder_that_was_renamed(tmp_path: Path) -> None:
    with staging_area(tmp_path / "out") as area:
        (area / "00001").mkdir()
        (tmp_path / "out" / HIDDEN / ROWS).write_bytes(b"{}")
        (tmp_path / "out").rename(tmp_path / "moved")
    assert list((tmp_path / "moved").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no folders by number there")
def test_what_a_person_put_there_stays(tmp_path: Path) -> None:
    (tmp_path / HIDDEN / "mine").mkdir(parents=True)
    (tmp_path / HIDDEN / LOCK).touch()
    leave_output(os.open(tmp_path, os.O_RDONLY), "1-00000000")
    assert [path.name for path in (tmp_path / HIDDEN).iterdir()] == ["mine"]
