"""The program with streams that are closed, full or broken."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.streams import GONE, status_of
from tests import ROOT


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    line = line.replace("yaodian", 'PYTHONPATH="$0" "$1" -P -m pipeline.cli')
    command = ["bash", "-c", line, str(ROOT), sys.executable]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_a_reader_that_has_gone_and_other_faults() -> None:
    assert status_of(BrokenPipeError(errno.EPIPE, "")) == GONE
    assert status_of(OSError(errno.ENOSPC, "")) == 3


@pytest.mark.process
class TestProcesses:
    def test_a_full_disk_is_one_line(self, tmp_path: Path) -> None:
        told = run("yaodian schema > /dev/full", tmp_path)
        assert told.returncode == 3 and "磁盘已满" in told.stderr and len(told.stderr.splitlines()) == 1

    def test_a_reader_that_has_gone_ends_endless_reading(self, tmp_path: Path) -> None:
        told = run("yes 县财政局 | yaodian units | head -1; exit ${PIPESTATUS[1]}", tmp_path)
        assert (told.returncode, told.stdout, told.stderr) == (GONE, "【县财政局】\n", "")

    def test_closed_streams(self, tmp_path: Path) -> None:
        assert run("yaodian units <&-", tmp_path).returncode == 2
        assert run("yaodian units 县财政局 >&- 2>&-", tmp_path).returncode == 0

    def test_what_cannot_be_said_leaves_nothing_undone(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        for name in ("甲", "乙"):
            (tmp_path / "in" / f"{name}.txt").write_text(
                "2023年甲县政务公开工作要点\n1.甲。依法公开。（责任单位：县财政局）\n", encoding="utf-8"
            )
        told = run("yaodian convert in -o out -v > /dev/full", tmp_path)
        assert told.returncode == 3 and "结果本身不受影响" in told.stderr
        assert (tmp_path / "out/甲/notice.json").exists() and (tmp_path / "out/乙/notice.json").exists()
