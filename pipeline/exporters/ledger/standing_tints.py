"""Colours of the rows that people fill in, by where a task stands today: nobody need choose 逾期.

What a program that opens the workbook works out from the days stands as formulas, so that it is right on any day.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from openpyxl.utils import get_column_letter

from pipeline.exporters.titles import DEADLINE, DONE_ON, DUE_DATE, NUMBER, PROGRESS
from pipeline.exporters.workbook.cell_rules import Tint
from pipeline.exporters.workbook.style import DAY
from pipeline.model.progress import DONE, OVERDUE, SAID_ENDS, SOON_DAYS

_MARKED: Final = (NUMBER, DEADLINE, DUE_DATE, PROGRESS)
_GREY: Final = "7F7F7F"
_RED: Final = "9C0006", "FFC7CE"
_AMBER: Final = "7F6000", "FFEB9C"


def standing_tints(columns: Mapping[str, int], last: int) -> tuple[Tint, ...]:
    """Grey for the whole row of what is done; red for what is overdue, with the word behind its day, amber for what is
    due within 30 days. ``columns`` are the sheet's by title (from 1), ``last`` is the last row that is coloured.

    Done is what has a day of completion that has come, or no such day and 已完成; overdue, what is not done and whose
    day is over, or has no day and 逾期.
    """
    due, progress, done_on = (f"${get_column_letter(columns[title])}2" for title in (DUE_DATE, PROGRESS, DONE_ON))
    done = f'OR(AND(ISNUMBER({done_on}),{done_on}<=TODAY()),AND({done_on}="",{_says(progress)}))'
    late = f"AND(ISNUMBER({due}),{due}<TODAY())"
    said = f'AND(NOT(ISNUMBER({due})),LEFT(TRIM({progress}),{len(OVERDUE)})="{OVERDUE}")'
    soon = f"AND(ISNUMBER({due}),{due}<=TODAY()+{SOON_DAYS})"
    every = f"A2:{get_column_letter(max(columns.values()))}{last}"
    return (
        Tint(every, done, _GREY),
        Tint(_cells(columns, (DUE_DATE,), last), late, *_RED, code=f'{DAY}"{OVERDUE}"'),
        Tint(_cells(columns, _MARKED, last), f"OR({late},{said})", *_RED),
        Tint(_cells(columns, _MARKED, last), soon, *_AMBER),
    )


def _says(progress: str) -> str:
    """A formula: whether the entry is 已完成, with or without an explanation after it."""
    size = len(DONE)
    return (
        f'AND(LEFT(TRIM({progress}),{size})="{DONE}",'
        f'ISNUMBER(FIND(MID(TRIM({progress})&"。",{size + 1},1),"{SAID_ENDS}"&CHAR(10))))'
    )


def _cells(columns: Mapping[str, int], titles: tuple[str, ...], last: int) -> str:
    letters = (get_column_letter(columns[title]) for title in titles if title in columns)
    return " ".join(f"{letter}2:{letter}{last}" for letter in letters)
