"""The same task table laid out in random ways is read back, or a finding stands at the page break that spoilt it.

The tables are the same in every run; ``python -m benchmarks.tables`` draws new ones.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.readings import Reading, read_case

# As many as are read wrongly today; to be lowered with every class that is mended.
SILENT = {True: 0.03, False: 0.03}
WRONG = {True: 0.04, False: 0.05}
DOUBTED = 0.1


def check(readings: list[Reading], silent: float, wrong: float) -> None:
    assert sum(one.silent for one in readings) <= silent * len(readings)
    assert sum(bool(one.wrong) for one in readings) <= wrong * len(readings)
    right = [one for one in readings if not one.wrong]
    assert sum(bool(one.doubts) for one in right) <= DOUBTED * len(right)


@pytest.mark.parametrize("numbered", [True, False], ids=["ordinals", "no ordinals"])
def test_a_few(tmp_path: Path, numbered: bool) -> None:
    check([read_case(seed, tmp_path, numbered) for seed in range(15)], 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize("numbered", [True, False], ids=["ordinals", "no ordinals"])
def test_many(tmp_path: Path, numbered: bool) -> None:
    check([read_case(seed, tmp_path, numbered) for seed in range(200)], SILENT[numbered], WRONG[numbered])


def test_a_few_without_rules(tmp_path: Path) -> None:
    check([read_case(seed, tmp_path, True, "none") for seed in range(10)], 0, 0)
