"""What a page says about its notice."""

from __future__ import annotations

from pipeline.sources.html.drafts import HiddenText, TableDraft, TextLine
from pipeline.sources.html.said import (
    PageNumber,
    PageTitle,
    SaidEntry,
    entries,
    head_titles,
    is_information,
    is_needed,
    meta_entries,
    missing_number,
    missing_title,
    with_entries,
)
from pipeline.sources.html.walking import FrameLine
from tests.sources.html.pages import PAGES, parsed
from tests.sources.html.test_drafts import table

TITLE = "甲县人民政府办公室关于印发2023年政务公开工作要点的通知"


def frame(*texts: str, title: bool = False) -> list[FrameLine]:
    return [FrameLine(text, title, True) for text in texts]


def test_labels_and_values_in_one_line_or_two() -> None:
    texts = [
        "首页",
        "索 引 号",
        "A1",
        "发文字号：",
        "甲政办发〔2023〕5号",
        "【成文日期】",
        "主题分类：综合",
        "其他：无",
    ]
    assert entries(texts, PAGES) == [
        SaidEntry("索 引 号", "A1", "", frozenset({1, 2})),
        SaidEntry("发文字号", "甲政办发〔2023〕5号", "：", frozenset({3, 4})),
        SaidEntry("【成文日期】", "", "", frozenset({5})),
        SaidEntry("主题分类", "综合", "：", frozenset({6})),
    ]


def test_labels_above_the_text_that_stand_alone() -> None:
    lines = [
        TextLine(text) for text in ("通知", "文号", "5号", "来源", "日期：2月", "各乡镇：", "请执行。", "来源", "附件")
    ]
    hidden, grid = HiddenText("密"), table(("1", "2"), ("3", "4"))
    found = list(with_entries([lines[0], hidden, *lines[1:], grid], PAGES))
    assert found == [lines[0], hidden, SaidEntry("文号", "5号"), *lines[3:], grid]
    assert list(with_entries([lines[1]], PAGES)) == [lines[1]]
    assert list(with_entries([grid, *lines[1:3]], PAGES)) == [grid, *lines[1:3]]


def test_entries_that_a_head_may_lack() -> None:
    assert is_needed(SaidEntry("发文字号", "甲政办发〔2023〕5号"), PAGES)
    assert is_needed(SaidEntry("来源", "县政府 成文日期：2023-03-01"), PAGES)
    assert not is_needed(SaidEntry("发文字号", " "), PAGES) and not is_needed(SaidEntry("主题分类", "综合"), PAGES)


def test_a_table_of_information() -> None:
    assert is_information(table(("索引号", "A1", "主题分类", "综合"), ("文号", "5号", "成文日期", "2023年")), PAGES)
    assert not is_information(table(("序号", "工作任务", "来源"), ("1", "公开预算", "上级")), PAGES)
    assert not is_information(TableDraft(), PAGES)


def test_meta_tags_each_label_once() -> None:
    page = "<meta name=cwrq content=2023-03-01><meta name=CWRQ content=2023-04-01><meta name=fwzh content=' '><meta>"
    assert meta_entries(parsed(page), PAGES) == [SaidEntry(PAGES.web.issued.split()[0], "2023-03-01")]


def test_titles_in_the_head() -> None:
    page = f"<title>{TITLE}_甲县人民政府门户网站</title><meta name=ArticleTitle content={TITLE}>"
    assert head_titles(parsed(page), PAGES) == [TITLE, TITLE]
    assert head_titles(parsed("<title>首页</title>"), PAGES) == []


def test_a_title_above_the_text() -> None:
    text = ["各乡镇人民政府：", "现将要点印发给你们。"]
    titled = frame(TITLE, title=True)
    assert missing_title(text, [*frame("甲县人民政府门户网站"), *titled], [], PAGES) == PageTitle(TITLE, range(1, 2))
    assert missing_title(text, frame("首页", TITLE), [TITLE], PAGES) == PageTitle(TITLE, range(1, 2))
    broken = frame("首页", TITLE[:9], TITLE[9:20], TITLE[20:], "日期")
    assert missing_title(text, broken, [TITLE], PAGES) == PageTitle(TITLE, range(1, 4))
    assert missing_title(text, frame("首页"), [TITLE], PAGES) == PageTitle(TITLE, range(0))
    assert missing_title(text, frame("首页", "政务公开工作要点解读"), [], PAGES) is None


def test_a_title_that_the_text_has_is_not_missing() -> None:
    broken = ["甲县人民政府办公室", "关于印发2023年政务公开工作要点", "的通知", "各乡镇人民政府："]
    assert missing_title(broken, frame(TITLE, title=True), [TITLE], PAGES) is None


def test_the_pages_name_is_no_title_where_the_text_begins_with_one() -> None:
    text = ["甲县2018年度河长制工作乡镇目标管理考核细则", "为做好工作，制定本细则。"]
    assert missing_title(text, frame("首页"), ["甲县河长制考核细则"], PAGES) is None
    assert missing_title(text, frame("首页"), ["甲县关于印发考核细则的通知"], PAGES) is not None


def test_a_line_worded_as_a_title() -> None:
    lines = frame("2018年3月20日", "中共甲乡委员会 甲乡人民政府", "关于印发要点的通知", "云发〔2018〕9号")
    text = ["各村：", "现将要点印发给你们。"]
    assert missing_title(text, lines, ["甲乡2018年扶贫工作要点"], PAGES) == PageTitle(
        "中共甲乡委员会 甲乡人民政府关于印发要点的通知", range(1, 3)
    )
    assert missing_title(text, frame("来源：甲乡", "关于印发要点的通知"), [], PAGES) == PageTitle(
        "关于印发要点的通知", range(1, 2)
    )


def test_what_is_handed_over_is_not_the_title() -> None:
    inner = TITLE.partition("印发")[2].removesuffix("的通知")
    text = ["各乡镇：", f"现将《{inner}》印发给你们。", inner]
    assert missing_title(text, frame(TITLE, title=True), [], PAGES) == PageTitle(TITLE, range(1))
    assert missing_title([TITLE.replace("2023年", "")], [], [TITLE], PAGES) is None


def test_a_number_above_the_text() -> None:
    assert missing_number(["各乡镇："], frame("首页", "甲政办发 〔2023〕 5号")) == PageNumber(1, 0, 14)
    assert missing_number(["各乡镇："], frame("2月1日 | 甲政办发〔2023〕5号 | 打印")) == PageNumber(0, 7, 19)
    assert missing_number(["甲政办发〔2023〕5号"], frame("甲政办发〔2023〕5号")) is None
    assert missing_number(["各乡镇："], frame("根据甲政办发〔2023〕5号文件")) is None
