"""From strokes to a grid of cells with spans."""

from __future__ import annotations

from pipeline.sources.pdf.glyphs import Rule
from pipeline.sources.pdf.tables.ruled import frame_ruled, outer_edges
from pipeline.sources.pdf.tables.strokes import group


def grid(*rules: Rule) -> list[Rule]:
    """A table of two columns and two rows over (0, 0) to (100, 40), with these rules inside."""
    outer = [Rule(True, 0, 0, 100), Rule(True, 40, 0, 100), Rule(False, 0, 0, 40), Rule(False, 100, 0, 40)]
    return [*outer, *rules]


def test_four_cells() -> None:
    (strokes,) = group(grid(Rule(True, 20, 0, 100), Rule(False, 50, 0, 40)))
    made = frame_ruled(strokes)
    assert made is not None
    assert made.fields == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]
    assert made.box == (0, 0, 100, 40)
    assert not made.open_top
    assert not made.open_bottom


def test_cells_that_no_rule_parts_are_one() -> None:
    (strokes,) = group(grid(Rule(True, 20, 50, 100), Rule(False, 50, 0, 40)))
    made = frame_ruled(strokes)
    assert made is not None
    assert made.fields == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_a_table_without_a_rule_at_its_foot_is_open_there() -> None:
    rules = [rule for rule in grid(Rule(True, 20, 0, 100), Rule(False, 50, 0, 40)) if rule.at != 40]
    (strokes,) = group(rules)
    made = frame_ruled(strokes)
    assert made is not None
    assert made.open_bottom
    assert made.rows == (0, 20, 40)


def test_outer_edges_of_the_page_before() -> None:
    assert outer_edges(50, 100, (0, 50, 100)) == (0, 100)
    assert outer_edges(20, 100, (0, 50, 100)) == (20, 100)
    assert outer_edges(20, 100, ()) == (20, 100)
