"""Parquet files of a dataset: ``<table>/year=2021/province=山东省/part.parquet``, each whole or not there.

pyarrow is an extra: it is imported when files are written or read, and a missing one is told with what installs it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

from pipeline.dataset.manifest import Partition
from pipeline.dataset.shape import SHARE, TABLES, columns_in_files
from pipeline.errors import SourceError, UsageError
from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.notice_tables import DAY, NUMBER, TRUTH, Rows

PART: Final = "part.parquet"
NOBODY: Final = "__HIVE_DEFAULT_PARTITION__"
"""What stands in a path for a value that is not known, as everything that reads such folders has it."""
MISSING: Final = "没有安装数据集功能，请先运行：pip install 'yaodian[dataset]'"


Stale = Callable[[Mapping[str, object]], bool]
"""Whether a row is no longer to stand in the dataset."""


def part_of(dataset: Path, table: str, partition: Partition) -> Path:
    """The file of a table's rows in a partition."""
    year, province = (_in_path(value) for value in (partition.year, partition.province))
    return dataset / table / f"year={year}" / f"province={province}" / PART


def _in_path(value: str) -> str:
    """A value as a path has it: what is no letter or digit stands as in a URL, as whatever reads such paths expects."""
    return re.sub(r"\W", lambda sign: quote(sign[0], safe=""), value) or NOBODY


def write_part(path: Path, table: str, rows: Rows) -> None:
    """Write the rows, sorted as they come; no rows, no file. Raises OutputError, UsageError without pyarrow."""
    if not rows:
        path.unlink(missing_ok=True)
        return
    arrow = _arrow()
    import pyarrow.parquet as parquet

    positions = [at for at, column in enumerate(TABLES[table]) if column in columns_in_files(table)]
    columns = [[_value(row[at], TABLES[table][at][1]) for row in rows] for at in positions]
    content = io.BytesIO()
    parquet.write_table(arrow.table(columns, schema=_schema(arrow, table)), content, compression="zstd")
    write_bytes(path, content.getvalue())


def kept_rows(path: Path, table: str, stale: Stale, year: int | None) -> Rows:
    """The rows that a file has, but for those that are ``stale``. ``year`` is that of the path.

    Raises SourceError if the file is broken.
    """
    if not path.exists():
        return []
    arrow = _arrow()
    import pyarrow.parquet as parquet

    try:
        # A file alone: the path's values are no columns here.
        found = parquet.read_table(path, partitioning=None).select([name for name, _, _ in columns_in_files(table)])
    except (arrow.ArrowException, OSError, KeyError) as error:
        raise SourceError(f"{path}：不是完整的数据文件；请删去数据集文件夹，重新汇集。") from error
    names = [name for name, _, _ in TABLES[table]]
    return [
        tuple(year if name == "year" else row.get(name) for name in names)
        for row in found.to_pylist()
        if not stale(row)
    ]


def parts(dataset: Path, table: str) -> Iterator[Path]:
    """The files of a table, by year and province."""
    yield from sorted((dataset / table).glob(f"year=*/province=*/{PART}"))


def broken_parts(dataset: Path) -> Iterator[Path]:
    """The files that are no whole Parquet files, or lack a column."""
    arrow = _arrow()
    import pyarrow.parquet as parquet

    for table in TABLES:
        names = {name for name, _, _ in columns_in_files(table)}
        for path in parts(dataset, table):
            try:
                whole = names <= {*parquet.read_schema(path).names}
            except (arrow.ArrowException, OSError):
                whole = False
            if not whole:
                yield path


def read_frame(dataset: Path, table: str, dtypes: Sequence[tuple[str, str]]) -> Any:
    """A table with ``year`` and ``province``, as a pandas DataFrame of the given columns and dtypes."""
    _arrow()
    import pandas as pd

    frames = []
    for path in parts(dataset, table):
        frame = pd.read_parquet(path, partitioning=None)
        for name in ("year", "province"):
            folder = next(part for part in path.parts if part.startswith(f"{name}="))
            value = folder.removeprefix(f"{name}=")
            frame[name] = None if value == NOBODY else unquote(value)
        frames.append(frame)
    names = [name for name, _ in dtypes]
    whole = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=names)
    return whole[names].astype(dict(dtypes))


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise UsageError(MISSING) from error
    return pyarrow


def _schema(arrow: Any, table: str) -> Any:
    types = {NUMBER: arrow.int64(), TRUTH: arrow.bool_(), DAY: arrow.date32(), SHARE: arrow.float64()}
    return arrow.schema([(name, types.get(dtype, arrow.string())) for name, dtype, _ in columns_in_files(table)])


def _value(value: object, dtype: str) -> object:
    return date.fromisoformat(value) if dtype == DAY and isinstance(value, str) else value
