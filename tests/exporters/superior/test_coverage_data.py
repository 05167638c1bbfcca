"""``coverage.json`` and ``coverage.csv``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import msgspec

from pipeline.exporters.csv_columns import titles_of
from pipeline.exporters.superior.coverage_data import coverage_schema, write_coverage_csv, write_coverage_json
from pipeline.superior.carrying_out import Superior
from tests.exporters.superior.example import example


def test_json_there_and_back(tmp_path: Path) -> None:
    write_coverage_json(example(), tmp_path / "a.json")
    assert msgspec.json.decode((tmp_path / "a.json").read_bytes(), type=Superior) == example()
    schema = json.loads(coverage_schema())
    assert "yaodian/coverage/1" in json.dumps(schema)


def test_a_row_a_district_and_obligation(tmp_path: Path) -> None:
    write_coverage_csv(example(), tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == titles_of("coverage.csv")
    assert [row["落实情况"] for row in rows] == ["改写落实", "部分落实", "照原文", "没有对应", "自行增加"]
    assert [row["本地任务序号"] for row in rows] == ["1", "2", "3", "", "4"]
    assert rows[0]["晚于上级"] == "是" and rows[2]["没有对口的单位"] == "某某区审计局"
    assert rows[4]["文件"] == "乙区.pdf" and rows[4]["年份"] == "2021" and rows[0]["地区"] == "乙区"
    assert [row["上级任务编号"] for row in rows] == ["某某区-1", "某某区-2", "某某区-3", "某某区-4", ""]
    assert [row["本地任务编号"] for row in rows] == ["某某区-1", "某某区-2", "某某区-3", "", "某某区-4"]
