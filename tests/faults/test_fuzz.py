"""Mutated PDFs, the short version, and every seed that once did harm (the long one: ``python -m benchmarks.fuzz``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fuzz import fuzz

ONCE_HARMFUL: tuple[int, ...] = ()
"""Seeds of ``mutated`` that once gave a traceback, a hang or half a file."""


def test_a_few(tmp_path: Path) -> None:
    outcomes, harm = fuzz(tmp_path, (*ONCE_HARMFUL, *range(1_000_000, 1_000_020)))
    assert harm == []
    assert set(outcomes) <= {"done", "source", "password"}


@pytest.mark.slow
def test_many(tmp_path: Path) -> None:
    _, harm = fuzz(tmp_path, range(2_000_000, 2_000_300))
    assert harm == []
