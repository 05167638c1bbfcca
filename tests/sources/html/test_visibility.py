"""Which elements are displayed."""

from __future__ import annotations

import pytest

from pipeline.sources.html.visibility import Visibility
from tests.sources.html.pages import parsed


def hidden(page: str) -> str:
    tree = parsed(page)
    visibility = Visibility(tree)
    return "".join(node.text() for node in tree.css("p") if visibility.hides(node))


def test_by_attributes() -> None:
    page = "<p style='color:red; DISPLAY : none'>甲<p hidden>乙<p style='visibility:hidden'>丙<p style>丁"
    assert hidden(page) == "甲乙"
    assert hidden("<p style='display:none;display:block'>甲<p style='x-display:none'>乙") == ""


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        (".a{display:none}", "甲"),
        ("/* .b{} */ p.a , #c { color:red; display:none }", "甲丙"),
        ("<!-- div .b{display:none} -->", "乙"),
        (".a{display:none} p.a{display:block}", ""),
        ("p.a{display:none} .a{display:block}", "甲"),
        (".a{display:none!important} #x{display:block}", "甲"),
        ("@media print{.a{display:none}} .b{display:none}", "乙"),
        ("@media screen{.a{display:none}}@media (max-width:9px){.b{display:none}}", "甲"),
        (".a:hover,.b::after{display:none}", ""),
        ("@import 'x'; .a{display:none}", "甲"),
        ("p[{display:none} .b{display:none", "乙"),
        ("@font-face{x:y} }} .a{display:none}", "甲"),
    ],
)
def test_by_style_sheets(sheet: str, found: str) -> None:
    assert hidden(f"<style>{sheet}</style><p class=a id=x>甲<div><p class=b>乙</div><p id=c>丙<p>丁") == found


def test_sheets_that_are_not_for_screens() -> None:
    assert hidden("<style media=print>p.a{display:none}</style><p class=a>甲<p>乙") == ""


def test_an_elements_own_style_goes_before_a_sheet() -> None:
    sheet = "<style>.a{display:none} .b{display:none!important}</style>"
    assert hidden(sheet + "<p class=a style='display:block'>甲<p class=b style='display:block'>乙<p>丙") == "乙"


@pytest.mark.parametrize("attribute", ["class=a", "hidden", "style=display:none"])
def test_a_page_that_is_hidden_as_a_whole_is_shown_by_a_script(attribute: str) -> None:
    assert hidden(f"<style>.a{{display:none}}</style><p {attribute}>切实加强政务公开工作，提高工作透明度<p>页") == ""
