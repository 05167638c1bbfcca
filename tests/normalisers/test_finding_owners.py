"""A finding that only says where it stands names the task or point that stands there."""

from __future__ import annotations

import pytest

from pipeline.model import (
    Assignment,
    Evidence,
    Finding,
    NumberedWhere,
    Point,
    PointWhere,
    Section,
    SubPoint,
    Task,
    TaskWhere,
)
from pipeline.normalisers.finding_owners import with_owners

Box = tuple[float, float, float, float]
CATEGORY: Box = (0, 100, 50, 180)


def at(box: Box, page: int = 1) -> Evidence:
    return Evidence(page, box)


def task(number: int, top: float) -> Task:
    """A row 40 points high below a category that it shares."""
    where = TaskWhere(category=(at(CATEGORY),), requirement=(at((60, top, 200, top + 40)),))
    evidence = (
        (at((60, top, 300, top + 40)), at((60, 10, 300, 40), 2)) if number == 2 else (at((60, top, 300, top + 40)),)
    )
    return Task("", "", number, None, "甲", "乙", "丙", None, Assignment("丁"), evidence=evidence, where=where)


def sections() -> tuple[Section, ...]:
    item = SubPoint("1.", None, "做", where=NumberedWhere(text=(at((0, 60, 300, 80)),)))
    point = Point(4, "（一）", "事", "做", (item,), where=PointWhere(heading=(at((0, 40, 300, 55)),)))
    inner = Section(1, "1", "细", sections=(), points=(point,))
    return (Section(1, "一、", "部分", sections=(inner,), points=()),)


def owner(*boxes: Evidence) -> tuple[int | None, int | None]:
    finding = Finding.of("scan.doubtful", "“田”可能认错", evidence=boxes)
    (found,) = with_owners([finding], sections(), [task(1, 100), task(2, 140)])
    return found.point, found.task


@pytest.mark.parametrize(
    ("boxes", "found"),
    [
        ((at((70, 110, 80, 120)),), (None, 1)),
        ((at((70, 150, 80, 160)), at((250, 150, 260, 160))), (None, 2)),
        ((at((70, 15, 80, 25), 2),), (None, 2)),
        ((at((10, 130, 20, 140)),), (None, 1)),
        ((at((70, 110, 80, 120)), at((70, 150, 80, 160))), (None, None)),
        ((at((10, 65, 20, 75)),), (4, None)),
        ((at((10, 42, 20, 52)),), (4, None)),
        ((at((10, 300, 20, 310)),), (None, None)),
        ((at((70, 110, 80, 120), 3),), (None, None)),
        ((Evidence(lines=(1, 2)),), (None, None)),
        ((), (None, None)),
    ],
)
def test_who_owns_a_place(boxes: tuple[Evidence, ...], found: tuple[int | None, int | None]) -> None:
    assert owner(*boxes) == found


def test_what_is_known_stays() -> None:
    finding = Finding.of("unit.unknown", "“丁”", task=2, evidence=(at((70, 110, 80, 120)),))
    assert with_owners([finding], (), [task(1, 100)]) == [finding]
