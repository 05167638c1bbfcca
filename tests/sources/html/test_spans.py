"""Where browsers show the cells of a table."""

from __future__ import annotations

import pytest

from pipeline.errors import SourceError
from pipeline.sources.html.drafts import CellDraft
from pipeline.sources.html.spans import Group, place_cells
from tests.sources.html.test_drafts import flow


def cell(text: str, rows: int = 1, columns: int = 1) -> CellDraft:
    return CellDraft(flow(text), rows, columns)


def shown(*groups: Group) -> list[tuple[int, int, int, int, str]]:
    return [
        (one.row, one.column, one.row_span, one.column_span, "".join(line.text for line in one.lines))
        for one in place_cells(groups, "a.html")
    ]


def test_spans() -> None:
    assert shown([[cell("甲", rows=2), cell("乙", columns=2)], [cell("丙"), cell("丁")]]) == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 2, "乙"),
        (1, 1, 1, 1, "丙"),
        (1, 2, 1, 1, "丁"),
    ]


def test_a_cell_ends_with_its_group() -> None:
    assert shown([[cell("甲", rows=9), cell("乙")]], [[cell("丙"), cell("丁")]]) == [
        (0, 0, 1, 1, "甲"),
        (0, 1, 1, 1, "乙"),
        (1, 0, 1, 1, "丙"),
        (1, 1, 1, 1, "丁"),
    ]


def test_no_rows_said_are_all_that_follow() -> None:
    rows = [[cell("甲", rows=0), cell("乙")], [cell("丙")], [cell("丁")]]
    assert shown(rows)[0] == (0, 0, 3, 1, "甲")


def test_cells_fill_the_gaps_between_cells_from_above() -> None:
    rows = [[cell("甲"), cell("乙", rows=2), cell("丙")], [cell("丁"), cell("戊")]]
    assert shown(rows)[3:] == [(1, 0, 1, 1, "丁"), (1, 2, 1, 1, "戊")]


def test_a_wide_cell_ends_where_one_from_above_stands() -> None:
    rows = [[cell("甲"), cell("乙"), cell("丙", rows=2)], [cell("丁", columns=3)]]
    assert shown(rows)[3] == (1, 0, 1, 2, "丁")


def test_rows_and_columns_in_which_nothing_begins_are_gone() -> None:
    rows = [[cell("甲", rows=3, columns=3), cell("乙", rows=3)], [], [], [cell("丙", columns=3), cell("丁")]]
    assert shown(rows) == [
        (0, 0, 1, 1, "甲"),
        (0, 1, 1, 1, "乙"),
        (1, 0, 1, 1, "丙"),
        (1, 1, 1, 1, "丁"),
    ]


def test_no_cells() -> None:
    assert shown([]) == shown([[]]) == []


def test_a_table_beyond_measure() -> None:
    with pytest.raises(SourceError, match=r"^a\.html：网页里的表格大得不正常"):
        shown([[cell("甲", columns=1000)] * 600] * 2)
