"""The same task table laid out in random ways is read back exactly wherever the page decides it.

The tables are the same in every run; ``python -m benchmarks.tables`` draws new ones.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.pages.laying import Laid
from tests.pages.paper import Paper
from tests.pages.random_tables import Case, cases, decided
from tests.pages.rows import codes, read, row_of

_QUIET = [
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.filter_too_much,
    HealthCheck.function_scoped_fixture,
]


def check(folder: Path, case: Case) -> None:
    """Draws a case and reads it; the body's headings are those of the table, as in a notice."""
    laid = Laid(case.matrix, case.widths, case.style, 40).cut(case.top, case.bottoms)
    paper = Paper(folder / "page.pdf")
    width = sum(case.widths) + 80

    def page() -> Paper:
        return paper.page(width, 842)

    laid.draw(page().text(100, 40, "任务分解表", 16), page)
    _, tables = read(paper.save(), {row[1] for row in case.rows}, {row[2] for row in case.rows})
    found = [row_of(task) for task in tables.tasks]
    if decided(case, laid):
        assert found == case.rows
    elif found != case.rows:
        assert "table.doubtful_break" in codes(tables)


def checker(examples: int, strategy: st.SearchStrategy[Case]) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        @settings(
            max_examples=examples,
            deadline=None,
            suppress_health_check=_QUIET,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            database=None,
        )
        @given(strategy)
        def each(case: Case) -> None:
            check(folder, case)

        each()

    return run


def test_a_few(tmp_path: Path) -> None:
    checker(15, cases())(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("rules", [None, "full", "inner", "level", "broken"])
def test_many(tmp_path: Path, rules: str | None) -> None:
    checker(80, cases(rules=rules))(tmp_path)


def test_a_few_without_rules(tmp_path: Path) -> None:
    checker(10, cases(numbered=True, rules="none"))(tmp_path)
