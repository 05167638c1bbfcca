"""An answer as a file: csv (UTF-8 with BOM), xlsx or json."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

from pipeline.dataset.querying import Answer, Cell
from pipeline.exporters.csv_bytes import csv_bytes
from pipeline.exporters.workbook.fitting import em_width
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, filter_range, flowing_rows, heading
from pipeline.exporters.workbook.xlsx import xlsx_bytes

_NARROW: Final = 8.0
_WIDE: Final = 60.0
_SHEET: Final = "查询结果"


def answer_bytes(answer: Answer, form: str, title: str) -> bytes:
    """The file's content; ``form`` is csv, xlsx or json, ``title`` stands above printed pages."""
    if form == "csv":
        return csv_bytes(answer.columns, ([_number_or_text(cell) for cell in row] for row in answer.rows))
    if form == "xlsx":
        return xlsx_bytes([_sheet(answer, title)], title)
    rows = [dict(zip(answer.columns, map(_json, row), strict=True)) for row in answer.rows]
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def as_text(cell: Cell) -> str:
    """A value as people read it; nothing for none."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _number_or_text(cell: Cell) -> str | int | None:
    return cell if isinstance(cell, int) and not isinstance(cell, bool) else as_text(cell)


def _json(cell: Cell) -> Cell:
    return cell.isoformat() if isinstance(cell, date) else cell


def _sheet(answer: Answer, title: str) -> Sheet:
    texts = [[as_text(row[at]) for row in answer.rows] for at in range(len(answer.columns))]
    columns = [
        SheetColumn(name, _width(name, found), "正文居中" if _numeric(answer, at) else "正文")
        for at, (name, found) in enumerate(zip(answer.columns, texts, strict=True))
    ]
    rows = [heading(columns)]
    for row in answer.rows:
        values = [as_text(cell) if isinstance(cell, bool) else cell for cell in row]
        rows += flowing_rows(columns, values)
    return Sheet(_SHEET, columns, rows, title, filtered=filter_range(columns, rows))


def _numeric(answer: Answer, at: int) -> bool:
    return any(isinstance(row[at], int | float) and not isinstance(row[at], bool) for row in answer.rows)


def _width(name: str, texts: list[str]) -> float:
    """Excel's width is in digits, two to a character of ours."""
    longest = max((em_width(text) for text in (name, *texts)), default=0.0)
    return min(max(_NARROW, 2 * longest + 3), _WIDE)
