"""Notices for the exporters' tests, made from the hand-checked answers or by hand."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.model import (
    Assignment,
    Coverage,
    Deadline,
    Evidence,
    Extra,
    Finding,
    Generator,
    Head,
    Notice,
    OpenEnd,
    Party,
    Point,
    Section,
    Source,
    Task,
    Unit,
)
from tests import DATA
from tests.gold import load_gold, notice_from_gold

TOWNS = ("甲/东关街道", "甲/西河镇", "甲/北山镇")
FINDINGS = (
    Finding.of("unit.not_in_registry", "“商城”没有收入规则文件，已按原文命名"),
    Finding.of("body_table.text_differs", "第10条标题与任务分解表不一致", 10, 24, (Evidence(6, (1, 2, 3, 4)),)),
    Finding.of("claims.unaccounted", "第3页有2个字没有读出归属", None, None, (Evidence(3, (1, 2, 3, 4)),)),
)


def gold(name: str) -> Notice:
    """The notice of ``tests/data/<name>`` with what only a real reading gives: pages, coverage, findings."""
    notice = notice_from_gold(load_gold(DATA / name / "gold.json"))
    return replace(
        notice,
        tasks=tuple(_placed(task) for task in notice.tasks),
        coverage=Coverage(9120, 8811, 190, {"page_number": 51, "watermark": 68}, 0),
        findings=FINDINGS,
    )


def units_of(notice: Notice) -> dict[str, Unit]:
    """Made-up registry knowledge: departments in the order of the notice, then the towns."""
    found: dict[str, Unit] = {}
    for task in notice.tasks:
        for party in task.assignment.parties:
            if party.kind == "unit" and party.unit and party.name and party.unit not in found:
                kind = "zone" if party.name.endswith("管委会") else "department"
                found[party.unit] = Unit(party.unit, party.name, kind, len(found) + 1)  # type: ignore[arg-type]
    for number, town in enumerate(TOWNS):
        found[town] = Unit(town, town[2:], "town" if town.endswith("镇") else "subdistrict", 500 + number)
    return found


def with_towns(notice: Notice) -> Notice:
    """The notice with 各镇街道 standing for three towns, known to be all."""
    return replace(notice, tasks=tuple(replace(task, assignment=_expanded(task.assignment)) for task in notice.tasks))


def notice_of(*tasks: Task, sections: tuple[Section, ...] = (), findings: tuple[Finding, ...] = ()) -> Notice:
    return Notice(
        generator=Generator(version="0.1.0", rules_sha256="0" * 64),
        source=Source(file="测试.pdf", sha256="1" * 64, format="pdf", pages=2),
        notice=Head(title="测试工作要点", year=2030),
        sections=sections,
        tasks=tasks,
        findings=findings,
    )


def task_of(number: int, requirement: str, *parties: Party, **fields: object) -> Task:
    """A task with the key ``key<number>``; any further field by name."""
    given: dict[str, object] = {
        "id": f"测试-2030-{number:03}",
        "key": f"key{number}",
        "number": number,
        "label": None,
        "category": "类别",
        "task": f"事项{number}",
        "requirement": requirement,
        "point": None,
        "assignment": Assignment(raw="、".join(party.text for party in parties), parties=parties),
        **fields,
    }
    return Task(**given)  # type: ignore[arg-type]


def party_of(text: str, role: str = "unspecified", **fields: object) -> Party:
    given: dict[str, object] = {
        "text": text, "as_written": text, "span": (0, len(text)), "kind": "unit", "role": role,
        "unit": f"甲/{text}", "name": f"甲{text}", **fields,
    }  # fmt: skip
    return Party(**given)  # type: ignore[arg-type]


def open_assignment(tail: str, *parties: Party) -> Assignment:
    raw = "、".join(party.text for party in parties) + tail
    return Assignment(raw=raw, parties=parties, open_ended=(OpenEnd(text=tail, role="unspecified"),))


def hostile() -> Notice:
    """Formulas, control characters, halves of characters, markup, and texts that no cell or row can hold."""
    long = "".join(f"第{number}句要把任务落到实处，不走过场。" for number in range(2200))[:40_000]
    risky = ('=HYPERLINK("http://example.invalid","点我")', "+1+1", "-1", "@SUM(A1)", '<b>粗</b> & "引号" ]]>')
    tasks = [
        task_of(1, long, party_of("=cmd|' /C calc'!A0", "lead"), task="=1+1", category="控\x00制\x0b字\x1f符"),
        task_of(2, "半个字符\ud83d与整个🙂，零宽\u200b，反向\u202e文字", party_of("乙局", "support"), label="（二）"),
        *(task_of(number, text, party_of("乙局")) for number, text in enumerate(risky, 3)),
        task_of(8, "", extra=(Extra("备注", "=2+2"), Extra("", "无名列")), task=None, category=None),
        task_of(9, "_x0041_ 不是转义\r\n换行\r再换行", party_of("丙局", kind="unknown", unit=None, name=None)),
        task_of(10, "按时完成", deadlines=(Deadline("年底前", "date", "2030-12-31", "column"),)),
    ]
    point = Point(1, "（一）", "=标题", long, evidence=(Evidence(1, (0, 0, 1, 1)), Evidence(2, (0, 0, 1, 1))))
    section = Section(1, "一、", "部分/名称:很长" * 9, text="+部分的话", points=(point,))
    findings = (Finding.of("body.unread", "=危险的话", 1, 2), Finding.of("claims.twice", long[:5000]))
    return replace(
        notice_of(*tasks, sections=(section,), findings=findings),
        notice=Head(title="&[Tab]=要点&P\x07", preamble=long, closing="-结尾"),
    )


def _placed(task: Task) -> Task:
    pages = (10, 11) if task.number % 5 == 0 else (10,)
    return replace(task, evidence=tuple(Evidence(page, (1, 2, 3, 4)) for page in pages))


def _expanded(assignment: Assignment) -> Assignment:
    parties = (
        replace(party, members=TOWNS, members_complete=True) if party.text == "各镇街道" else party
        for party in assignment.parties
    )
    return replace(assignment, parties=tuple(parties))
