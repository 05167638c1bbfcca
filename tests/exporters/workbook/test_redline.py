"""Redlined text in cells."""

from openpyxl.cell.rich_text import CellRichText

from pipeline.exporters.workbook.fitting import TALLEST
from pipeline.exporters.workbook.redline import (
    CHANGED,
    COME,
    GONE,
    lines,
    new_side,
    old_side,
    plain,
    redlined_rows,
    rich,
    tinted,
)
from pipeline.exporters.workbook.sheet import SheetColumn
from pipeline.model.change import Piece

WORDING: tuple[Piece, ...] = (("equal", "做好"), ("delete", "旧"), ("insert", "新"), ("equal", "工作"))


def test_sides() -> None:
    assert (plain(old_side(WORDING)), plain(new_side(WORDING))) == ("做好旧工作", "做好新工作")
    assert plain(lines(WORDING)) == "做好\n旧\n新\n工作"


def test_what_went_is_struck_red_and_what_came_underlined_green() -> None:
    cell = rich(WORDING)
    assert isinstance(cell, CellRichText) and str(cell) == "做好旧新工作"
    kept, gone, come, _ = (block.font for block in cell)
    assert (gone.strike, gone.color.rgb, gone.u) == (True, f"FF{GONE}", None)
    assert (come.strike, come.color.rgb, come.u) == (None, f"FF{COME}", "single")
    assert kept.color is None


def test_nothing_marked_is_plain_text() -> None:
    assert rich((("equal", "做好"),)) == "做好"
    assert rich(()) is rich((("insert", ""),)) is None


def test_what_looks_like_a_code_of_excel_s_stays_text() -> None:
    assert str(rich((("insert", "_x0041_"),))) == "_x005F_x0041_"


def test_a_kind_in_its_colour() -> None:
    colours = [tinted("甲", kinds)[0].font.color.rgb for kinds in (("added",), ("dropped",), ("reworded", "moved"))]
    assert colours == [f"FF{GREEN}" for GREEN in (COME, GONE, CHANGED)]


def test_a_long_redline_goes_on_below_with_its_marks() -> None:
    columns = [SheetColumn("号", 6), SheetColumn("要求", 20)]
    long: tuple[Piece, ...] = (("equal", "甲" * 3000), ("insert", "乙" * 3000))
    rows = redlined_rows(columns, [1, long], repeated=(0,))
    assert len(rows) > 2 and {row.values[0] for row in rows} == {1}
    assert "".join(str(row.values[1]) for row in rows) == plain(long)
    assert all(row.height <= TALLEST for row in rows)
    assert redlined_rows(columns, [None, None])[0].values == [None, None]
