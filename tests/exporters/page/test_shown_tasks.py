"""Tasks and units as a browser shows them."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.page.shown_tasks import page_words, parts_of, shown_bodies, shown_tasks
from pipeline.exporters.page.spots import spots
from pipeline.model import Assignment, Deadline, Evidence, Extra, OpenEnd, Point, Section, TaskWhere
from tests.exporters.notices import gold, notice_of, party_of, task_of, units_of, with_towns

BOX = (1.0, 2.0, 3.0, 4.0)


def test_parts_are_sections_in_order_else_categories() -> None:
    sections = (
        Section(1, "一、", "公开", points=(Point(1, "（一）", "政策", ""),)),
        Section(2, "二、", "空的"),
        Section(3, "三、", "解读", sections=(Section(4, "", "内层", points=(Point(2, "（二）", "图解", ""),)),)),
    )
    tasks = [task_of(1, "甲", point=2), task_of(2, "乙", point=1), task_of(3, "丙"), task_of(4, "丁", category=None)]
    assert parts_of(notice_of(*tasks, sections=sections)) == (["公开", "内层", "类别", ""], [1, 0, 2, 3])


def test_roles_stand_apart_the_strongest_first() -> None:
    parties = party_of("乙局", "support"), party_of("甲局", "lead"), party_of("丙局"), party_of("甲局", "lead")
    where = TaskWhere(parties=tuple((Evidence(n, BOX),) for n in range(1, 5)), open_ended=((Evidence(9, BOX),),))
    assignment = Assignment("乙局、甲局、丙局、甲局等", parties, open_ended=(OpenEnd("等", "support"),))
    (shown,) = shown_tasks(notice_of(task_of(1, "要求", assignment=assignment, where=where)), {"甲/甲局": 4}, spots)
    assert [(group.role, [one.name or one.unit for one in group.parties]) for group in shown.groups] == [
        ("牵头", [4]),
        ("责任单位", ["甲丙局"]),
        ("配合", ["甲乙局"]),
    ]
    assert [spot[0] for spot in shown.groups[0].parties[0].at] == [2, 4], "named twice, shown once with both places"
    assert shown.groups[0].parties[0].written == "甲局"
    assert [(tail.text, tail.at[0][0]) for tail in shown.groups[2].tails] == [("等", 9)]
    assert shown.raw is None


def test_a_string_from_which_nobody_was_read_is_shown_itself() -> None:
    (shown,) = shown_tasks(notice_of(task_of(1, "要求", assignment=Assignment("见附件"))), {}, spots)
    assert shown.raw is not None and shown.raw.text == "见附件" and shown.groups == ()


def test_what_the_task_before_has_in_the_same_cell_is_not_told_again() -> None:
    where = TaskWhere(category=(Evidence(1, BOX),))
    tasks = [task_of(1, "甲", where=where), task_of(2, "乙", where=where), task_of(3, "丙")]
    first, second, third = shown_tasks(notice_of(*tasks), {}, spots)
    assert first.category is not None and second.category is None
    assert third.category is not None and third.category.text == "类别", "another cell says the same"
    assert second.task is not None and second.task.text == "事项2"


def test_deadlines_and_columns_of_the_table() -> None:
    twice = Deadline("年底前", "date", "2030-12-31", "column")
    where = TaskWhere(deadlines=((Evidence(1, BOX),), (Evidence(2, BOX),)))
    task = task_of(1, "甲", deadlines=(twice, twice), extra=(Extra("备注", "急"), Extra("", "无名")), where=where)
    (shown,) = shown_tasks(notice_of(task), {}, spots)
    assert [(one.text, one.more, len(one.at)) for one in shown.deadlines] == [("年底前", "2030-12-31", 2)]
    assert [(one.label, one.text) for one in shown.extra] == [("备注", "急"), ("", "无名")]


def test_words_for_places() -> None:
    assert page_words([Evidence(3, BOX), Evidence(4, BOX)]) == "第3-4页"
    assert page_words([Evidence(lines=(3, 4))]) == "第3-4行"
    assert page_words([]) == ""


def test_duties_of_units_are_those_of_every_other_view() -> None:
    notice = with_towns(gold("lanshan-2021"))
    units = units_of(notice)
    shown = shown_bodies(notice, units)
    bodies = unit_tasks(notice, units)
    assert [unit.name for unit in shown.units] == [body.name for body in bodies]
    assert shown.places == {body.id: at for at, body in enumerate(bodies)}
    for unit, body in zip(shown.units, bodies, strict=True):
        for numbers, involved in (
            (unit.direct, body.direct),
            (unit.collective, body.collective),
            (unit.open, body.open),
        ):
            duties = [shown.duties[number] for number in numbers]
            assert [(one.task, one.role, one.through) for one in duties] == [
                (one.task.number, one.role_words, one.through) for one in involved
            ]
    assert len(set(shown.duties)) == len(shown.duties)
    assert "各镇人民政府、街道办事处" in [one.name for one in shown.collectives]


def test_a_notice_without_places_is_shown_too() -> None:
    notice = gold("lanshan-2021")
    bare = replace(notice, tasks=tuple(replace(task, where=TaskWhere(), evidence=()) for task in notice.tasks))
    assert all(task.at == () and task.page == "" for task in shown_tasks(bare, {}, spots))
