"""Every table loads with the types that the schema states, in pandas and in DuckDB."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.exporters.csv_columns import TABLES, csv_schema, titles_of
from pipeline.exporters.csv_file import write_assignments, write_members, write_units
from pipeline.exporters.ledger.ledger_workbook import write_workbook
from pipeline.exporters.ledger.progress_table import write_progress
from pipeline.model import Jurisdiction
from tests.exporters.notices import gold, units_of, with_towns
from tests.progress.books import fill

DUCK = {"text": "VARCHAR", "integer": "BIGINT", "date": "DATE"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tables")
    notice = with_towns(gold("lanshan-2021"))
    place = Jurisdiction("兰山区", "371302", "county", ("山东省", "临沂市"))
    notice = replace(notice, notice=replace(notice.notice, jurisdiction=place))
    write_assignments(notice, made / "assignments.csv")
    write_units(notice, units_of(notice), made / "units.csv")
    write_members(notice, made / "members.csv")
    write_workbook(notice, {}, made / "notice.xlsx")
    key = notice.tasks[0].key
    fill(made / "notice.xlsx", {key: {"备注": '=甲，"乙"\n丙', "完成日期": date(2021, 9, 30)}})
    write_progress(notice, made / "notice.xlsx", made / "progress.csv")
    return made


@pytest.mark.parametrize("name", TABLES)
def test_duckdb(name: str, folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    types = {column.title: DUCK[column.type] for column in TABLES[name]}
    found = duckdb.sql(f"SELECT * FROM read_csv('{folder / name}', header = true, columns = {types})")
    assert found.columns == list(titles_of(name))
    assert found.shape[0] > 5
    years = duckdb.sql("SELECT DISTINCT 年份, 地区代码, 地区, 成文日期 FROM found").fetchall()
    assert years == [(2021, "371302", "山东省临沂市兰山区", date(2021, 6, 28))]


@pytest.mark.parametrize("name", TABLES)
def test_pandas(name: str, folder: Path) -> None:
    pandas = pytest.importorskip("pandas")
    kinds = {column.title: "Int64" for column in TABLES[name] if column.type == "integer"}
    texts = {column.title: "string" for column in TABLES[name] if column.type == "text"}
    days = [column.title for column in TABLES[name] if column.type == "date"]
    found = pandas.read_csv(folder / name, dtype={**kinds, **texts}, parse_dates=days, encoding="utf-8-sig")
    assert list(found.columns) == list(titles_of(name))
    assert all(str(found[title].dtype).startswith("datetime64") for title in days if found[title].notna().any())


def test_tables_are_joined_by_the_task_s_id(folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    joined = duckdb.sql(
        f"SELECT count(DISTINCT p.任务编号) FROM '{folder / 'progress.csv'}' p "
        f"JOIN '{folder / 'assignments.csv'}' a USING (任务编号)"
    )
    assert joined.fetchall() == [(34,)]


def test_the_schema_says_all_of_it() -> None:
    said = json.loads(csv_schema())
    assert {name: [one["title"] for one in columns] for name, columns in said["tables"].items()} == {
        name: list(titles_of(name)) for name in TABLES
    }
    assert all(column.about for columns in TABLES.values() for column in columns)
