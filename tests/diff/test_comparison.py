"""What holds for any two notices: identity, symmetry, order independence, exact wording; and the hand-checked years."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.diff.bodies import Bodies
from pipeline.diff.comparison import changes_between, compare
from pipeline.diff.obligation import from_tasks
from pipeline.model import Notice, Task
from pipeline.model.change import Change
from tests import DATA
from tests.diff.build import TEXTS, compared, kinds, notice, party, task
from tests.gold import load_gold, notice_from_gold

PAIRS = [
    (
        DATA / "lanshan-2021/gold.json",
        DATA / "lanshan-2022-sample/gold.json",
        "lanshan-2022-sample/diff-from-2021.json",
    ),
    *(
        (old, old.with_name(old.name.replace(".gold", ".next.gold")), f"dev/{old.name.split('.')[0]}.diff.json")
        for old in sorted((DATA / "dev").glob("*.gold.json"))
        if ".next." not in old.name
    ),
]
YEARS = pytest.mark.parametrize(("old", "new", "truth"), PAIRS, ids=[truth for _, _, truth in PAIRS])
TURNED = {"added": "dropped", "dropped": "added", "split": "merged", "merged": "split"}


def read(path: Path) -> Notice:
    return notice_from_gold(load_gold(path))


def shuffled(one: Notice, seed: int) -> tuple[Notice, dict[int, int]]:
    """The same tasks in another order, numbered anew, and the old number of each new one."""
    tasks = list(one.tasks)
    random.Random(seed).shuffle(tasks)
    origin = {at: item.number for at, item in enumerate(tasks, 1)}
    tasks = [msgspec.structs.replace(item, number=at) for at, item in enumerate(tasks, 1)]
    return msgspec.structs.replace(one, tasks=tuple(tasks)), origin


@YEARS
def test_hand_checked_years(old: Path, new: Path, truth: str) -> None:
    expected = {(one["old"], one["new"]): set(one["kind"].split("+")) for one in load_gold_list(DATA / truth)}
    found = {}
    for change in compare(read(old), read(new)).diff.changes:
        for before in change.old or (None,):
            for after in change.new or (None,):
                found[before, after] = set(change.kind)
    assert found == expected


def load_gold_list(path: Path) -> list[dict[str, object]]:
    return json.loads(path.read_text(encoding="utf-8"))


@YEARS
def test_identity(old: Path, new: Path, truth: str) -> None:
    one = read(old)
    assert kinds(compare(one, one)) == {((item.number,), (item.number,)): ("kept",) for item in one.tasks}


@YEARS
def test_changes_alone_are_those_of_the_whole_comparison(old: Path, new: Path, truth: str) -> None:
    before, after = read(old), read(new)
    whole = [
        msgspec.structs.replace(one, wording=(), old_ids=(), new_ids=()) for one in compare(before, after).diff.changes
    ]
    assert changes_between(before, after, Bodies()) == whole


@YEARS
def test_symmetry(old: Path, new: Path, truth: str) -> None:
    forth, back = kinds(compare(read(old), read(new))), kinds(compare(read(new), read(old)))
    assert {(b, a): {TURNED.get(kind, kind) for kind in found} for (a, b), found in back.items()} == {
        pair: set(found) for pair, found in forth.items()
    }


@YEARS
def test_order_independence(old: Path, new: Path, truth: str) -> None:
    one, other = read(old), read(new)
    expected = kinds(compare(one, other))
    left, old_numbers = shuffled(one, 1)
    right, new_numbers = shuffled(other, 2)
    found = {
        (tuple(sorted(old_numbers[n] for n in before)), tuple(sorted(new_numbers[n] for n in after))): found
        for (before, after), found in kinds(compare(left, right)).items()
    }
    assert found == expected


@YEARS
def test_wording_rejoins(old: Path, new: Path, truth: str) -> None:
    one, other = read(old), read(new)
    old_texts = {item.number: item.requirement for item in one.tasks}
    new_texts = {item.number: item.requirement for item in other.tasks}
    for change in compare(one, other).diff.changes:
        before = "".join(text for kind, text in change.wording if kind != "insert")
        after = "".join(text for kind, text in change.wording if kind != "delete")
        assert before == "".join(old_texts[number] for number in change.old)
        assert after == "".join(new_texts[number] for number in change.new)


WORDS = ("信息", "公开", "做好", "重大", "项目", "，", "。", "2021年", "政策", "清单", "更新", "目录")
REQUIREMENTS = st.one_of(st.sampled_from(TEXTS), st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map("".join))
BODIES = st.lists(st.sampled_from(("财政局", "统计局", "审计局")), max_size=3, unique=True)


@st.composite
def notices(draw: st.DrawFn, year: int) -> Notice:
    rows = draw(
        st.lists(st.tuples(REQUIREMENTS, BODIES, st.sampled_from(("甲类", "乙类", None))), min_size=1, max_size=7)
    )
    tasks: list[Task] = [
        task(at, text, category=category, parties=[party(name) for name in names])
        for at, (text, names, category) in enumerate(rows, 1)
    ]
    return notice(tasks, year)


def rows(one: Notice, numbers: tuple[int, ...]) -> tuple[object, ...]:
    """What the rows say, without their numbers: identical rows are interchangeable."""
    found = {item.number: item.identity(one.notice.year) for item in from_tasks(one)}
    return tuple(sorted(found[number] for number in numbers))


@settings(max_examples=150, deadline=None)
@given(notices(2021), notices(2022), st.integers(0, 9))
def test_any_two_notices(old: Notice, new: Notice, seed: int) -> None:
    comparison = compare(old, new)
    changes: tuple[Change, ...] = comparison.diff.changes
    assert sorted(n for change in changes for n in change.old) == [item.number for item in old.tasks]
    assert sorted(n for change in changes for n in change.new) == [item.number for item in new.tasks]
    assert all(("kept" in c.kind) <= (c.kind == ("kept",)) and c.kind for c in changes)
    said = Counter((rows(old, c.old), rows(new, c.new), frozenset(c.kind)) for c in changes)
    left, right = shuffled(old, seed)[0], shuffled(new, seed + 1)[0]
    again = compare(left, right).diff.changes
    assert Counter((rows(left, c.old), rows(right, c.new), frozenset(c.kind)) for c in again) == said
    back = compare(new, old).diff.changes
    turned = Counter(
        (rows(old, c.new), rows(new, c.old), frozenset(TURNED.get(kind, kind) for kind in c.kind)) for c in back
    )
    assert turned == said


def test_without_tasks_on_one_side_the_points_are_compared() -> None:
    comparison = compared([], [task(1)])
    assert comparison.level == "points" and comparison.diff.changes == ()
    old, new = (notice([], year, [("深化公开", "标题", "做好公开。")]) for year in (2021, 2022))
    points = compare(old, new)
    assert (points.level, points.diff.level, points.points) == ("points", "points", ())
    assert [change.kind for change in points.diff.changes] == [("kept",)]


def test_points_beside_tasks_are_an_overview() -> None:
    old, new = (notice([task(1)], year, [("深化公开", "标题", "做好公开。")]) for year in (2021, 2022))
    comparison = compare(old, new)
    assert comparison.level == "tasks" and [change.kind for change in comparison.points] == [("kept",)]
    assert compare(old, new, level="points").level == "points"
