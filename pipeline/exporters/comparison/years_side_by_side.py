"""``history.json`` and ``history.xlsx``: three and more years, obligation by obligation and body by body."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from pipeline.diff.history import History, ObligationLine, Step
from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.comparison.change_words import KIND_NAMES, numbers, year_name
from pipeline.exporters.workbook.sheet import (
    Sheet,
    SheetColumn,
    SheetRow,
    Value,
    filter_range,
    flowing_rows,
    heading,
    text_row,
    widened,
)
from pipeline.exporters.workbook.xlsx import xlsx_bytes

LINES: Final = "任务沿革"
UNITS: Final = "单位负担"


def history_json(history: History) -> bytes:
    """UTF-8 with Chinese as it is, two spaces of indent, a line break at the end."""
    return msgspec.json.format(msgspec.json.encode(history), indent=2) + b"\n"


def history_xlsx(history: History) -> bytes:
    """The workbook's content; the same history gives the same bytes."""
    return xlsx_bytes([_line_sheet(history), _unit_sheet(history)], title="历年对照")


def write_history_json(history: History, path: Path) -> None:
    """Write ``history.json``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, history_json(history))


def write_history_xlsx(history: History, path: Path) -> None:
    """Write ``history.xlsx``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, history_xlsx(history))


def _years(history: History) -> list[str]:
    return [year_name(edition.year, f"第{at}份") for at, edition in enumerate(history.editions, 1)]


def _line_sheet(history: History) -> Sheet:
    years = _years(history)
    columns = [
        SheetColumn("首见", 9, "正文居中"),
        SheetColumn("末见", 9, "正文居中"),
        SheetColumn("变化年份", 20, "正文居中"),
        *(SheetColumn(year, 14, "正文居中") for year in years),
        SheetColumn("类别", 18, "次要"),
        SheetColumn("工作任务", 20),
        SheetColumn("要求（最近一年）", 56, widest=80),
    ]
    table = [_line_values(line, years) for line in history.lines]
    columns = widened(columns, table)
    rows = [heading(columns)]
    for values in table:
        rows += flowing_rows(columns, values, repeated=(0, 1, 2))
    filtered = filter_range(columns, rows)
    return Sheet(LINES, columns, rows, f"任务沿革（{years[0]}—{years[-1]}）", heads=1, filtered=filtered)


def _line_values(line: ObligationLine, years: list[str]) -> list[Value]:
    steps = {step.edition: step for step in line.steps}
    cells: list[Value] = [_step(steps[at]) if at in steps else "" for at in range(1, len(years) + 1)]
    if line.last < len(years):
        # What was merged or split goes on in one line: a line that ends is a task that was dropped.
        cells[line.last] = KIND_NAMES["dropped"]
    changed = "、".join(years[at - 1] for at in line.changed)
    return [years[line.first - 1], years[line.last - 1], changed, *cells, line.section, line.task, line.requirement]


def _step(step: Step) -> str:
    words = "、".join(name for kind, name in KIND_NAMES.items() if kind in step.kind)
    return f"第{numbers(step.tasks)}项" + (f"\n{words}" if words else "")


def _unit_sheet(history: History) -> Sheet:
    years = _years(history)
    columns = [
        SheetColumn("单位", 38),
        *(SheetColumn(f"{year}\n直接点名", 12, "正文居中") for year in years),
        *(SheetColumn(f"{year}\n经由集合称谓", 15, "正文居中") for year in years),
        SheetColumn("增减（直接点名，末年比首年）", 20, "正文居中"),
    ]
    rows: list[SheetRow] = [heading(columns)]
    for unit in history.units:
        balance = unit.direct[-1] - unit.direct[0]
        counts = [count or "" for count in (*unit.direct, *unit.through)]
        rows.append(text_row(columns, [unit.name, *counts, f"{balance:+d}" if balance else ""]))
    filtered = filter_range(columns, rows)
    return Sheet(UNITS, columns, rows, f"各单位任务数（{years[0]}—{years[-1]}）", heads=1, filtered=filtered)
