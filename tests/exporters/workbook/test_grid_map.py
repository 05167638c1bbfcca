"""Lines of an old sheet are found in the new one."""

from __future__ import annotations

from pipeline.exporters.workbook.grid_map import AxisMap, GridMap, still

# Five lines: the second is gone, two new ones stand before the fourth.
MAP = AxisMap([(1, 1), (2, None), (3, 2), (4, 5), (5, 6)], 6, table=(2, 5), table_now=(2, 6))


def test_single_lines() -> None:
    assert [MAP.at(line) for line in (1, 2, 3, 4, 5, 6, 100)] == [1, None, 2, 5, 6, 7, 101]
    assert MAP.near(2) == 1 and MAP.at(1_048_576) == 1_048_576


def test_spans() -> None:
    assert MAP.runs(3, 4) == [(2, 2), (5, 5)] and MAP.span(3, 4) == (2, 5) and MAP.span(2, 2) is None
    assert MAP.runs(2, 5) == [(2, 6)], "a span over the whole table stays one"
    assert MAP.runs(2, 5, strictly=True) == [(2, 2), (5, 6)]
    assert MAP.runs(1, 1_048_576) == [(1, 1_048_576)] and MAP.runs(5, 8) == [(6, 9)]


def test_nothing_moved() -> None:
    assert AxisMap([(1, 1), (2, 2)], 2, (2, 2), (2, 2)).is_still and not MAP.is_still
    assert still().is_still and not GridMap(MAP, still().columns).is_still
    assert not AxisMap([(1, 1), (2, 2)], 3).is_still, "something stands behind them now"


def test_lines_that_are_not_there_follow_the_one_before_them() -> None:
    sparse = AxisMap([(1, 1), (10, 4)], 4)
    assert (sparse.at(12), sparse.at(5)) == (6, 5)
