"""逐项对照, 新增 and 取消: the changes one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.diff.comparison import Comparison
from pipeline.exporters.comparison.change_words import number_cell, year_name
from pipeline.exporters.comparison.entries import ChangeEntry
from pipeline.exporters.workbook.redline import Cell, lines, new_side, old_side, plain, redlined_rows, tinted
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow, filter_range, heading, widened
from pipeline.model.change import Kind

SIDE_BY_SIDE: Final = "逐项对照"
ADDED: Final = "新增"
DROPPED: Final = "取消"


def side_by_side_sheet(comparison: Comparison, items: Sequence[ChangeEntry]) -> Sheet:
    """Old and new side by side, the redline inside the cells, with filter buttons (变化: 包含“改写”…)."""
    old, new = _years(comparison)
    columns = [
        SheetColumn("变化", 9, "正文加粗"),
        SheetColumn(f"{old}\n序号", 6.5, "正文居中"),
        SheetColumn(f"{new}\n序号", 6.5, "正文居中"),
        SheetColumn("类别", 15, "次要"),
        SheetColumn("工作任务", 17),
        SheetColumn(f"{old}要求", 40, widest=70),
        SheetColumn(f"{new}要求", 40, widest=70),
        SheetColumn("责任单位", 22, "次要"),
        SheetColumn("单位变化", 22),
        SheetColumn("完成时限", 11, "正文居中"),
    ]
    table = [_side_by_side(entry) for entry in items]
    if any(entry.progress for entry in items):
        columns.append(SheetColumn(f"{old}\n进展", 22, widest=40))
        table = [[*row, entry.progress or None] for row, entry in zip(table, items, strict=True)]
    columns = widened(columns, [[_flat(cell) for cell in row] for row in table])
    rows = [heading(columns)]
    for values in table:
        rows += redlined_rows(columns, values, repeated=(0, 1, 2))
    return _sheet(SIDE_BY_SIDE, columns, rows, f"逐项对照（{old}—{new}）")


def _side_by_side(entry: ChangeEntry) -> list[Cell]:
    change = entry.change
    return [
        tinted(entry.label, change.kind),
        number_cell(change.old),
        number_cell(change.new),
        lines(entry.section),
        lines(entry.task),
        old_side(entry.wording) if change.old else None,
        new_side(entry.wording) if change.new else None,
        entry.units or None,
        lines(entry.unit_lines),
        lines(entry.deadline),
    ]


def list_sheet(comparison: Comparison, items: Sequence[ChangeEntry], kind: Kind) -> Sheet:
    """Only what came (``added``) or only what went (``dropped``)."""
    old, new = _years(comparison)
    name, year = (ADDED, new) if kind == "added" else (DROPPED, old)
    columns = [
        SheetColumn("序号", 7, "正文居中"),
        SheetColumn("类别", 22),
        SheetColumn("工作任务", 24),
        SheetColumn("要求", 66, widest=90),
        SheetColumn("责任单位", 36),
        SheetColumn("完成时限", 14, "正文居中"),
    ]
    chosen = [entry for entry in items if kind in entry.change.kind]
    table = [_listed(entry, kind) for entry in chosen]
    columns = widened(columns, [[_flat(cell) for cell in row] for row in table])
    rows = [heading(columns)]
    for values in table:
        rows += redlined_rows(columns, values, repeated=(0,))
    if not chosen:
        rows += redlined_rows(columns, [None, None, None, f"没有{name}的任务", None, None])
    word = f"{year}新增的任务" if kind == "added" else f"{year}有、{new}没有的任务"
    return _sheet(name, columns, rows, word)


def _listed(entry: ChangeEntry, kind: Kind) -> list[Cell]:
    change = entry.change
    return [
        number_cell(change.new if kind == "added" else change.old),
        plain(entry.section),
        plain(entry.task),
        plain(entry.wording),
        entry.units,
        plain(entry.deadline),
    ]


def _sheet(name: str, columns: Sequence[SheetColumn], rows: list[SheetRow], title: str) -> Sheet:
    filtered = filter_range(columns, rows)
    return Sheet(name=name, columns=columns, rows=rows, title=title, heads=1, filtered=filtered)


def _flat(cell: Cell) -> str | None:
    return plain(cell) if isinstance(cell, tuple) else cell if isinstance(cell, str) else None


def _years(comparison: Comparison) -> tuple[str, str]:
    return year_name(comparison.diff.old.year, "上年"), year_name(comparison.diff.new.year, "今年")
