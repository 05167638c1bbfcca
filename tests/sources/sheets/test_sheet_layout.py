"""Where the tables of a sheet begin and end, which cells are one, and what stands above and below."""

from __future__ import annotations

from pipeline.model import Grid, Line, Place
from pipeline.sources.sheets.cell_texts import Merge, SheetTexts
from pipeline.sources.sheets.sheet_layout import SheetSetter

HEADER = ["序号", "类别", "任务", "责任单位"]


def shown(rows: list[list[str]], merges: list[Merge] | None = None) -> list[object]:
    """Lines as texts; grids as their cells: row, column, spans, text."""
    found: list[object] = []
    for block in SheetSetter().blocks(1, SheetTexts("表", False, rows, merges or [])):
        if isinstance(block, Line):
            found.append(block.text)
        else:
            cells = block.cells
            found.append([
                (one.row, one.column, one.row_span, one.column_span, "/".join(line.text for line in one.lines))
                for one in cells if one.lines or one.row_span * one.column_span > 1
            ])  # fmt: skip
    return found


def test_a_title_above_and_a_note_below() -> None:
    rows = [["任务分解表", "", "", ""], HEADER, ["1", "财政", "公开预算", "县财政局"], ["注：按季填报", "", "", ""]]
    title, grid, note = shown(rows, [Merge(0, 0, 0, 3)])
    assert (title, note) == ("任务分解表", "注：按季填报")
    assert isinstance(grid, list) and grid[0] == (0, 0, 1, 1, "序号") and len(grid) == 8


def test_a_section_row_takes_the_whole_width() -> None:
    rows = [HEADER, ["一、财政公开", "", "", ""], ["1", "财政", "公开预算", "县财政局"]]
    (grid,) = shown(rows)
    assert isinstance(grid, list) and (1, 0, 1, 4, "一、财政公开") in grid


def test_merged_cells() -> None:
    rows = [HEADER, ["1", "财政", "甲", "县财政局"], ["2", "", "乙", ""], ["3", "", "", ""]]
    (grid,) = shown(rows, [Merge(1, 1, 3, 1), Merge(1, 3, 2, 3), Merge(2, 2, 3, 2)])
    assert isinstance(grid, list)
    assert (1, 1, 3, 1, "财政") in grid and (1, 3, 2, 1, "县财政局") in grid and (2, 2, 2, 1, "乙") in grid


def test_a_category_written_once_holds_for_the_rows_below() -> None:
    rows = [HEADER, ["1", "财政", "甲", "县财政局"], ["", "", "乙", "县审计局"], ["3", "", "丙", "县审计局"]]
    (grid,) = shown(rows)
    assert isinstance(grid, list)
    assert (1, 0, 2, 1, "1") in grid and (1, 1, 2, 1, "财政") in grid, "but not below a filled cell of its row"
    assert (3, 2, 1, 1, "丙") in grid


def test_a_blank_row_parts_tables() -> None:
    rows = [HEADER, ["1", "财政", "甲", "局"], ["", "", "", ""], HEADER, ["2", "财政", "乙", "局"]]
    assert [len(one) for one in shown(rows) if isinstance(one, list)] == [8, 8]
    rows = [HEADER, ["1", "财政", "甲", "局"], ["", "", "", ""], ["2", "", "乙", "局"]]
    assert len(shown(rows, [Merge(1, 1, 3, 1)])) == 1, "unless a merged cell runs over it"


def test_lines_of_a_cell_and_places() -> None:
    setter = SheetSetter()
    rows = [["", ""], ["", "任务", "单位"], ["", "公开\n预算", "局"]]
    (grid,) = setter.blocks(3, SheetTexts("表", False, rows, []))
    assert isinstance(grid, Grid) and grid.place == Place(table=3)
    cell = next(one for one in grid.cells if one.row == 1 and one.column == 1)
    assert [line.text for line in cell.lines] == ["公开", "预算"] and [line.begins for line in cell.lines] == [
        True,
        None,
    ]
    assert setter.chars[cell.lines[0].content.ids[0]].place == Place(table=3, row=3, column=2)
    assert cell.lines[1].box[1] == cell.lines[0].box[1] + 1 and cell.box[3] == cell.lines[1].box[3]


def test_lists_without_columns_are_lines() -> None:
    assert shown([["甲"], ["乙"]]) == ["甲", "乙"] and shown([]) == []
    assert shown([["甲", "乙"]]) == ["甲", "乙"], "one row is no table"


def test_what_is_set_apart() -> None:
    setter = SheetSetter()
    setter.set_apart(2, SheetTexts("底稿", True, [["甲 乙"], ["", "丙"]], []), "hidden")
    list(setter.blocks(1, SheetTexts("表", False, [["丁\u200b"]], [])))
    assert setter.apart == {"hidden": [0, 1, 2], "invisible": [4]}
    assert setter.chars[2].place == Place(table=2, row=2, column=2)
