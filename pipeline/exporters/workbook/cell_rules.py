"""Rules that a sheet has for its cells: choices, days only, and colours that follow from what the cells say.

Rules reach below the last row, so that they hold for rows that people add.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

# Days before this one are slips of typing; Excel's own count begins in 1900.
EARLIEST: Final = "DATE(2000,1,1)"
# Formats up to this number are Excel's own.
_OWN_FORMAT: Final = 170


class DropDown(Struct, frozen=True):
    """A list of choices for the cells of one column (from 1), in rows ``first`` to ``last``. ``strict``: nothing else
    is taken."""

    column: int
    first: int
    last: int
    choices: tuple[str, ...]
    strict: bool = False


class DaysOnly(Struct, frozen=True):
    """Cells of one column (from 1) in rows ``first`` to ``last`` that take nothing but a day. ``title``: what the
    column is called."""

    column: int
    first: int
    last: int
    title: str


class Tint(Struct, frozen=True):
    """Cells (A2:C90) that look otherwise where ``formula`` (written for the first of them) is true; the first tint that
    fits a cell is the only one. ``code``: a number format."""

    cells: str
    formula: str
    color: str
    fill: str | None = None
    code: str | None = None


def choices_rule(drop_down: DropDown) -> DataValidation:
    """The validation that shows a list."""
    rule = DataValidation(
        type="list",
        formula1=f'"{",".join(drop_down.choices)}"',
        allow_blank=True,
        # Other words are mostly allowed after a warning: a clerk knows cases that no list has.
        errorStyle="stop" if drop_down.strict else "warning",
        errorTitle="请从列表中选择",
        error=f"{'请填写' if drop_down.strict else '一般填写'}：{'、'.join(drop_down.choices)}",
        showErrorMessage=True,
    )
    rule.add(_cells(drop_down.column, drop_down.first, drop_down.last))
    return rule


def days_rule(days: DaysOnly) -> DataValidation:
    """The validation that takes days alone."""
    rule = DataValidation(
        type="date",
        operator="greaterThanOrEqual",
        formula1=EARLIEST,
        allow_blank=True,
        errorStyle="stop",
        errorTitle=f"{days.title}请填日期",
        error="请按“年-月-日”填写，如 2021-09-30。日期以外的话请写在“备注”里。",
        showErrorMessage=True,
    )
    rule.add(_cells(days.column, days.first, days.last))
    return rule


def add_tints(formats: ConditionalFormattingList, tints: tuple[Tint, ...]) -> None:
    """Write tints into a sheet's conditional formats."""
    for priority, tint in enumerate(tints, 1):
        look = DifferentialStyle(
            font=Font(color=tint.color),
            fill=PatternFill(bgColor=tint.fill) if tint.fill else None,
            numFmt=NumberFormat(numFmtId=_OWN_FORMAT, formatCode=tint.code) if tint.code else None,
        )
        rule = Rule(type="expression", dxf=look, formula=[tint.formula], stopIfTrue=True, priority=priority)
        formats.add(tint.cells, rule)


def _cells(column: int, first: int, last: int) -> str:
    letter = get_column_letter(column)
    return f"{letter}{first}:{letter}{max(first, last)}"
