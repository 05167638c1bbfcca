"""Sheets that people added to a workbook, taken over into the new one with all that openpyxl knows of a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy, deepcopy
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook, load_workbook

from pipeline.exporters.keeping.changes import properties

_LOOKS: Final = ("font", "fill", "border", "alignment", "protection", "number_format")
_COLUMN: Final = ("width", "hidden", "outlineLevel", "collapsed", "bestFit", "min", "max")
_ROW: Final = ("height", "hidden", "outlineLevel", "collapsed", "thickTop", "thickBot")
_PARTS: Final = (
    *("sheet_format", "sheet_properties", "sheet_state", "views", "protection", "auto_filter", "data_validations"),
    *("page_setup", "page_margins", "print_options", "row_breaks", "col_breaks"),
)
_MARGINS: Final = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_PRINTED: Final = ("print_title_rows", "print_title_cols", "print_area")


def adder(content: bytes, names: Sequence[str], prints: Sequence[str]) -> Callable[[Workbook], None]:
    """What puts the named sheets of the old workbook behind those of a new one, and the ``prints`` of its rows."""

    def add(book: Workbook) -> None:
        mine: Any = book
        for one in properties(prints):
            mine.custom_doc_props.append(one)
        if not names:
            return
        old = load_workbook(BytesIO(content), rich_text=True)
        for name in names:
            if name in old.sheetnames and hasattr(old[name], "iter_rows"):
                _copy(old[name], book.create_sheet(name))
        for label, place in old.defined_names.items():
            if label not in book.defined_names:
                book.defined_names[label] = copy(place)

    return add


def _copy(source: Any, target: Any) -> None:
    _copy_cells(source, target)
    for kind, fields in (("column_dimensions", _COLUMN), ("row_dimensions", _ROW)):
        for key, dimension in getattr(source, kind).items():
            new = getattr(target, kind)[key]
            for field in fields:
                setattr(new, field, getattr(dimension, field))
            _copy_look(dimension, new)
    for part in _PARTS:
        setattr(target, part, deepcopy(getattr(source, part)))
    # A printer's own settings are a part that stays behind; a sheet chosen in the old workbook is not the one shown.
    target.page_setup.id = None
    for view in target.views.sheetView:
        view.tabSelected = False
    for part in _MARGINS:
        setattr(target, part, deepcopy(getattr(source, part)))
    target.HeaderFooter.differentOddEven = source.HeaderFooter.differentOddEven
    target.HeaderFooter.differentFirst = source.HeaderFooter.differentFirst
    for part in _PRINTED:
        if getattr(source, part):
            setattr(target, part, getattr(source, part))
    for label, place in source.defined_names.items():
        target.defined_names[label] = copy(place)
    for formatted in source.conditional_formatting:
        for rule in formatted.rules:
            target.conditional_formatting.add(str(formatted.sqref), copy(rule))
    for table in source.tables.values():
        target.add_table(deepcopy(table))
    # Last: merging takes away what stood in the cells under the first one.
    for merged in source.merged_cells.ranges:
        target.merge_cells(str(merged))


def _copy_cells(source: Any, target: Any) -> None:
    for row in source.iter_rows():
        for cell in row:
            link, comment = getattr(cell, "hyperlink", None), cell.comment
            if cell.value is None and not cell.has_style and link is None and comment is None:
                continue
            new = target.cell(cell.row, cell.column)
            if type(cell).__name__ != "MergedCell":
                new.value = cell.value
                # What was text stays text, also if it looks like a formula.
                new.data_type = cell.data_type
            _copy_look(cell, new)
            if link is not None:
                # Not by the cell's own attribute, which would put the address where a formula or nothing stands.
                new._hyperlink = copy(link)
                new._hyperlink.id = None
            if comment is not None:
                new.comment = copy(comment)


def _copy_look(source: Any, target: Any) -> None:
    if source.has_style:
        for part in _LOOKS:
            setattr(target, part, copy(getattr(source, part)))
        if getattr(source, "quotePrefix", False):
            target.quotePrefix = True
