"""Rows and columns as plain data."""

from pipeline.exporters.workbook.fitting import SHORTEST, TALLEST
from pipeline.exporters.workbook.sheet import (
    SheetColumn,
    SheetRow,
    filter_range,
    flowing_rows,
    heading,
    text_row,
    widened,
)

COLUMNS = [SheetColumn("序号", 6, "正文居中"), SheetColumn("要求", 20, widest=60)]
LONG = "把任务落到实处。" * 1000


def test_a_style_for_all_or_one_each() -> None:
    assert SheetRow([1, 2], "正文").style(1) == "正文"
    assert SheetRow([1, 2], ["正文", "次要"]).style(1) == "次要"


def test_buttons_reach_over_one_row_at_least() -> None:
    assert filter_range(COLUMNS, [SheetRow([], "正文")]) == "A1:B2"
    assert filter_range(COLUMNS, [SheetRow([], "正文")] * 9) == "A1:B9"


def test_a_title_in_two_parts_breaks_between_them() -> None:
    row = heading([SheetColumn("责任单位（牵头）", 8), SheetColumn("责任单位（牵头）", 40), SheetColumn("（注）", 1)])
    assert row.values == ["责任单位\n（牵头）", "责任单位（牵头）", "（注）"]
    assert row.height > SHORTEST and row.styles == ["表头"] * 3


def test_a_row_is_as_tall_as_its_tallest_text() -> None:
    assert text_row(COLUMNS, [1, "短"]).height == SHORTEST
    assert SHORTEST < text_row(COLUMNS, [1, "长" * 60]).height < TALLEST
    assert text_row(COLUMNS, [1, LONG]).height == TALLEST
    assert text_row(COLUMNS, [1, "长"], "次要").styles == "次要"


def test_a_text_too_long_for_a_row_goes_on_below() -> None:
    rows = flowing_rows(COLUMNS, [7, LONG], repeated=(0,))
    assert len(rows) > 1 and {row.values[0] for row in rows} == {7}
    assert "".join(str(row.values[1]) for row in rows) == LONG
    assert all(row.height <= TALLEST for row in rows)
    assert [row.values[0] for row in flowing_rows(COLUMNS, [7, LONG])][1:] == [None] * (len(rows) - 1)
    assert [row.values for row in flowing_rows(COLUMNS, [7, "短"])] == [[7, "短"]]


def test_a_column_grows_for_long_text_within_its_widest() -> None:
    assert [column.width for column in widened(COLUMNS, [[1, LONG]])] == [6, 60]
    assert widened(COLUMNS, [[1, "短"], [2, None]]) == COLUMNS
    assert widened(COLUMNS, []) == COLUMNS
