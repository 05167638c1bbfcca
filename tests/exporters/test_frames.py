"""Notices as tables: columns, dtypes, and what a row says."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.exporters.frames import COLUMNS, Frames, frames_of
from pipeline.model import Notice, Unit
from tests.diff.build import due, notice, party, task

UNITS = {"某某区/财政局": Unit("某某区/财政局", "某某区财政局", "department", 10)}
TOWNS = ["某某区/甲镇", "某某区/乙镇"]


def example(year: int = 2021) -> Notice:
    towns = party("各镇", "support", kind="collective", members=tuple(TOWNS), members_complete=True)
    tasks = [
        task(1, parties=[party("财政局", "lead"), towns], tail="等部门", point=1),
        task(2, parties=[party("甲镇")], deadlines=[due("年底前", f"{year}-12-31"), due("6月底前", f"{year}-06-30")]),
    ]
    return notice(tasks, year, [("深化公开", "公开规划", "发布规划。")])


@pytest.fixture(scope="module")
def tables() -> Frames:
    return frames_of([(example(), UNITS), (example(2022), UNITS)])


def test_columns_and_dtypes_are_those_of_the_table(tables: Frames) -> None:
    assert Frames._fields == tuple(COLUMNS)
    for name, frame in tables._asdict().items():
        assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == {
            column: dtype for column, dtype, _ in COLUMNS[name]
        }


def test_no_notice_gives_the_same_columns(tables: Frames) -> None:
    for frame, empty in zip(tables, frames_of([]), strict=True):
        assert len(empty) == 0 and list(empty.dtypes) == list(frame.dtypes)


def test_several_notices_stand_below_each_other(tables: Frames) -> None:
    assert tables.notices["year"].tolist() == [2021, 2022]
    assert len(tables.tasks) == 4 and len(tables.points) == 2
    assert tables.tasks["due"].dropna().tolist() == [pd.Timestamp("2021-06-30"), pd.Timestamp("2022-06-30")]


def test_a_task(tables: Frames) -> None:
    first, second = (tables.tasks.iloc[at] for at in (0, 1))
    assert (first["task"], first["point"], first["open_ended"]) == (1, 1, True)
    assert first["deadline"] is pd.NA and second["deadline"] == "年底前；6月底前"


def test_parties_and_the_tail(tables: Frames) -> None:
    mine = tables.parties[tables.parties["task"] == 1].head(3)
    assert mine["kind"].tolist() == ["unit", "collective", "open"]
    assert mine["position"].tolist() == [1, 2, 3] and mine["text"].tolist() == ["财政局", "各镇", "等部门"]
    assert mine["members"].tolist() == [pd.NA, 2, pd.NA] and mine["members_complete"].tolist()[1] is True


def test_units_in_their_order(tables: Frames) -> None:
    mine = tables.units.head(3)
    assert mine["unit"].tolist() == ["某某区/财政局", *TOWNS]
    assert mine["order"].tolist()[0] == 10 and mine["type"].tolist()[1] is pd.NA
    assert mine[["named", "through_collective", "perhaps"]].to_numpy().tolist() == [[1, 0, 0], [1, 1, 0], [0, 1, 0]]


def test_the_matrix_says_how(tables: Frames) -> None:
    mine = tables.matrix[tables.matrix["task"] == 1].head(3)
    assert list(zip(mine["unit"], mine["role"], mine["how"], strict=True)) == [
        ("某某区/财政局", "lead", "named"),
        ("某某区/甲镇", "support", "collective"),
        ("某某区/乙镇", "support", "collective"),
    ]
    assert mine["through"].tolist() == [pd.NA, "各镇", "各镇"]


def test_a_point(tables: Frames) -> None:
    point = tables.points.iloc[0]
    assert (point["section"], point["heading"], point["text"], point["tasks"]) == (
        "深化公开",
        "公开规划",
        "发布规划。",
        1,
    )
