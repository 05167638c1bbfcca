"""Tables with level rules only."""

from __future__ import annotations

from pipeline.sources.pdf.glyphs import Rule
from pipeline.sources.pdf.tables.level import frame_level
from pipeline.sources.pdf.tables.strokes import group
from tests.sources.pdf.glyphs import written

ROWS = [("序号", "工作任务", "责任单位"), ("1", "公开规划", "财政局"), ("2", "公开预算", "审计局")]


def test_columns_from_gutters_between_the_rules() -> None:
    (strokes,) = group([Rule(True, 100 + 20 * at, 0, 300) for at in range(4)])
    glyphs = [
        one
        for index, row in enumerate(ROWS)
        for x, text in zip((10, 100, 200), row, strict=True)
        for one in written(text, x, 105 + 20 * index)
    ]
    made = frame_level(strokes, glyphs, None, 800)
    assert made is not None
    assert made.rows == (100, 120, 140, 160)
    assert len(made.columns) == 4
    assert made.fields == [(row, column, 1, 1) for row in range(3) for column in range(3)]


def test_two_rules_around_running_text_are_no_table() -> None:
    (strokes,) = group([Rule(True, 100, 0, 300), Rule(True, 120, 0, 300)])
    assert frame_level(strokes, written("做好政务公开工作，推动公开。", 10, 105), None, 800) is None
