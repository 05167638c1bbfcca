"""Lists are sent to all units, filled in by five hands, and merged: every entry is found again, exactly once."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import yaodian
from pipeline.exporters import titles
from pipeline.exporters.involvement import unit_tasks
from pipeline.exporters.ledger.answer_sheet import recipients
from pipeline.model import Notice
from pipeline.progress.reading import read_ledger
from tests.exporters.notices import notice_of, party_of, task_of
from tests.progress.books import converted
from tests.progress.hands import HANDS

pytestmark = pytest.mark.slow
UNITS = [f"第{number}局" for number in range(1, 36)]
TASKS = 140


def made_notice() -> Notice:
    """140 tasks of 35 units; four answer for each: one leads, in some tasks all answer alike."""
    tasks = []
    for number in range(1, TASKS + 1):
        role: Any = "lead" if number % 3 else "responsible"
        others: Any = "support" if number % 3 else "responsible"
        units = [UNITS[(number * 8 + step * 11) % len(UNITS)] for step in range(4)]
        parties = [party_of(units[0], role), *(party_of(unit, others) for unit in units[1:])]
        requirement = f"第{number}项，按季度公开第{number * 37}号事项的办理结果"
        tasks.append(task_of(number, requirement, *parties, task=f"事项{number}"))
    notice = notice_of(*tasks)
    return replace(notice, notice=replace(notice.notice, title="测试工作要点", year=2030))


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return converted(made_notice(), tmp_path / "output" / "2030-测试")


def said_of(unit: int, row: int) -> dict[str, Any]:
    """What a unit says in a row: each text only once in all lists."""
    return {
        "责任领导": f"领导{unit}-{row}",
        "联系人": f"科长{unit}-{row}，电话 82{unit:02}{row:03}",
        "进展情况": ("推进中", "已完成", f"正在办第{unit}-{row}批")[row % 3],
        "完成日期": date(2030, 1, 1) + timedelta(days=unit + row),
        "备注": f"备注{unit}-{row}\n第二行",
    }


def test_every_entry_comes_back_once(result: Path, tmp_path: Path) -> None:
    bodies = recipients(unit_tasks(made_notice(), {}))
    assert len(bodies) >= 31
    back = tmp_path / "报回"
    back.mkdir()
    expected: dict[tuple[str, str], dict[str, Any]] = {}
    for number, body in enumerate(bodies[:-2]):
        sent = back / f"{body.name}.xlsx"
        shutil.copy(result / "packs" / sent.name, sent)
        said = {entry.key or "": said_of(number, row) for row, entry in enumerate(read_ledger(sent).entries)}
        HANDS[number % len(HANDS)](sent, said)
        expected |= {(body.name, key): row for key, row in said.items()}
    assert len(expected) >= 500
    preview = yaodian.merge(result, back, write=False)
    assert (preview.refused, preview.taken.conflicts, preview.doubts) == ((), (), ())
    assert preview.changes == 5 * len(expected)
    before = (result / "notice.xlsx").read_bytes()
    assert preview.written is False
    merged = yaodian.merge(result, [back])
    assert merged.written
    assert (result / "notice.xlsx").read_bytes() != before
    found = [entry for entry in read_ledger(result / "notice.xlsx").entries if entry.unit]
    assert Counter((entry.unit, entry.key) for entry in found) == Counter(expected.keys())
    for entry in found:
        said = expected[entry.unit or "", entry.key or ""]
        assert [entry.leader, entry.contact, entry.progress, entry.done_on, entry.note] == list(said.values())
    _no_text_is_doubled(result)
    assert [name for name, _, done, state in merged.states if state == "未报回"] == [b.name for b in bodies[-2:]]

    # Once more, and nothing changes, whatever the order of the files.
    after = {path: path.read_bytes() for path in result.rglob("*") if path.is_file()}
    again = yaodian.merge(result, sorted(back.iterdir(), reverse=True))
    assert (again.changes, again.taken.conflicts) == (0, ())
    assert {path: path.read_bytes() for path in result.rglob("*") if path.is_file()} == after


def _no_text_is_doubled(result: Path) -> None:
    """Each unit's remark stands once on the units' sheet, and at most once in the ledger's own rows."""
    read = read_ledger(result / "notice.xlsx").entries
    for own in (True, False):
        notes = Counter(entry.note for entry in read if (entry.unit is None) == own and entry.note.startswith("备注"))
        assert max(notes.values()) == 1


def test_what_the_ledger_knows_is_in_the_next_lists(result: Path, tmp_path: Path) -> None:
    body = recipients(unit_tasks(made_notice(), {}))[0]
    sent = tmp_path / f"{body.name}.xlsx"
    shutil.copy(result / "packs" / sent.name, sent)
    first = read_ledger(sent).entries[0]
    HANDS[0](sent, {first.key or "": said_of(0, 0)})
    yaodian.merge(result, sent)
    renewed = read_ledger(result / "packs" / sent.name).entries[0]
    assert (renewed.key, renewed.leader, renewed.done_on) == (first.key, "领导0-0", date(2030, 1, 1))

    # The unit changes what it said in the new list: its own last word, no conflict.
    shutil.copy(result / "packs" / sent.name, sent)
    HANDS[0](sent, {first.key or "": {"进展情况": "已完成", titles.NOTE: "全部公开"}})
    merged = yaodian.merge(result, sent)
    assert (merged.changes, merged.taken.conflicts) == (2, ())
    # An old list with other words is a conflict: both are told, nothing is written over.
    HANDS[3](sent, {first.key or "": {"进展情况": "又有新情况"}})
    merged = yaodian.merge(result, sent)
    assert [(one.kept, one.other) for one in merged.taken.conflicts] == [("已完成", "又有新情况")]
    entry = next(e for e in read_ledger(result / "notice.xlsx").entries if e.unit and e.key == first.key)
    assert (entry.progress, entry.note) == ("已完成", "全部公开")
