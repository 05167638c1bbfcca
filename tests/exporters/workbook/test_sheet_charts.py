"""Charts of a sheet: of its own cells, as tall as their tables."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from pipeline.exporters.workbook.sheet import Sheet, SheetColumn, SheetRow
from pipeline.exporters.workbook.sheet_charts import SheetChart
from pipeline.exporters.workbook.xlsx import xlsx_bytes

COLUMNS = (SheetColumn("名称", 10), SheetColumn("甲", 8), SheetColumn("乙", 8))


def test_bars_and_ring_name_their_cells() -> None:
    rows = [SheetRow(["名称", "甲", "乙"], "正文"), *(SheetRow([name, 1, 2], "正文") for name in "一二三")]
    colors = ("#112233", "#445566")
    charts = [
        SheetChart("条", 1, 2, 4, (2, 3), colors, "E"),
        SheetChart("环", 1, 2, 2, (2, 3), colors, "E", ring=True),
    ]
    page = load_workbook(BytesIO(xlsx_bytes([Sheet("表", COLUMNS, rows, charts=charts)])))["表"]
    bars, ring = page._charts
    assert [one.val.numRef.f for one in bars.series] == ["'表'!$B$2:$B$4", "'表'!$C$2:$C$4"]
    assert bars.series[0].cat.numRef.f == "'表'!$A$2:$A$4"
    assert ring.series[0].val.numRef.f == "'表'!$B$2:$C$2"
    assert (bars.anchor._from.col, bars.anchor._from.row, ring.anchor._from.col) == (4, 0, 4)
    assert ring.anchor._from.row > 8, "below the one before"
