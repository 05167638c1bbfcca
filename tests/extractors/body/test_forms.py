"""What a paragraph is by its form alone."""

from __future__ import annotations

import pytest

from tests.extractors.reading import DOCUMENT

FORMS = DOCUMENT.forms


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("甲政发〔2021〕3号", "document_number"),
        ("〔2021〕14号", "document_number"),
        ("第312号", "document_number"),
        ("2021年第5号", "document_number"),
        ("第312号令", "plain"),
        ("签发人：张三", "signatory"),
        ("2021年6月28日", "date"),
        ("二〇二一年六月二十八日", "date"),
        ("（2021年6月28日印发）", "dated"),
        ("（此件公开发布）", "note"),
        ("抄送：县委办公室，县人大办公室。", "imprint"),
        ("附 件 2", "caption"),
        ("附件：任务分解表", "attachments"),
        ("目  录", "contents"),
        ("一、深化公开……3", "toc_entry"),
        ("做好甲政发〔2021〕3号文件的落实。", "plain"),
        ("2021年6月28日前完成", "plain"),
        ("", "plain"),
    ],
)
def test_marks(text: str, mark: str) -> None:
    assert FORMS.mark_of(text) == mark


def test_a_long_text_is_plain_unless_it_lists_whom_copies_go_to() -> None:
    names = "县财政局，" * 100
    assert FORMS.mark_of(f"抄送：{names}") == "imprint"
    assert FORMS.mark_of(f"附件：{names}") == "plain"


def test_the_number_without_the_signatory_beside_it() -> None:
    text = "甲政发〔2021〕3号签发人：张三"
    start, end = FORMS.number_span(text) or (0, 0)
    assert text[start:end] == "甲政发〔2021〕3号"
    assert FORMS.number_span("签发人：张三") is None


def test_attachments_do_not_stand_alone_as_their_titles_may_be_wrapped() -> None:
    assert FORMS.stands_alone("附件1") and FORMS.stands_alone("2021年6月28日")
    assert not FORMS.stands_alone("附件：任务分解表")
    assert not FORMS.stands_alone("抄送：" + "县财政局，" * 20)


def test_a_number_before_the_title_in_one_line() -> None:
    assert DOCUMENT.forms.number_before("甲政发〔2021〕1号关于印发工作要点的通知") == len("甲政发〔2021〕1号")
    assert DOCUMENT.forms.number_before("关于印发工作要点的通知（甲政发〔2021〕1号）") == 0
