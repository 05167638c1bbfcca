"""Pages that stand side by side on one sheet, taken back to where they stand: what was counted and measured page by
page to be read becomes places on the sheets of the file, as a person opens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from pipeline.model import Cell, Char, Evidence, Grid, Layout, Line, Page, RawNotice
from pipeline.model.layout import Box, OnSheet

Sheets = Mapping[int, OnSheet]


def on_sheets(layout: Layout, raw: RawNotice) -> tuple[Layout, RawNotice]:
    """Both with all places on the sheets of the file; as they are where each page has a sheet of its own."""
    sheets = layout.sheets
    if not sheets:
        return layout, raw
    pages: dict[int, Page] = {}
    for page in layout.pages:
        moved = _page(page, sheets)
        pages[moved.number] = _beside(pages[moved.number], moved) if moved.number in pages else moved
    placed = replace(
        layout,
        pages=tuple(pages.values()),
        chars=tuple(_char(char, sheets) for char in layout.chars),
        findings=_placed(layout.findings, sheets),
        sheets={},
    )
    return placed, _placed(raw, sheets)


def page_at(sheets: Sheets, number: int, box: Box) -> tuple[int, Box]:
    """The page that stands on a sheet at a box, and the box as measured on that page."""
    lying = [(sheet.left, page) for page, sheet in sheets.items() if sheet.number == number]
    left, page = max(((left, page) for left, page in lying if left <= (box[0] + box[2]) / 2), default=(0.0, number))
    return page, _box(box, -left)


def sheet_of(sheets: Sheets, page: int) -> int:
    """The number of the sheet on which a page stands."""
    return sheets[page].number if page in sheets else page


def last_sheet(layout: Layout) -> int:
    """The number of the file's last sheet, 0 without pages."""
    return max(sheet_of(layout.sheets, page.number) for page in layout.pages)


def joined_sheets(one: Layout, other: Layout, pages: int, sheets: int) -> dict[int, OnSheet]:
    """The sheets of two layouts, the second's counted on behind so many ``pages`` and ``sheets``; none if each page has
    its own in both."""
    if not one.sheets and not other.sheets:
        return {}
    return {
        **(one.sheets or _own(one.pages)),
        **{
            page + pages: OnSheet(sheet.number + sheets, sheet.left)
            for page, sheet in (other.sheets or _own(other.pages)).items()
        },
    }


def _own(pages: Sequence[Page]) -> dict[int, OnSheet]:
    return {page.number: OnSheet(page.number) for page in pages if page.number}


def _box(box: Box, right: float) -> Box:
    return box[0] + right, box[1], box[2] + right, box[3]


def _char(char: Char, sheets: Sheets) -> Char:
    sheet = sheets.get(char.page)
    return char if sheet is None else replace(char, page=sheet.number, box=_box(char.box, sheet.left))


def _line(line: Line, sheet: OnSheet) -> Line:
    return replace(line, page=sheet.number, box=_box(line.box, sheet.left))


def _cell(cell: Cell, sheet: OnSheet) -> Cell:
    return replace(cell, box=_box(cell.box, sheet.left), lines=tuple(_line(line, sheet) for line in cell.lines))


def _block(block: Line | Grid, sheet: OnSheet) -> Line | Grid:
    if isinstance(block, Line):
        return _line(block, sheet)
    return replace(
        block,
        page=sheet.number,
        box=_box(block.box, sheet.left),
        columns=tuple(column + sheet.left for column in block.columns),
        cells=tuple(_cell(cell, sheet) for cell in block.cells),
    )


def _page(page: Page, sheets: Sheets) -> Page:
    sheet = sheets.get(page.number)
    if sheet is None:
        return page
    return replace(
        page,
        number=sheet.number,
        width=page.width + sheet.left,
        blocks=tuple(_block(block, sheet) for block in page.blocks),
        margin_left=page.margin_left + sheet.left,
        margin_right=page.margin_right + sheet.left,
    )


def _beside(left: Page, right: Page) -> Page:
    """One page of two that stand on one sheet."""
    return replace(right, blocks=(*left.blocks, *right.blocks), margin_left=min(left.margin_left, right.margin_left))


def _placed(value: Any, sheets: Sheets) -> Any:
    """Whatever is built of structs and tuples, with all the evidence in it on the sheets."""
    if isinstance(value, Evidence):
        sheet = sheets.get(value.page or 0)
        if sheet is None or value.bbox is None:
            return value
        x0, top, x1, bottom = _box(value.bbox, sheet.left)
        return replace(value, page=sheet.number, bbox=(round(x0, 2), top, round(x1, 2), bottom))
    if isinstance(value, tuple):
        changed = tuple(_placed(one, sheets) for one in value)
        return value if all(one is other for one, other in zip(changed, value, strict=True)) else changed
    if isinstance(value, Struct):
        fields = {name: _placed(one, sheets) for name, one in asdict(value).items()}
        different = {name: one for name, one in fields.items() if one is not getattr(value, name)}
        return replace(value, **different) if different else value
    return value
