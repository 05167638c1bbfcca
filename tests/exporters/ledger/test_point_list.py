"""Points in reading order under the headings above them, with the tasks that carry them out."""

from __future__ import annotations

from pipeline.exporters.ledger.point_list import points_sheet
from pipeline.model import Point, Section
from tests.exporters.notices import notice_of, task_of


def test_rows() -> None:
    inner = Section(1, "（一）", "小节", points=(Point(2, "2.", "乙", "做二"),))
    outer = Section(1, "一、", "部分", text="总的话", points=(Point(1, "1.", "甲", "做一"),), sections=(inner,))
    tasks = (task_of(1, "一", point=2), task_of(2, "二", point=2), task_of(3, "三"))
    rows = [row.values for row in points_sheet(notice_of(*tasks, sections=(outer,))).rows[1:]]
    assert [row[:5] for row in rows] == [
        [None, "一、部分", "一、", "部分", "总的话"],
        [1, "一、部分", "1.", "甲", "做一"],
        [2, "一、部分\n（一）小节", "2.", "乙", "做二"],
    ]
    assert rows[2][7] == "1-2" and not rows[1][7]
