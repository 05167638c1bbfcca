"""A table of four columns with a page break in it, for tests."""

from __future__ import annotations

from pipeline.extractors.table.habits import Habits
from pipeline.extractors.table.seam_signs import Context
from pipeline.extractors.table.stitched import Seam
from tests.extractors.reading import Words
from tests.extractors.table.cells import columns, plain, row_of, sheet
from tests.pages.rows import rules

COLUMNS = columns("number", "task", "requirement", "units")
_ROWS = [
    (str(number), f"公开{what}", "及时做好公开。", f"县{unit}局")
    for number, (what, unit) in enumerate((("预算", "财政"), ("决算", "审计"), ("规划", "民政"), ("项目", "发改")), 1)
]


def context(headings: frozenset[str] = frozenset()) -> Context:
    """What is known of a table whose rows are whole on both of its pages."""
    sheets = [sheet(*plain(*_ROWS)), sheet(*plain(*_ROWS), page=2)]
    return Context(COLUMNS, Habits(sheets, COLUMNS), rules()[0], Words(), headings)


def seam(above: tuple[str, ...], below: tuple[str, ...], before: tuple[str, ...] = ("1", "甲", "甲。", "甲局")) -> Seam:
    """Two rows that meet at a page break."""
    return Seam(row_of(*before), row_of(*above, row=1), row_of(*below))
