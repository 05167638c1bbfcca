"""Where tasks belong: sections by category, else by heading; supporters do not answer."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.model import Point, Section
from pipeline.model.reading import OwnTasks
from pipeline.progress.figures import OWN, Belonging
from pipeline.progress.task_places import placed
from tests.exporters.notices import notice_of, party_of, task_of

POINTS = (Point(1, "（一）", "题", "文"),)


def test_sections_and_who_answers() -> None:
    section = Section(1, "一、", "重点", text="", points=POINTS)
    tasks = [
        task_of(1, "甲", party_of("甲局", "lead"), party_of("乙局", "support"), category="公开"),
        task_of(2, "乙", party_of("乙局"), category=None, point=1),
        task_of(3, "丙", category=None),
    ]
    found = placed(notice_of(*tasks, sections=(section,)), {})
    assert found.tasks == {
        "key1": Belonging("公开", ("甲甲局",), "甲甲局"),
        "key2": Belonging("重点", ("甲乙局",), "甲乙局"),
        "key3": Belonging("未分类", (), ""),
    }
    assert found.units == ("甲甲局", "甲乙局")


def test_a_section_within_a_section() -> None:
    inner = Section(1, "（一）", "里面", text="", points=POINTS)
    outer = Section(1, "一、", "外面", text="", sections=(inner,))
    found = placed(notice_of(task_of(1, "甲", category=None, point=1), sections=(outer,)), {})
    assert found.tasks["key1"].section == "里面"


def test_rows_of_ones_own_count_for_the_bodies_that_they_name() -> None:
    notice = notice_of(task_of(1, "甲", party_of("甲局")))
    added = replace(task_of(2, "值守", party_of("丙局", "lead"), task="防汛"), id="", label="临1")
    found = placed(notice, {}, OwnTasks((added,)))
    assert found.own == {("临1", "防汛", "值守"): Belonging(OWN, ("甲丙局",), "甲丙局")}
    assert list(found.tasks) == ["key1"] and found.units == ("甲甲局", "甲丙局")
