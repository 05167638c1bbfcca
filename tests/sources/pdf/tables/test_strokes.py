"""From drawn rules to joined strokes and tables."""

from __future__ import annotations

from pipeline.sources.pdf.glyphs import Rule
from pipeline.sources.pdf.tables.strokes import group, join_rules, merge, snap


def box(left: float, top: float, right: float, bottom: float) -> list[Rule]:
    return [
        Rule(True, top, left, right),
        Rule(True, bottom, left, right),
        Rule(False, left, top, bottom),
        Rule(False, right, top, bottom),
    ]


def test_neighbours_share_a_centre() -> None:
    assert snap([10, 12, 30]) == {10: 11, 12: 11, 30: 30}


def test_pieces_that_touch_are_joined() -> None:
    assert merge([(50, 90), (0, 20), (22, 40)]) == [(0, 40), (50, 90)]


def test_rules_drawn_twice_are_one() -> None:
    rules = [Rule(True, 100, 0, 50), Rule(True, 102, 50, 100), Rule(False, 5, 0, 10)]
    assert join_rules(rules, horizontal=True) == {101: [(0, 100)]}


def test_two_boxes_are_two_tables_from_top_to_bottom() -> None:
    tables = group([*box(10, 300, 200, 400), *box(10, 50, 200, 150)])
    assert [sorted(table.level) for table in tables] == [[50, 150], [300, 400]]


def test_a_frame_around_a_table_is_none_of_its_strokes() -> None:
    (table,) = group([*box(10, 10, 300, 300), *box(50, 50, 250, 200)])
    assert sorted(table.upright) == [50, 250]


def test_level_rules_alone_form_a_table() -> None:
    (table,) = group([Rule(True, at, 50, 300) for at in (100, 120, 200)])
    assert sorted(table.level) == [100, 120, 200]
    assert not table.upright


def test_no_rules_no_tables() -> None:
    assert group([]) == []
