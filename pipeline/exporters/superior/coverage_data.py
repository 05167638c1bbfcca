"""``coverage.json`` and ``coverage.csv``: the same for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import msgspec

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.csv_file import csv_bytes
from pipeline.exporters.superior.coverage_words import LATER, MANNER_NAMES, OWN
from pipeline.superior.carrying_out import Superior

INDENT: Final = 2
TITLES: Final = (
    *("地区", "年份", "落实情况", "上级任务序号", "上级要求", "上级责任单位", "上级时限", "上级截止日期"),
    *("本地任务序号", "本地责任单位", "没有对口的单位", "本地时限", "本地截止日期", LATER, "相似度", "文件"),
)


def coverage_json(superior: Superior) -> bytes:
    """UTF-8 with Chinese as it is, keys in the model's order."""
    return msgspec.json.format(msgspec.json.encode(superior), indent=INDENT) + b"\n"


def coverage_schema() -> str:
    """The JSON Schema of ``coverage.json``, as text."""
    return json.dumps(msgspec.json.schema(Superior), ensure_ascii=False, indent=INDENT)


def coverage_csv(superior: Superior) -> bytes:
    """A row a district and obligation, then one for each task of its own."""
    rows: list[list[str | int | None]] = []
    for one in superior.districts:
        for demand, answer in zip(superior.demands, one.answers, strict=True):
            rows.append(
                [
                    *(one.place, one.year, MANNER_NAMES[answer.manner]),
                    *(demand.number, demand.requirement, demand.units, demand.deadline, demand.due),
                    *("；".join(map(str, answer.tasks)), answer.units, "；".join(answer.no_counterpart)),
                    *(answer.deadline, answer.due, "是" if answer.later else None),
                    *(None if answer.similarity is None else f"{answer.similarity:.4f}", one.file),
                ]
            )
        for task in one.own:
            rows.append([one.place, one.year, OWN, *[None] * 5, str(task.number), task.units, *[None] * 5, one.file])
    return csv_bytes(TITLES, rows)


def write_coverage_json(superior: Superior, path: Path) -> None:
    """Write ``coverage.json``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, coverage_json(superior))


def write_coverage_csv(superior: Superior, path: Path) -> None:
    """Write ``coverage.csv``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, coverage_csv(superior))
