"""The order in which a tree is walked, and what an element is called."""

from __future__ import annotations

from pipeline.sources.html.nodes import beginning, count_han, events, is_link, names_of, words_of
from tests.sources.html.pages import body_of, first


def test_every_node_once_and_the_end_of_every_element() -> None:
    seen = [
        (begins, (node.text_content or "").strip() if node.is_text_node else node.tag or "")
        for begins, node in events(body_of("<p>甲<b>乙</b><br></p><p>丙</p>"))
    ]
    assert [what if begins else f"/{what}" for begins, what in seen] == (
        ["body", "p", "甲", "b", "乙", "/b", "br", "/br", "/p", "p", "丙", "/p", "/body"]
    )


def test_only_what_stands_in_the_element() -> None:
    page = "<div><p>甲</p></div><p>乙</p>"
    tree = body_of(page)
    assert [node.text_content for _, node in events(tree.css("div")[0]) if node.is_text_node] == ["甲"]


def test_the_first_characters() -> None:
    assert beginning(body_of("<p> <b>一</b>、\n公开<p>政策"), 3) == "一、公开"
    assert beginning(body_of("<p> "), 3) == ""


def test_links() -> None:
    said = [is_link(first(page, "a")) for page in ("<a href>", "<a onclick=x>", "<a name=x>", "<a>")]
    assert said == [True, True, False, False]


def test_words_of_names() -> None:
    page = "<div id=pageFooter class='share-box bdshare2 XXGK_nav'>"
    assert words_of(first(page, "div")) == {"page", "footer", "share", "box", "bdshare", "xxgk", "nav"}


def test_names() -> None:
    assert names_of(first("<div id=Zoom class='a B'>", "div")) == {"zoom", "a", "b"}
    assert names_of(first("<div class>", "div")) == frozenset()


def test_chinese_characters_are_counted() -> None:
    assert count_han("公开 2023 “𠀀”。ab") == 3
