"""The tables of a dataset: those of notices, and what changed from one year to the next. Columns stand here once:
files, queries and the printed schema follow them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from pipeline.exporters.notice_tables import COLUMNS as OF_NOTICES
from pipeline.exporters.notice_tables import DAY, NUMBER, TEXT, TRUTH

DATASET_SCHEMA: Final = "yaodian/dataset/1"
SHARE: Final = "Float64"
CHANGES: Final = "changes"

TABLES: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    # The matrix follows from parties and units, and would be the largest of all.
    **{name: columns for name, columns in OF_NOTICES.items() if name != "matrix"},
    CHANGES: (
        ("notice", TEXT, "the later notice"),
        ("old_notice", TEXT, "the earlier notice"),
        ("old_year", NUMBER, "year of the earlier notice"),
        ("kinds", TEXT, "kept, reworded, reassigned, rescheduled, moved, added, dropped, split, merged; joined by ；"),
        ("old_task", NUMBER, "number of the first task in the earlier notice"),
        ("task", NUMBER, "number of the first task in the later notice"),
        ("old_tasks", TEXT, "numbers of all, joined by ；"),
        ("tasks", TEXT, "numbers of all, joined by ；"),
        ("similarity", SHARE, "likeness of the requirements, 0 to 1"),
        ("old_requirement", TEXT, "the requirement as it was"),
        ("requirement", TEXT, "the requirement as it is"),
        ("units_added", TEXT, "bodies that answer for it now, joined by ；"),
        ("units_removed", TEXT, "bodies that answered for it before, joined by ；"),
        ("old_deadline", TEXT, "by when, before"),
        ("deadline", TEXT, "by when, now"),
    ),
}
"""The columns of each table: name, dtype (as pandas has it), meaning. ``year`` and ``province`` stand in the path of a
file, and queries see them as columns of every table."""

PARTITION: Final[tuple[tuple[str, str, str], ...]] = (
    ("year", NUMBER, "year of the notice"),
    ("province", TEXT, "province of the place, as the notice's place is known"),
)
_JSON: Final = {TEXT: "string", NUMBER: "integer", TRUTH: "boolean", DAY: "date", SHARE: "number"}


def columns_in_files(table: str) -> tuple[tuple[str, str, str], ...]:
    """The columns that stand in a table's files: those of the path are left to it."""
    inner = {name for name, _, _ in PARTITION}
    return tuple(column for column in TABLES[table] if column[0] not in inner)


def dataset_schema() -> str:
    """The tables with their columns, types and meanings, as JSON text."""
    tables: dict[str, list[dict[str, Any]]] = {
        table: [
            {"name": name, "type": _JSON[dtype], "meaning": meaning}
            for name, dtype, meaning in (*columns_in_files(table), *PARTITION)
        ]
        for table in TABLES
    }
    return json.dumps({"schema": DATASET_SCHEMA, "tables": tables}, ensure_ascii=False, indent=2)
