"""Room around the texts of cells."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.extractors.table.rooms import Rooms
from pipeline.model import Cell
from tests.extractors.table.cells import cell, sheet


def of(*cells: Cell) -> Rooms:
    whole: dict[int, list[Cell]] = {}
    for one in cells:
        whole.setdefault(one.column, []).append(one)
    return Rooms([sheet(*cells)], whole)


def high(one: Cell, height: float) -> Cell:
    left, top, right, _ = one.box
    return replace(one, box=(left, top, right, top + height))


def test_room_around_a_text() -> None:
    above, below = of(cell(0, 0, "甲"), cell(1, 0, "乙")).room(cell(0, 0, "甲", rows=2))
    assert above == 0 and below >= 3


def test_a_single_line_takes_as_much_as_the_lines_of_others() -> None:
    """Otherwise a cell cut after its first line seems to leave room that there is not."""
    tall = cell(1, 0, "甲\n乙")
    far = replace(tall.lines[1], box=(0.0, 72.0, 10.0, 82.0))
    wide = replace(tall, lines=(tall.lines[0], far))
    one = cell(0, 0, "丙", rows=2)
    assert of(tall, one).room(one)[1] > of(wide, one).room(one)[1]


def test_what_a_page_break_leaves_is_no_padding() -> None:
    """The first and the last row of a page may be parts of rows."""
    first, *rest = (high(cell(row, 0, "甲"), 40.0) for row in range(3))
    cut = high(first, 12.0)
    last = cell(3, 0, "乙")
    assert of(first, *rest, last).pads() == of(first, *rest, high(last, 12.0)).pads() == (2.0, 28.0)
    assert of(cut).pads() == (2.0, 0.0)


def test_rows_as_high_as_their_texts() -> None:
    rows = [cell(row, column, "甲" if column else "甲\n乙") for row in range(8) for column in range(2)]
    assert of(*rows).tight()
    loose = [high(one, 90.0) if one.row == 2 else one for one in rows]
    assert not of(*loose).tight()
    # A merged cell that is full made the rows beside it higher.
    merged = high(cell(1, 2, "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛\n壬", rows=3), 124.0)
    assert of(*loose, merged).tight()


def test_texts_in_the_middle_of_their_cells() -> None:
    one = cell(0, 0, "甲", rows=3)
    middle = replace(one, lines=(replace(one.lines[0], box=(0.0, 55.0, 10.0, 65.0)),))
    base = [cell(row, 1, "甲") for row in range(3)]
    assert of(middle, *base).centred(0)
    assert not of(one, *base).centred(0)
