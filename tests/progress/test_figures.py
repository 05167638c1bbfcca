"""The numbers of a report, from small ledgers on three days."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model.progress import DONE, NOT_BEGUN, OVERDUE, UNDER_WAY, Entry
from pipeline.progress.figures import OWN, Belonging, Places, YearFigures, figures, gone_doubts
from pipeline.progress.standing import IN_TIME, LATE, SOON

JUNE, OCTOBER, LAST = date(2021, 6, 1), date(2021, 10, 1), date(2021, 12, 31)
UNITS = ["财政局", "审计局", "东镇", "西镇", "无事局"]
PLACES = Places(
    {
        "a": Belonging("公开", ("财政局", "审计局"), "财政局、审计局"),
        "b": Belonging("公开", ("审计局",), "审计局"),
        "c": Belonging("解读", ("东镇", "西镇"), "各镇"),
        "d": Belonging("解读", ("财政局",), "财政局"),
    },
    UNITS,
)


def row(key: str | None, at: int, **fields: object) -> Entry:
    return Entry(key=key, sheet="任务台账", row=at, number=str(at), task=f"事项{at}", **fields)  # type: ignore[arg-type]


LEDGER = [
    row("a", 1, due=date(2021, 6, 30), done_on=date(2021, 6, 20)),
    row("b", 2, due=date(2021, 9, 30), done_on=date(2021, 11, 5), progress="已完成"),
    row("c", 3, due=date(2021, 10, 20)),
    row("c", 4, unit="东镇", done_on=date(2021, 9, 1)),
    row("c", 5, unit="西镇", progress="正在办"),
    row("d", 6, progress="已完成"),
    row(None, 7, progress="正在办"),
]


def on(day: date) -> YearFigures:
    return figures(LEDGER, PLACES, day)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (JUNE, {SOON: 1, NOT_BEGUN: 0, UNDER_WAY: 3, DONE: 1}),
        (OCTOBER, {IN_TIME: 1, OVERDUE: 1, SOON: 1, UNDER_WAY: 1, DONE: 1}),
        (LAST, {IN_TIME: 1, LATE: 1, OVERDUE: 1, UNDER_WAY: 1, DONE: 1}),
    ],
)
def test_each_task_counts_once(day: date, counts: dict[str, int]) -> None:
    found = on(day).total
    assert found.tasks == 5
    assert {name: found.of(name) for name in counts} == counts


def test_a_share_is_whole_and_full_only_if_all_is_done() -> None:
    assert [on(day).total.percent for day in (JUNE, OCTOBER, LAST)] == [20, 40, 60]


def test_by_section_in_the_notices_order_with_own_rows_last() -> None:
    found = on(OCTOBER).sections
    assert [(name, tally.tasks, tally.done) for name, tally in found] == [("公开", 2, 1), ("解读", 2, 1), (OWN, 1, 0)]


def test_a_unit_counts_by_its_own_answer() -> None:
    """东镇 is done with what 西镇 is not; who has no task is not listed."""
    found = dict(on(LAST).units)
    assert list(found) == UNITS[:4]
    assert (found["东镇"].done, found["东镇"].of(OVERDUE)) == (1, 0)
    assert (found["西镇"].done, found["西镇"].of(OVERDUE)) == (0, 1)
    assert (found["审计局"].of(IN_TIME), found["审计局"].of(LATE)) == (1, 1)


def test_a_row_of_ones_own_counts_for_whom_it_names() -> None:
    named = Places(PLACES.tasks, UNITS, {("7", "事项7", ""): Belonging(OWN, ("财政局",), "区财政局")})
    found = figures(LEDGER, named, OCTOBER)
    assert dict(found.units)["财政局"].tasks == dict(on(OCTOBER).units)["财政局"].tasks + 1
    assert found.states[-1].place.said == "区财政局"
    assert found.total == on(OCTOBER).total


def test_sums_by_section_are_the_total() -> None:
    for day in (JUNE, OCTOBER, LAST):
        found = on(day)
        assert sum(tally.tasks for _, tally in found.sections) == found.total.tasks == len(found.states)
        assert sum(tally.of(OVERDUE) for _, tally in found.sections) == len(found.standing(OVERDUE))


def test_the_ledgers_own_word_goes_before_the_answers() -> None:
    said = [row("c", 3, progress="推进中", due=LAST), row("c", 4, unit="东镇", done_on=JUNE)]
    assert [one.standing for one in figures(said, PLACES, OCTOBER).states] == [UNDER_WAY]


def test_overdue_tasks_come_by_their_days() -> None:
    late = [row("a", 1, due=date(2021, 9, 1)), row("b", 2, due=date(2021, 6, 1)), row("d", 3, due=LAST)]
    found = figures(late, PLACES, OCTOBER).standing(OVERDUE)
    assert [(one.entry.number, one.days) for one in found] == [("2", 122), ("1", 30)]


def test_tasks_without_a_row_are_told() -> None:
    assert figures(LEDGER[:2], PLACES, JUNE).missing == ("c", "d")


def test_answers_to_tasks_that_are_gone_count_nowhere_and_are_told_by_place() -> None:
    gone = [row("alt", 8, unit="东镇", progress="办了一半"), row("alt", 9)]
    found = figures([*LEDGER, *gone], PLACES, OCTOBER)
    assert (found.total, found.sections) == (on(OCTOBER).total, on(OCTOBER).sections)
    assert [str(one) for one in gone_doubts("notice.xlsx", found.gone)] == [
        "notice.xlsx：“任务台账”表第 8 行：这项任务通知里没有（可能已更正或取消），没有计入：东镇，事项8，办了一半"
    ]


def test_nothing_at_all() -> None:
    found = figures([], Places({}), JUNE)
    assert (found.total.tasks, found.total.percent, found.sections, found.units) == (0, 0, (), ())
