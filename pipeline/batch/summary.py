"""``summary.csv`` and ``summary.json``: one row a file of the run, in the run's order."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Struct

from pipeline.batch.record import Counts
from pipeline.batch.staging import move_beside_foreign

SCHEMA: Final = "yaodian/summary/1"
STATUS_NAMES: Final = {"done": "完成", "failed": "失败", "left": "未处理"}
TITLES: Final = ("文件", "结果", "原因", "要点", "任务", "单位", "错误", "警告", "提示", "用时（秒）", "结果文件夹")
_BOM: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "'")


class Row(Struct, frozen=True):
    """A file and what became of it. ``problem`` is the kind of a failure (source, password, corrections, output, limit,
    crash), ``reason`` its words. ``seconds``: how long this run worked on it, 0 if it was up to date."""

    file: str
    status: Literal["done", "failed", "left"]
    problem: str | None
    reason: str
    counts: Counts
    seconds: float
    folder: str


class Summary(Struct, frozen=True):
    """The whole of ``summary.json``."""

    schema: Literal["yaodian/summary/1"]
    files: list[Row]


def write_summary(rows: Sequence[Row], output: Path, area: Path) -> list[Path]:
    """Write both files to ``output``, made in ``area`` first; a file of that name that is no summary stays, and the
    new one goes beside it. Gives where they are. An OutputError if that cannot be."""
    written: list[Path] = []
    for name, content, ours in (
        ("summary.csv", csv_bytes(rows), _is_our_csv),
        ("summary.json", json_bytes(rows), _is_our_json),
    ):
        made = area / name
        made.write_bytes(content)
        written.append(move_beside_foreign(made, output / name, ours))
    return written


def csv_bytes(rows: Sequence[Row]) -> bytes:
    """UTF-8 with BOM, a title row, CR LF; texts that a spreadsheet would take for a formula get an apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(TITLES)
    for row in rows:
        counts = row.counts
        numbers = (counts.points, counts.tasks, counts.units, counts.errors, counts.warnings, counts.infos)
        writer.writerow(
            [
                _safe(row.file),
                STATUS_NAMES[row.status],
                _safe(row.reason),
                *(numbers if row.status == "done" else [""] * 6),
                f"{row.seconds:.2f}",
                _safe(row.folder),
            ]
        )
    return (_BOM + text.getvalue()).encode("utf-8", "backslashreplace")


def json_bytes(rows: Sequence[Row]) -> bytes:
    """The rows as they are, indented."""
    return msgspec.json.format(msgspec.json.encode(Summary(SCHEMA, list(rows))), indent=2) + b"\n"


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _is_our_csv(path: Path) -> bool:
    return _begins(path, (_BOM + ",".join(TITLES)).encode())


def _is_our_json(path: Path) -> bool:
    return _begins(path, b'{\n  "schema": "yaodian/summary/')


def _begins(path: Path, start: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(start)) == start
    # Not there, a folder, or closed to us: in no case a summary that may be replaced.
    except OSError:
        return False
