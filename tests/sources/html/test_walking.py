"""The notice and the page around it, in reading order."""

from __future__ import annotations

from pipeline.sources.html.container import Container
from pipeline.sources.html.drafts import HiddenText, TableDraft, TextLine
from pipeline.sources.html.visibility import Visibility
from pipeline.sources.html.walking import FrameLine, Walk
from tests.sources.html.pages import PAGES, parsed


def walked(page: str, container: str = "div") -> Walk:
    tree = parsed(page)
    node, body = tree.css_first(container), tree.body
    assert node is not None and body is not None
    foreign = frozenset(one.mem_id for one in tree.css(".site"))
    walk = Walk(Container(node, foreign), PAGES, Visibility(tree))
    walk.read(body)
    return walk


def texts(walk: Walk) -> list[str]:
    return [block.text.strip() for block in walk.flow.blocks if isinstance(block, TextLine)]


def test_inside_and_around() -> None:
    walk = walked(
        "<p>首页<a href>导航</a><h1>通知标题</h1><div>一、<a href>公开</a>政策</div><p class=title>上一篇<p>页脚"
    )
    assert texts(walk) == ["一、公开政策"] and walk.links == ["导航"]
    assert walk.frame == [
        FrameLine("首页", False, True),
        FrameLine("通知标题", True, True),
        FrameLine("上一篇", True, False),
        FrameLine("页脚", False, False),
    ]


def test_parts_of_the_site_within_the_notice() -> None:
    walk = walked(
        "<div><p class=site>关闭<p>一、公开<table><tr><td>甲<td class=site>乙<td>丙<tr><td>丁</table>"
        "<p>政<span class=site>分享<a href>微信</a></span>策<div class=site>扫一扫</div></div>"
    )
    assert texts(walk) == ["一、公开", "政策"] and walk.links == ["微信"]
    assert [(line.text, line.above) for line in walk.frame] == [
        ("关闭", True),
        ("乙", False),
        ("分享", False),
        ("扫一扫", False),
    ]
    assert [line.text for line in walk.flow.lines()] == ["一、公开", "甲", "丙", "丁", "政策"]


def test_a_title_around_the_notice_ends_with_its_element() -> None:
    walk = walked("<section class=title>标题<div>一、公开</div>附注</section>页脚")
    assert [line.title for line in walk.frame] == [True, True, False]


def test_a_title_is_one_line_however_it_is_broken() -> None:
    walk = walked("<h1>关于印发<br>要点的通知</h1><p>来源<br>日期<div>一、公开</div>")
    assert [line.text for line in walk.frame] == ["关于印发要点的通知", "来源", "日期"]


def test_hidden_silent_and_control() -> None:
    walk = walked(
        "<div>公开<span hidden>密<table><tr><td>匿</table></span><script>x('字')</script><style>b{}</style>"
        "<select><option>年份</select><noscript>请开启脚本</noscript>政策</div><p hidden>藏"
    )
    assert texts(walk) == ["公开政策"]
    assert [block.text for block in walk.flow.blocks if isinstance(block, HiddenText)] == ["密", "匿"]
    assert walk.hidden == ["藏"] and walk.controls == ["年份"]


def test_lines_of_preformatted_text() -> None:
    assert texts(walked("<div><pre>一、公开\n二、解读\r\n\r\n三、回应</pre></div>")) == [
        "一、公开",
        "二、解读",
        "三、回应",
    ]


def test_tables_with_groups_and_cells() -> None:
    page = "<div><table><thead><tr><th>序号<th>任务<tbody><tr><td>1<td rowspan=2 colspan=x>公开<br>预算</table></div>"
    (block,) = walked(page).flow.blocks
    assert isinstance(block, TableDraft)
    rows = [[[line.text for line in cell.flow.lines()] for cell in row] for group in block.groups for row in group]
    assert rows == [[["序号"], ["任务"]], [["1"], ["公开", "预算"]]]
    assert [(cell.row_span, cell.column_span) for cell in block.cells()][-1] == (2, 1)


def test_a_container_that_is_a_cell_or_a_table() -> None:
    page = "<table><tr><td>左<td id=x><p>一、公开<p>政策</table><p>页脚"
    assert texts(walked(page, "#x")) == ["一、公开", "政策"]
    assert [line.text for line in walked(page, "#x").frame] == ["左", "页脚"]
    assert texts(walked("<table><tr><td>一、公开<tr><td>政策</table>", "table")) == ["一、公开", "政策"]


def test_numbers_of_lists() -> None:
    page = "<div><ol><li>公开<ul><li>预算</ul><li>解读</ol></div>"
    assert texts(walked(page)) == ["1. 公开", "预算", "2. 解读"]
