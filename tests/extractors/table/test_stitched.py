"""Cells and rows over pages; a section row is told by the row alone."""

from __future__ import annotations

import pytest

from pipeline.extractors.table.stitched import section_of
from tests.extractors.table.cells import cell, columns, row_of, stitch

FOUR = columns("number", "task", "requirement", "units")


def test_the_text_of_a_cell_runs_on_over_pages() -> None:
    one = stitch(cell(0, 0, "做好重点\n领域"))
    assert one.text == "做好重点领域"
    one.pieces.append((2, cell(0, 0, "信息公开")))
    assert one.text == "做好重点领域信息公开"
    assert len(one.content.ids) == len(one.text)


def test_two_cells_of_equal_text_are_two() -> None:
    same = cell(0, 0, "甲")
    assert stitch(same) != stitch(same)


def test_one_cell_over_the_whole_width_heads_a_section() -> None:
    wide = stitch(cell(0, 0, "深化公开", columns=4))
    assert section_of([wide] * 4, FOUR) is wide


def test_the_ordinal_may_stand_empty_beside_it() -> None:
    wide = stitch(cell(0, 1, "深化公开", columns=3))
    assert section_of([stitch(cell(0, 0)), wide, wide, wide], FOUR) is wide


@pytest.mark.parametrize(("text", "heads"), [("一、深化公开", True), ("深化公开工作", False), ("一、甲", False)])
def test_a_narrow_cell_alone_heads_only_with_a_heading_number(text: str, heads: bool) -> None:
    assert (section_of(row_of("", text, "", ""), FOUR) is not None) == heads


def test_a_heading_among_the_units_is_none() -> None:
    assert section_of(row_of("", "", "", "一、深化公开"), FOUR) is None


def test_a_row_with_two_texts_and_one_without_any_head_nothing() -> None:
    assert section_of(row_of("1", "一、深化公开", "", ""), FOUR) is None
    assert section_of(row_of("", "", "", ""), FOUR) is None


def test_a_cell_over_several_rows_heads_none_of_them() -> None:
    tall = stitch(cell(0, 0, "一、深化公开", rows=2, columns=4))
    assert section_of([tall] * 4, FOUR) is None
