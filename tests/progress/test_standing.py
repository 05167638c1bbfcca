"""Where a task stands: from dates and words, on any day."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model.progress import Entry
from pipeline.progress.standing import seems_done, standing

ON = date(2021, 10, 1)


@pytest.mark.parametrize(
    ("progress", "due", "done", "expected"),
    [
        ("", None, None, "未开始"),
        ("未开始", date(2021, 12, 31), None, "未开始"),
        ("正在起草", date(2021, 12, 31), None, "推进中"),
        ("推进中", date(2021, 10, 31), None, "30 天内到期"),
        ("", date(2021, 10, 1), None, "30 天内到期"),
        ("推进中", date(2021, 9, 30), None, "逾期"),
        ("", date(2021, 9, 30), None, "逾期"),
        ("逾期", None, None, "逾期"),
        # The dates go before the word that somebody chose long ago.
        ("逾期", date(2021, 12, 31), None, "推进中"),
        ("已完成", date(2021, 9, 30), None, "已完成"),
        ("已完成，见网站", None, None, "已完成"),
        ("已完成 80%", date(2021, 9, 30), None, "逾期"),
        ("已完成80%", None, None, "推进中"),
        ("", date(2021, 9, 30), date(2021, 9, 30), "按时完成"),
        ("推进中", date(2021, 9, 30), date(2021, 10, 1), "逾期完成"),
        ("已完成", None, date(2021, 9, 1), "已完成"),
        # On the first of October nobody knew of the fifth.
        ("已完成", date(2021, 9, 30), date(2021, 10, 5), "逾期"),
    ],
)
def test_standing(progress: str, due: date | None, done: date | None, expected: str) -> None:
    entry = Entry(key="a", sheet="任务台账", row=2, progress=progress, due=due, done_on=done)
    assert standing(entry, ON) == expected


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        ("完成", True), ("已办结", True), ("已经全部完成。", True), ("100%", True), ("1", True),
        ("均已完成\n见网站", True),
        ("已完成", False), ("已完成，见网站", False), ("未完成", False), ("完成80%", False), ("预计年底完成", False),
        ("基本完成", False), ("", False), ("推进中", False), ("10", False),
    ],
)  # fmt: skip
def test_other_words_for_done_are_known_as_such(progress: str, told: bool) -> None:
    assert seems_done(progress) is told
