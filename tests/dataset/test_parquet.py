"""Files of rows: written, read back, told when broken."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.dataset.manifest import Partition
from pipeline.dataset.parquet import broken_parts, kept_rows, part_of, parts, read_frame, write_part
from pipeline.dataset.shape import TABLES
from pipeline.errors import SourceError, UsageError
from pipeline.exporters.notice_tables import rows_of
from tests.dataset.places import edition

HERE = Partition("2021", "某省")
ROWS = rows_of(edition("甲县", 2021, "公开预算。", "公开决算。"), {})


@pytest.fixture
def written(tmp_path: Path) -> Path:
    for table in ("notices", "tasks", "deadlines"):
        write_part(part_of(tmp_path, table, HERE), table, ROWS[table])
    return tmp_path


@pytest.mark.parametrize("table", ["notices", "tasks", "deadlines"])
def test_rows_come_back_as_they_were(written: Path, table: str) -> None:
    found = kept_rows(part_of(written, table, HERE), table, lambda row: False, 2021)
    plain = [
        tuple(value if value is None or type(value) in (int, bool, float) else str(value) for value in row)
        for row in found
    ]
    assert plain == ROWS[table]


def test_what_is_stale_stays_away(written: Path) -> None:
    path = part_of(written, "tasks", HERE)
    assert [row[1] for row in kept_rows(path, "tasks", lambda row: row["task"] == 1, 2021)] == [2]


def test_no_rows_no_file(written: Path) -> None:
    path = part_of(written, "tasks", HERE)
    write_part(path, "tasks", [])
    assert not path.exists() and kept_rows(path, "tasks", lambda row: False, 2021) == []


def test_what_is_not_known_has_a_place_in_the_path(tmp_path: Path) -> None:
    assert part_of(tmp_path, "tasks", Partition()).parent.parts[-2:] == (
        "year=__HIVE_DEFAULT_PARTITION__",
        "province=__HIVE_DEFAULT_PARTITION__",
    )
    assert part_of(tmp_path, "tasks", Partition("2021", "某/../省")).parent.name == "province=某%2F..%2F省"


def test_frames_know_year_and_province(written: Path) -> None:
    frame = read_frame(written, "tasks", [("task", "Int64"), ("year", "Int64"), ("province", "string")])
    assert frame["year"].tolist() == [2021, 2021] and frame["province"].tolist() == ["某省", "某省"]
    assert len(read_frame(written, "points", [("point", "Int64")])) == 0


def test_broken_files_are_named(written: Path) -> None:
    assert list(broken_parts(written)) == []
    path = part_of(written, "tasks", HERE)
    path.write_bytes(path.read_bytes()[:100])
    assert list(broken_parts(written)) == [path]
    with pytest.raises(SourceError, match=r"part\.parquet：不是完整的数据文件"):
        kept_rows(path, "tasks", lambda row: False, 2021)


def test_a_file_of_another_table_is_broken(written: Path) -> None:
    path = part_of(written, "tasks", HERE)
    path.write_bytes(part_of(written, "notices", HERE).read_bytes())
    assert list(broken_parts(written)) == [path]


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'yaodian\[dataset\]'"):
        write_part(part_of(tmp_path, "tasks", HERE), "tasks", ROWS["tasks"])


def test_every_table_can_be_written(tmp_path: Path) -> None:
    for table in TABLES:
        write_part(part_of(tmp_path, table, HERE), table, [(None,) * len(TABLES[table])])
        assert [*parts(tmp_path, table)] == [part_of(tmp_path, table, HERE)]
