"""Where tasks belong: sections by category, else by heading; supporters do not answer."""

from __future__ import annotations

from pipeline.model import Point, Section
from pipeline.progress.figures import Belonging
from pipeline.progress.task_places import placed
from tests.exporters.notices import notice_of, party_of, task_of


def test_sections_and_who_answers() -> None:
    section = Section(1, "一、", "重点", text="", points=(Point(1, "（一）", "题", "文"),))
    tasks = [
        task_of(1, "甲", party_of("甲局", "lead"), party_of("乙局", "support"), category="公开"),
        task_of(2, "乙", party_of("乙局"), category=None, point=1),
        task_of(3, "丙", category=None),
    ]
    places, order = placed(notice_of(*tasks, sections=(section,)), {})
    assert places == {
        "key1": Belonging("公开", ("甲甲局",), "甲甲局"),
        "key2": Belonging("重点", ("甲乙局",), "甲乙局"),
        "key3": Belonging("未分类", (), ""),
    }
    assert order == ["甲甲局", "甲乙局"]
