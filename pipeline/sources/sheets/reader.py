"""Reads a task table that is a workbook (.xlsx, .xls, .et, .ods) into a Layout: its sheets below each other.

There are no pages: one Page with number 0. Hidden sheets are furniture, told of by ``text.unseen``.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import SourceError
from pipeline.model import Furniture, Grid, Layout, Line, Page
from pipeline.sources.own_workbooks import OWN, is_own
from pipeline.sources.sheets.cell_texts import read_sheets
from pipeline.sources.sheets.sheet_layout import SheetSetter
from pipeline.sources.size_limits import check_lines


def read_sheet(path: Path, password: str = "") -> Layout:
    """The layout of a workbook. Raises SourceError and PasswordError as ``read_sheets`` does, and if it is empty,
    has more lines than any notice, or is one that this program made."""
    if is_own(path):
        raise SourceError(f"{path.name}：{OWN}。")
    setter = SheetSetter()
    blocks: list[Line | Grid] = []
    for number, sheet in enumerate(read_sheets(path, password), start=1):
        if sheet.hidden:
            setter.set_apart(number, sheet, "hidden")
        else:
            # Before they are set: that takes ten times as long as to see that there are too many.
            check_lines(path.name, setter.lines + sum(any(text.strip() for text in row) for row in sheet.rows))
            blocks += setter.blocks(number, sheet)
    if not blocks:
        raise SourceError(f"{path.name}：表格里没有文字。请确认文件内容。")
    check_lines(path.name, setter.lines)
    width = max(block.box[2] for block in blocks)
    page = Page(0, width, float(setter.lines + 1), tuple(blocks), 0.0, width)
    furniture = tuple(Furniture(reason, tuple(ids)) for reason, ids in setter.apart.items())
    return Layout("sheet", (page,), tuple(setter.chars), furniture)
