"""The list of notices, as its page shows it: by place, the newest year first, each with its state."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from msgspec import Struct

from pipeline.batch.inputs import shown
from pipeline.batch.summary import earlier_rows
from pipeline.result_names import LEDGER_BOOK
from pipeline.serving.known_results import KnownNotice

_UNKNOWN_PLACE: Final = "未注明地区"


class NoticeRow(Struct, frozen=True):
    """A row of the list: what may be printed (no sign that steers), and the addresses of page and workbook."""

    title: str
    file: str
    year: str
    page: str
    workbook: str
    points: int
    tasks: int
    units: int
    errors: int
    warnings: int
    checked: int


class FailedRow(Struct, frozen=True):
    """A file without results, and why."""

    file: str
    reason: str


def rows_by_place(notices: Sequence[KnownNotice]) -> list[tuple[str, list[NoticeRow]]]:
    """The rows of each place; notices that name none stand under words that say so."""

    def order(one: KnownNotice) -> tuple[str, int, str, str]:
        head = one.record.head
        return head.place or _UNKNOWN_PLACE, -(head.year or 0), head.title, one.source.name

    grouped = groupby(sorted(notices, key=order), key=lambda one: one.record.head.place or _UNKNOWN_PLACE)
    return [(shown(place), [_row(one) for one in group]) for place, group in grouped]


def failures(output: Path) -> list[FailedRow]:
    """The files of which the last runs made nothing."""
    rows = earlier_rows(output)
    return [FailedRow(shown(row.file), shown(row.reason)) for row in rows if row.status == "failed" and not row.folder]


def _row(one: KnownNotice) -> NoticeRow:
    head, counts, address = one.record.head, one.record.counts, f"/notices/{one.id}/"
    return NoticeRow(
        title=shown(head.title or one.source.name),
        file=shown(one.source.name),
        year=str(head.year or ""),
        page=address,
        workbook=f"{address}files/{LEDGER_BOOK}" if LEDGER_BOOK in one.files() else "",
        points=counts.points,
        tasks=counts.tasks,
        units=counts.units,
        errors=counts.errors,
        warnings=counts.warnings,
        checked=counts.checked,
    )
