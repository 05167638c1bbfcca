"""Pages that stand side by side on one sheet: read as two, told where they stand."""

from __future__ import annotations

import pytest

from pipeline.model import (
    Cell,
    Char,
    Evidence,
    Finding,
    Grid,
    Layout,
    Line,
    Page,
    RawHead,
    RawNotice,
    RawPoint,
    RawSection,
)
from pipeline.model.evidence import Locator
from pipeline.model.layout import Box, OnSheet
from pipeline.model.traced import Traced
from pipeline.sources.joined_files import join_layouts
from pipeline.sources.sheets_of_pages import last_sheet, on_sheets, page_at, sheet_of

SHEETS = {1: OnSheet(1), 2: OnSheet(2), 3: OnSheet(2, 500.0), 4: OnSheet(3)}


def line(page: int, first: int, box: Box) -> Line:
    return Line(page, box, Traced("甲乙", (first, first + 1)))


def layout() -> Layout:
    chars = tuple(
        Char("甲乙"[at % 2], 1 + at // 2, (50.0 + 10 * (at % 2), 700.0 - 600 * (at == 4), 60.0, 710.0))
        for at in range(8)
    )
    lines = [
        line(page, 2 * page - 2, (50.0, 100.0 if page == 3 else 700.0, 70.0, 120.0 if page == 3 else 710.0))
        for page in range(1, 5)
    ]
    cell = Cell(0, 0, 1, 1, (40.0, 300.0, 90.0, 320.0))
    grid = Grid(3, (40.0, 300.0, 90.0, 320.0), (40.0, 90.0), (300.0, 320.0), (cell,))
    blocks: list[tuple[Line | Grid, ...]] = [(one,) for one in lines]
    blocks[2] = (lines[2], grid)
    pages = tuple(Page(number, 500.0, 800.0, blocks[number - 1], 40.0, 450.0) for number in range(1, 5))
    told = Finding.of("scan.unread", "有", evidence=(Evidence(3, (10.0, 20.0, 30.0, 40.0)),))
    return Layout("pdf", pages, chars, findings=(told,), sheets=SHEETS)


def test_places_are_those_of_the_sheets() -> None:
    text = Traced("甲乙甲乙", (2, 3, 4, 5))
    point = RawPoint(1, Traced("", ()), Traced("", ()), text, evidence=(Evidence(3, (1.0, 2.0, 3.0, 4.0)), Evidence(4)))
    raw = RawNotice(RawHead(), (RawSection(1, Traced("", ()), Traced("", ()), points=(point,)),), ())
    placed, moved = on_sheets(layout(), raw)
    assert [(page.number, page.width, len(page.blocks)) for page in placed.pages] == [
        (1, 500.0, 1), (2, 1000.0, 3), (3, 500.0, 1)
    ]  # fmt: skip
    assert [(char.page, char.box[0]) for char in placed.chars[2:7:2]] == [(2, 50.0), (2, 550.0), (3, 50.0)]
    grid = placed.pages[1].blocks[2]
    assert isinstance(grid, Grid) and (grid.page, grid.columns, grid.cells[0].box[0]) == (2, (540.0, 590.0), 540.0)
    assert placed.findings[0].evidence == (Evidence(2, (510.0, 20.0, 530.0, 40.0)),)
    assert moved.sections[0].points[0].evidence == (Evidence(2, (501.0, 2.0, 503.0, 4.0)), Evidence(4))
    # The end of the left page and the beginning of the right one are no one box.
    assert [one.bbox for one in Locator(placed)(text)] == [(50.0, 700.0, 70.0, 710.0), (550.0, 100.0, 570.0, 120.0)]


def test_nothing_is_done_where_each_page_has_a_sheet() -> None:
    plain, raw = Layout("pdf", layout().pages[:1], layout().chars[:2]), RawNotice(RawHead(), (), ())
    assert on_sheets(plain, raw) == (plain, raw) and on_sheets(plain, raw)[0] is plain


@pytest.mark.parametrize(("left", "page", "measured"), [(40.0, 2, 40.0), (520.0, 3, 20.0)])
def test_a_box_on_a_sheet_is_one_on_a_page(left: float, page: int, measured: float) -> None:
    assert page_at(SHEETS, 2, (left, 5.0, left + 10, 9.0)) == (page, (measured, 5.0, measured + 10, 9.0))
    assert page_at({}, 2, (left, 5.0, left + 10, 9.0)) == (2, (left, 5.0, left + 10, 9.0))


def test_sheets_run_on_over_attached_files() -> None:
    plain = Layout("pdf", layout().pages[:1], layout().chars[:2])
    assert join_layouts(plain, [("a.pdf", plain)]).sheets == {}
    joined = join_layouts(layout(), [("a.pdf", plain), ("b.pdf", layout())])
    assert [sheet_of(joined.sheets, page.number) for page in joined.pages] == [1, 2, 2, 3, 4, 5, 6, 6, 7]
    assert last_sheet(joined) == 7 and joined.sheets[8] == OnSheet(6, 500.0) and last_sheet(plain) == 1
