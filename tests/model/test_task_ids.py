"""Ids from keys: twins, and ids that were not made so."""

from __future__ import annotations

import random

from msgspec.structs import replace

from pipeline.model import Head, Jurisdiction
from pipeline.model.task_ids import id_start, numbers_by_id, twin_number, with_ids
from tests.diff.build import task

TASKS = tuple(
    replace(task(number, text), key=key)
    for number, (text, key) in enumerate([("甲", "aa"), ("乙", "bb"), ("甲", "aa"), ("丙", "aa-2"), ("甲", "aa")], 1)
)


def test_a_task_begins_with_place_and_year() -> None:
    assert id_start(Head(year=2021, jurisdiction=Jurisdiction("兰山区", "371302"))) == "371302-2021"
    assert id_start(Head(jurisdiction=Jurisdiction("西海岸新区"))) == "西海岸新区-0000"
    assert id_start(Head(year=2021)) == "未知-2021"


def test_twins_are_told_apart() -> None:
    found = with_ids(TASKS, "p-2021")
    assert [one.id for one in found] == ["p-2021-aa", "p-2021-bb", "p-2021-aa-2", "p-2021-aa-2-2", "p-2021-aa-3"]
    assert [twin_number(one) for one in found] == [1, 1, 2, 2, 3]
    assert twin_number(replace(TASKS[0], id="p-2021-001")) is None


def test_rows_that_move_keep_their_ids() -> None:
    rows = [replace(task(number, text), key=text) for number, text in enumerate("甲乙丙丁戊", 1)]
    ids = {one.key: one.id for one in with_ids(rows, "p-2021")}
    random.Random(1).shuffle(rows)
    assert {one.key: one.id for one in with_ids(rows[1:], "p-2021")} == {
        key: one for key, one in ids.items() if key != rows[0].key
    }


def test_a_task_is_known_by_both_its_ids() -> None:
    numbers = numbers_by_id(with_ids(TASKS, "p-2021"), "p-2021")
    assert numbers["p-2021-aa-2"] == numbers["p-2021-003"] == 3
    assert len(numbers) == 2 * len(TASKS)
