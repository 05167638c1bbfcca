"""The runs of text on one level."""

from __future__ import annotations

from pipeline.sources.pdf.tables.runs import Level, runs
from tests.sources.pdf.glyphs import written

ROW = [*written("序号", 10, 50), *written("任务", 60, 50), *written("责任单位", 120, 50)]


def test_gaps_part_runs() -> None:
    assert runs(ROW) == [(10, 30), (60, 80), (120, 160)]
    assert runs(written("政务公开", 10, 50)) == [(10, 50)]


def test_columns_and_texts_between_edges() -> None:
    level = Level(ROW)
    assert level.columns([45, 100]) == {0, 1, 2}
    assert [level.text_in(column, [45, 100]) for column in range(3)] == ["序号", "任务", "责任单位"]
    assert (level.top, level.bottom, level.size) == (50, 60, 10)


def test_a_run_over_an_edge() -> None:
    assert Level(ROW).crosses([70])
    assert not Level(ROW).crosses([45, 100])
