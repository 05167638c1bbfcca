"""Rows of a task table that are no tasks though several of their cells are filled: headings of groups, and totals.

A heading with a number before it or a score behind it (一、｜水岸联动｜15) has nobody's name and no requirement of its
own; a total has figures only. Touches the model and the columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extractors.table.column_labels import UNIT_ROLES
from pipeline.extractors.table.columns import FIGURE, Column
from pipeline.extractors.table.stitched import Stitched
from pipeline.text.ordinals import HAN_NUMBER

_GROUP_NUMBER = re.compile(f"第?{HAN_NUMBER}[、.．章节部项]?|（{HAN_NUMBER}）[、.．]?")
_HEADS = ("category", "task", "requirement", "any")


def group_heading(
    row: Sequence[Stitched | None], above: Sequence[Stitched | None], columns: Sequence[Column]
) -> Stitched | None:
    """The cell that heads the rows below, in a row with a group's number, a score, or both; None if it is a task's.

    A requirement or units that the row shares with the one above, or repeats, are not its own.
    """
    words: list[tuple[Column, Stitched]] = []
    remarks: list[tuple[Column, Stitched]] = []
    number, figures = "", 0
    for index, (cell, column) in enumerate(zip(row, columns, strict=True)):
        if cell is None or not cell.text or any(cell is other for _, other in words):
            continue
        if column.role == "number":
            number = "" if above and cell is above[index] else cell.text
        elif column.role == "extra" and FIGURE.fullmatch(cell.text):
            figures += 1
        elif not _shared(cell, above[index] if above else None, column):
            (remarks if column.role == "extra" else words).append((column, cell))
    grouped = _GROUP_NUMBER.fullmatch(number) is not None
    words += [] if grouped else remarks
    if len(words) != 1 or not (grouped or (figures and not number)):
        return None
    column, cell = words[0]
    return cell if column.role in _HEADS else None


def _shared(cell: Stitched, above: Stitched | None, column: Column) -> bool:
    if above is None or not (column.role in UNIT_ROLES or column.role == "requirement"):
        return False
    return cell is above or cell.text == above.text


def is_total(row: Sequence[Stitched | None], above: Sequence[Stitched | None], totals: Sequence[str]) -> bool:
    """Whether the row adds up others: a word such as 合计, and figures; cells shared with the row above aside."""
    texts = [cell.text for cell in dict.fromkeys(row) if cell is not None and cell.text and cell not in above]
    named = [text for text in texts if re.sub(r"[\s：:（）()]", "", text) in totals]
    return bool(named) and all(text in named or FIGURE.fullmatch(text) for text in texts)


def remarks_of(row: Sequence[Stitched | None], columns: Sequence[Column]) -> list[Stitched]:
    """The cells of columns beside the task's that say more than a figure."""
    pairs = zip(row, columns, strict=True)
    return [cell for cell, one in pairs if cell and one.role == "extra" and not FIGURE.fullmatch(cell.text)]
