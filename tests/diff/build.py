"""The smallest notices that show one thing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from pipeline.diff.comparison import Comparison, compare
from pipeline.model import (
    Assignment,
    Deadline,
    Generator,
    Head,
    Jurisdiction,
    Notice,
    OpenEnd,
    Party,
    Point,
    Section,
    Source,
    Task,
)
from pipeline.model.change import TaskProgress

PLACE = "某某区"
TEXTS = (
    "做好重大战略规划公开，发布专项规划和空间规划，归集历史规划。",
    "集中发布减税降费政策及办理指引，确保市场主体应知尽知。",
    "加大高校毕业生、退役军人就业信息公开力度，更新岗位目录。",
    "提高疫情防控信息发布规范化水平，强化内部信息整合。统一步调对外发声，开展健康科普宣传。",
    "组织编制年度重大决策事项目录，明确承办单位，实行动态管理。",
    "健全政务新媒体监管机制，有序开展清理整合工作，杜绝空壳账号。",
)


def party(text: str, role: str = "unspecified", **more: Any) -> Party:
    """A body of the district, its unit made from the text."""
    values: dict[str, Any] = {"unit": f"{PLACE}/{text}", "name": f"{PLACE}{text}", "kind": "unit", "span": (0, 0)}
    return Party(text=text, as_written=text, role=role, **(values | more))  # type: ignore[arg-type]


def task(number: int, requirement: str | None = None, **values: Any) -> Task:
    """A task with a text of its own, unless told otherwise; ``parties``, ``tail`` and ``deadlines`` as lists."""
    parties = values.pop("parties", [party("财政局"), party("统计局")])
    tail = values.pop("tail", None)
    assigned = Assignment(
        raw="、".join(one.text for one in parties) + (tail or ""),
        parties=tuple(parties),
        open_ended=(OpenEnd(tail, "unspecified"),) if tail else (),
    )
    text = requirement if requirement is not None else TEXTS[(number - 1) % len(TEXTS)]
    defaults: dict[str, Any] = {"label": None, "category": "深化公开", "task": "推进重点公开", "point": None}
    return Task(
        id=f"{PLACE}-{number}",
        key=str(number),
        number=number,
        requirement=text,
        assignment=assigned,
        deadlines=tuple(values.pop("deadlines", ())),
        **(defaults | values),
    )


def due(raw: str, date: str | None = None, kind: str = "date", origin: str = "column") -> Deadline:
    return Deadline(raw=raw, kind=kind, due=date, origin=origin)  # type: ignore[arg-type]


def told(task: int, progress: str, done: str = "", done_on: str | None = None, unit: str | None = None) -> TaskProgress:
    """What a row of the older ledger says of a task."""
    return TaskProgress(task, unit, progress, done, done_on)


def notice(tasks: Sequence[Task], year: int | None = 2021, points: Sequence[tuple[str, str, str]] = ()) -> Notice:
    """A notice of these tasks; ``points`` are (section, heading, text)."""
    sections = [
        Section(number=at, label="一、", heading=section, points=(Point(at, "（一）", heading, text),))
        for at, (section, heading, text) in enumerate(points, 1)
    ]
    digest = hashlib.sha256(repr((tasks, year, points)).encode()).hexdigest()
    return Notice(
        generator=Generator(version="0", rules_sha256=""),
        source=Source(file="a.pdf", sha256=digest, format="pdf", pages=1),
        notice=Head(title=f"{year}年工作要点", year=year, jurisdiction=Jurisdiction(PLACE)),
        sections=tuple(sections),
        tasks=tuple(tasks),
    )


def compared(
    old: Sequence[Task], new: Sequence[Task], years: tuple[int, int] = (2021, 2022), **more: Any
) -> Comparison:
    return compare(notice(old, years[0]), notice(new, years[1]), **more)


def kinds(comparison: Comparison) -> dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[str, ...]]:
    """Every change by its numbers."""
    return {(change.old, change.new): change.kind for change in comparison.diff.changes}
