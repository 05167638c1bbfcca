"""Cells over lines become a grid."""

from __future__ import annotations

from pipeline.model import Char, Traced
from pipeline.sources.laid_cells import LaidCell, LaidTable, laid_grids, without_laid

FRAME = LaidTable(2, 3, (2, 3), 2, (LaidCell(0, 0, 2, 1, ((2, 0), (3, 0))), LaidCell(0, 1, 1, 1, ()),
                                LaidCell(1, 1, 1, 1, ((3, 1),))))  # fmt: skip


def test_a_cell_over_two_rows() -> None:
    rows = [[[Traced("题", (0,))]], [[Traced("甲", (1,))], [Traced()]], [[Traced("乙", (2,))], [Traced("丙", (3,))]]]
    chars = [Char(text, 0, (0.0, 0.0, 2.0, 1.0)) for text in "题甲乙丙"]
    (grid,) = laid_grids([FRAME], rows, chars)
    assert [["".join(line.text for line in cell.lines), cell.row_span] for cell in grid.cells] == [
        ["甲乙", 2],
        ["", 1],
        ["丙", 1],
    ]
    assert (len(grid.rows), chars[3].box[:2]) == (3, (grid.columns[1], 3.0))
    assert without_laid(rows, [FRAME], [[Traced()]]) == [rows[0], [[Traced()]], [[Traced()]]]
    assert [FRAME.lines_of(row) for row in (0, 1)] == [(2, 2), (3, 3)]
