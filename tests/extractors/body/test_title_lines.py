"""Where a title begins and ends."""

from __future__ import annotations

from pipeline.extractors.body.title_lines import title_below, title_end
from tests.extractors.reading import DOCUMENT, marks, paragraphs

SIGNS = DOCUMENT.titles


def test_lines_up_to_what_ends_a_title() -> None:
    found = paragraphs("甲市人民政府", "关于做好甲事的", "意见", "各区：")
    assert title_end(found, marks(found), 0, 0.0, SIGNS) == 3


def test_the_documents_own_title_below_what_the_page_calls_it() -> None:
    own = "甲市人民政府关于做好甲事的意见"
    found = paragraphs("市政府关于做好甲事的意见", "政策原文", "甲政发〔2017〕6号", own, "各区：")
    assert title_below(found, marks(found), 0, 1, SIGNS) == 3
    other = paragraphs("市政府关于做好乙事的意见", "政策原文", own)
    assert title_below(other, marks(other), 0, 1, SIGNS) is None
