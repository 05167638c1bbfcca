"""Where the notice stands on a page."""

from __future__ import annotations

from pipeline.sources.html.container import find_container
from pipeline.sources.html.page_outline import PageOutline
from pipeline.sources.html.said import head_titles
from pipeline.sources.html.visibility import Visibility
from tests.sources.html.pages import PAGES, parsed

TEXT = "<p>切实加强政务公开工作，提高工作透明度。" * 4
LINKS = "<a href>领导活动和政务公开工作动态</a>" * 20


def contained(page: str) -> tuple[str | None, list[str | None]]:
    """The ids of the element that holds the notice, and of those in it that are the site's."""
    tree = parsed(page)
    assert tree.body is not None
    outline = PageOutline(tree.body, Visibility(tree))
    container = find_container(outline, PAGES, head_titles(tree, PAGES))
    foreign = [one.node for one in outline.elements if one.node.mem_id in container.foreign]
    return container.node.attributes.get("id"), [node.attributes.get("id") for node in foreign]


def found(page: str) -> str | None:
    return contained(page)[0]


def test_a_name_in_the_rules() -> None:
    assert found(f"<div id=a>{TEXT}<div id=Zoom>{TEXT * 2}</div></div>") == "Zoom"


def test_a_named_element_with_little_of_the_text_is_none() -> None:
    assert found(f"<div id=a><div id=zoom><p>摘要</div><div id=b>{TEXT}</div></div>") == "b"


def test_several_elements_of_one_name_together() -> None:
    page = f"<div id=a><div class=TRS_Editor>{TEXT}</div><div class=TRS_Editor>{TEXT}</div></div><p>页脚"
    assert found(page) == "a"


def test_names_that_stand_on_one_element_together() -> None:
    page = f"<div id=a class=view>{TEXT}<div id=b class='x view TRS_UEDITOR'>{TEXT * 2}</div></div>"
    assert found(page) == "b"


def test_the_deepest_with_most_characters_outside_links() -> None:
    assert found(f"<div id=a>{LINKS}</div><div id=b><div id=c>{TEXT}</div><p>主办单位</div>") == "c"


def test_a_hidden_copy_and_a_script_count_nothing() -> None:
    page = f"<div id=a style='display:none'>{TEXT * 3}</div><div id=b>{TEXT}<script>{TEXT * 9}</script></div>"
    assert found(page) == "b"


TITLE = "甲县人民政府办公室关于印发2023年政务公开工作要点的通知"
ASIDE = "<p>本报讯，昨日召开全县春耕生产现场会，与会人员参观了示范点。" * 9


def test_what_stands_before_the_title_is_not_the_notice() -> None:
    for title in (
        f"<h1>{TITLE}</h1>",
        f"<p>{TITLE[:9]}<p>{TITLE[9:]}",
        f"<div class=title>{TITLE.replace('县', '縣')}</div>",
    ):
        page = f"<title>{TITLE}_甲县</title><div id=a>{ASIDE}</div><div id=b>{title}<div id=c>{TEXT}</div></div>"
        assert found(page) == "c"
    assert found(f"<div id=a>{ASIDE}</div><h1>{TITLE}</h1><div id=c>{TEXT}</div>") == "c"


def test_a_title_in_a_table_about_the_notice_is_not_the_one_over_it() -> None:
    table = f"<table><tr><td>标题<td>{TITLE}</table><p>发布日期：昨日，有效性：有效，主题分类：综合政务公开"
    assert found(f"<title>{TITLE}</title><div id=a>{table}<h1>{TITLE}</h1><div id=c>{TEXT}</div></div>") == "c"


def test_a_title_at_the_foot_is_none() -> None:
    page = f"<title>{TITLE}</title><div id=a><h1>{TITLE}</h1><div id=c>{TEXT * 3}</div></div><p>{TITLE}"
    assert found(page) == "c"


def test_the_title_of_what_is_handed_over_is_not_the_one_over_the_notice() -> None:
    inner = "2023年政务公开工作要点任务分解"
    page = f"<title>{inner}</title><div id=a><h1>{TITLE}</h1><div id=c>{TEXT}<h2>{inner}</h2><div id=d>{TEXT * 3}"
    assert found(page) == "c"


def test_further_parts_of_the_document() -> None:
    rows = "<tr><td>1<td>编制公开事项清单<td>县财政局" * 4
    for part in (
        f"<table>{rows}</table>",
        "<p>附件：" + TEXT,
        "<p>一、公开政策文件<p>二、解读政策文件<p>三、回应社会关切",
    ):
        assert found(f"<div id=a><div id=zoom>{TEXT * 3}</div><div id=b>{part * 2}</div></div>") == "a"
    for part in (ASIDE[:60], "<p>备案", f"<nav>{rows}</nav>"):
        assert found(f"<div id=a><div id=zoom>{TEXT * 3}</div><div id=b>{part}</div></div>") == "zoom"


def test_parts_of_the_site_within_the_notice() -> None:
    links = "<a href>栏目甲</a><a href>栏目乙</a><a href>丙</a>"
    page = (
        f"<div id=zoom>{TEXT * 3}<div id=a class=share-box>分享</div><ul id=b>{links}</ul>"
        f"<div id=c><h3>相关解读</h3><a href>图解要点</a></div><footer id=d>主办</footer><p id=e>{links}"
        f"<div id=f class=links><p>附件：要点</div><div id=g class=nav>{TEXT * 3}</div></div>"
    )
    assert contained(page) == ("zoom", ["a", "b", "c", "d"])
    assert contained(f"<div id=zoom>{TEXT}<ul><li id=a>公开<li id=b>解读</ul>") == ("zoom", [])


def test_parts_of_a_table_are_no_place() -> None:
    row = "<tr><td>1<td>切实加强政务公开工作，提高工作透明度。"
    assert found(f"<div id=a><table id=b><tbody id=c>{row * 9}</tbody></table></div>") == "a"
