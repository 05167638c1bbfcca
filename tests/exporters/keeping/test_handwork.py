"""Formulas are moved with their rows and columns; columns grow with what people write, or stay as they made them."""

from __future__ import annotations

import pytest

from pipeline.exporters.keeping.handwork import ColumnWidth, Handwork, Places, applied, fitted, moved
from pipeline.exporters.workbook.sheet import CellLook, Formula, SheetColumn, SheetRow

COLUMNS = [SheetColumn("序号", 5), SheetColumn("备注", 10, "填写"), SheetColumn("任务标识", 7)]


@pytest.mark.parametrize(
    ("formula", "now"),
    [("=A2+B$3", "=B5+C$3"), ("=SUM(A:B)", "=SUM(B:C)"), ("=其他!A2", "=其他!A2"), ('="A2"', '="A2"')],
)
def test_a_formula_follows_its_cells_on_its_own_sheet(formula: str, now: str) -> None:
    assert moved(formula, {1: 2, 2: 3}, {2: 5}) == now


def test_a_formula_without_places_becomes_what_it_gave() -> None:
    rows = [SheetRow(["", "", ""], "表头"), SheetRow([1, Formula("=A2", 7), "k"], "正文")]
    applied(COLUMNS, rows, [{}], ["k"])
    assert rows[1].values[1] == 7


def test_looks_go_to_further_rows_too_and_comments_to_the_first() -> None:
    look = CellLook(code="0.00")
    rows = [SheetRow([None] * 3, "表头"), SheetRow([1, "甲", "k"], "正文"), SheetRow([1, "乙", "k（续）"], "正文")]
    rows[2].continued = True
    comments = applied(COLUMNS, rows, [{"备注": Handwork(look, ("看", "张三"))}], ["k"], Places())
    assert comments == {"B2": ("看", "张三")} and rows[1].looks == rows[2].looks == {1: look}


def test_a_column_is_as_wide_as_people_made_it() -> None:
    table = [[1, "很长的一段备注文字写在这里", "k"]]
    (wide,) = (c for c in fitted(COLUMNS, table, frozenset({"备注"}), {}) if c.title == "备注")
    (made,) = (
        c for c in fitted(COLUMNS, table, frozenset({"备注"}), {"备注": ColumnWidth(40, True)}) if c.title == "备注"
    )
    assert 10 < wide.width <= 24 and (made.width, made.hidden) == (40, True)
