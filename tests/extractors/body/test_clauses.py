"""Responsibility clauses of notices without a table: what is one, and which task it closes."""

from __future__ import annotations

from pathlib import Path

import pytest

import yaodian
from pipeline.extractors.body.clause_signs import ClauseSigns
from pipeline.extractors.body.clauses import find_clauses
from pipeline.model import RawTask
from tests.extractors.pages import Sheets
from tests.extractors.reading import DOCUMENT, ROLES, points, read, reads_like_units

LONG = "做好重点领域信息公开，推动公开向农村和社区延伸，确保公众看得懂、用得上，每季度更新一次。"


def tasks_of(*paragraphs: str) -> list[tuple[str, str, str, str]]:
    body = read(Sheets().head().para("一、甲", *paragraphs), clauses=True)
    return [row(task) for task in body.tasks]


def row(task: RawTask) -> tuple[str, str, str, str]:
    return task.category.text, task.task.text, task.requirement.text, "；".join(u.content.text for u in task.units)


def test_several_clauses_in_one_point() -> None:
    assert tasks_of(
        "（一）公开规划。做好甲事。（县财政局牵头，县审计局配合）做好乙事。做好丙事。（责任单位：县民政局）"
    ) == [
        ("甲", "公开规划", "做好甲事。", "县财政局牵头，县审计局配合"),
        ("甲", "公开规划", "做好乙事。做好丙事。", "责任单位：县民政局"),
    ]


def test_a_deadline_ends_with_its_paragraph_though_no_stop_closes_it() -> None:
    found = tasks_of(
        "（一）促消费。抓好以下工作：",
        "1.举办消费促进活动。",
        "牵头单位：县财政局",
        "完成时限：2023年11月底前",
        "2.培育外贸企业。",
        "牵头单位：县审计局",
        "完成时限：2023年12月底前",
    )
    assert [(task[2][-8:], task[3]) for task in found] == [
        ("举办消费促进活动。"[-8:], "牵头单位：县财政局"),
        ("培育外贸企业。", "牵头单位：县审计局"),
    ]


def test_stop_after_the_bracket_belongs_to_no_task() -> None:
    assert tasks_of("（一）公开规划。做好甲事（县财政局）。做好乙事【牵头单位：县民政局】。") == [
        ("甲", "公开规划", "做好甲事", "县财政局"),
        ("甲", "公开规划", "做好乙事", "牵头单位：县民政局"),
    ]


def test_brackets_that_are_no_clause() -> None:
    found = tasks_of(
        "（一）公开规划。落实《办法（试行）》（国务院令第713号）（2016年以后制定的），做好归集（计划）。（县财政局）"
    )
    assert [task[3] for task in found] == ["县财政局"]
    assert found[0][2] == "落实《办法（试行）》（国务院令第713号）（2016年以后制定的），做好归集（计划）。"


def test_a_bracket_that_gives_a_name_is_no_clause() -> None:
    text = "（一）统筹推进。成立甲县推进办公室（以下简称推进办公室）。（县财政局）"
    assert [task[3] for task in tasks_of(text)] == ["县财政局"]


def test_bracket_in_mid_sentence_is_no_clause() -> None:
    assert [
        task[3] for task in tasks_of("（一）公开规划。会同有关部门（县财政局、县民政局）做好甲事。（县审计局）")
    ] == ["县审计局"]


def test_clause_line_without_brackets() -> None:
    assert tasks_of(
        f"（一）公开规划。{LONG}", "责任单位：县财政局、县民政局。", f"（二）公开预算。{LONG}", "责任单位：县审计局"
    ) == [
        ("甲", "公开规划", LONG, "责任单位：县财政局、县民政局"),
        ("甲", "公开预算", LONG, "责任单位：县审计局"),
    ]


def test_lead_and_support_in_two_clauses_are_one_task() -> None:
    body = read(
        Sheets().head().para("一、甲", f"（一）公开规划。{LONG}", "牵头单位：县财政局", "配合单位：县民政局、县审计局"),
        clauses=True,
    )
    assert [[unit.content.text for unit in task.units] for task in body.tasks] == [
        ["牵头单位：县财政局", "配合单位：县民政局、县审计局"]
    ]
    two = tasks_of("（一）公开规划。做好甲事。（牵头单位：县财政局）（配合单位：县民政局）")
    assert [task[3] for task in two] == ["牵头单位：县财政局；配合单位：县民政局"]


def test_clauses_of_items() -> None:
    found = tasks_of("（一）公开规划。要做到：", "1.公开方案。（县财政局）", "2.公开结果。（县民政局）")
    assert [(task[2], task[3]) for task in found][1] == ("公开结果。", "县民政局")


def test_a_clause_of_several_items_keeps_their_labels() -> None:
    items = (
        "（一）公开规划。要做到：",
        "1.公开方案。（县财政局）",
        "2.公开草案。",
        "3.公开结果。",
        "责任单位：县财政局",
    )
    assert [task[2] for task in tasks_of(*items)] == ["要做到：1.公开方案。", "2.公开草案。3.公开结果。"]


def test_a_bracket_that_says_what_to_do_but_not_who_is_no_clause(tmp_path: Path) -> None:
    page = tmp_path / "甲.txt"
    asked = "各单位于3月底前报送联络员名单（报送式样见附件4）。"
    page.write_text(f"甲区2021年工作要点\n一、建立台账\n{asked}\n二、检查\n做好检查。（区审计局）", encoding="utf-8")
    assert [task.assignment and task.assignment.raw for task in yaodian.read(page).tasks] == ["区审计局"]


def test_headings_above_in_nested_sections() -> None:
    body = read(
        Sheets()
        .head()
        .para("一、甲", "（一）子", "1.公开规划并做好甲事。（县财政局）", f"2.公开预算。{LONG}（县民政局）"),
        clauses=True,
    )
    assert [row(task)[:2] for task in body.tasks] == [("甲", "子"), ("子", "公开预算")]
    assert [task.point for task in body.tasks] == [1, 2]


def test_text_after_the_last_clause_and_points_without_one() -> None:
    body = read(
        Sheets().head().para("一、甲", "（一）公开规划。做好甲事。（县财政局）做好乙事。", f"（二）公开预算。{LONG}"),
        clauses=True,
    )
    assert len(body.tasks) == 1
    assert [(f.code, f.severity, f.point) for f in body.findings] == [
        ("clause.text_without_units", "warning", 1),
        ("clause.none", "info", 2),
    ]
    assert points(body)[0].text.text == "做好甲事。（县财政局）做好乙事。"


def test_no_tasks_unless_wanted() -> None:
    assert read(Sheets().head().para("一、甲", "（一）公开规划。做好甲事。（县财政局）")).tasks == ()


def test_clause_paragraph_of_the_last_point_is_no_closing() -> None:
    body = read(
        Sheets().head().para("一、甲", f"（一）公开规划。{LONG}", "（县财政局）", "各乡镇要报告落实情况。"),
        clauses=True,
    )
    assert [task.units[0].content.text for task in body.tasks] == ["县财政局"]
    assert body.head.closing is not None and body.head.closing.text == "各乡镇要报告落实情况。"


@pytest.mark.parametrize(
    "text", ["（试行）", "（国务院令第713号）", "（计划）", "（以下简称《条例》）", "（征求意见稿）。"]
)
def test_plain_brackets(text: str) -> None:
    assert (
        find_clauses(
            f"做好甲事{text}",
            (4 + len(text),),
            ClauseSigns(ROLES, DOCUMENT.due, reads_like_units, DOCUMENT.titles.organ_end),
        )
        == []
    )


def test_evidence_covers_text_and_units() -> None:
    sheets = Sheets().head().para("一、甲").put("（一）公开规划。做好重点领域信息公开，推动公开向农村", 112).page()
    body = read(sheets.put("和社区延伸。（县财政局）"), clauses=True)
    assert [one.page for one in body.tasks[0].evidence] == [2, 3]


def test_a_sentence_with_only_its_clause_is_text() -> None:
    found = tasks_of(
        "（一）做好甲事。（县财政局）", "（二）做好乙事（县民政局）", "（三）做好丙事。", "责任单位：县审计局"
    )
    assert [task[1:] for task in found] == [
        ("甲", "做好甲事。", "县财政局"),
        ("甲", "做好乙事", "县民政局"),
        ("甲", "做好丙事。", "责任单位：县审计局"),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "deadline"),
    [
        (["责任单位：县财政局。完成时限：12月底前。"], "完成时限：12月底前"),
        (["责任单位：县财政局", "完成时限：长期坚持"], "完成时限：长期坚持"),
        (["完成时限：6月底前", "责任单位：县财政局"], "完成时限：6月底前"),
        (["（责任单位：县财政局）（完成时间：6月底前）"], "（完成时间：6月底前）"),
        (["[责任单位：县财政局]", "［时间要求：年底前］"], "［时间要求：年底前］"),
    ],
)
def test_a_deadline_beside_the_clause_is_that_of_its_task(paragraphs: list[str], deadline: str) -> None:
    """Neither a unit, nor left over, nor the notice's closing."""
    body = read(Sheets().head().para("一、甲", f"（一）公开规划。{LONG}", *paragraphs), clauses=True)
    assert [task.requirement.text for task in body.tasks] == [LONG]
    assert ["县财政局" in task.units[0].content.text for task in body.tasks] == [True]
    assert [task.deadline and task.deadline.text for task in body.tasks] == [deadline]
    assert (body.findings, body.head.closing) == ((), None)


def test_lines_of_lead_support_and_deadline_are_one_task() -> None:
    body = read(
        Sheets()
        .head()
        .para("一、甲", f"（一）公开规划。{LONG}", "牵头单位：县财政局", "配合单位：县民政局", "完成时限：6月底前")
        .para(f"（二）公开预算。{LONG}", "牵头单位：县财政局", "完成时限：持续推进"),
        clauses=True,
    )
    assert [(len(task.units), task.deadline and task.deadline.text) for task in body.tasks] == [
        (2, "完成时限：6月底前"),
        (1, "完成时限：持续推进"),
    ]


def test_clause_in_full_width_square_brackets() -> None:
    assert [task[1:] for task in tasks_of("（一）公开规划。", "［县财政局、县民政局］")] == [
        ("甲", "公开规划。", "县财政局、县民政局")
    ]


@pytest.mark.parametrize("label", ["主责单位", "第一责任单位", "市级牵头单位", "责任分工", "牵头"])
def test_every_label_of_the_lexicon_begins_a_clause(label: str) -> None:
    """The words are those of ``rules/roles.yaml``, the same as over a column."""
    assert [task[3] for task in tasks_of(f"（一）公开规划。{LONG}", f"{label}：县财政局")] == [f"{label}：县财政局"]


def test_a_bare_label_needs_units_behind_it() -> None:
    assert tasks_of(f"（一）公开规划。{LONG}", "单位：万元") == []
    assert len(tasks_of(f"（一）公开规划。{LONG}", "单位：县财政局")) == 1


def test_a_second_sentence_in_brackets_is_a_remark(tmp_path: Path) -> None:
    text = (
        "2023年甲市工作要点\n一、重点任务\n（一）推进垃圾分类\n"
        "1.完善分类体系。（市城管局指导，各区政府负责落实。以下均需各区政府落实，不再列出）\n"
        "2.建设处理设施。（市发改委负责）\n（二）加强宣传\n开展宣传活动。（市委宣传部负责。列第一位者为牵头单位，下同）\n"
    )
    path = tmp_path / "notice.txt"
    path.write_text(text, encoding="utf-8")
    tasks = yaodian.read(path).tasks
    found = [[(party.role, party.text) for party in task.assignment.parties] for task in tasks]
    assert found[0] == [("oversee", "市城管局"), ("responsible", "各区政府")]
    assert found[1:] == [[("responsible", "市发改委")], [("lead", "市委宣传部")]]


def test_the_first_leads_below_too(tmp_path: Path) -> None:
    text = (
        "2023年甲市工作要点\n一、重点任务\n（一）稳就业\n落实政策。（市人社局、市财政局负责。列第一位者为牵头单位，下同）\n"
        "（二）促投资\n推进项目。（市发改委、市住建局负责）\n（三）强监管\n开展检查。（市审计局负责，市财政局配合）\n"
    )
    path = tmp_path / "notice.txt"
    path.write_text(text, encoding="utf-8")
    found = [[(party.role, party.text) for party in task.assignment.parties] for task in yaodian.read(path).tasks]
    assert found == [
        [("lead", "市人社局"), ("responsible", "市财政局")],
        [("lead", "市发改委"), ("responsible", "市住建局")],
        [("responsible", "市审计局"), ("support", "市财政局")],
    ]


def test_who_answers_in_a_sentence_of_its_own() -> None:
    body = read(
        Sheets().head().para("一、甲", "（一）公开规划。做好甲事。县财政局牵头，县民政局配合，10月底前完成。"),
        clauses=True,
    )
    assert [row(task)[1:] for task in body.tasks] == [("公开规划", "做好甲事。", "县财政局牵头，县民政局配合")]
    assert [task.deadline.text for task in body.tasks if task.deadline] == ["10月底前完成"]
    assert body.findings == ()


def test_who_answers_in_a_sentence_that_says_more_is_doubtful() -> None:
    body = read(
        Sheets().head().para("一、甲", "（一）公开规划。县财政局牵头，各乡镇配合，对全部规划进行梳理。做好乙事。"),
        clauses=True,
    )
    assert [row(task)[2:] for task in body.tasks] == [("对全部规划进行梳理", "县财政局牵头，各乡镇配合")]
    assert [one.code for one in body.findings] == ["clause.in_sentence", "clause.text_without_units"]


@pytest.mark.parametrize("label", ["责任分工", "任务分工", "职责分工", "分工"])
def test_a_division_of_work_in_a_paragraph(tmp_path: Path, label: str) -> None:
    text = (
        "2023年甲市工作要点\n一、重点任务\n（一）稳就业\n落实各项就业政策。\n"
        f"{label}：由市人社局负责，市财政局组织实施，市审计局配合。\n（二）促投资\n推进项目建设。\n{label}：市发改委牵头，市住建局配合。\n"
    )
    path = tmp_path / "notice.txt"
    path.write_text(text, encoding="utf-8")
    found = [[(party.role, party.text) for party in task.assignment.parties] for task in yaodian.read(path).tasks]
    assert found == [
        [("responsible", "市人社局"), ("responsible", "市财政局"), ("support", "市审计局")],
        [("lead", "市发改委"), ("support", "市住建局")],
    ]


def test_much_of_one_bracket_is_read_at_once() -> None:
    """Work that grows with the square of the length would take hours here."""
    signs = ClauseSigns(ROLES, DOCUMENT.due, lambda text: float(text == "县财政局"), "局")
    for much in ("（" * 200_000, "）" * 200_000, "【（" * 100_000, "（）" * 100_000):
        text = f"甲。（县财政局）{much}。"
        assert find_clauses(text, (len(text),), signs)[0] == (2, 8, (3, 7))
    nested = "（" * 50_000 + "县财政局" + "）" * 50_000
    assert find_clauses(nested, (len(nested),), signs) == []


def test_a_bracket_in_a_clause_without_brackets_is_part_of_it() -> None:
    inner = "责任单位：县财政局、县民政局（除标注的以外，列第一位的为牵头单位，下同）"
    assert tasks_of("（一）公开规划。做好甲事。", inner, "（二）公开预算。做好乙事。（县财政局）") == [
        ("甲", "公开规划", "做好甲事。", inner),
        ("甲", "公开预算", "做好乙事。", "县财政局"),
    ]


def test_what_stands_before_the_last_clause_is_no_closing() -> None:
    found = tasks_of(
        "（一）管网滞后。",
        "整改目标：建成管网。",
        "责任单位：县财政局",
        "（二）收费率低。",
        "整改目标：应收尽收。",
        "责任单位：县民政局",
    )
    assert [task[2:] for task in found] == [
        ("整改目标：建成管网。", "责任单位：县财政局"),
        ("整改目标：应收尽收。", "责任单位：县民政局"),
    ]


def test_a_clause_before_the_first_point_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    path.write_text("（八）规范查询。（责任单位：县财政局）\n1.完善验收。（责任单位：县住建局）\n", encoding="utf-8")
    notice = yaodian.read(path)
    assert [task.assignment.raw for task in notice.tasks] == ["责任单位：县住建局"]
    assert "clause.before_points" in [one.code for one in notice.findings]


def test_the_last_point_keeps_a_paragraph_that_ends_with_a_clause() -> None:
    found = tasks_of(
        "（一）公开规划。做好甲事。（县财政局牵头，县审计局配合）",
        "主要目标：公开率达到100%（分管副县长负责，县财政局牵头，县审计局配合）。",
        "各单位要抓好落实。",
    )
    assert [task[2] for task in found] == ["做好甲事。", "主要目标：公开率达到100%"]
