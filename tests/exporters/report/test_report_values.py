"""The figures in an office's words."""

from __future__ import annotations

from typing import Any

from pipeline.exporters.report.report_values import (
    MOST_LATE,
    MOST_SECTIONS,
    MOST_UNITS,
    overview,
    reminder_values,
    report_values,
)
from pipeline.model.progress import OVERDUE
from tests.exporters.report.example import ON, SUBJECT, example


def test_the_overview_says_all_numbers() -> None:
    assert overview(example()) == (
        "共4项任务，已完成2项（按时1项、逾期完成0项、未写明完成日期1项），完成率50%；逾期未完成1项，30天内到期1项，"
        "其余推进中0项、未开始0项。"
    )


def test_units_stand_in_the_official_order_and_those_late_first_for_the_head() -> None:
    values: Any = report_values(SUBJECT, example(2))
    assert [(one["名称"], one["任务"], one["逾期"], one["完成率"]) for one in values["单位"]] == [
        ("甲县财政局", "2", "1", "50%"),
        ("甲县审计局", "2", "0", "100%"),
        ("东镇", "1", "0", "0%"),
        ("第0局", "1", "1", "0%"),
        ("第1局", "1", "1", "0%"),
    ]
    assert [one["名称"] for one in values["重点单位"]][:3] == ["第0局", "第1局", "甲县财政局"]


def test_what_the_page_has_no_room_for_is_counted() -> None:
    values: Any = report_values(SUBJECT, example(20))
    assert [len(values[name]) for name in ("重点类别", "重点单位", "重点逾期")] == [
        MOST_SECTIONS,
        MOST_UNITS,
        MOST_LATE,
    ]
    assert values["类别说明"] == "另有14个类别14项，见通报。"
    assert values["单位说明"] == "其余15个单位另有逾期13项次，见通报。"
    assert values["逾期说明"] == "另有15项逾期，见通报。"


def test_nothing_late_is_said() -> None:
    values = report_values(SUBJECT, example())
    assert (values["逾期无"], values["即将到期无"], values["逾期说明"]) == ("", "", "")


def test_a_reminder_names_whom_what_and_why() -> None:
    (state,) = example().standing(OVERDUE)
    values = reminder_values(SUBJECT, state, ON, 3)
    assert values["主送"] == "甲县财政局"
    assert values["依据"] == "《甲县人民政府办公室关于印发2030年甲县工作要点的通知》（甲政办〔2030〕3号）"
    assert (values["完成时限"], values["逾期天数"], values["编号"]) == ("2030年9月30日", "8", "3")
    assert (values["进展"], values["责任领导"]) == ("正在办\n等数据", "张三")
