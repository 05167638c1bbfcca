"""Interrupted runs (the long version: ``python -m benchmarks.faults``)."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from tests.faults.killing import disturb, make_inputs, start, undisturbed

pytestmark = pytest.mark.process


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_finished_by_a_second_run(how: signal.Signals, tmp_path: Path) -> None:
    make_inputs(tmp_path / "in", 5)
    whole, seconds = undisturbed(tmp_path)
    assert len(whole) == 45
    for share in (0.5, 0.85):
        assert disturb(tmp_path, whole, share * seconds, how) == ""


def test_exit_status_and_word(tmp_path: Path) -> None:
    make_inputs(tmp_path / "in", 8)
    for how, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = start(tmp_path, f"out{status}")
        while not (tmp_path / f"out{status}" / ".yaodian").exists():
            time.sleep(0.005)
        process.send_signal(how)
        assert process.wait() == status
