"""The words come from the rules handed in: what another office writes otherwise is read after a change there."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.extractors.body.document_signs import document_signs
from pipeline.rules.document import load_document
from tests import RULES

WORDS = load_document(RULES)


def test_a_word_of_the_rules_is_a_sign() -> None:
    forms = replace(WORDS.forms, signatory="核签人", copies="抄致", captions="附图")
    web = replace(WORDS.web, issuer="主办机构", buttons="回首页")
    signs = document_signs(replace(WORDS, forms=forms, web=web))
    plain = document_signs(WORDS)
    for text, mark in (("核签人：张三", "signatory"), ("抄致：甲局", "imprint"), ("附 图1", "caption")):
        assert signs.forms.mark_of(text) == mark
        assert plain.forms.mark_of(text) == "plain"
    for text in ("主办机构：甲局", "【回首页】"):
        assert signs.web.is_line(text) and not plain.web.is_line(text)


def test_forms_share_their_words_with_the_lines_of_web_pages() -> None:
    signs = document_signs(WORDS)
    texts = ["索引号：1", "关于印发要点的通知", "一、甲", "（此件公开发布）", "【打印本页】【关闭窗口】"]
    assert signs.web.find(texts) == [0, 4]
