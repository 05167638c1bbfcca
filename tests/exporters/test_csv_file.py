from __future__ import annotations

import csv
import io
from pathlib import Path

from pipeline.exporters.csv_file import write_assignments, write_members, write_units
from pipeline.model import Unit
from tests.exporters.notices import TOWNS, gold, hostile, notice_of, open_assignment, party_of, task_of


def rows(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to read UTF-8"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_one_row_a_task_and_party(tmp_path: Path) -> None:
    notice = gold("lanshan-2021")
    write_assignments(notice, tmp_path / "assignments.csv")
    found = rows(tmp_path / "assignments.csv")
    parties = [party for task in notice.tasks for party in task.assignment.parties]
    assert [row["单位（全称）"] for row in found if row["种类"] != "待明确"] == [party.name for party in parties]
    assert sum(row["种类"] == "待明确" for row in found) == 8
    assert {row["职责"] for row in found} == {"未分主次"}
    assert found[0]["具体要求"] == notice.tasks[0].requirement and found[0]["任务标识"] == notice.tasks[0].key


def test_a_task_without_anyone_has_a_row(tmp_path: Path) -> None:
    write_assignments(notice_of(task_of(1, "要求")), tmp_path / "a.csv")
    (row,) = rows(tmp_path / "a.csv")
    assert row["具体要求"] == "要求" and row["种类"] == row["单位（全称）"] == ""


def test_members_of_collectives_and_whose_notice_it_is(tmp_path: Path) -> None:
    towns = party_of("各镇", "support", kind="collective", members=TOWNS, members_complete=True)
    write_members(notice_of(task_of(1, "一", party_of("甲局"), towns)), tmp_path / "members.csv")
    found = rows(tmp_path / "members.csv")
    assert [(row["集合称谓"], row["职责"], row["成员"], row["成员标识"]) for row in found] == [
        ("各镇", "配合", town[2:], town) for town in TOWNS
    ]
    assert {(row["任务编号"], row["成员是否完整"], row["年份"], row["文件"]) for row in found} == {
        ("测试-2030-001", "是", "2030", "测试.pdf")
    }


def test_units_with_how_they_are_met(tmp_path: Path) -> None:
    towns = party_of("各镇", kind="collective", members=TOWNS, members_complete=True)
    again = party_of("甲委", unit="甲/甲局", name="甲局", role="support")
    tasks = (
        task_of(1, "一", party_of("甲局", name="甲局"), again, towns),
        task_of(2, "二", again),
        task_of(3, "三", assignment=open_assignment("等政府相关部门", party_of("乙局", name="乙局"))),
    )
    units = {
        "甲/乙局": Unit("甲/乙局", "乙局", "department", 1),
        "甲/甲局": Unit("甲/甲局", "甲局", "party_organ", 2),
        **{town: Unit(town, town[2:], "town", 9) for town in TOWNS},
    }
    write_units(notice_of(*tasks), units, tmp_path / "units.csv")
    found = [list(row.values())[:8] for row in rows(tmp_path / "units.csv")]
    assert found[:3] == [
        ["乙局", "甲/乙局", "政府部门", "乙局", "1", "1", "0", "0"],
        ["甲局", "甲/甲局", "党委机构", "甲局；甲委", "3", "2", "0", "0"],
        ["东关街道", TOWNS[0], "镇", "", "0", "0", "1", "0"],
    ]
    assert len(found) == 5


def test_hostile_text(tmp_path: Path) -> None:
    write_assignments(hostile(), tmp_path / "a.csv")
    found = rows(tmp_path / "a.csv")
    assert {value for row in found for value in row.values() if value and value[0] in "=+-@"} <= {"-1"}
    assert len(found[0]["具体要求"]) > 30_000, "a CSV has no limit of its own"
