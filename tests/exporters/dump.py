"""A workbook as text that a person can read and compare: set-up of each sheet, then its rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook


def dump(path: Path) -> str:
    """Each cell as value{style}, each row with its height; a long text is cut when it comes again."""
    book = load_workbook(path)
    seen: set[str] = set()
    parts = []
    for page in book.worksheets:
        parts += [f"==== {page.title} {page.dimensions}", *_set_up(page)]
        for row in page.iter_rows():
            cells = " | ".join(_cell(cell, seen) for cell in row)
            parts.append(f"{row[0].row:>3} {page.row_dimensions[row[0].row].height:g}: {cells}")
    return "\n".join(parts) + "\n"


def _set_up(page: Any) -> list[str]:
    widths = ",".join(f"{letter}={dimension.width:g}" for letter, dimension in page.column_dimensions.items())
    setup = page.page_setup
    choices = [f"{rule.sqref}:{rule.formula1}" for rule in page.data_validations.dataValidation]
    return [
        f"widths {widths}",
        f"freeze {page.freeze_panes} filter {page.auto_filter.ref} choices {choices}",
        f"titles {page.print_title_rows} {page.print_title_cols} {setup.orientation} paper {setup.paperSize}"
        f" scale {setup.scale}"
        f" fit {page.sheet_properties.pageSetUpPr.fitToPage} {setup.fitToWidth}x{setup.fitToHeight}",
        f"header {page.oddHeader.center.text} footer {page.oddFooter.center.text}",
        f"breaks rows {[mark.id for mark in page.row_breaks.brk]} columns {[mark.id for mark in page.col_breaks.brk]}",
    ]


def _cell(cell: Any, seen: set[str]) -> str:
    if cell.value is None:
        return ""
    text = str(cell.value).replace("\n", "⏎")
    if len(text) > 16:
        text, full = (f"{text[:8]}…" if text in seen else text), text
        seen.add(full)
    return f"{text}{{{cell.style}}}" if cell.row == 1 or cell.style not in ("正文", "正文居中", "次要") else text
