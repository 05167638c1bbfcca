"""References from elsewhere in a workbook follow the program's rows; parts without any stay byte for byte."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.workbook.defined_name import DefinedName

from pipeline.exporters.keeping.around import book_names, move_elsewhere, recompute
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.grid_map import AxisMap, GridMap, still
from tests.exporters.keeping.opened import edited, sheet_of, written

MOVED = GridMap(AxisMap([(1, 1), (2, 3), (3, 2)], 3), AxisMap((), 0, most=16_384))


def own(book: Any) -> None:
    page = book.create_sheet("汇总")
    page["A1"], page["A2"] = "=任务台账!B2", "=A1"
    book.create_sheet("别的")["A1"] = "=A2"
    book.defined_names["第一项"] = DefinedName("第一项", attr_text="任务台账!$B$2")
    chart = BarChart()
    chart.add_data(Reference(book["任务台账"], min_col=1, min_row=2, max_row=2))
    page.add_chart(chart, "C3")


def test_formulas_names_and_charts() -> None:
    package = BookPackage(edited(written(sheet_of("甲", "乙"))[0], own))
    before = dict(package.parts)
    move_elsewhere(package, {"任务台账": still()}, ())
    assert package.parts == before
    move_elsewhere(package, {"任务台账": MOVED}, {"xl/worksheets/sheet1.xml"})
    book_names(package, {"任务台账": MOVED})
    recompute(package)
    assert package.parts["xl/worksheets/sheet3.xml"] == before["xl/worksheets/sheet3.xml"]
    book = load_workbook(BytesIO(package.content()))
    assert [book["汇总"][place].value for place in ("A1", "A2")] == ["=任务台账!B3", "=A1"]
    assert book.defined_names["第一项"].attr_text == "任务台账!$B$3"
    assert b"$A$3" in package.parts["xl/charts/chart1.xml"] and b'fullCalcOnLoad="1"' in package.parts[package.book]


def test_a_list_of_formulas_that_moved_goes() -> None:
    package = BookPackage(written(sheet_of("甲"))[0])
    package.add("xl/calcChain.xml", b"<calcChain/>", "text/xml")
    package.relate(package.book, "calcChain", "xl/calcChain.xml")
    recompute(package)
    assert "xl/calcChain.xml" not in package.parts and package.lead(package.book, "calcChain") is None
