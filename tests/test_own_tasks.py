"""Rows of people's own as tasks: units by their canonical names, doubts told by the row's number."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from pipeline.model import Jurisdiction, Notice
from pipeline.normalisers.units.registry.registry import Knowledge
from pipeline.own_tasks import NOTHING, own_tasks
from pipeline.progress.own_rows import OwnRow
from tests import RULES
from tests.exporters.notices import notice_of, party_of, task_of

DAY = date(2021, 9, 30)
PLACE = Jurisdiction("兰山区", "371302", "county", ("山东省", "临沂市"))


def notice() -> Notice:
    made = notice_of(task_of(1, "要求", party_of("甲局")))
    return replace(made, notice=replace(made.notice, year=2021, jurisdiction=PLACE))


def test_units_of_all_columns_are_read_with_the_roles_of_the_columns() -> None:
    rows = [
        OwnRow(
            "临1", "", "交办", "办好。", {"牵头单位": "区财政局", "配合单位": "区审计局；\n区统计局"}, date(2021, 9, 30)
        ),
        OwnRow("", "", "", "报总结。", {"责任单位（原文）": "区财政局牵头，区审计局配合"}, None, "年底前"),
    ]
    found = own_tasks(rows, notice(), Knowledge(RULES))
    first, second = found.tasks
    assert [(one.name, one.role) for one in first.assignment.parties] == [
        ("兰山区财政局", "lead"), ("兰山区审计局", "support"), ("兰山区统计局", "support"),
    ]  # fmt: skip
    assert [(one.name, one.role) for one in second.assignment.parties] == [
        ("兰山区财政局", "lead"), ("兰山区审计局", "support"),
    ]  # fmt: skip
    assert (first.number, first.label, first.id) == (2, "临1", "") and second.label is None
    assert (first.deadlines[0].due, second.deadlines[0].raw) == ("2021-09-30", "年底前")
    assert {unit.name for unit in found.units.values()} == {"兰山区财政局", "兰山区审计局", "兰山区统计局"}
    assert found.findings == ()


def test_unknown_names_are_told_and_equal_rows_stay_two() -> None:
    row = OwnRow("临3", "", "", "报总结。", {"责任单位": "奇奇怪怪社"})
    found = own_tasks([row, row], notice(), Knowledge(RULES))
    assert len({task.key for task in found.tasks}) == 2
    assert all(one.task is None and one.message.startswith("您加的一行“临3”：") for one in found.findings)
    assert any("奇奇怪怪社" in one.message for one in found.findings)


def test_nothing_of_nothing() -> None:
    assert own_tasks([], notice(), Knowledge(RULES)) is NOTHING
