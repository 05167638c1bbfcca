"""Tables that no rule shows."""

from __future__ import annotations

import random

import pytest

from pipeline.sources.pdf.glyphs import Glyph
from pipeline.sources.pdf.tables.aligned import frames_unruled
from tests.sources.pdf.glyphs import written

ROWS = [("序号", "工作任务内容", "责任单位"), ("1", "公开规划信息", "财政局"), ("2", "公开预算信息", "审计局")]


def table(rows: list[tuple[str, ...]]) -> list[Glyph]:
    return [
        one
        for index, row in enumerate(rows)
        for x, text in zip((10, 60, 200), row, strict=True)
        for one in written(text, x, 100 + 25 * index)
    ]


def test_successive_lines_in_the_same_columns() -> None:
    (made,) = frames_unruled(table([*ROWS, ("3", "公开决算信息", "民政局")]), None)
    assert len(made.columns) == 4
    assert 30 < made.columns[1] < 60
    assert 120 < made.columns[2] < 200
    assert not made.ruled


def test_running_text_is_no_table() -> None:
    text = [one for line in range(6) for one in written("做好政务公开工作，推动公开向基层延伸。", 10, 20 * line)]
    assert frames_unruled(text, None) == []
    assert frames_unruled([], None) == []


def test_lines_at_the_top_go_on_with_the_page_before() -> None:
    (above,) = frames_unruled(table([*ROWS, ("3", "公开决算信息", "民政局")]), None)
    (made,) = frames_unruled(table(ROWS[1:]), above)
    assert made.columns[1:-1] == above.columns[1:-1]


def test_a_last_line_that_fills_its_columns_is_one_run_in_several_of_them() -> None:
    """Half an em parts columns, but no runs."""
    rows = [
        ("索引号", "号码号码", "文件", "类型"),
        ("单位", "政府", "发文字号", "甲政"),
        ("发布日期日", "日期日期日期日期", "效力状态", "有效"),
    ]
    glyphs = [
        one
        for index, row in enumerate(rows)
        for x, text in zip((10, 63, 146, 189), row, strict=True)
        for one in written(text, x, 100 + 20 * index)
    ]
    assert [len(made.columns) for made in frames_unruled(glyphs, None)] == [5]


@pytest.mark.parametrize("seed", range(40))
def test_words_anywhere_are_laid_out_without_a_fault(seed: int) -> None:
    """And with what was found as the table of the page before."""
    drawn = random.Random(seed)
    glyphs: list[Glyph] = []
    top = 50
    for _ in range(14):
        top += drawn.choice((4, 8, 14, 14, 20, 50))
        x = 10 + drawn.choice((0, 20, 50))
        for _ in range(drawn.randint(1, 5)):
            word = drawn.choice(("序号", "1", "责任单位", "一、公开", "2023年2月13日 10:53", "推动公开向基层延伸"))
            glyphs += written(word, x, top)
            x += 10 * len(word) + drawn.choice((1, 3, 5, 8, 12, 40))
    found = frames_unruled(glyphs, None)
    again = frames_unruled(glyphs, found[-1] if found else None)
    assert all(len(made.columns) > 3 for made in found + again)
