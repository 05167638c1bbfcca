"""Line ends of a cell: a line short of its edge ended on purpose, one that ran full did not."""

from __future__ import annotations

from pipeline.extractors.table.line_ends import margin_of, read_breaks
from pipeline.model import Cell, Line, Traced
from pipeline.model.raw import Breaks
from pipeline.text.clean import flow

SIZE = 10.0


def cell(*texts: str, width: float, page: int = 1, begins: bool | None = None, first: int = 0) -> Cell:
    """A cell of the width (points) with a line a text, set flush left at a margin of 5 points."""
    lines = []
    for number, text in enumerate(texts):
        box = (5.0, 12.0 * number, 5.0 + SIZE * len(text), 12.0 * number + SIZE)
        ids = tuple(range(first, first + len(text)))
        first += len(text)
        lines.append(Line(page, box, Traced(text, ids), SIZE if page else 0.0, False, begins))
    return Cell(0, 0, 1, 1, (0.0, 0.0, width, 100.0), tuple(lines))


def breaks(one: Cell) -> Breaks:
    return read_breaks([one], flow([line.content for line in one.lines]), margin_of([one]))


def test_a_short_line_ends_a_paragraph() -> None:
    assert breaks(cell("区财政局", "区审计局", width=100.0)) == Breaks(ends=(4,))


def test_a_line_shorter_than_another_of_its_cell_ends_a_paragraph_too() -> None:
    assert breaks(cell("县招商局", "平岭经济开", "发区管委会", width=64.0)) == Breaks(ends=(4,), wraps=(9,))


def test_a_bracket_that_opens_goes_with_what_it_holds() -> None:
    assert breaks(cell("县招商局", "（含三个园", "区）", width=64.0)) == Breaks(wraps=(4, 9))


def test_a_mark_that_closes_a_line_may_stand_outside() -> None:
    """Browsers set it at half its width where it would not fit, Word hangs stops: the line is no wider."""
    assert breaks(cell("各乡镇（街道）", "和县住房和城", "乡建设局", width=78.0)) == Breaks(wraps=(7, 13))
    assert breaks(cell("县委宣传部、", "平岭经济开", "发区管委会", width=62.0)) == Breaks(wraps=(6, 11))


def test_a_full_line_wraps() -> None:
    assert breaks(cell("区财政金融", "局", width=60.0)) == Breaks(wraps=(5,))


def test_a_line_is_full_where_what_follows_had_no_room() -> None:
    assert breaks(cell("区财政局", "（国资办）", width=60.0)) == Breaks(wraps=(4,))
    assert breaks(cell("省政府各部", "门、各机构", width=70.0)) == Breaks(wraps=(5,))


def test_the_source_knows_better() -> None:
    assert breaks(cell("区财政金融", "局", width=60.0, begins=True)) == Breaks(ends=(5,))
    assert breaks(cell("区财政局", "区审计局", width=100.0, begins=False)) == Breaks(wraps=(4,))


def test_without_pages_a_line_end_is_a_gap() -> None:
    assert breaks(cell("区财政局", "区审计局", width=100.0, page=0)) == Breaks(gaps=(4,))


def test_a_piece_on_the_next_page_counts_on() -> None:
    above, below = cell("区财政局", width=100.0), cell("区审计局", width=100.0, page=2, first=4)
    content = flow([line.content for one in (above, below) for line in one.lines])
    assert read_breaks([above, below], content, 5.0) == Breaks(ends=(4,))
