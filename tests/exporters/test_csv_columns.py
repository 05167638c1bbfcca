"""Every table loads with the types that the schema states, in pandas and in DuckDB."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.batch.record import Counts
from pipeline.batch.single import head_of
from pipeline.batch.summary import SummaryRow, summary_csv
from pipeline.exporters.csv_columns import TABLES, csv_schema, titles_of
from pipeline.exporters.csv_file import write_assignments, write_members, write_units
from pipeline.exporters.ledger.ledger_workbook import write_workbook
from pipeline.exporters.ledger.progress_table import write_progress
from pipeline.exporters.superior.coverage_data import write_coverage_csv
from pipeline.model import Jurisdiction
from pipeline.superior.carrying_out import carried_out
from pipeline.superior.same_function import NameSigns
from tests.exporters.notices import gold, units_of, with_towns
from tests.progress.books import fill

DUCK = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}
PANDAS = {"text": "string", "integer": "Int64", "number": "Float64"}
HEAD = ("年份", "地区", "地区代码", "文号", "发文机关", "成文日期", "文件")


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
    above = replace(notice, notice=replace(notice.notice, jurisdiction=Jurisdiction("临沂市", parents=("山东省",))))
    write_coverage_csv(carried_out(above, [notice], NameSigns("市区")), made / "coverage.csv")
    done = SummaryRow("a/=通知.pdf", "done", None, "", Counts(20, 34, 40, 0, 2, 9), 1.25, "通知", head_of(notice))
    failed = SummaryRow("坏.pdf", "failed", "source", "坏.pdf：读不出来", Counts(), 0.5, "")
    (made / "summary.csv").write_bytes(summary_csv([done, failed]))
    return made


@pytest.mark.parametrize("name", TABLES)
def test_both_load_it_with_the_types_of_the_schema(name: str, folder: Path) -> None:
    """Row by row and value by value the same."""
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    types = {column.title: DUCK[column.type] for column in TABLES[name]}
    theirs = duckdb.sql(f"SELECT * FROM read_csv('{folder / name}', header = true, columns = {types})")
    assert theirs.columns == list(titles_of(name)) and list(map(str, theirs.types)) == list(types.values())
    kinds = {column.title: PANDAS[column.type] for column in TABLES[name] if column.type != "date"}
    days = [column.title for column in TABLES[name] if column.type == "date"]
    ours = pandas.read_csv(folder / name, dtype=kinds, parse_dates=days, encoding="utf-8-sig")
    assert list(ours.columns) == list(titles_of(name))
    assert all(str(ours[title].dtype).startswith("datetime64") for title in days if ours[title].notna().any())
    rows = theirs.fetchall()
    assert len(rows) == len(ours) >= 2
    for at, column in enumerate(TABLES[name]):
        values = [None if pandas.isna(value) else value for value in ours[column.title]]
        mine = [value.date() if column.type == "date" and value is not None else value for value in values]
        assert [row[at] for row in rows] == mine, column.title


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_whose_it_is(name: str, folder: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    types = {column.title: DUCK[column.type] for column in TABLES[name]}
    assert set(HEAD) <= set(titles_of(name))
    found = duckdb.sql(f"SELECT * FROM read_csv('{folder / name}', header = true, columns = {types})")  # noqa: F841
    said = duckdb.sql("SELECT DISTINCT 年份, 地区, 地区代码, 成文日期 FROM found WHERE 年份 IS NOT NULL").fetchall()
    assert said == [(2021, "山东省临沂市兰山区", "371302", date(2021, 6, 28))]


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
