"""What the clerk wrote against what a unit says."""

from __future__ import annotations

from datetime import date

from pipeline.exporters.ledger.clerks_words import clerks_words
from pipeline.model.progress import Entry
from pipeline.model.unit_answers import Answers, UnitAnswer
from tests.exporters.notices import notice_of, party_of, task_of

NOTICE = notice_of(
    task_of(1, "公开预算", party_of("甲局", "lead"), party_of("乙局", "support")),
    task_of(2, "公开决算", party_of("甲局"), party_of("乙局")),
)


def row(key: str, **said: object) -> dict[str, Entry]:
    return {key: Entry(key=key, sheet="任务台账", row=2, **said)}  # type: ignore[arg-type]


def answers(unit: str, key: str, **said: str) -> Answers:
    return Answers(answers=(UnitAnswer(unit=unit, key=key, **said),))


def clashes(own: dict[str, Entry], before: Answers, now: Answers) -> list[tuple[str, str, str]]:
    return [(one.field, one.kept, one.other) for one in clerks_words(NOTICE, {}, own, before, now)]


def test_each_field_that_says_something_else() -> None:
    own = row("key1", progress="推进中", note="核过", done_on=date(2030, 9, 30), done_text="2030.9.30")
    said = answers("甲/甲局", "key1", progress="已完成", done="2030-09-30", leader="张三")
    assert clashes(own, Answers(), said) == [("progress", "推进中", "已完成")], "a day is one however it is written"


def test_what_the_unit_said_before_is_not_the_clerk_s() -> None:
    own = row("key1", progress="推进中")
    said = answers("甲/甲局", "key1", progress="已完成")
    assert clashes(own, answers("甲/甲局", "key1", progress="推进中"), said) == []


def test_who_does_not_answer_for_the_task_clashes_with_nobody() -> None:
    assert clashes(row("key1", progress="推进中"), Answers(), answers("甲/乙局", "key1", progress="已完成")) == []
    assert clashes(row("key2", progress="推进中"), Answers(), answers("甲/甲局", "key2", progress="已完成")) == []
