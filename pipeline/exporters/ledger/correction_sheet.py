"""更正: numbered rows in which people correct what was read wrongly, each with what became of it when it was read."""

from __future__ import annotations

import re
from typing import Final

from pipeline.exporters import titles
from pipeline.exporters.outcomes_file import RowOutcomes
from pipeline.exporters.workbook.cell_rules import DropDown
from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, Value, filter_range, flowing_rows, heading
from pipeline.model.correction_words import WHAT

NAME: Final = titles.CORRECTIONS
COLUMNS: Final = (
    SheetColumn(titles.CORRECTION, 9, "次要居中"),
    SheetColumn(titles.CORRECTED, 13, "填写", "表头填写"),
    SheetColumn(titles.OF_WHICH, 12, "填写", "表头填写"),
    SheetColumn(titles.OLD, 40, "填写", "表头填写"),
    SheetColumn(titles.NEW, 40, "填写", "表头填写"),
    SheetColumn(titles.NOTE, 20, "填写", "表头填写"),
    SheetColumn(titles.OUTCOME, 40, "次要"),
)
# So many rows there are at least, and so many empty ones behind the last that was filled in.
_LEAST, _FREE = 30, 10
_CODE: Final = re.compile(r"更正(\d{2,4})")


def correction_sheet(title: str, outcomes: RowOutcomes) -> Sheet:
    """The sheet with the outcomes of rows that were read, by their printed numbers."""
    used = [int(found[1]) for code in outcomes if (found := _CODE.fullmatch(code))]
    rows = [heading(COLUMNS)]
    for number in range(1, max(_LEAST, max(used, default=0) + _FREE) + 1):
        code = f"更正{number:02}"
        values: list[Value] = [code, *[None] * (len(COLUMNS) - 2), outcomes.get(code)]
        row = flowing_rows(COLUMNS, values)[0]
        row.key = code
        rows.append(row)
    choices = DropDown(2, 2, len(rows), WHAT, strict=True)
    return Sheet(
        name=NAME,
        columns=COLUMNS,
        rows=rows,
        title=f"{title}　{NAME}",
        filtered=filter_range(COLUMNS, rows),
        drop_downs=(choices,),
    )
