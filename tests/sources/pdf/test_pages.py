"""A drawn page as lines and grids, without a file: who drew it does not matter."""

from __future__ import annotations

from pipeline.model import Furniture, Grid, Line
from pipeline.model.layout import OnSheet
from pipeline.sources.pdf.glyphs import Drawing, Glyph, Rule
from pipeline.sources.pdf.pages import assemble, chars_of, pages_of, read_page
from tests.sources.pdf.glyphs import written


def drawing(*texts: list[Glyph], rules: list[Rule] | None = None, number: int = 1) -> Drawing:
    glyphs = [glyph for text in texts for glyph in text]
    return Drawing(number, 595.0, 842.0, glyphs, rules or [], [], 0)


def table(top: float, bottom: float, levels: tuple[float, ...]) -> list[Rule]:
    return [Rule(True, at, 100, 400) for at in levels] + [Rule(False, x, top, bottom) for x in (100, 200, 400)]


def test_lines_and_grids_of_a_page() -> None:
    one = drawing(
        written("任务分解表", 100, 60),
        written("序号", 110, 108),
        written("责任单位", 210, 108),
        written("做好甲事。", 100, 300),
        rules=table(100, 130, (100, 130)),
    )
    page, frame = read_page(one, one.glyphs, None)
    assert [line.text for line in page.lines] == ["任务分解表", "做好甲事。"]
    assert [[cell.lines[0].text for cell in grid.cells] for grid in page.grids] == [["序号", "责任单位"]]
    assert frame is not None and frame.columns == (100, 200, 400)


def test_a_row_goes_on_where_the_frame_of_the_page_before_is_known() -> None:
    upper = drawing(written("序号", 110, 108), written("责任单位", 210, 108), rules=table(100, 842, (100, 130)))
    _, frame = read_page(upper, upper.glyphs, None)
    lower = drawing(written("县财政局", 210, 58), rules=table(40, 80, (80,)), number=2)
    page, _ = read_page(lower, lower.glyphs, frame)
    (grid,) = page.grids
    assert [cell.open_top for cell in grid.cells] == [True, True]
    assert grid.cells[1].lines[0].text == "县财政局"


def test_a_box_around_text_is_no_table() -> None:
    """A web page laid out in one cell, printed with its borders: the last page shows the foot of the box, empty."""
    box = [Rule(True, at, 90, 500) for at in (200, 230)] + [Rule(False, x, 40, 230) for x in (90, 500)]
    one = drawing(written("完善投入机制。", 100, 60), written("（市财政局负责）", 100, 80), rules=box)
    page, frame = read_page(one, one.glyphs, None)
    assert (page.grids, frame) == ([], None)
    assert [line.text for line in page.lines] == ["完善投入机制。", "（市财政局负责）"]


def test_a_cell_over_two_rows_runs_on_below_the_last_rule() -> None:
    """As browsers break a page: the row's rule is drawn, but none under the cell that goes on with the next row."""
    rules = [Rule(True, 700, 100, 400), Rule(True, 730, 100, 200)] + [Rule(False, x, 700, 730) for x in (100, 200, 400)]
    above = [written("做好甲事。", 110, 705), written("县财政局、县审", 210, 705), written("计", 210, 719)]
    one = drawing(*above, written("局", 210, 733), written("第1页", 110, 800), rules=rules)
    page, _ = read_page(one, one.glyphs, None)
    (grid,) = page.grids
    assert [line.text for line in grid.cells[1].lines] == ["县财政局、县审", "计", "局"] and grid.cells[1].open_bottom
    assert [line.text for line in page.lines] == ["第1页"]


def test_pages_put_together() -> None:
    pages, chars = [], []
    for number in range(1, 4):
        one = drawing(written("做好甲事。", 100, 300), written(f"— {number} —", 290, 800), number=number)
        chars += list(chars_of(one))
        pages.append(read_page(one, one.glyphs, None)[0])
    layout = assemble("drawn", pages, chars, [Furniture("seal", ())])
    assert layout.format == "drawn" and [char.text for char in chars[:5]] == list("做好甲事。")
    assert [[block.text for block in page.blocks if isinstance(block, Line)] for page in layout.pages] == [
        ["做好甲事。"]
    ] * 3
    assert [one.reason for one in layout.furniture] == ["seal", *["page_number"] * 3]
    assert not any(isinstance(block, Grid) for page in layout.pages for block in page.blocks)
    assert (layout.pages[0].margin_left, layout.pages[0].margin_right) == (100, 150)


def test_a_sheet_of_two_pages_is_two_pages() -> None:
    sheet = drawing(
        written("甲县财政局", 100, 60),
        written("乙县财政局", 700, 60),
        rules=[*table(100, 130, (100, 130)), Rule(True, 200, 700, 1000), Rule(False, 700, 200, 300)],
        number=3,
    )._replace(width=1190.0, gutter=595.0)
    left, right = pages_of(sheet, 4)
    assert (left.number, right.number, left.width, right.width) == (4, 5, 595.0, 595.0)
    assert ["".join(glyph.text for glyph in one.glyphs) for one in (left, right)] == ["甲县财政局", "乙县财政局"]
    assert right.glyphs[0].x0 == 105 and right.rules == [Rule(True, 200, 105, 405), Rule(False, 105, 200, 300)]
    layout = assemble("pdf", [read_page(one, one.glyphs, None)[0] for one in (left, right)], [], [])
    assert layout.sheets == {4: OnSheet(3), 5: OnSheet(3, 595.0)}
    (single,) = pages_of(drawing(written("甲", 100, 60)), 1)
    assert assemble("pdf", [read_page(single, single.glyphs, None)[0]], [], []).sheets == {}
