"""Deadlines of two years against each other."""

from typing import Any

import pytest

from pipeline.diff.obligation import Obligation, from_tasks
from pipeline.diff.schedules import phrases, rescheduled, shift
from tests.diff.build import due, notice, task


def side(*deadlines: Any) -> list[Obligation]:
    return from_tasks(notice([task(1, deadlines=deadlines)]))


JUNE = due("6月底前", "2021-06-30")
GOAL = due("2025年底前", "2025-12-31")
ALWAYS = due("持续推进", kind="continuous")


@pytest.mark.parametrize(
    ("old", "new", "answer"),
    [
        ([], [], False),
        ([JUNE], [due("6月底", "2022-06-30")], False),
        ([JUNE], [JUNE], True),
        ([GOAL], [GOAL], False),
        ([ALWAYS], [due("长期坚持", kind="continuous")], False),
        ([ALWAYS], [JUNE], True),
        ([JUNE], [], True),
        ([JUNE], [due("6月底前", "2022-06-30"), due("年底前", "2022-12-31")], True),
        ([JUNE], [due("6月底前", "2022-06-30", origin="text")], False),
        ([due("会前", kind="unresolved")], [due("会 前", kind="unresolved")], False),
        ([due("会前", kind="unresolved")], [due("会后", kind="unresolved")], True),
        ([due("持续", kind="continuous", origin="text")], [], False),
    ],
)
def test_rescheduled(old: list[Any], new: list[Any], answer: bool) -> None:
    assert rescheduled(side(*old), side(*new), 2021, 2022) is answer


def test_years_that_nobody_knows_move_nothing() -> None:
    assert not rescheduled(side(JUNE), side(JUNE), None, 2022)


def test_as_printed() -> None:
    text = due("年底前", "2021-12-31", origin="text")
    assert phrases(side(JUNE, text, JUNE)) == "6月底前"
    assert phrases(side(text)) == "年底前"
    assert phrases([]) is None
    found = shift(side(JUNE, ALWAYS), [])
    assert (found.old, found.new) == ("6月底前；持续推进", None)
