"""One small page a feature: what the layout has of it, and that every printed character is counted once."""

from __future__ import annotations

from pathlib import Path

import pytest

import yaodian
from pipeline.errors import SourceError
from pipeline.model import Place
from tests.sources.html.pages import apart, cells, laid_out, lines

TABLE = (
    "<table><tr><td>序号<td>工作任务<td>责任单位</tr><tr><td>1<td>公开财政预算决算信息。<td>县财政局</tr>"
    "<tr><td>2<td>公开重大项目信息。<td>县发展改革局</tr></table>"
)
FULL_TITLE = "甲县人民政府办公室关于印发2023年政务公开工作要点的通知"
BODY = (
    "<p>各乡镇人民政府：<p>现将要点印发给你们，请认真贯彻执行。<p>一、公开<p>（一）政策。发布政策文件，做好解读工作。"
    "<p>（二）财政。公开预算决算，接受社会各界监督。"
)


def noticed(folder: Path, page: str, name: str = "page.html", encoding: str = "utf-8") -> yaodian.Notice:
    path = folder / name
    path.write_text(page, encoding=encoding)
    notice = yaodian.read(path)
    assert notice.coverage.unaccounted == 0
    return notice


def test_paragraphs_and_line_breaks(tmp_path: Path) -> None:
    layout = laid_out(tmp_path, "<p>一、公开<p>政策<br>解读<div>（一）回应</div>")
    assert lines(layout) == ["一、公开", "政策", "解读", "（一）回应"]


def test_a_line_end_of_the_file_means_nothing(tmp_path: Path) -> None:
    assert lines(laid_out(tmp_path, "<p>区财政\n  局公开")) == ["区财政局公开"]


def test_spans_of_cells(tmp_path: Path) -> None:
    page = "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁</table>"
    assert cells(laid_out(tmp_path, page)) == [
        [(0, 0, 2, 1, "甲"), (0, 1, 1, 2, "乙"), (1, 1, 1, 1, "丙"), (1, 2, 1, 1, "丁")]
    ]


def test_rows_without_tr_and_open_cells(tmp_path: Path) -> None:
    page = "<table><td>甲<td>乙<td>丙</table>"
    assert cells(laid_out(tmp_path, page)) == [[(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (0, 2, 1, 1, "丙")]]


def test_text_that_strays_into_a_table_stands_before_it(tmp_path: Path) -> None:
    layout = laid_out(tmp_path, "<table><tr>附件<td>甲<td>乙<tr><td>丙<td>丁</table>")
    assert lines(layout) == ["附件"] and len(cells(layout)[0]) == 4


def test_a_layout_table_is_no_grid(tmp_path: Path) -> None:
    layout = laid_out(tmp_path, f"<table><tr><td><p>通知<p>一、公开{TABLE}</table>")
    assert lines(layout) == ["通知", "一、公开"] and len(cells(layout)[0]) == 9


def test_lines_of_a_cell(tmp_path: Path) -> None:
    page = "<table><tr><td>甲<td>区财政局<br>区审计局&nbsp;区统计局<tr><td>乙<td>责 任</table>"
    assert [cell[4] for cell in cells(laid_out(tmp_path, page))[0]] == [
        "甲",
        "区财政局|区审计局|区统计局",
        "乙",
        "责任",
    ]


def test_numbers_of_ordered_lists_are_printed(tmp_path: Path) -> None:
    page = "<ol start=3><li>公开<li>解读</ol><ol style='list-style-type:cjk-ideographic'><li>回应</ol>"
    assert lines(laid_out(tmp_path, page)) == ["3.公开", "4.解读", "一、回应"]


def test_word_lists_keep_their_numbers(tmp_path: Path) -> None:
    page = (
        "<p style='mso-list:l0 level1'><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;&nbsp;"
        "</span></span><![endif]>公开<o:p></o:p></p><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->"
        "<xml><w:View>Normal</w:View></xml>"
    )
    assert lines(laid_out(tmp_path, page)) == ["一、公开"]


def test_hidden_text_is_apart_and_an_invisible_body_is_read(tmp_path: Path) -> None:
    page = (
        "<style>.x{display:none}</style><div style='visibility:hidden'><p>公开政策文件<p style='display: none'>密"
        "<p hidden>匿<p class=x>藏</div><script>x('字')</script>"
    )
    layout = laid_out(tmp_path, page)
    assert lines(layout) == ["公开政策文件"] and apart(layout) == {"hidden": "密匿藏"}


def test_a_named_container(tmp_path: Path) -> None:
    page = "<div>首页导航栏目</div><div id=zoom><p>一、公开政策文件<p>（一）公开</div><div>版权所有</div>"
    layout = laid_out(tmp_path, page)
    assert lines(layout) == ["一、公开政策文件", "（一）公开"]
    assert apart(layout) == {"web_page": "首页导航栏目版权所有"}


def test_the_densest_element(tmp_path: Path) -> None:
    links = "<a href=x>领导活动和政务公开工作动态</a>" * 20
    text = "<p>切实加强政务公开工作，提高工作透明度。" * 4
    layout = laid_out(tmp_path, f"<div>{links}</div><div><div>{text}</div><p>主办单位</div>")
    assert len(lines(layout)) == 4 and apart(layout)["web_page"].startswith("主办单位领导活动")


def test_what_the_page_says_and_the_text_lacks(tmp_path: Path) -> None:
    page = (
        "<meta name=cwrq content=2023年3月1日><table><tr><td>索 引 号<td>A1<td>发文机关<td>甲县人民政府办公室"
        f"<tr><td>发文字号：<td>甲政办发〔2023〕5号<td>主题分类<td>综合</table><h1>{FULL_TITLE}</h1>"
        f"<div class=TRS_Editor>{BODY}</div>"
    )
    notice = noticed(tmp_path, page)
    head = notice.notice
    assert head.full_title == FULL_TITLE and head.issuers == ("甲县人民政府办公室",)
    assert head.document_number == "甲政办发〔2023〕5号" and head.issued_on == "2023-03-01"
    for field in ("full_title", "issuers", "document_number", "issued_on"):
        assert getattr(head.where, field)


def test_hidden_text_of_the_notice_is_told_of(tmp_path: Path) -> None:
    page = f"<div hidden>另一份</div><h1>{FULL_TITLE}</h1><div id=zoom>{BODY}<p style='display:none'>密</div>"
    (finding,) = [one for one in noticed(tmp_path, page).findings if one.code == "text.unseen"]
    assert "第 6 段" in finding.message and "“密”" in finding.message


def test_the_title_of_the_page_and_a_number_below_it(tmp_path: Path) -> None:
    page = (
        f"<title>{FULL_TITLE} - 甲县人民政府</title><div>首页 > 政府文件</div><div>{FULL_TITLE}</div>"
        f"<div>甲政办发〔2023〕5号</div><div class=TRS_Editor>{BODY}</div>"
    )
    notice = noticed(tmp_path, page)
    assert notice.notice.full_title == FULL_TITLE and notice.notice.document_number == "甲政办发〔2023〕5号"


def test_tasks_of_a_page_and_where_they_stand(tmp_path: Path) -> None:
    page = "<h1>2023年甲县政务公开任务分解表</h1>" + TABLE
    notice = noticed(tmp_path, page, "page.htm", "gb18030")
    assert [task.assignment.raw for task in notice.tasks] == ["县财政局", "县发展改革局"]
    assert notice.tasks[1].evidence[0].place == Place(table=1, row=3)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<div>" * 20_000 + "字", "标签套了 1000 层以上"),
        ("<table><tr><td>" * 10_000 + "字", "标签套了 1000 层以上"),
        ("<img src=a.png>", "没有文字"),
        ("", "没有文字"),
        ("<table>" + ("<tr>" + "<td colspan=1000>甲" * 600) * 2, "表格大得不正常"),
        ("<p>" + "公" * 3_000_001, "文字多得不正常"),
    ],
)
def test_bad_pages_give_one_line(tmp_path: Path, page: str, message: str) -> None:
    with pytest.raises(SourceError, match=rf"^page\.html：.*{message}[^\n]*$"):
        laid_out(tmp_path, page)


def test_300_tables_within_each_other_are_read(tmp_path: Path) -> None:
    assert lines(laid_out(tmp_path, "<table><tr><td>" * 300 + "<p>一、公开")) == ["一、公开"]
    layout = laid_out(tmp_path, "<table><tr><td>甲<td>乙<tr><td>丙<td>" * 240)
    assert sum(len(grid) for grid in cells(layout)) > 0 and len(layout.chars) == 240 * 3


def test_entities_are_characters_and_nothing_is_fetched(tmp_path: Path) -> None:
    page = "<!ENTITY a SYSTEM 'file:///etc/passwd'><p>&#x516c;&#24320;&a;&ldquo;一&rdquo;<img src=http://x/>"
    assert lines(laid_out(tmp_path, page))[-1] == "公开&a；“一”"
