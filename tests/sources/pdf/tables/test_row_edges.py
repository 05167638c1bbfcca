"""Where rows part among lines without rules."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.tables.row_edges import split_rows
from pipeline.sources.pdf.tables.runs import Level
from tests.sources.pdf.glyphs import written

EDGES = [40.0, 140.0]


def level(top: float, *texts: str) -> Level:
    return Level([one for x, text in zip((10, 50, 150, 250), texts, strict=False) for one in written(text, x, top)])


def test_wider_gaps_part_rows() -> None:
    lines = [level(0, "甲", "公开规划", "财政局"), level(12, "", "每月一次", "")]
    lines += [level(34, "乙", "公开预算", "审计局"), level(46, "", "每年一次", "")]
    assert split_rows(lines, EDGES) == [28]


def test_ordinals_part_rows_of_even_lines() -> None:
    lines = [level(0, "1", "公开规划", "财政局"), level(12, "", "每月一次", "")]
    lines += [level(24, "2", "公开预算", "审计局"), level(36, "", "每年一次", "")]
    assert split_rows(lines, EDGES) == [23]


def test_the_column_that_has_text_where_rows_begin() -> None:
    lines = [level(0, "甲", "公开规划", "财政局", "六月"), level(12, "", "每月一次", "", "")]
    lines += [level(24, "乙", "公开预算", "审计局", "七月"), level(36, "", "每年一次", "", "")]
    assert split_rows(lines, [*EDGES, 240.0]) == [23]


@pytest.mark.parametrize("doubt", [True, False])
def test_one_line_is_one_row(doubt: bool) -> None:
    assert split_rows([level(0, "1", "公开规划", "财政局")], EDGES, doubt) == []
