"""Made-up notices of other districts, other columns and other producers, against the answers they were made from."""

from __future__ import annotations

import pytest

from pipeline.checks.claims import fields, rebuild
from pipeline.conversion import read_source
from pipeline.model import Notice, Task
from pipeline.settings import Settings
from tests import DATA, RULES
from tests.gold import load_gold, notice_from_gold

NOTICES = sorted(path.stem for path in (DATA / "made").glob("*.pdf"))

pytestmark = pytest.mark.slow


def test_one_notice_for_each_table_scheme() -> None:
    assert {load_gold(DATA / "made" / f"{name}.gold.json")["schema"] for name in NOTICES} >= {
        "S0", "S1", "S2", "S3", "S4", "S5"
    }  # fmt: skip


@pytest.mark.parametrize("name", NOTICES)
def test_every_answer(name: str) -> None:
    gold = load_gold(DATA / "made" / f"{name}.gold.json")
    wanted = notice_from_gold(gold)
    reading = read_source(DATA / "made" / f"{name}.pdf", Settings(RULES, exports=("debug",)))
    found = reading.notice
    assert _head(found) == _head(wanted)
    assert [(p.number, p.heading, p.text) for p in found.points()] == [
        (p.number, p.heading, p.text) for p in wanted.points()
    ]
    assert [_row(task) for task in found.tasks] == [_row(task) for task in wanted.tasks]
    for task in found.tasks:
        assert all(gold["names"].get(party.text, party.name) == party.name for party in task.assignment.parties)
    assert found.coverage is not None and found.coverage.unaccounted == 0
    assert reading.way is not None
    _, layout, raw = reading.way
    assert [field.text for _, field in fields(raw)] == [rebuild(field, layout) for _, field in fields(raw)]


def _head(notice: Notice) -> tuple[object, ...]:
    head = notice.notice
    return (
        head.title, head.year, head.issuers, head.document_number, head.issued_on, head.addressees, head.preamble,
        head.closing, head.attachments,
    )  # fmt: skip


def _row(task: Task) -> tuple[object, ...]:
    return (
        task.category, task.task, task.requirement, task.point,
        [(party.role, party.text) for party in task.assignment.parties],
        [tail.text for tail in task.assignment.open_ended],
        [one.due for one in task.deadlines if one.origin == "column" and one.due],
    )  # fmt: skip
