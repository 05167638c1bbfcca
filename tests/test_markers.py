"""No test starts a process without saying so: ``tests/conftest.py`` keeps it from doing so."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from pipeline.batch.pool import WorkerPool
from tests.conftest import MARKERS


def test_a_process_without_a_marker_is_refused() -> None:
    with pytest.raises(AssertionError, match="process, browser, office"):
        subprocess.run([sys.executable, "--version"], check=True)
    with pytest.raises(AssertionError, match="marker"):
        os.fork()


def test_nor_does_the_program_start_one() -> None:
    with WorkerPool(1) as pool, pytest.raises(AssertionError, match="marker"):
        pool.submit(abs, -1).result()


@pytest.mark.process
def test_with_a_marker_it_runs() -> None:
    done = subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_every_marker_is_declared(pytestconfig: pytest.Config) -> None:
    declared = {line.partition(":")[0] for line in pytestconfig.getini("markers")}
    assert {*MARKERS, "slow"} <= declared
