"""Tables that no rule shows."""

from __future__ import annotations

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
