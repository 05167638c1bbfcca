"""Lines of the web page around a notice."""

from __future__ import annotations

import pytest

from tests.extractors.reading import DOCUMENT, paragraphs

WEB = DOCUMENT.web


@pytest.mark.parametrize("text", ["索引号：1", "发文机关：甲县人民政府", "【打印本页】【关闭窗口】"])
def test_what_a_site_says(text: str) -> None:
    assert WEB.is_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "索引号AB12/2023-05发文日期2023-01-03",
        "发布机构甲区政府办公室文号甲政办〔2023〕1号",
        "2023-01-05 10:00 甲区政府",
        "甲区政府门户网 发布时间：2023-01-05 10:00 【字体：",
        "【打印】【字体：",
        "• 生成日期：2021-03-23",
        "返回首页",
    ],
)
def test_lines_that_stood_in_cells_or_begin_otherwise(text: str) -> None:
    assert WEB.is_line(text)


@pytest.mark.parametrize("text", ["名称登记管理工作要点", "时间服从质量，来源可查", "2023-01-05"])
def test_one_name_without_a_colon_says_nothing(text: str) -> None:
    assert not WEB.is_line(text)


def test_cells_are_read() -> None:
    (line,) = (one.content for one in paragraphs("发布机构甲区政府办公室文号甲政办〔2023〕1号"))
    said = {field: value.text for field, value in WEB.read([line]).items()}
    assert said == {"issuer": "甲区政府办公室", "number": "甲政办〔2023〕1号"}
    assert WEB.read([one.content for one in paragraphs("发文字号：无")]) == {}


@pytest.mark.parametrize("text", ["做好甲事。", "", "索引号：" + "1" * 300])
def test_what_a_site_does_not_say(text: str) -> None:
    assert not WEB.is_line(text)


def test_such_words_in_the_text_are_text() -> None:
    texts = ["索引号：1", "工作要点", "一、甲", "索引号：2", "做好甲事。", "2021年6月28日", "【打印本页】"]
    assert WEB.find(texts) == [0, 6]


def test_a_page_of_nothing_else() -> None:
    assert WEB.find(["索引号：1", "【打印本页】"]) == [0, 1]
    assert WEB.find([]) == []


def test_the_first_of_each_entry_is_read() -> None:
    lines = [one.content for one in paragraphs("发文机关：甲县人民政府索引号：7", "发文机关：乙县政府", "发文机关：")]
    assert {field: value.text for field, value in WEB.read(lines).items()} == {"issuer": "甲县人民政府"}


@pytest.mark.parametrize("text", [">> 专题 >> 归档 >> 2023重点工作（已归档）", "首页 > 政务公开 > 文件"])
def test_where_the_page_stands_in_the_site(text: str) -> None:
    assert WEB.is_line(text)
    assert not WEB.is_line("《<政府工作报告>任务分解表》")


def test_names_with_their_values_below_them() -> None:
    texts = ["做好甲事", "索引号", "0001/2-1", "发文单位", "甲县政府", "发文字号", "甲政发〔2023〕9号", "各镇："]
    assert WEB.find(texts) == [1, 2, 3, 4, 5, 6]
    said = {field: value.text for field, value in WEB.read([one.content for one in paragraphs(*texts[1:7])]).items()}
    assert said == {"issuer": "甲县政府", "number": "甲政发〔2023〕9号"}
    assert WEB.find(["关于来源", "来源", "甲处"]) == []


def test_a_pair_alone_below_others_in_cells() -> None:
    assert WEB.find(["成文日期2021-02-10废止日期", "有效性失效", "关于做好甲事的通知"]) == [0, 1]
    assert WEB.find(["有效性失效", "关于做好甲事的通知"]) == []
