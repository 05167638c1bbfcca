"""One notice in two forms (a PDF and the Word file that it was made from): the words in which they differ.

Read notices are compared, not pages: a table that is cut by page breaks has the same words as one that is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.matching.differences import all_differences
from pipeline.matching.folding import fold
from pipeline.matching.likeness import likeness
from pipeline.model import Finding, RawNotice, RawPoint, RawSection, RawTask, Traced
from pipeline.model.finding import Places

_SAME: Final = 0.5
"""The likeness from which on two texts are one that was changed."""
_NAMED: Final = 5
"""Differences of one text that its finding names."""
_TOLD: Final = 30
"""Findings about one form; more are counted."""
_LONG: Final = 40
_ANOTHER: Final = 0.3
"""The share of points and tasks that have a counterpart, below which it is another document that has the name."""

Locate = Callable[[Traced | None], Places]


class _Item(NamedTuple):
    """A text that both forms should have; ``point`` or ``task``: its number in the form that leads."""

    what: str
    text: str
    evidence: Places = ()
    point: int | None = None
    task: int | None = None


def compare_forms(leading: RawNotice, other: RawNotice, name: str, locate: Locate) -> list[Finding]:
    """Findings ``form.differs``, one a text that is not the same in the form called ``name``; its places are those of
    the form that leads."""
    if is_another(leading, other):
        return [Finding.of("form.differs", f"旁边同名的“{name}”内容大不相同，看来不是同一份文件，没有逐处对照。")]
    found = [*_heads(leading, other, name, locate)]
    for items in (_points, _tasks):
        found += _lists(items(leading), items(other), name)
    if len(found) > _TOLD:
        more = f"与“{name}”不同的地方还有 {len(found) - _TOLD} 处，没有逐一列出。"
        found = [*found[:_TOLD], Finding.of("form.differs", more)]
    return found


def is_another(leading: RawNotice, other: RawNotice) -> bool:
    """Whether hardly any of one's points and tasks is like one of the other's."""
    here, there = ([fold(item.text) for items in (_points, _tasks) for item in items(one)] for one in (leading, other))
    return bool(here) and len(_paired(here, there)) < _ANOTHER * min(len(here), len(there) or 1)


def _heads(leading: RawNotice, other: RawNotice, name: str, locate: Locate) -> Iterator[Finding]:
    for what, one, its in (
        ("标题", leading.head.title, other.head.title),
        ("发文字号", leading.head.document_number, other.head.document_number),
        ("成文日期", leading.head.issued_on, other.head.issued_on),
    ):
        here, there = (one.text if one else ""), (its.text if its else "")
        if here and there and fold(here) != fold(there):
            yield Finding.of("form.differs", _differing(_Item(what, here), there, name), evidence=locate(one))


def _points(notice: RawNotice) -> list[_Item]:
    def walk(sections: Sequence[RawSection]) -> Iterator[RawPoint]:
        for section in sections:
            yield from section.points
            yield from walk(section.sections)

    points = sorted(walk(notice.sections), key=lambda point: point.number)
    return [
        _Item(f"要点第 {one.number} 条", one.heading.text + one.text.text, one.evidence, point=one.number)
        for one in points
    ]


def _tasks(notice: RawNotice) -> list[_Item]:
    return [
        _Item(f"任务第 {number} 项", _words(task), task.evidence, task=number)
        for number, task in enumerate(notice.tasks, 1)
    ]


def _words(task: RawTask) -> str:
    """All that is printed of a task, field by field."""
    deadline = task.deadline.text if task.deadline else ""
    units = (unit.content.text for unit in task.units)
    return "　".join((task.category.text, task.task.text, task.requirement.text, *units, deadline))


def _lists(items: Sequence[_Item], others: Sequence[_Item], name: str) -> Iterator[Finding]:
    partners = _paired([fold(item.text) for item in items], [fold(item.text) for item in others])
    for at, item in enumerate(items):
        partner = partners.get(at)
        if partner is None:
            yield _finding(item, f"{item.what}在“{name}”里没有：“{_short(item.text)}”。请核对以哪一份为准。")
        elif fold(item.text) != fold(others[partner].text):
            told = _differing(item, others[partner].text, name)
            if told:
                yield _finding(item, told)
    for at in sorted(set(range(len(others))) - set(partners.values())):
        yield Finding.of(
            "form.differs", f"“{name}”里多出{others[at].what}：“{_short(others[at].text)}”。请核对以哪一份为准。"
        )


def _paired(here: Sequence[str], there: Sequence[str]) -> dict[int, int]:
    """Which text is which: those that stay the same in their order, then the next alike one between them."""
    partners: dict[int, int] = {}
    free = dict(enumerate(there))
    for at, text in enumerate(here):
        same = next((one for one, other in free.items() if other == text), None)
        if same is not None:
            partners[at] = same
            del free[same]
    for at, text in enumerate(here):
        if at in partners or not free:
            continue
        best = max(free, key=lambda one: (likeness(text, free[one]), -abs(one - at)))
        if likeness(text, free[best]) >= _SAME:
            partners[at] = best
            del free[best]
    return partners


def _differing(item: _Item, there: str, name: str) -> str:
    """What differs, in words; empty where only punctuation does."""
    pairs = all_differences(item.text, there)
    if not pairs:
        return ""
    told = "；".join(_pair(one, other) for one, other in pairs[:_NAMED])
    more = f"；还有 {len(pairs) - _NAMED} 处" if len(pairs) > _NAMED else ""
    return f"{item.what}与“{name}”不同：{told}{more}。请核对以哪一份为准。"


def _pair(here: str, there: str) -> str:
    if not here or not there:
        return f"{'多' if here else '少'}“{_short(here or there)}”"
    return f"这里是“{_short(here)}”，那里是“{_short(there)}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _finding(item: _Item, message: str) -> Finding:
    return Finding.of("form.differs", message, item.point, item.task, item.evidence)
