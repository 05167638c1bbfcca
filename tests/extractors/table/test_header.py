"""The header: where it stands, where it is repeated, and what it calls each column."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.extractors.table.header import (
    Header,
    Table,
    TablePart,
    alike,
    find_header,
    same_columns,
    same_width,
    set_header_apart,
)
from pipeline.model import Cell, Grid
from tests.extractors.table.cells import cell, grid, plain
from tests.pages.rows import rules

LABELS = ("序号", "工作要求", "责任单位")
ROW = ("1", "做好甲事。", "县财政局")


def header_of(found: Grid) -> tuple[int, int] | None:
    header = find_header(found, rules()[0])
    return header and (header.top, header.depth)


def table(*grids: Grid) -> Table:
    return set_header_apart([TablePart(one, find_header(one, rules()[0])) for one in grids], rules()[0])


def texts(cells: list[tuple[int, int, int, int, Cell]]) -> list[str]:
    return ["".join(line.text for line in one.lines) for *_, one in cells]


def test_a_header_in_the_first_row_or_under_a_title() -> None:
    assert header_of(grid(*plain(LABELS, ROW))) == (0, 1)
    title = cell(0, 0, "任务分解表", columns=3)
    assert header_of(grid(title, *plain(("",) * 3, LABELS, ROW)[3:])) == (1, 2)


def test_one_label_makes_no_header() -> None:
    assert header_of(grid(*plain(("甲", "乙", "责任单位"), ROW))) is None
    assert header_of(grid(*plain(ROW, ROW))) is None


def test_a_second_row_names_the_parts_of_a_spanned_label() -> None:
    head = [cell(0, 0, "序号", rows=2), cell(0, 1, "工作要求", rows=2), cell(0, 2, "责任单位", columns=2)]
    found = grid(
        *head, cell(1, 2, "牵头单位"), cell(1, 3, "配合单位"), *plain(*[("",) * 4] * 2, (*ROW, "县民政局"))[8:]
    )
    assert header_of(found) == (0, 2)
    assert table(found).labels == ("序号", "工作要求", "牵头单位", "配合单位")


def test_headers_are_alike_where_half_of_their_labels_are() -> None:
    first = Header(0, 1, LABELS)
    assert alike(first, Header(0, 1, ("序号", "责任单位", "备注")))
    assert not alike(first, Header(0, 1, ("序号", "内容", "备注")))


def test_the_header_is_set_apart_on_every_page_and_the_title_once() -> None:
    title = cell(0, 0, "任务分解表", columns=3)
    first = grid(title, *plain(("",) * 3, LABELS, ROW)[3:])
    second = grid(*plain(LABELS, ROW), page=2)
    found = table(first, second)
    assert found.labels == LABELS
    assert [texts(sheet.cells) for sheet in found.sheets] == [list(ROW), list(ROW)]
    assert len(found.header) == 2 * len("".join(LABELS)) and len(found.cover) == len("任务分解表")


def test_a_header_pasted_further_down_is_no_row() -> None:
    (sheet,) = table(grid(*plain(LABELS, ROW, LABELS, ROW))).sheets
    assert sheet.rows == 2 and texts(sheet.cells) == [*ROW, *ROW]


def test_a_table_without_a_header_has_empty_labels() -> None:
    found = table(grid(*plain(ROW, ROW)))
    assert found.labels == ("", "", "") and found.header == () and found.sheets[0].rows == 2


def test_columns_are_the_same_where_they_part_the_width_alike() -> None:
    one = grid(*plain(ROW))
    wide = replace(one, columns=tuple(2 * at for at in one.columns), box=(0.0, 0.0, 600.0, 40.0))
    other = replace(one, columns=(0.0, 150.0, 200.0, 300.0))
    assert same_columns(one, wide) and not same_width(one, wide)
    assert not same_columns(one, other) and same_width(one, other)
