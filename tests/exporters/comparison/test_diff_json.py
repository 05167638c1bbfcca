"""``diff.json`` by the contract."""

from __future__ import annotations

import json

import msgspec

from pipeline.diff.comparison import with_progress
from pipeline.exporters.comparison.diff_json import diff_json, diff_schema
from pipeline.model.change import Diff
from tests.diff.build import TEXTS, compared, due, party, task, told


def test_keys_in_the_order_of_the_contract() -> None:
    old = task(1, parties=[party("财政局", "support")], deadlines=[due("6月底前", "2021-06-30")])
    new = task(1, TEXTS[0].replace("归集", "整理"), parties=[party("财政局", "lead"), party("统计局", "support")])
    comparison = compared([old], [new])
    data = json.loads(diff_json(comparison.diff))
    assert list(data) == ["schema", "old", "new", "changes", "by_unit", "summary"]
    assert data["schema"] == "yaodian/diff/1"
    assert list(data["old"]) == ["title", "year", "sha256"]
    (change,) = data["changes"]
    contract = ["kind", "old", "new", "similarity", "wording", "units", "deadline", "section"]
    assert list(change) == [*contract, "old_ids", "new_ids", "progress"]
    assert change["kind"] == ["reworded", "reassigned", "rescheduled"]
    assert ["delete", "归集"] in change["wording"] and ["insert", "整理"] in change["wording"]
    assert change["units"] == {
        "added": [{"unit": "某某区/统计局", "name": "某某区统计局", "role": "support"}],
        "removed": [],
        "role_changed": [{"unit": "某某区/财政局", "name": "某某区财政局", "old": "support", "new": "lead"}],
        "renamed": [],
    }
    assert change["deadline"] == {"old": "6月底前", "new": None}
    assert change["section"] == {"old": "深化公开", "new": "深化公开"}
    assert data["by_unit"][0] == {
        "unit": "某某区/财政局", "name": "某某区财政局", "added": [], "dropped": [], "changed": [1], "kept": 0,
    }  # fmt: skip
    assert data["summary"]["reworded"] == 1 and list(data["summary"])[-1] == "merged"


def test_an_open_tail_that_differs_is_said() -> None:
    data = json.loads(diff_json(compared([task(1, tail="等")], [task(1, tail="等部门")]).diff))
    assert data["changes"][0]["units"]["open_ended"] == {"old": "等", "new": "等部门"}


def test_what_last_years_ledger_says_stands_beside_its_task() -> None:
    comparison = with_progress(
        compared([task(1), task(2)], [task(1), task(2)]),
        [told(2, "已上网", "2021.9.30", "2021-09-30"), told(2, "正在办", unit="甲局")],
    )
    first, second = json.loads(diff_json(comparison.diff))["changes"]
    assert first["progress"] == [] and first["old_ids"] == ["某某区-1"]
    assert second["progress"] == [
        {"task": 2, "unit": None, "progress": "已上网", "done": "2021.9.30", "done_on": "2021-09-30"},
        {"task": 2, "unit": "甲局", "progress": "正在办", "done": "", "done_on": None},
    ]


def test_it_reads_back_and_has_a_schema() -> None:
    diff = compared([task(1), task(2)], [task(1), task(2, TEXTS[4])]).diff
    assert msgspec.json.decode(diff_json(diff), type=Diff) == diff
    assert json.loads(diff_schema())["$defs"]["Change"]["properties"]["kind"]
