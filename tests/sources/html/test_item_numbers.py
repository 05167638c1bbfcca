"""What browsers print before the items of ordered lists."""

from __future__ import annotations

import pytest

from pipeline.sources.html.item_numbers import Numbering
from tests.sources.html.pages import parsed


def labels(page: str) -> list[str]:
    tree = parsed(page)
    node = tree.css_first("ol")
    assert node is not None
    numbering = Numbering(node)
    return [numbering.label(item).strip() for item in tree.css("li")]


@pytest.mark.parametrize(
    ("attributes", "printed"),
    [
        ("", ["1.", "2."]),
        ("start=9", ["9.", "10."]),
        ("reversed", ["2.", "1."]),
        ("type=A", ["A.", "B."]),
        ("type=i start=9", ["ix.", "x."]),
        ("style='list-style-type: cjk-ideographic' start=10", ["十、", "十一、"]),
        ("style='list-style:simp-chinese-informal inside'", ["一、", "二、"]),
        ("style='list-style-type:lower-latin' start=26", ["z.", "27."]),
        ("style='LIST-STYLE: none'", ["", ""]),
        ("type=I start=3999", ["MMMCMXCIX.", "4000."]),
        ("start=x", ["1.", "2."]),
    ],
)
def test_kinds(attributes: str, printed: list[str]) -> None:
    assert labels(f"<ol {attributes}><li>公开<li>解读</ol>") == printed


def test_an_item_says_its_number() -> None:
    assert labels("<ol><li value=4>公开<li>解读</ol>") == ["4.", "5."]


def test_an_item_with_a_number_of_its_own_gets_none() -> None:
    assert labels("<ol><li><b> 一</b>、总则<li>解读</ol>") == ["", "2."]
