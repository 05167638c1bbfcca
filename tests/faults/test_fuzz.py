"""Mutated PDFs, the short version, and every seed that once did harm (the long one: ``python -m benchmarks.fuzz``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fuzz import fuzz

pytestmark = pytest.mark.process

ONCE_HARMFUL = (
    50489,  # the page tree names pages without end: memory
    52287,  # a range of widths with billions of entries: memory
)
"""Seeds of ``mutated`` that once gave a traceback, a hang, used up all memory, or left half a file."""


def test_a_few(tmp_path: Path) -> None:
    outcomes, harm = fuzz(tmp_path, (*ONCE_HARMFUL, *range(1_000_000, 1_000_017)))
    assert harm == []
    assert outcomes["memory limit"] <= 2


def test_lines_without_width(tmp_path: Path) -> None:
    _, harm = fuzz(tmp_path, (51547,))
    assert harm == []


@pytest.mark.parametrize("kind", ["others", "corrections", "ledgers"])
def test_a_few_of_other_kinds(tmp_path: Path, kind: str) -> None:
    outcomes, harm = fuzz(tmp_path, range(3_000_000, 3_000_012), kind)
    assert (harm, outcomes.total()) == ([], 12)


def test_a_few_broken_rules(tmp_path: Path) -> None:
    outcomes, harm = fuzz(tmp_path, range(3_000_000, 3_000_003), "rules")
    assert (harm, outcomes.total()) == ([], 3)


@pytest.mark.slow
def test_many(tmp_path: Path) -> None:
    _, harm = fuzz(tmp_path, range(2_000_000, 2_000_300))
    assert harm == []
