"""The tree of numbered paragraphs, and what of each is its heading."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.extractors.body.outline import Node, build_outline, cut_at_colons, list_unnumbered, read_node, settle
from pipeline.text.labels import read_label
from tests.extractors.reading import paragraphs

Tree = list[tuple[str, "Tree"]]


def tree(nodes: Sequence[Node]) -> Tree:
    return [(node.mark.text, tree(node.children)) for node in nodes]


def headings(nodes: Sequence[Node]) -> list[str]:
    return [one.heading.text for top in nodes for one in top.walk()]


def test_levels_follow_the_order_in_which_styles_appear() -> None:
    nodes = build_outline(paragraphs("一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"))
    assert tree(nodes) == [("一、", [("（一）", []), ("（二）", [])]), ("二、", [("（一）", [])])]
    nodes = build_outline(paragraphs("（一）甲", "1.乙", "（二）丙"))
    assert tree(nodes) == [("（一）", [("1.", [])]), ("（二）", [])]


def test_unnumbered_paragraphs_belong_to_the_node_above() -> None:
    (node,) = build_outline(paragraphs("一、甲", "做好乙事。", "做好丙事。"))
    assert [one.text for one in node.more] == ["做好乙事。", "做好丙事。"] and node.has_text


def test_spoken_numbers_within_one_paragraph_are_its_text() -> None:
    (node,) = build_outline(paragraphs("一、甲", "一是做好乙事。二是做好丙事。"))
    assert not node.children and len(node.more) == 1


@pytest.mark.parametrize(
    ("text", "heading", "rest"),
    [
        ("一、深化公开", "深化公开", ""),
        ("（一）公开规划。及时公开。", "公开规划", "及时公开。"),
        (
            "（一）及时公开规划，推进预算公开，做到应公开尽公开，确保公众看得懂、用得上，每季更新一次信息。",
            "",
            "及时",
        ),
        ("（一）公开（甲。乙）规划。", "", "公开（甲。乙）"),
        ("第一条本办法自印发之日起施行。有效期五年。", "", "本办法"),
        ("（一）公开下列内容：", "", "公开下列内容："),
    ],
)
def test_a_heading_is_a_line_alone_or_a_short_first_sentence(text: str, heading: str, rest: str) -> None:
    (paragraph,) = paragraphs(text)
    node = read_node(paragraph, read_label(text))
    assert node.heading.text == heading and node.rest.text.startswith(rest)
    assert node.mark + node.heading + node.stop + node.rest == paragraph.content


def test_lines_without_a_closing_mark_head_unnumbered_paragraphs() -> None:
    nodes = list_unnumbered(paragraphs("深化公开", "做好甲事。", "加强解读", "做好乙事。"))
    assert [(node.heading.text, len(node.children)) for node in nodes] == [("深化公开", 1), ("加强解读", 1)]


def test_a_colon_closes_headings_where_nearly_all_of_a_style_have_one() -> None:
    nodes = build_outline(paragraphs("（一）公开规划：及时公开。", "（二）公开预算：按时公开。"))
    cut_at_colons(nodes)
    assert headings(nodes) == ["公开规划", "公开预算"]
    assert [node.rest.text for node in nodes] == ["及时公开。", "按时公开。"]
    nodes = build_outline(paragraphs("（一）公开规划：及时公开。", "（二）公开预算。按时公开。"))
    cut_at_colons(nodes)
    assert headings(nodes) == ["公开规划：及时公开", "公开预算"]


def test_a_single_sentence_with_nothing_under_it_is_text() -> None:
    nodes = build_outline(paragraphs("（一）公开规划。", "（二）公开预算。按时公开。"))
    settle(nodes, lambda text: False)
    assert headings(nodes) == ["", "公开预算"]
    assert nodes[0].rest.text == "公开规划。"


def test_what_only_says_who_answers_makes_no_heading() -> None:
    nodes = build_outline(paragraphs("（一）公开规划。（县财政局）", "（二）公开预算。按时公开。"))
    settle(nodes, lambda text: text == "（县财政局）")
    assert headings(nodes) == ["", "公开预算"]
