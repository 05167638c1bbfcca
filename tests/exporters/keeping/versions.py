"""A small notice, and what may change of it from one run to the next."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from pipeline.model import Finding, Notice, Point, Section, Task
from tests.exporters.notices import notice_of, party_of, task_of

WORDS = (
    "公开重大建设项目批准和实施信息",
    "做好义务教育招生入学信息公开",
    "推进财政预决算公开，细化公开内容",
    "完善政府信息公开申请办理机制",
)


def given_notice(*tasks: Task) -> Notice:
    """Four tasks of two units, two points, two findings."""
    found = tasks or tuple(
        task_of(n, text, party_of("甲局", "lead"), party_of("乙局", "support") if n % 2 else party_of("丙局"))
        for n, text in enumerate(WORDS, 1)
    )
    points = tuple(Point(n, f"（{n}）", f"要点{n}", f"第{n}条的话。") for n in (1, 2))
    findings = tuple(Finding.of("unit.unknown", word * 6, task=number) for number, word in enumerate("甲乙", 1))
    return notice_of(*found, sections=(Section(1, "一、", "部分", points=points),), findings=findings)


def _reversed(notice: Notice) -> Notice:
    return replace(notice, tasks=tuple(replace(t, number=len(notice.tasks) + 1 - t.number) for t in notice.tasks[::-1]))


def _fewer(notice: Notice) -> Notice:
    return replace(notice, tasks=notice.tasks[:2], findings=notice.findings[1:])


def _reworded(notice: Notice) -> Notice:
    one = notice.tasks[2]
    new = replace(one, key="new3", requirement=one.requirement.replace("细化", "进一步细化"))
    return replace(notice, tasks=(*notice.tasks[:2], new, *notice.tasks[3:]))


def _more(notice: Notice) -> Notice:
    new = [replace(task_of(9, "新的任务，全新的内容", party_of("丁局")), number=1)]
    return replace(notice, tasks=(*new, *(replace(t, number=t.number + 1) for t in notice.tasks)))


def _renamed(notice: Notice) -> Notice:
    tasks = (replace(t, assignment=replace(t.assignment, raw=f"新写法{t.number}")) for t in notice.tasks)
    points = tuple(replace(p, text=f"改了的话{p.number}。") for p in notice.points())
    return replace(notice, tasks=tuple(tasks), sections=(replace(notice.sections[0], points=points),))


CHANGED: dict[str, Callable[[Notice], Notice]] = {
    "nothing": lambda notice: notice,
    "turned round": _reversed,
    "fewer": _fewer,
    "other words": _reworded,
    "more": _more,
    "other units": _renamed,
}
CHANGES = tuple(CHANGED.values())
