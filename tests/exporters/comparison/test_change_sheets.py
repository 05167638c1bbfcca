"""The changes one by one: side by side, and what came or went alone."""

from pipeline.diff.comparison import Comparison, with_progress
from pipeline.exporters.comparison.change_sheets import list_sheet, side_by_side_sheet
from pipeline.exporters.comparison.entries import entries
from tests.diff.build import TEXTS, compared, task, told

BOTH = compared([task(1), task(2)], [task(1, TEXTS[0].replace("归集", "整理")), task(2, TEXTS[4])])


def rows(comparison: Comparison, kind: str) -> list[list[str | None]]:
    sheet = list_sheet(comparison, entries(comparison), kind)  # type: ignore[arg-type]
    return [[None if value is None else str(value) for value in row.values] for row in sheet.rows[1:]]


def test_a_row_for_each_change() -> None:
    sheet = side_by_side_sheet(BOTH, entries(BOTH))
    found = [[None if value is None else str(value) for value in row.values[:3]] for row in sheet.rows[1:]]
    assert sorted(found, key=str) == sorted([["改写", "1", "1"], ["取消", "2", None], ["新增", None, "2"]], key=str)
    assert sheet.filtered == "A1:J4"
    assert [column.title for column in sheet.columns[5:7]] == ["2021年要求", "2022年要求"]


def test_what_came_and_what_went() -> None:
    assert [row[:4] for row in rows(BOTH, "added")] == [["2", "深化公开", "推进重点公开", TEXTS[4]]]
    assert [row[:4] for row in rows(BOTH, "dropped")] == [["2", "深化公开", "推进重点公开", TEXTS[1]]]


def test_nothing_came() -> None:
    same = compared([task(1)], [task(1)])
    assert [row[3] for row in rows(same, "added")] == ["没有新增的任务"]
    assert [row[3] for row in rows(same, "dropped")] == ["没有取消的任务"]


def test_years_that_nobody_knows() -> None:
    unknown = compared([task(1)], [task(1)], years=(None, None))  # type: ignore[arg-type]
    assert [column.title for column in side_by_side_sheet(unknown, []).columns[5:7]] == ["上年要求", "今年要求"]


def test_a_column_of_last_years_progress_only_where_there_is_any() -> None:
    with_it = side_by_side_sheet(BOTH, entries(with_progress(BOTH, [told(1, "=正在办")])))
    assert with_it.columns[-1].title == "2021年\n进展" and "=正在办" in [row.values[-1] for row in with_it.rows]
    assert all("进展" not in column.title for column in side_by_side_sheet(BOTH, entries(BOTH)).columns)
