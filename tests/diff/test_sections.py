"""Which section lives on as which."""

from pipeline.diff.alignment import Match
from pipeline.diff.obligation import Obligation, from_tasks
from pipeline.diff.sections import pair_sections
from tests.diff.build import TEXTS, compared, kinds, notice, task


def match(old: str | None, new: str | None) -> Match:
    def side(section: str | None) -> tuple[Obligation, ...]:
        return tuple(from_tasks(notice([task(1, category=section)])))

    return Match(side(old), side(new))


def test_equal_headings_are_one_wherever_the_tasks_went() -> None:
    assert pair_sections([match("甲类", "乙类"), match("乙类", "甲类")], 2021, 2022) == {"甲类": "甲类", "乙类": "乙类"}


def test_a_section_whose_tasks_all_went_to_one_is_renamed() -> None:
    moved = [match("深化公开", "围绕中心抓落实")] * 3
    assert pair_sections(moved, 2021, 2022) == {"深化公开": "围绕中心抓落实"}


def test_one_task_that_moved_renames_nothing() -> None:
    moved = [match("甲甲甲甲", "丙丙丙丙"), match("乙乙乙乙", "丁丁丁丁"), match("甲甲甲甲", "丁丁丁丁")]
    moved += [match("甲甲甲甲", "丙丙丙丙"), match("乙乙乙乙", "丁丁丁丁")]
    assert pair_sections(moved, 2021, 2022) == {"甲甲甲甲": "丙丙丙丙", "乙乙乙乙": "丁丁丁丁"}


def test_the_own_year_in_a_heading_does_not_count() -> None:
    assert pair_sections([match("2021年重点", "2022年重点")], 2021, 2022) == {"本年重点": "本年重点"}


def test_without_headings_there_is_nothing_to_pair() -> None:
    assert pair_sections([match(None, "甲")], 2021, 2022) == {}
    assert pair_sections([], 2021, 2022) == {}


def test_a_renamed_section_rewords_its_tasks_and_moves_none() -> None:
    old = [task(n, category="深化公开") for n in range(1, 5)] + [task(5, category="夯实基础")]
    new = [task(n, category="围绕中心工作抓落实") for n in range(1, 5)] + [task(5, category="夯实基础")]
    found = kinds(compared(old, new))
    assert {found[(n,), (n,)] for n in range(1, 5)} == {("reworded",)} and found[(5,), (5,)] == ("kept",)


def test_a_task_in_another_section_is_moved() -> None:
    old = [task(n, category="甲类工作" if n < 4 else "乙类事项") for n in range(1, 7)]
    new = [task(n, category="甲类工作" if n < 3 else "乙类事项") for n in range(1, 7)]
    found = kinds(compared(old, new))
    assert found.pop(((3,), (3,))) == ("moved",)
    assert set(found.values()) == {("kept",)}


def test_sections_in_another_order_are_no_move() -> None:
    old = [task(n, category="甲类工作" if n < 4 else "乙类事项") for n in range(1, 7)]
    new = [task(at, TEXTS[n - 1], category="甲类工作" if n < 4 else "乙类事项")
           for at, n in enumerate((4, 5, 6, 1, 2, 3), 1)]  # fmt: skip
    assert set(kinds(compared(old, new)).values()) == {("kept",)}
