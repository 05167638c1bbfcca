from __future__ import annotations

import pytest

from pipeline.extractors.body.title_signs import TitleSigns, title_again
from pipeline.rules.document import load_document
from tests import RULES

SIGNS = TitleSigns(load_document(RULES).titles)


@pytest.mark.parametrize(
    ("text", "ends"), [("工作要点", True), ("实施方案（试行）", True), ("做好下列工作", False), ("要点如下", False)]
)
def test_what_ends_a_title(text: str, ends: bool) -> None:
    assert (SIGNS.document.search(text) is not None) == ends


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("甲县办公室关于印发2021年工作要点的通知", "2021年工作要点"),
        ("甲县办公室关于转发《工作方案》的通知", "工作方案"),
        ("关于发布指南的公告（第二号）", "指南"),
        ("关于印发《2024年政府工作报告》任务分工的通知", "《2024年政府工作报告》任务分工"),
        ("关于印发《〈政府工作报告〉任务分工方案》的通知", "〈政府工作报告〉任务分工方案"),
        ("关于印发落实《政府工作报告》的通知", "落实《政府工作报告》"),
    ],
)
def test_a_title_holds_the_one_that_it_hands_over(title: str, inside: str) -> None:
    found = SIGNS.issues.search(title)
    assert found is not None and found["title"] == inside


def test_a_beginning_waits_for_its_notice() -> None:
    assert SIGNS.goes_on.search("甲县办公室关于印发")
    assert not SIGNS.goes_on.search("关于印发工作要点的通知")
    assert SIGNS.notice_end.match("任务分解的通知")


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        ("现将工作要点印发给你们，请认真贯彻执行。", True),
        ("现印发工作要点。", True),
        ("请结合实际抓好落实。", True),
        ("为做好政务公开，制定本要点。", False),
    ],
)
def test_what_hands_a_document_over(text: str, hands: bool) -> None:
    assert (SIGNS.hands_over.search(text) is not None) == hands


def test_names_of_organs() -> None:
    name = "甲县人民政府办公室"
    assert SIGNS.organ.search(name)
    assert SIGNS.without_red_head(f"{name}文件") == SIGNS.without_red_head(name) == len(name)
    assert SIGNS.sealed.fullmatch("（代章）") and not SIGNS.sealed.fullmatch("盖章处")
    assert SIGNS.names_notice("关于做好工作的通知（试行）") and not SIGNS.names_notice("通知书管理办法实施细则")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("省长李四", True),
        ("总理李克强", True),
        ("主席乌兰·巴特尔", True),
        ("市长办公室", False),
        ("甲县人民政府", False),
    ],
)
def test_who_signs_an_order_by_name(text: str, person: bool) -> None:
    assert (SIGNS.official.fullmatch(text) is not None) == person


def test_an_order_and_its_number() -> None:
    assert SIGNS.document.search("甲省人民政府令") and SIGNS.document.search("甲省人民政府令第312号")
    found = SIGNS.order.match("甲省人民政府令第312号")
    assert found is not None and found.groups() == ("甲省人民政府令", "第312号")
    assert SIGNS.order.match("甲省人民政府令") is None


@pytest.mark.parametrize(
    ("above", "below", "one"),
    [
        ("甲县落实督察反馈意见", "问题整改措施清单", True),
        ("甲县关于落实督察反馈的意见", "问题整改措施清单", False),
        ("甲县落实督察反馈意见", "甲县整改措施清单", False),
        ("甲县落实督察反馈意见", "2023年整改措施清单", False),
        ("甲县落实督察反馈意见", "各乡镇人民政府", False),
        ("甲县工作要点的通知", "任务分解表", False),
    ],
)
def test_a_title_whose_first_line_ends_like_one(above: str, below: str, one: bool) -> None:
    assert SIGNS.cut_short(above, below) == one


def test_a_title_printed_once_more() -> None:
    assert title_again(["甲县工作", "要点", "甲县工作要点", "为做好工作"], "甲县工作要点") == 3
    assert title_again(["为做好工作"], "甲县工作要点") == 0


def test_a_sites_name_over_a_whole_title_is_none_of_it() -> None:
    title = "甲市人民政府关于印发工作要点的通知"
    assert SIGNS.over_title(["法规检索网", title]) == 1
    assert SIGNS.over_title(["关于转发", title]) == SIGNS.over_title(["《办法》网", title]) == 0


def test_a_known_title_over_lines() -> None:
    known = frozenset({"甲市优化环境的若干措施"})
    assert SIGNS.begins_document(["甲市优化环境", "的若干措施", "为了"], known)
    assert not SIGNS.begins_document(["的若干措施", "甲市优化环境"], known)


def test_a_title_right_over_numbered_paragraphs() -> None:
    assert SIGNS.begins_document(["甲市重点工作责任分解", "一、深化公开"], frozenset())
    for lines in (
        ["主要任务", "一、深化公开"],
        ["甲市重点工作责任分解", "三、深化公开"],
        ["甲市重点工作，责任分解", "一、公开"],
    ):
        assert not SIGNS.begins_document(lines, frozenset())


def test_titles_that_a_text_hands_over() -> None:
    assert SIGNS.handed_over("甲市印发《甲市方案（2019—2020年）》。") == ["甲市方案（2019—2020年）"]
    assert SIGNS.handed_over("现将《工作要点》印发给你们") == ["工作要点"]


def test_what_a_browser_calls_the_page_is_no_title() -> None:
    title = "甲市人民政府关于做好甲事的意见"
    assert SIGNS.over_title([f"{title}-甲市门户网", title]) == 1
    assert SIGNS.over_title([title, "（试行）"]) == 0


def test_what_stands_over_a_red_head_is_no_title() -> None:
    lines = ["服务热线：123456", "甲市工作领导小组文件", "甲市工作领导小组文件", "2022年工作要点"]
    assert SIGNS.over_title(lines) == 3
    assert SIGNS.over_title(["关于清理有关文件", "的通知"]) == SIGNS.over_title(["2022年文件"]) == 0
