"""What parts the columns of a text is looked for in turn."""

from __future__ import annotations

from pipeline.sources.framed_tables import framed_tables
from tests.sources.test_boxed_tables import LINES
from tests.sources.test_stacked_tables import HEAD, ROWS


def test_each_kind_where_it_stands() -> None:
    bars = ["| 序号 | 任务 | 单位 |", "| 1 | 甲 | 乙 |", "| 2 | 丙 | 丁 |"]
    frames, drawn = framed_tables([*LINES, "", *bars, "", *HEAD, *ROWS], frozenset({"序号"}))
    assert [(frame.first, frame.columns) for frame in frames] == [(1, 3), (17, 4)]
    assert sorted(drawn) == [*range(1, 12), 13, 14, 15]
