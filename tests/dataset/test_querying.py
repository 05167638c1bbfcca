"""Questions in SQL: what they see, and what they cannot do."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from pipeline.dataset.collecting import collect_all
from pipeline.dataset.querying import ask
from pipeline.dataset.shape import PARTITION, TABLES, columns_in_files
from pipeline.errors import SourceError, UsageError
from tests.dataset.places import RULES_OF_TEST, edition, put, usual


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("数[据]集 'x'")
    usual(root / "out")
    collect_all([root / "out"], root / "ds", RULES_OF_TEST)
    (root / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    return root / "ds"


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_its_columns(dataset: Path, table: str) -> None:
    answer = ask(dataset, f"SELECT * FROM {table}")
    assert answer.columns == tuple(name for name, _, _ in (*columns_in_files(table), *PARTITION))


def test_values_are_of_their_types(dataset: Path) -> None:
    answer = ask(
        dataset, "SELECT year, province, due, open_ended, task FROM tasks WHERE year = 2021 ORDER BY task LIMIT 1"
    )
    assert answer.rows == ((2021, "某省", date(2021, 12, 31), False, 1),)


def test_lists_and_odd_values_are_text(dataset: Path) -> None:
    assert ask(dataset, "SELECT [1, 2], INTERVAL 1 DAY, 1.5::DECIMAL(3, 1)").rows == (
        ("1；2", "1 day, 0:00:00", "1.5"),
    )


def test_values_that_are_given_and_not(dataset: Path) -> None:
    sql = "SELECT count(*) FROM notices WHERE getvariable('year') IS NULL OR year = getvariable('year')::BIGINT"
    assert ask(dataset, sql).rows == ((4,),) and ask(dataset, sql, {"year": "2021"}).rows == ((1,),)


def test_a_value_is_never_part_of_the_question(dataset: Path) -> None:
    assert ask(dataset, "SELECT getvariable('year')", {"year": "'); DROP VIEW tasks; --"}).rows == (
        ("'); DROP VIEW tasks; --",),
    )


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('{0}/../secret.csv')",
        "SELECT * FROM '{0}/../secret.csv'",
        "SELECT content FROM read_text('/etc/hostname')",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
        "SELECT * FROM glob('/etc/*')",
        "COPY (SELECT 1) TO '{0}/x.csv'",
        "CREATE TABLE t AS SELECT 1",
        "SET enable_external_access = true",
        "ATTACH '{0}/x.db'",
        "INSTALL httpfs",
        "SELECT 1; SELECT 2",
        "",
    ],
)
def test_nothing_is_written_and_nothing_else_is_read(dataset: Path, sql: str) -> None:
    before = sorted(dataset.rglob("*"))
    with pytest.raises(UsageError, match=r"只能(?:读|是)"):
        ask(dataset, sql.format(str(dataset).replace("'", "''")))
    assert sorted(dataset.rglob("*")) == before


@pytest.mark.parametrize("sql", ["SELECT nope FROM tasks", "SELEC 1", "SELECT * FROM nowhere", "SELECT 1/'a'"])
def test_a_question_with_a_fault(dataset: Path, sql: str) -> None:
    with pytest.raises(UsageError, match="查询语句有错："):
        ask(dataset, sql)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    put(tmp_path / "out", "a", edition("甲县", 2021, "公开。"))
    collect_all([tmp_path / "out"], tmp_path / "ds", RULES_OF_TEST)
    path = next((tmp_path / "ds" / "tasks").rglob("*.parquet"))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SourceError, match=r"part\.parquet：不是完整的数据文件"):
        ask(tmp_path / "ds", "SELECT * FROM tasks")


def test_without_the_library(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError, match=r"pip install 'yaodian\[dataset\]'"):
        ask(dataset, "SELECT 1")
