"""Sheets that people added to a workbook, taken over into the new one: values, looks, widths, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook


def adder(content: bytes, names: Sequence[str]) -> Callable[[Workbook], None] | None:
    """What puts the named sheets of the old workbook behind those of a new one; None if there is nothing to add."""
    if not names:
        return None

    def add(book: Workbook) -> None:
        old = load_workbook(BytesIO(content))
        for name in names:
            if name in old.sheetnames and hasattr(old[name], "iter_rows"):
                _copy(old[name], book.create_sheet(name))

    return add


def _copy(source: Any, target: Any) -> None:
    for row in source.iter_rows():
        for cell in row:
            if cell.value is None and not cell.has_style:
                continue
            new = target.cell(cell.row, cell.column)
            new.value = cell.value
            # What was text stays text, also if it looks like a formula.
            new.data_type = cell.data_type
            if cell.has_style:
                for part in ("font", "fill", "border", "alignment", "protection"):
                    setattr(new, part, copy(getattr(cell, part)))
                new.number_format = cell.number_format
    for letter, dimension in source.column_dimensions.items():
        target.column_dimensions[letter].width = dimension.width
    for number, dimension in source.row_dimensions.items():
        target.row_dimensions[number].height = dimension.height
    for merged in source.merged_cells.ranges:
        target.merge_cells(str(merged))
