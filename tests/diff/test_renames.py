"""Texts that follow a body's new name."""

from pipeline.diff.bodies import Bodies
from pipeline.diff.obligation import Obligation, from_tasks
from pipeline.diff.renames import Renames
from tests.diff.build import notice, party, task

RENAMED = Bodies(successors=lambda unit: ("某某区/卫健局",) if unit == "某某区/卫计局" else ())


def side(*names: str) -> list[Obligation]:
    return from_tasks(notice([task(1, parties=[party(name) for name in names])]))


def test_one_sign_for_both_names() -> None:
    renames = Renames(side("卫计局"), side("卫健局"), RENAMED)
    assert renames("由卫计局汇总") == renames("由卫健局汇总") != renames("由财政局汇总")
    assert renames("由某某区卫计局汇总") == renames("由某某区卫健局汇总")


def test_bodies_that_kept_their_names_stay_in_the_text() -> None:
    renames = Renames(side("财政局"), side("财政局"), RENAMED)
    assert renames("由财政局（汇总）") == "由财政局（汇总）"


def test_two_renamed_bodies_are_not_mixed_up() -> None:
    both = Bodies(
        successors=lambda unit: {"某某区/甲甲局": ("某某区/乙乙局",), "某某区/丙丙局": ("某某区/丁丁局",)}.get(unit, ())
    )
    renames = Renames(side("甲甲局", "丙丙局"), side("乙乙局", "丁丁局"), both)
    assert renames("甲甲局和丙丙局") == renames("乙乙局和丁丁局") != renames("丁丁局和乙乙局")


def test_a_name_of_two_characters_is_looked_for_in_no_text() -> None:
    short = Bodies(successors=lambda unit: ("某某区/乙办",) if unit == "某某区/甲办" else ())
    renames = Renames(side("甲办"), side("乙办"), short)
    assert renames("甲办事") == "甲办事"
