"""Where the notice stands on a page."""

from __future__ import annotations

from pipeline.sources.html.container import find_container
from pipeline.sources.html.visibility import Visibility
from tests.sources.html.pages import PAGES, parsed

TEXT = "<p>切实加强政务公开工作，提高工作透明度。" * 4
LINKS = "<a href=x>领导活动和政务公开工作动态</a>" * 20


def found(page: str) -> str | None:
    tree = parsed(page)
    assert tree.body is not None
    return find_container(tree.body, PAGES, Visibility(tree)).attributes.get("id")


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


def test_a_long_part_beside_it_is_text_too() -> None:
    long = "<p>对照任务分解表抓好各项工作落实。" * 40
    assert found(f"<div id=a><div id=zoom>{TEXT * 20}</div><div id=b>{long}</div></div>") == "a"


def test_parts_of_a_table_are_no_place() -> None:
    row = "<tr><td>1<td>切实加强政务公开工作，提高工作透明度。"
    assert found(f"<div id=a><table id=b><tbody id=c>{row * 9}</tbody></table></div>") == "a"
