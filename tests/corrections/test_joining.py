"""Rows that are one task: nothing said twice, spans and places still right."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.corrections.joining import joined
from pipeline.model import Assignment, Evidence, Extra, OpenEnd, Party, Task, TaskWhere

FIRST, SECOND = Evidence(1, (0.0, 0.0, 9.0, 9.0)), Evidence(2, (0.0, 0.0, 9.0, 9.0))


def task(number: int, requirement: str, raw: str, where: Evidence = FIRST) -> Task:
    party = Party(raw, raw, (0, len(raw)), "unit", "lead")
    places = TaskWhere(requirement=(where,), raw=(where,), parties=((where,),))
    parts = Assignment(raw, (party,))
    return Task(
        f"甲-{number}", "键", number, None, None, None, requirement, None, parts, evidence=(where,), where=places
    )


def test_requirements_follow_each_other_and_the_first_number_stays() -> None:
    one = joined([task(5, "做好甲事，", "财政局"), task(6, "做好乙事。", "审计局", SECOND)])
    assert (one.number, one.id, one.requirement) == (5, "甲-5", "做好甲事，做好乙事。")
    assert one.evidence == (FIRST, SECOND) and one.where.requirement == (FIRST, SECOND)


def test_spans_are_those_of_the_joined_string() -> None:
    tail = OpenEnd("等", "lead", (3, 4))
    second = task(6, "乙", "审计局等")
    second = replace(second, assignment=replace(second.assignment, open_ended=(tail,)))
    found = joined([task(5, "甲", "财政局"), second]).assignment
    assert found.raw == "财政局审计局等"
    assert [found.raw[slice(*party.span)] for party in found.parties] == ["财政局", "审计局等"]
    assert [one.span and found.raw[slice(*one.span)] for one in found.open_ended] == ["等"]


def test_a_row_that_repeats_the_string_above_adds_no_parties() -> None:
    one = joined([task(5, "甲", "财政局"), task(6, "乙", "财政局", SECOND)])
    assert [party.text for party in one.assignment.parties] == ["财政局"]
    assert one.where.raw == (FIRST,) and one.where.parties == ((FIRST,),)


def test_what_only_a_later_row_says_is_kept_with_its_place() -> None:
    places = TaskWhere(category=(SECOND,), extra=((SECOND,),))
    second = replace(task(6, "乙", "审计局"), category="深化公开", point=3, extra=(Extra("备注", "新"),), where=places)
    one = joined([task(5, "甲", "财政局"), second])
    assert (one.category, one.point, one.extra) == ("深化公开", 3, (Extra("备注", "新"),))
    assert one.where.category == (SECOND,) and one.where.extra == ((SECOND,),)


def test_equal_remarks_are_one_where_the_first_stands() -> None:
    rows = [
        replace(task(n, "甲", unit), extra=(Extra("备注", "新"),), where=TaskWhere(extra=((place,),)))
        for n, unit, place in ((5, "财政局", FIRST), (6, "审计局", SECOND))
    ]
    one = joined(rows)
    assert one.extra == (Extra("备注", "新"),) and one.where.extra == ((FIRST,),)


def test_one_row_stays_as_it_is() -> None:
    only = task(5, "甲", "财政局")
    assert joined([only]) == only
