"""SQL over a dataset, in process: DuckDB reads its files and nothing else. Nothing is written, no network, one query.

DuckDB is an extra: it is imported when a question is asked, and a missing one is told with what installs it.
"""

from __future__ import annotations

import glob
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from pipeline.dataset.manifest import existing
from pipeline.dataset.parquet import MISSING, broken_parts, parts
from pipeline.dataset.shape import PARTITION, SHARE, TABLES, columns_in_files
from pipeline.errors import SourceError, UsageError
from pipeline.exporters.notice_tables import DAY, NUMBER, TEXT, TRUTH

Cell = str | int | float | bool | date | datetime | None
_TYPES: Final = {TEXT: "VARCHAR", NUMBER: "BIGINT", TRUTH: "BOOLEAN", DAY: "DATE", SHARE: "DOUBLE"}
_CLOSED: Final = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


class Answer(Struct, frozen=True):
    """What a query gave: names of the columns, and rows of values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def ask(dataset: Path, sql: str, values: Mapping[str, str | int] | None = None) -> Answer:
    """The answer of one SELECT over the dataset's tables; ``values`` are read in it as ``getvariable('name')``.

    Raises UsageError: no dataset, SQL that DuckDB does not take, anything but one query, or DuckDB is missing;
    SourceError: a broken file in the dataset.
    """
    existing(dataset)
    try:
        import duckdb
    except ImportError as error:
        raise UsageError(MISSING) from error
    with duckdb.connect(":memory:", config=_CLOSED) as engine:
        try:
            for name, value in (values or {}).items():
                engine.execute(f"SET VARIABLE {name} = ?", [value])
            for table in TABLES:
                engine.execute(_view(dataset, table))
        except duckdb.Error as error:
            raise _broken(dataset, error) from error
        _close(engine, dataset)
        _check(engine, sql, duckdb)
        try:
            found = engine.execute(sql)
            columns = tuple(column[0] for column in found.description or ())
            return Answer(columns, tuple(tuple(map(_plain, row)) for row in found.fetchall()))
        except duckdb.PermissionException as error:
            raise UsageError("查询只能读数据集里的表，不能读写别的文件，也不能改设置。") from error
        except duckdb.Error as error:
            raise _broken(dataset, error) from error


def _view(dataset: Path, table: str) -> str:
    """What makes a table of its files; of the right columns too where it has none yet."""
    files = [glob.escape(str(path)) for path in parts(dataset.absolute(), table)]
    whole = (*columns_in_files(table), *PARTITION)
    if not files:
        nothing = ", ".join(f'NULL::{_TYPES[dtype]} AS "{name}"' for name, dtype, _ in whole)
        return f'CREATE VIEW "{table}" AS SELECT {nothing} WHERE false'
    listed = ", ".join("'" + path.replace("'", "''") + "'" for path in files)
    types = ", ".join(f"'{name}': {_TYPES[dtype]}" for name, dtype, _ in PARTITION)
    columns = ", ".join(f'"{name}"' for name, _, _ in whole)
    return (
        f'CREATE VIEW "{table}" AS SELECT {columns} FROM read_parquet([{listed}], hive_partitioning = true, '
        f"hive_types = {{{types}}})"
    )


def _close(engine: Any, dataset: Path) -> None:
    """From here on the engine reads below the dataset and nowhere else, and nobody can open it again."""
    whole = str(dataset.absolute())
    # A path with brackets stands in the views as a pattern, and is compared as it stands there.
    folders = ", ".join(f"'{quoted}/'" for quoted in {one.replace("'", "''") for one in (whole, glob.escape(whole))})
    engine.execute(f"SET allowed_directories = [{folders}]")
    engine.execute("SET enable_external_access = false")
    engine.execute("SET lock_configuration = true")


def _check(engine: Any, sql: str, duckdb: Any) -> None:
    try:
        statements = engine.extract_statements(sql)
    except duckdb.Error as error:
        raise UsageError(f"查询语句有错：{_first_line(error)}") from error
    kinds = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}
    if len(statements) != 1 or statements[0].type not in kinds:
        raise UsageError("一次只能查询一句，而且只能是 SELECT（数据集只供查询，不能改动）。")


def _broken(dataset: Path, error: Exception) -> UsageError | SourceError:
    """A fault of the files if one of them cannot be read, else one of the question."""
    for path in broken_parts(dataset):
        return SourceError(f"{path}：不是完整的数据文件；请删去数据集文件夹，重新汇集。")
    return UsageError(f"查询语句有错：{_first_line(error)}")


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), "原因不明")


def _plain(value: Any) -> Cell:
    """What a cell of a table can hold; lists are joined, whatever else is shown as text."""
    if value is None or isinstance(value, str | int | float | date):
        return value
    if isinstance(value, Sequence):
        return "；".join(str(one) for one in value)
    return str(value)
