"""Body against table: true differences, each once, and silence where the table has words of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checks.body_table import check_body_table
from pipeline.model import Finding
from tests import DATA
from tests.checks.build import notice, point, section, task
from tests.gold import load_gold, notice_from_gold

TEXT = "要把握疫情防控的阶段特征，发布权威信息。全面梳理政务服务事项目录，及时向社会公布。加强政策解读，回应社会关切。"
BODY = [section(1, "深化重点领域政府信息公开", point(1, "做好疫情防控信息公开", TEXT))]
CATEGORY, HEADING = BODY[0].heading, BODY[0].points[0].heading


def _check(*requirements: str, category: str = CATEGORY, heading: str = HEADING) -> tuple[Finding, ...]:
    tasks = [task(i, text, 1, category, heading) for i, text in enumerate(requirements, 1)]
    return check_body_table(notice(BODY, tasks))


def test_the_same() -> None:
    assert _check(TEXT) == ()
    assert (
        _check(
            "要把握疫情防控的阶段特征,发布权威信息;全面梳理政务服务事项目录、及时向社会公布。加强政策解读，回应社会关切"
        )
        == ()
    )


def test_other_words_in_the_text() -> None:
    (finding,) = _check(TEXT.replace("阶段特征", "阶段性特征"))
    assert (finding.code, finding.severity, finding.point, finding.task) == (
        "body_table.text_differs",
        "warning",
        1,
        1,
    )
    assert "正文作“阶段特征”，任务分解表作“阶段性特征”" in finding.message


def test_one_difference_in_several_rows_is_said_once() -> None:
    changed = TEXT.replace("阶段特征", "阶段性特征")
    assert len(_check(changed, changed)) == 1


def test_headings_once_for_each_pair() -> None:
    halves = TEXT[: TEXT.index("加强")], TEXT[TEXT.index("加强") :]
    (finding,) = _check(*halves, category="深化重点领域信息公开")
    assert finding.code == "body_table.category_differs"
    (finding,) = _check(*halves, heading="做好疫情防控信息的公开")
    assert finding.code == "body_table.heading_differs"
    assert "正文作“做好疫情防控信息公开”，任务分解表作“做好疫情防控信息的公开”" in finding.message


def test_headings_of_its_own() -> None:
    assert _check(TEXT, category="工作机制", heading="组织领导") == ()
    body = [section(1, "甲", point(1, "推进财政信息公开", TEXT))]
    tasks = [task(1, TEXT, 1, "甲", "推进预算信息公开"), task(2, TEXT, 1, "甲", "推进决算信息公开")]
    assert check_body_table(notice(body, tasks)) == ()


def test_a_summary_is_left_alone() -> None:
    assert _check("抓好疫情信息发布和服务事项公布，落实解读责任。") == ()


def test_a_sentence_that_only_the_table_has() -> None:
    (finding,) = _check(TEXT + "每半年举办一次开放日。")
    assert "任务分解表有“每半年举办一次开放日。”，正文没有" in finding.message


def test_a_sentence_that_the_table_leaves_out() -> None:
    (finding,) = _check("要把握疫情防控的阶段特征，发布权威信息。全面梳理政务服务事项目录，及时向社会公布。")
    assert (finding.code, finding.severity) == ("body_table.text_without_task", "info")
    assert "加强政策解读，回应社会关切" in finding.message


def test_responsible_units_in_brackets_are_no_sentence() -> None:
    body = [section(1, "甲", point(1, "乙", "全面梳理政务服务事项目录。（区财政局牵头，区审计局配合）"))]
    assert check_body_table(notice(body, [task(1, "全面梳理政务服务事项目录。", 1, "甲", "乙")])) == ()


def test_many_differences_are_one_finding() -> None:
    words = ["疫情", "权威", "梳理", "社会公布", "解读", "关切"]
    changed = TEXT
    for word in words:
        changed = changed.replace(word, "某" * len(word))
    found = [finding for finding in _check(changed) if finding.code == "body_table.text_differs"]
    assert len(found) <= 1


def test_real_notice() -> None:
    found = check_body_table(notice_from_gold(load_gold(DATA / "lanshan-2021" / "gold.json")))
    said = [(f.code.partition(".")[2], f.point, f.task, f.message.partition("：")[2]) for f in found]
    ask = "请核对以哪处为准。"
    assert said == [
        (
            "category_differs",
            None,
            1,
            f"正文作“深化重点领域政府信息公开”，任务分解表作“深化重点领域信息公开”，{ask}",
        ),
        (
            "heading_differs",
            10,
            24,
            f"正文作“组织编制年度重大决策事项目录”，任务分解表作“组织编制年度重大决策项目目录”，{ask}",
        ),
        ("text_differs", 1, 2, f"正文作“宣传活动”，任务分解表作“宣传活动的宣传”，{ask}"),
        ("text_differs", 5, 19, f"正文作“阶段特征”，任务分解表作“阶段性特征”，{ask}"),
        ("text_differs", 10, 24, f"正文作“决策事项目录”，任务分解表作“决策项目目录”，{ask}"),
        ("text_differs", 13, 27, f"正文作“2021年年底前”，任务分解表作“2021年年底”，{ask}"),
    ]


@pytest.mark.parametrize("path", sorted((DATA / "dev").glob("*gold.json")), ids=lambda path: Path(path).name)
def test_made_up_notices_have_none(path: Path) -> None:
    assert check_body_table(notice_from_gold(load_gold(path))) == ()
