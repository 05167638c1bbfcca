"""``coverage.json`` and ``coverage.csv``: the same for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import msgspec

from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.csv_bytes import csv_bytes
from pipeline.exporters.csv_columns import titles_of
from pipeline.exporters.csv_file import joined
from pipeline.exporters.superior.coverage_words import MANNER_NAMES, OWN
from pipeline.superior.carrying_out import Demand, DistrictAnswers, LocalAnswer, Superior

INDENT: Final = 2
NAME: Final = "coverage.csv"


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
        head = _head(one)
        for demand, answer in zip(superior.demands, one.answers, strict=True):
            rows.append([MANNER_NAMES[answer.manner], *_demanded(demand), *_answered(answer), *head])
        for task in one.own:
            rows.append([OWN, *[None] * 6, task.id, str(task.number), task.units, *[None] * 5, *head])
    return csv_bytes(titles_of(NAME), rows)


def _demanded(demand: Demand) -> list[str | int | None]:
    return [demand.id, demand.number, demand.requirement, demand.units, demand.deadline, demand.due]


def _answered(answer: LocalAnswer) -> list[str | int | None]:
    return [
        joined(answer.task_ids),
        joined(map(str, answer.tasks)),
        answer.units,
        joined(answer.no_counterpart),
        answer.deadline,
        answer.due,
        "是" if answer.later else None,
        None if answer.similarity is None else f"{answer.similarity:.4f}",
    ]


def _head(one: DistrictAnswers) -> list[str | int | None]:
    told = one.issued
    issuers = joined(told.issuers)
    return [one.year, told.place or one.place, told.code, told.document_number, issuers, told.issued_on, one.file]


def write_coverage_json(superior: Superior, path: Path) -> None:
    """Write ``coverage.json``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, coverage_json(superior))


def write_coverage_csv(superior: Superior, path: Path) -> None:
    """Write ``coverage.csv``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, coverage_csv(superior))
