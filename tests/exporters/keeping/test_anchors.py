"""What a person anchored to rows and columns follows them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from PIL import Image as Picture

from pipeline.exporters.keeping.anchors import move_around
from pipeline.exporters.keeping.carried_record import record_in
from pipeline.exporters.keeping.package_merging import merge_book
from pipeline.exporters.workbook.book_package import BookPackage
from pipeline.exporters.workbook.grid_map import still
from pipeline.exporters.workbook.xml_tree import fragment, parse_xml
from tests.exporters.keeping.opened import edited, sheet_of, written


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A sheet on which a person set up much, after a row came in before the second."""
    picture = tmp_path_factory.mktemp("p") / "p.png"
    Picture.new("RGB", (8, 8), "red").save(picture)
    content = edited(written(sheet_of("甲的事情", "乙的事情", "丙的事情"))[0], lambda book: set_up(book, picture))
    base = record_in(BookPackage(content))
    assert base is not None
    texts = ("甲的事情", "新的事情", "乙的事情", "丙的事情")
    made = merge_book(content, base, lambda _: [sheet_of(*texts)], "test", "题")
    return load_workbook(BytesIO(made.content))["任务台账"]


def set_up(book: Any, picture: Path) -> None:
    page = book["任务台账"]
    rule = DataValidation(type="list", formula1='"是,否"')
    rule.add("C3")
    rule.add("C2:C4")
    page.add_data_validation(rule)
    page.conditional_formatting.add("B3:B4", CellIsRule("equal", ["$A$3"], fill=PatternFill("solid", bgColor="FF0000")))
    page.add_image(Image(str(picture)), "E3")
    page.auto_filter.ref = "A1:D4"
    page.auto_filter.add_filter_column(1, ["甲的事情"])
    page.freeze_panes, page.sheet_view.zoomScale = "B2", 85
    page.row_dimensions[4].hidden = page.column_dimensions["D"].hidden = True
    page.column_dimensions["B"].width, page.row_dimensions[3].height = 61, 77
    page.protection.sheet = True
    page.page_setup.orientation = "portrait"
    page["C4"].value, page["C4"].hyperlink = "见", Hyperlink("C4", location="任务台账!A3")


def test_rules(page: Any) -> None:
    (choice,) = page.data_validations.dataValidation
    assert set(str(choice.sqref).split()) == {"C4", "C2:C5"}, "a rule of the whole column stays one"
    (place,) = page.conditional_formatting
    assert str(place.sqref) == "B4:B5" and place.rules[0].formula == ["$A$4"]


def test_views_rows_and_columns(page: Any) -> None:
    assert page.auto_filter.ref == "A1:D5" and page.auto_filter.filterColumn[0].colId == 1
    assert page.freeze_panes == "B2" and page.sheet_view.zoomScale == 85 and page.protection.sheet
    assert page.row_dimensions[5].hidden and page.column_dimensions["D"].hidden and page.row_dimensions[4].height == 77
    assert page.column_dimensions["B"].width == 61 and page.page_setup.orientation == "portrait"


def test_pictures_and_links(page: Any) -> None:
    assert page._images[0].anchor._from.row == 3
    assert page["C5"].hyperlink.location == "任务台账!A4"


def test_where_nothing_moved_nothing_changes() -> None:
    text = '<w><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells><a sqref="A1 B2"/><rowBreaks/></w>'
    root = parse_xml(text.encode())
    move_around(root, still(), {})
    assert fragment(root) == text
