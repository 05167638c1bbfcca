"""What became of last year's unfinished tasks."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.diff.comparison import compare
from pipeline.exporters.titles import row_keys
from pipeline.model import Notice
from pipeline.model.progress import Entry
from pipeline.progress.figures import Belonging, Places, TaskState, figures
from pipeline.progress.looking_back import LookedBack, look_back
from tests.diff.build import TEXTS, notice, party, task

DAY = date(2022, 3, 1)


def states(old: Notice, done: tuple[int, ...] = ()) -> tuple[TaskState, ...]:
    entries = [
        Entry(key=key, sheet="任务台账", row=one.number + 1, progress="已完成" if one.number in done else "正在办")
        for key, one in zip(row_keys(old.tasks), old.tasks, strict=True)
    ]
    places = {key: Belonging("类别", ()) for key in row_keys(old.tasks)}
    return figures([*entries, Entry(key=None, sheet="任务台账", row=9, task="上级交办")], Places(places), DAY).states


def looked(old: Notice, new: Notice, done: tuple[int, ...] = ()) -> list[LookedBack]:
    numbers = {key: one.number for key, one in zip(row_keys(old.tasks), old.tasks, strict=True)}
    return look_back(states(old, done), numbers, compare(old, new))


def pair(words: str = "", lead: str = "财政局", also: str = "审计局", role: str = "lead") -> LookedBack:
    """One task led by 财政局 with 审计局 behind, and what it is next year."""
    old = notice([task(1, TEXTS[0], parties=[party("财政局", "lead"), party("审计局", "support")])], 2021)
    new = notice([task(1, words or TEXTS[0], parties=[party(lead, role), party(also, "support")])], 2022)
    return looked(old, new)[0]


def test_kept() -> None:
    assert pair().fates == ("kept",)
    assert pair(also="统计局").fates == ("kept",), "another supporter is no other hand"


def test_reworded_and_handed() -> None:
    found = pair(words=TEXTS[0].replace("做好", "抓好"))
    assert found.fates == ("reworded",) and [one.number for one in found.new] == [1]
    found = pair(lead="审计局", also="财政局")
    assert found.fates == ("handed",) and found.bodies == ("某某区审计局",)
    assert pair(words=TEXTS[0].replace("做好", "抓好"), lead="教育局").fates == ("reworded", "handed")


def test_dropped_and_what_no_notice_speaks_of() -> None:
    old = notice([task(1, TEXTS[0]), task(2, TEXTS[1]), task(3, TEXTS[3])], 2021)
    new = notice([task(1, TEXTS[1])], 2022)
    assert [(one.state.entry.row, one.fates) for one in looked(old, new)] == [
        (2, ("dropped",)),
        (3, ("kept",)),
        (4, ("dropped",)),
        (9, ("own",)),
    ]


def test_what_is_done_is_not_looked_back_on() -> None:
    old = notice([task(1, TEXTS[0]), task(2, TEXTS[1])], 2021)
    assert [one.state.entry.row for one in looked(old, old, done=(1,))] == [3, 9]


@pytest.mark.parametrize("role", ["responsible", "unspecified"])
def test_who_answered_may_lead_now(role: str) -> None:
    old = notice([task(1, TEXTS[0], parties=[party("财政局", role)])], 2021)
    new = notice([task(1, TEXTS[0], parties=[party("财政局", "lead"), party("审计局", role)])], 2022)
    assert looked(old, new)[0].fates == ("kept",)
