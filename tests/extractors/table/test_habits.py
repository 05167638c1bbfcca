"""What whole cells of a table tell about cut ones."""

from __future__ import annotations

import pytest

from pipeline.extractors.table.habits import Habits, item_of, next_item
from pipeline.extractors.table.stitched import PageRows
from tests.extractors.table.cells import cell, columns, plain, sheet

COLUMNS = columns("number", "task", "requirement", "units")
ROWS = (
    ("1", "公开预算", "做好甲事。", "县财政局"),
    ("2", "公开决算", "做好乙事。", "县民政局"),
    ("3", "公开规划", "做好丙事。", "县审计局"),
)


def of(*rows: tuple[str, ...]) -> Habits:
    return Habits([sheet(*plain(*rows))], COLUMNS)


@pytest.mark.parametrize(
    ("above", "below", "follows"),
    [
        ("1.做好甲事。", "2.做好乙事。", True),
        ("1.做好甲事。2.做好乙事。", "3.做好丙事。", True),
        ("①做好甲事。", "②做好乙事。", True),
        ("1.做好甲事。", "3.做好丙事。", False),
        ("2.做好甲事。", "1.做好丙事。", False),
        ("做好甲事。", "2.做好乙事。", False),
        ("1.做好甲事。", "", False),
    ],
)
def test_the_next_number_of_a_list(above: str, below: str, follows: bool) -> None:
    assert next_item(above, below) == follows


def test_a_decimal_is_no_number_of_a_list() -> None:
    assert item_of("1.5公里") is None and item_of("1.甲") is not None


def test_a_table_with_ordinals_is_numbered() -> None:
    assert of(*ROWS).numbered
    assert not of(*(("", *row[1:]) for row in ROWS)).numbered


def test_open_bottoms_tell_only_in_a_table_that_has_one() -> None:
    cut = [cell(0, column, "甲", open_bottom=column == 2) for column in range(4)]
    below = sheet(*plain(ROWS[0]), page=2)
    assert Habits([sheet(*cut), below], COLUMNS).leaves_open
    assert not Habits([sheet(*plain(ROWS[0])), below], COLUMNS).leaves_open
    fresh = sheet(*plain(ROWS[0]), page=2, fresh=True)
    assert not Habits([sheet(*cut), fresh], COLUMNS).leaves_open


def test_open_tops_tell_nothing_where_every_page_has_them() -> None:
    def opened(page: int, is_open: bool) -> list[PageRows]:
        return [sheet(*(cell(0, column, "甲", open_top=is_open) for column in range(4)), page=page)]

    first = sheet(*plain(ROWS[0]))
    every = [first, *opened(2, True), *opened(3, True)]
    some = [first, *opened(2, True), *opened(3, False)]
    assert not Habits(every, COLUMNS).opens_tops
    assert Habits(some, COLUMNS).opens_tops


def test_the_heading_that_a_column_stands_under() -> None:
    habits = Habits([sheet(*plain(("甲",) * 3))], columns("category", "task", "requirement"))
    assert [habits.parent(index) for index in range(3)] == [None, 0, 1]


def test_merged_cells_make_it_likelier_that_a_cell_goes_on() -> None:
    merged = [cell(0, 1, "公开预算", rows=3)]
    rest = [one for one in plain(*ROWS) if one.column != 1]
    often = Habits([sheet(*merged, *rest)], COLUMNS).goes_on(1, None)[1]
    assert often > of(*ROWS).goes_on(1, None)[1]


def test_texts_seen_and_cells_left_empty() -> None:
    habits = of(*ROWS)
    assert habits.seen(3) == {"县财政局", "县民政局", "县审计局"}
    assert of(*((*row[:3], "") for row in ROWS)).empty(3) > habits.empty(3)


def test_a_whole_text_ends_as_others_of_its_column_do() -> None:
    habits = of(*ROWS)
    assert habits.ending(2, "。") < 0 < habits.ending(2, "事")


def test_a_line_that_others_follow_shows_how_paragraphs_end() -> None:
    """The cell's own lines tell more than those of the column."""
    habits = of(*((*row[:3], "县民政局和县审计局\n县财政局") for row in ROWS))
    parted = cell(0, 3, "县发改局\n县教体局\n县交通局")
    assert of(*ROWS).paragraphs(3, ()) < 0.05
    assert habits.paragraphs(3, ()) < 0.05 < 0.2 < habits.paragraphs(3, (parted,))


def test_two_characters_that_make_a_word_elsewhere() -> None:
    habits = of(("1", "甲", "安排资金。", ""), ("2", "乙", "落实资金。", ""), ("3", "丙", "筹措资金。", ""))
    assert habits.pair(2, "资金") > 1 > 0 > habits.pair(2, "排落")


def test_a_word_in_two_lines_is_one_word() -> None:
    habits = of(("1", "做好公开和解读和资\n金", "", ""), ("2", "乙", "", ""))
    assert habits.pair(1, "资金") > 0 > habits.pair(1, "金乙")
