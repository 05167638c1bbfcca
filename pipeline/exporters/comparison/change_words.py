"""The Chinese words of a comparison, the same in the workbook, on the page and on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import UNSET

from pipeline.exporters.role_names import role_name
from pipeline.model.change import Change, Kind, Piece

KIND_NAMES: Final[dict[Kind, str]] = {
    "added": "新增",
    "dropped": "取消",
    "reworded": "改写",
    "reassigned": "单位调整",
    "rescheduled": "时限调整",
    "moved": "调整章节",
    "split": "拆分",
    "merged": "合并",
    "kept": "不变",
}
"""In the order in which a reader asks for them."""
KIND_NOTES: Final[dict[Kind, str]] = {
    "added": "今年才有的任务",
    "dropped": "今年没有了的任务",
    "reworded": "要求、任务或类别的文字有改动",
    "reassigned": "责任单位有增减，或角色、“等”字有变",
    "rescheduled": "完成时限有变（只是顺延一年的不算）",
    "moved": "文字还在，换到了别的章节",
    "split": "一项拆成几项",
    "merged": "几项并成一项",
    "kept": "与往年相同",
}


def kind_label(change: Change) -> str:
    """All kinds of a change, for one cell."""
    return "、".join(name for kind, name in KIND_NAMES.items() if kind in change.kind)


def number_cell(values: Sequence[int]) -> int | str | None:
    """Task numbers as a cell has them: a single one is a number."""
    return values[0] if len(values) == 1 else numbers(values) or None


def numbers(values: Sequence[int]) -> str:
    """Task numbers for one cell: 8、9."""
    return "、".join(map(str, values))


def year_name(year: int | None, other: str) -> str:
    """How the columns of a notice are headed: 2021年, or 上年 and 今年 where the year is not known."""
    return f"{year}年" if year is not None else other


def unit_lines(change: Change) -> list[Piece]:
    """What changed in who answers, one line each: gone, come, role, name, open tail. Empty if nothing did."""
    units = change.units
    lines: list[Piece] = [("delete", f"删去：{one.name}{_role(one.role)}") for one in units.removed]
    lines += [("insert", f"增加：{one.name}{_role(one.role)}") for one in units.added]
    for one in units.role_changed:
        lines.append(("equal", f"{one.name}：{role_name(one.old)}→{role_name(one.new)}"))
    lines += [("equal", f"更名：{one.old}→{one.new}") for one in units.renamed]
    if units.open_ended is not UNSET:
        lines.append(("equal", f"列举的尾语：{units.open_ended.old or '无'}→{units.open_ended.new or '无'}"))
    return lines


def _role(role: str) -> str:
    return f"（{role_name(role)}）" if role != "unspecified" else ""
