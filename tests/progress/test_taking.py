"""Three ways: sent, said, known."""

from __future__ import annotations

from pipeline.exporters.keeping.snapshot import print_of
from pipeline.model.unit_answers import Answers, Returned, UnitAnswer
from pipeline.progress.taking import take


def _list(file: str, *, base: str = "", unit: str = "甲", **said: str) -> Returned:
    answer = UnitAnswer(unit=unit, key="k1", file=file, sheet="任务清单", row=2, **said)
    return Returned(file=file, unit=unit, answers=(answer,), base={("k1", "progress"): print_of(base)})


def test_what_is_new_is_taken_and_taking_it_again_changes_nothing() -> None:
    sent = _list("甲.xlsx", progress="推进中", leader="张三")
    first = take(Answers(), [sent])
    assert first.changes == {"甲": 2}
    assert first.answers.answers[0].said == ("张三", "", "推进中", "", "")
    assert first.answers.returned == {"甲": "甲.xlsx"}
    again = take(first.answers, [sent])
    assert (again.changes, again.conflicts, again.answers) == ({}, (), first.answers)


def test_two_units_stand_each_by_itself() -> None:
    both = take(Answers(), [_list("甲.xlsx", progress="推进中"), _list("乙.xlsx", unit="乙", progress="已完成")])
    assert [(one.unit, one.progress) for one in both.answers.answers] == [("甲", "推进中"), ("乙", "已完成")]
    assert both.conflicts == ()


def test_a_text_that_follows_the_one_that_was_sent_replaces_it() -> None:
    known = take(Answers(), [_list("甲.xlsx", progress="推进中")]).answers
    found = take(known, [_list("甲2.xlsx", base="推进中", progress="已完成")])
    assert (found.answers.answers[0].progress, found.conflicts) == ("已完成", ())
    # The list that was sent before, as it was: the unit says nothing with it.
    assert take(found.answers, [_list("甲.xlsx", base="推进中", progress="推进中")]).changes == {}


def test_two_texts_neither_of_which_follows_the_other_are_both_told() -> None:
    known = take(Answers(), [_list("甲.xlsx", progress="推进中")]).answers
    other = _list("甲2.xlsx", progress="又一批")
    found = take(known, [other])
    assert found.answers.answers == known.answers
    assert [(one.kept, one.other, one.answer.file) for one in found.conflicts] == [("推进中", "又一批", "甲2.xlsx")]
    forced = take(known, [other], overwrite=True)
    assert (forced.answers.answers[0].progress, len(forced.conflicts)) == ("又一批", 1)


def test_an_empty_cell_takes_nothing_away() -> None:
    known = take(Answers(), [_list("甲.xlsx", progress="推进中", note="见网站")]).answers
    assert take(known, [_list("甲2.xlsx", base="推进中", note="见网站")]).answers.answers == known.answers


def test_strays_are_kept_once() -> None:
    stray = UnitAnswer(unit="甲", key="", task="临时交办", note="已办", file="甲.xlsx", row=9)
    sent = Returned(file="甲.xlsx", unit="甲", answers=(), strays=(stray,))
    assert take(take(Answers(), [sent]).answers, [sent]).answers.strays == (stray,)
