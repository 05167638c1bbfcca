"""``diff.xlsx``: 总览, 逐项对照, 按单位, 新增, 取消."""

from __future__ import annotations

from pathlib import Path

from pipeline.diff.comparison import Comparison
from pipeline.exporters.atomic import write_bytes
from pipeline.exporters.comparison.change_sheets import list_sheet, side_by_side_sheet
from pipeline.exporters.comparison.entries import entries
from pipeline.exporters.comparison.overview import overview_sheet
from pipeline.exporters.comparison.unit_sheet import NAME, unit_sheet
from pipeline.exporters.workbook.xlsx import xlsx_bytes


def diff_xlsx(comparison: Comparison) -> bytes:
    """The workbook's content; the same comparison gives the same bytes."""
    items = entries(comparison)
    units, starts = unit_sheet(comparison, items)
    sheets = [
        overview_sheet(comparison, starts, NAME),
        side_by_side_sheet(comparison, items),
        units,
        list_sheet(comparison, items, "added"),
        list_sheet(comparison, items, "dropped"),
    ]
    return xlsx_bytes(sheets, title=f"{comparison.diff.new.title or ''}变化对照")


def write_diff_xlsx(comparison: Comparison, path: Path) -> None:
    """Write ``diff.xlsx``, whole or not at all. An OutputError if that cannot be."""
    write_bytes(path, diff_xlsx(comparison))
