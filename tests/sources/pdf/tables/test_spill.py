"""Lines that run out of a merged cell into the row below, on the page after a break."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.model import Cell, Line, Traced
from pipeline.sources.pdf.tables.spill import without_spill

SIZE, PITCH, PAD = 10.0, 17.0, 7.0


def cell(row: int, top: float, height: float, *lines: tuple[str, float], open_top: bool = False) -> Cell:
    """A cell of one column with lines whose tops are given."""
    set_lines = tuple(
        Line(2, (2.0, at, 2.0 + SIZE * len(text), at + SIZE), Traced(text, tuple(range(len(text)))), SIZE)
        for text, at in lines
    )
    return Cell(row, 0, 1, 1, (0.0, top, 100.0, top + height), set_lines, open_top)


LEFT = cell(0, 70.0, 17.0, ("县财政局等县", 70.0), open_top=True)
OWN = ("县审计局", 87.0 + 2 * PAD + PITCH)
PLAIN = cell(2, 150.0, 48.0, ("县民政局、县水", 150.0 + PAD), ("利局", 150.0 + PAD + PITCH))


def texts(*cells: Cell) -> list[list[str]]:
    return [[line.text for line in one.lines] for one in without_spill(cells)]


def test_a_line_right_below_the_rule_belongs_above_it() -> None:
    below = cell(1, 87.0, 63.0, ("直部门", 70.0 + PITCH), OWN)
    assert texts(LEFT, below, PLAIN)[:2] == [["县财政局等县", "直部门"], ["县审计局"]]


def test_a_line_as_far_from_the_rule_as_others_does_not() -> None:
    below = cell(1, 80.0, 70.0, ("直部门", 80.0 + PAD), OWN)
    assert texts(LEFT, below, PLAIN)[:2] == [["县财政局等县"], ["直部门", "县审计局"]]


def test_nor_one_at_another_distance_or_below_a_closed_cell() -> None:
    far = cell(1, 87.0, 63.0, ("直部门", 90.0), OWN)
    assert len(texts(LEFT, far, PLAIN)[1]) == 2
    near = cell(1, 87.0, 63.0, ("直部门", 70.0 + PITCH), OWN)
    assert len(texts(replace(LEFT, open_top=False), near, PLAIN)[1]) == 2


def test_a_table_of_single_lines_tells_nothing() -> None:
    below = cell(1, 87.0, 63.0, ("直部门", 87.0))
    assert texts(LEFT, below) == [["县财政局等县"], ["直部门"]]
