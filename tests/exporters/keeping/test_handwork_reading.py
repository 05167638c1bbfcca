"""What a person's cell differs in from its style is read; what the program's own styles say is not."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from pipeline.exporters.keeping.handwork import ColumnWidth
from pipeline.exporters.keeping.handwork_reading import column_widths, look_of
from pipeline.exporters.workbook.style import named_style


def test_a_look_is_only_what_differs() -> None:
    page = Workbook().active
    assert page is not None
    style = named_style("填写")
    cell = page["A1"]
    cell.style = style
    assert look_of(cell, style) is None
    cell.fill = PatternFill("solid", fgColor="FFFF00")
    found = look_of(cell, style)
    assert found is not None and found.fill.fgColor.rgb == "00FFFF00" and found.font is None and found.code is None
    cell.font = Font(name="宋体", b=True)
    again = look_of(cell, style)
    assert again is not None and again.font.b


def test_widths_and_hidden_columns() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "表"
    page.column_dimensions["B"].width = 33.5
    page.column_dimensions["C"].hidden = True
    file = BytesIO()
    book.save(file)
    with ZipFile(file) as archive:
        found = column_widths(archive, "表")
        assert column_widths(archive, "没有") == {}
    assert found[2] == ColumnWidth(33.5, False) and found[3].hidden and 1 not in found
