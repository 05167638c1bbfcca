"""A whole reading as a browser shows it."""

from __future__ import annotations

from pipeline.exporters.page.showing import shown_notice
from pipeline.exporters.page.shown_notice import ShownSection
from pipeline.model import Deadline, Evidence, Finding, Point, PointWhere, Section
from tests.exporters.notices import hostile, notice_of, task_of
from tests.exporters.page.readings import seed

BOX = (1.0, 2.0, 3.0, 4.0)


def test_the_real_notice() -> None:
    reading = seed()
    assert reading.way is not None
    shown = shown_notice(reading.notice, reading.units, reading.way[1], range(1, 18))
    assert shown.title == "2021年兰山区政务公开工作要点"
    assert shown.line == "山东省临沂市兰山区　2021-06-28 成文　17 页"
    assert len(shown.tasks) == 34 and all(task.at and task.text.at for task in shown.tasks)
    assert {fact.label for fact in shown.facts if fact.at} >= {"文件标题", "发文机关", "主送机关", "成文日期", "前言"}
    assert [len(shown.document.pages), shown.document.blocks] == [17, ()]
    assert all(finding.quoted for finding in shown.findings)


def test_findings_come_the_gravest_first_each_with_its_place() -> None:
    findings = (
        Finding.of("text.repaired", "改了"),
        Finding.of("unit.unknown", "不认识", task=1),
        Finding.of("claims.twice", "重复", point=1, evidence=(Evidence(4, BOX),)),
    )
    notice = notice_of(
        task_of(1, "甲", evidence=(Evidence(7, BOX),)),
        sections=(Section(1, "一、", "公开", points=(Point(1, "（一）", "政策", "", evidence=(Evidence(2, BOX),)),)),),
        findings=findings,
    )
    shown = shown_notice(notice, {}).findings
    assert [(one.word, one.place, one.page) for one in shown] == [
        ("错误", "要点第 1 条", "第4页"),
        ("警告", "任务第 1 项", "第7页"),
        ("提示", "全文", ""),
    ]
    assert all(one.advice for one in shown)


def test_points_know_their_tasks_and_deadlines() -> None:
    deadline = Deadline("年底前", "date", None, "text")
    where = PointWhere(text=(Evidence(1, BOX),), deadlines=((Evidence(5, BOX),), (Evidence(6, BOX),)))
    point = Point(1, "（一）", "政策", "年底前", deadlines=(deadline, deadline), where=where)
    section = Section(1, "一、", "公开", text="引语", sections=(Section(2, "1.", "内层", points=(point,)),))
    notice = notice_of(task_of(1, "甲", point=1), task_of(2, "乙", point=1), sections=(section,))
    (outer,) = shown_notice(notice, {}).sections
    assert isinstance(outer, ShownSection) and outer.text is not None and outer.text.text == "引语"
    (inner,) = outer.sections[0].points
    assert inner.tasks == (1, 2)
    assert [(one.text, one.at[0][0]) for one in inner.deadlines] == [("年底前", 5)]


def test_a_hostile_notice_is_shown_whole() -> None:
    shown = shown_notice(hostile(), {})
    assert [task.number for task in shown.tasks] == list(range(1, 11))
    assert shown.document.pages == () and shown.document.blocks == ()
