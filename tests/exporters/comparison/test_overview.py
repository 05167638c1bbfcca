"""The sheet that is read first: counts, bodies, sections."""

from collections import defaultdict

from pipeline.diff.comparison import Comparison, compare
from pipeline.exporters.comparison.overview import NAME, overview_sheet
from tests.diff.build import TEXTS, compared, notice, party, task


def texts(comparison: Comparison) -> list[str]:
    sheet = overview_sheet(comparison, defaultdict(int), "按单位")
    return ["|".join("" if value is None else str(value) for value in row.values) for row in sheet.rows]


def test_which_tasks_came_and_went_by_body() -> None:
    old = [task(1), task(2)]
    new = [task(1), task(2, TEXTS[4], parties=[party("审计局")])]
    said = texts(compared(old, new))
    (row,) = [line for line in said if line.startswith("某某区审计局|")]
    assert row.split("|")[1] == "1" and "新增：2022年第2项" in row
    assert any("取消：2021年第2项" in line for line in said)


def test_bodies_lead_to_their_blocks() -> None:
    starts = {"某某区财政局": 7, "某某区统计局": 12}
    sheet = overview_sheet(compared([task(1)], [task(1)]), starts, "按单位")
    names = {place: sheet.rows[int(place[1:]) - 1].values[0] for place in sheet.links}
    assert sheet.name == NAME
    assert {names[place]: target for place, target in sheet.links.items()} == {
        name: f"'按单位'!A{row}" for name, row in starts.items()
    }


def test_points_of_the_body_beside_tasks() -> None:
    old = notice([task(1)], 2021, [("深化公开", "推进公开", "做好公开。")])
    new = notice([task(1)], 2022, [("深化公开", "推进公开", "做好公开。"), ("夯实基础", "加强领导", TEXTS[3])])
    assert any("加强领导" in line for line in texts(compare(old, new)))


def test_two_empty_notices() -> None:
    assert texts(compared([], []))
