"""Lines and tables with ids, boxes and places."""

from __future__ import annotations

from pipeline.model import Grid, Line, Place
from pipeline.sources.html.drafts import TextLine
from pipeline.sources.html.page_layout import PageLayout
from pipeline.sources.html.spans import PlacedCell
from tests.sources.html.pages import apart, cells, lines


def placed(row: int, column: int, *texts: str, rows: int = 1, columns: int = 1) -> PlacedCell:
    return PlacedCell(row, column, rows, columns, tuple(map(TextLine, texts)))


def test_places_count_paragraphs_and_tables() -> None:
    page = PageLayout()
    page.add_line([("甲", True)])
    page.add_line([(" \n", True)])
    page.add_line([("乙", True)], begins=None)
    page.add_grid([])
    page.add_grid([placed(0, 0, "丙"), placed(0, 1, "丁"), placed(1, 1, "戊")])
    page.add_line([("己", True)])
    layout = page.layout()
    assert lines(layout) == ["甲", "乙", "己"] and layout.format == "html"
    assert [(char.text, char.place) for char in layout.chars] == [
        ("甲", Place(paragraph=1)),
        ("乙", Place(paragraph=3)),
        ("丙", Place(table=1, row=1, column=1)),
        ("丁", Place(table=1, row=1, column=2)),
        ("戊", Place(table=1, row=2, column=2)),
        ("己", Place(paragraph=4)),
    ]


def test_a_row_is_as_high_as_its_cells_ask_for() -> None:
    page = PageLayout()
    page.add_line([("甲", True)])
    page.add_grid([placed(0, 0, "a", "b", "c", "d", rows=2), placed(0, 1, "e", "f"), placed(1, 1, "g")])
    page.add_line([("乙", True)])
    blocks = page.layout().pages[0].blocks
    grid, below = blocks[1], blocks[2]
    assert isinstance(grid, Grid) and grid.rows == (2.0, 4.0, 6.0) and grid.columns == (0.0, 100.0, 200.0)
    assert [line.box[1] for line in grid.cells[0].lines] == [2.0, 3.0, 4.0, 5.0]
    assert isinstance(below, Line) and below.box[1] == 6.0


def test_typed_blanks_part_a_cell_but_not_a_word_set_wide() -> None:
    page = PageLayout()
    page.add_grid([placed(0, 0, "区财政局\u3000区审计局", "区统计局"), placed(0, 1, "责\u00a0任")])
    grid = page.layout().pages[0].blocks[0]
    assert isinstance(grid, Grid)
    said = [(line.text, line.begins) for line in grid.cells[0].lines]
    assert said == [("区财政局", True), ("区审计局", False), ("区统计局", True)]
    assert cells(page.layout())[0][1][4] == "责任"


def test_what_nobody_printed_has_no_character() -> None:
    page = PageLayout()
    page.add_line([("文号", False), ("：", False), ("甲政办发〔2023〕5号", True)])
    layout = page.layout()
    assert lines(layout) == ["文号：甲政办发〔2023〕5号"]
    assert "".join(char.text for char in layout.chars) == "甲政办发〔2023〕5号"


def test_what_is_set_apart() -> None:
    page = PageLayout()
    page.add_line([("甲\u200b乙", True)])
    page.add_hidden("密")
    page.set_apart("web_page", ["首 页", "", "导航"])
    layout = page.layout()
    assert lines(layout) == ["甲乙"]
    assert apart(layout) == {
        "invisible": "\u200b",
        "hidden": "密",
        "web_page": "首页导航",
    }
    assert next(char.place for char in layout.chars if char.text == "密") == Place(paragraph=1)
