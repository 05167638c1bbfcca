"""The workbook: numbers that are numbers, and charts that Excel draws from them."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from pipeline.exporters.report.report_xlsx import NAME, report_xlsx
from pipeline.exporters.workbook.book_package import BookPackage
from tests.exporters.report.example import SUBJECT, example


def rows(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_numbers_stand_by_section_and_unit() -> None:
    book = load_workbook(BytesIO(report_xlsx(SUBJECT, example())))
    assert book.sheetnames == [NAME, "逾期任务", "将到期任务", "全部任务"]
    table = rows(book[NAME])
    assert ["全部任务", 4, 2, 1, 1, 0, 0, 1, 0, 1, 50] in table
    assert ["解读", 2, 1, 0, 1, 0, 0, 0, 0, 1, 50] in table
    assert ["甲县财政局", 2, 1, 1, 0, 0, 0, 1, 0, 0, 50] in table


def test_a_list_of_what_is_late() -> None:
    book = load_workbook(BytesIO(report_xlsx(SUBJECT, example())))
    (late,) = rows(book["逾期任务"])[1:]
    assert late[:3] == [1, "公开", "公开预算"] and late[7:9] == ["逾期", 8]
    assert [row[2] for row in rows(book["全部任务"])[1:]] == ["公开预算", "公开决算", "=解读政策", "答复"]


def test_the_charts_are_drawn_from_the_cells() -> None:
    """Every range that a chart names holds what its series says: no number is written twice."""
    content = report_xlsx(SUBJECT, example())
    charts = [part.decode() for name, part in BookPackage(content).parts.items() if "charts/chart" in name]
    assert len(charts) == 3
    table = load_workbook(BytesIO(content))[NAME]
    for chart in charts:
        named = re.findall(rf"'?{NAME}'?!\$([A-Z]+)\$(\d+):?", chart)
        assert named and all(table[f"{column}{row}"].value is not None for column, row in named)


def test_the_same_figures_give_the_same_bytes() -> None:
    assert report_xlsx(SUBJECT, example()) == report_xlsx(SUBJECT, example())
