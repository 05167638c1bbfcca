"""Rows and columns are found by what they say: moved, sorted, written over, inserted, without titles."""

from __future__ import annotations

import random

import pytest

from pipeline.exporters.keeping.aligning import Alignment, align, shared_values

GRID = [
    ["序号", "要求", "单位", "备注", "标识"],
    *([str(n), f"第{n}项要求", "甲局" if n % 2 else "乙局", "", f"key{n}"] for n in range(1, 7)),
]


def found(rows: list[list[str]], heads: int = 1) -> Alignment:
    cells = {r: {c: v for c, v in enumerate(row, 1) if v} for r, row in enumerate(rows, 1)}
    return align({r: row for r, row in cells.items() if row}, GRID, heads)


def test_as_it_was_written() -> None:
    assert found(GRID) == Alignment({n + 1: n for n in range(7)}, {n + 1: n for n in range(5)})


@pytest.mark.parametrize("seed", range(5))
def test_sorted_columns_moved_and_rows_inserted(seed: int) -> None:
    choice = random.Random(seed)
    order = choice.sample(range(5), 5)
    body = choice.sample(GRID[1:], 6)
    rows = [["我的台账"], [GRID[0][c] for c in order], *([row[c] for c in order] for row in body)]
    rows.insert(4, ["", "我加的一行"])
    told = found(rows)
    assert told.columns == dict(enumerate(order, 1)) and 1 not in told.rows and 5 not in told.rows
    assert {told.rows[r]: rows[r - 1][order.index(4)] for r in told.rows if told.rows[r]} == {
        n: f"key{n}" for n in range(1, 7)
    }


def test_written_over() -> None:
    rows = [list(row) for row in GRID]
    rows[2][4], rows[3][1], rows[4][0], rows[5] = "已办", "改了", "改了", ["改", "改", "改", "改", "key5"]
    assert found(rows).rows == {n + 1: n for n in range(7)}
    turned = [rows[0], *reversed(rows[1:])]
    assert found(turned).rows == {1: 0, **{8 - n: n for n in range(1, 7)}}


def test_titles_changed_or_gone() -> None:
    rows = [list(row) for row in GRID]
    rows[0][3] = "办理情况"
    assert found(rows).columns[4] == 3, "a column of people's, by its place"
    rows[0][1] = "我的叫法"
    assert found(rows).columns[2] == 1, "a column of the program's, by what stands in it"
    assert found(GRID[1:]).columns == {n + 1: n for n in range(5)}


def test_a_column_that_was_deleted_is_not_taken_for_a_person_s() -> None:
    rows = [[*row[:4], "分管领导" if n == 0 else ("王五" if n == 2 else "")] for n, row in enumerate(GRID)]
    assert 5 not in found(rows).columns


def test_a_copied_row_is_found_once() -> None:
    assert found([*GRID, GRID[2]]).rows.get(8) is None


def test_the_first_of_two_rows_with_one_key_is_the_program_s() -> None:
    rows = [list(row) for row in GRID]
    rows[2][2] = "我改的"
    told = found([*rows, GRID[2]])
    assert told.rows[3] == 2 and 8 not in told.rows, "though the copy says just what the program wrote"


def test_sheets_alike() -> None:
    total = sum(bool(value) for row in GRID for value in row)
    cells = {1: {1: "序号", 2: "要求"}, 2: {1: "1"}}
    assert shared_values(cells, GRID) == (3, total) and shared_values({}, GRID) == (0, total)
    assert shared_values({r: dict(enumerate(row)) for r, row in enumerate(GRID)}, GRID) == (total, total)
