from __future__ import annotations

from msgspec.structs import replace

from pipeline.corrections.file import DeadlineCorrection
from pipeline.corrections.meant_deadlines import deadline_words, replace_deadline
from pipeline.model import Deadline, Evidence, Notice
from tests import DATA
from tests.gold import load_gold, notice_from_gold

GOLD = notice_from_gold(load_gold(DATA / "lanshan-2021" / "gold.json"))
OLD = (Deadline("9月底前", "date", "2021-09-30", "text"), Deadline("长期", "continuous", None, "column"))
PLACES = ((Evidence(page=1),), (Evidence(page=2),))


def notice() -> Notice:
    task = GOLD.tasks[4]
    task = replace(task, deadlines=OLD, where=replace(task.where, deadlines=PLACES))
    return replace(GOLD, tasks=(*GOLD.tasks[:4], task, *GOLD.tasks[5:]))


def after(one: DeadlineCorrection) -> tuple[list[tuple[str, str | None]], tuple[tuple[Evidence, ...], ...]]:
    answer, hits = replace_deadline(notice(), one)
    assert hits == 1
    task = answer.tasks[4]
    return [(deadline.raw, deadline.due) for deadline in task.deadlines], task.where.deadlines


def test_one_of_several_gives_way_where_it_stands() -> None:
    assert after(DeadlineCorrection(5, "2021-10-31", old="9月底前")) == (
        [("9月底前", "2021-10-31"), ("长期", None)],
        PLACES,
    )


def test_all_give_way_to_one_that_is_said_otherwise() -> None:
    assert after(DeadlineCorrection(5, "2021-12-31", "年底前")) == ([("年底前", "2021-12-31")], PLACES[:1])


def test_a_deadline_goes() -> None:
    assert after(DeadlineCorrection(5, old="长期")) == ([("9月底前", "2021-09-30")], PLACES[:1])
    assert after(DeadlineCorrection(5)) == ([], ())


def test_a_task_without_one_gets_one_and_words_alone_are_no_day() -> None:
    bare = replace(
        notice(),
        tasks=tuple(replace(task, deadlines=(), where=replace(task.where, deadlines=())) for task in GOLD.tasks),
    )
    answer, _ = replace_deadline(bare, DeadlineCorrection(5, "2021-12-31"))
    assert answer.tasks[4].deadlines == (Deadline("2021-12-31", "date", "2021-12-31", "column"),)
    answer, _ = replace_deadline(bare, DeadlineCorrection(5, words="待定"))
    assert answer.tasks[4].deadlines == (Deadline("待定", "unresolved", None, "column"),)


def test_what_does_not_stand_there_is_told() -> None:
    assert replace_deadline(notice(), DeadlineCorrection(5, "2021-12-31", old="年中"))[1] == 0
    assert replace_deadline(notice(), DeadlineCorrection(900, "2021-12-31"))[1] == 0
    assert (
        deadline_words(DeadlineCorrection(5, "2021-12-31", "年底前", "年中"))
        == "完成时限“年中”改为“年底前、2021-12-31”"
    )
    assert deadline_words(DeadlineCorrection(5)) == "完成时限改为“（无）”"
