"""The same task table laid out in random ways is read back, or a finding stands at the page break that spoilt it.

The tables are the same in every run; ``python -m benchmarks.tables`` draws new ones.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.readings import Reading, read_case

WRONG = 0.015
"""Share of tables that may be read wrongly, each with a finding where it went wrong; none may be wrong in silence."""
DOUBTED = 0.1


def check(readings: list[Reading], doubted: float = DOUBTED) -> None:
    assert [one.seed for one in readings if one.silent] == []
    assert sum(bool(one.wrong) for one in readings) <= WRONG * len(readings)
    right = [one for one in readings if not one.wrong]
    assert sum(bool(one.doubts) for one in right) <= doubted * len(right)


@pytest.mark.parametrize("numbered", [True, False], ids=["ordinals", "no ordinals"])
def test_a_few(tmp_path: Path, numbered: bool) -> None:
    check([read_case(seed, tmp_path, numbered) for seed in range(15)], 0.2)


@pytest.mark.slow
@pytest.mark.parametrize("numbered", [True, False], ids=["ordinals", "no ordinals"])
def test_many(tmp_path: Path, numbered: bool) -> None:
    check([read_case(seed, tmp_path, numbered) for seed in range(200)])


def test_a_few_without_rules(tmp_path: Path) -> None:
    check([read_case(seed, tmp_path, True, "none") for seed in range(10)], 0.2)
