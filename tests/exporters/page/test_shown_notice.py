"""What a browser is told, encoded so that it may stand inside a page."""

from __future__ import annotations

import json

from pipeline.exporters.page.shown_notice import ShownDocument, ShownNotice, ShownValue, encoded


def told(text: str) -> bytes:
    return encoded(ShownNotice(text, "", ShownDocument("a.pdf"), facts=(ShownValue(text),)))


def test_no_sign_of_markup_is_left() -> None:
    bad = "</script><!--<script>&amp;]]>"
    content = told(bad)
    assert not set(b"<>&") & set(content)
    assert json.loads(content)["title"] == bad


def test_halves_of_characters_are_told_apart() -> None:
    assert json.loads(told("半\ud83d个<"))["facts"][0]["text"] == "半\ufffd个<"


def test_what_is_empty_is_left_out() -> None:
    assert json.loads(told("题")) == {
        "title": "题",
        "line": "",
        "document": {"file": "a.pdf"},
        "facts": [{"text": "题"}],
    }
