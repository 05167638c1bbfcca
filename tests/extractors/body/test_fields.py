"""Single fields of the frame: what is the value, and what only stands around it."""

from __future__ import annotations

import pytest

from pipeline.extractors.body.fields import addressees, issued_on, issuer_mark, note, number, organs
from pipeline.extractors.body.paragraphs import read_paragraphs
from tests.extractors.pages import EM, LEFT, Sheets
from tests.extractors.reading import DOCUMENT, paragraphs


def test_addressees_part_at_commas_and_semicolons_outside_brackets() -> None:
    names, ((reason, marks),) = addressees(paragraphs("各乡镇（街道，园区），县直部门；驻县单位："))
    assert [name.text for name in names] == ["各乡镇（街道，园区）", "县直部门", "驻县单位"]
    assert reason == "punctuation" and len(marks) == 3


def test_addressees_over_two_paragraphs() -> None:
    names, _ = addressees(paragraphs("各乡镇，", "县直部门："))
    assert [name.text for name in names] == ["各乡镇", "县直部门"]


def test_the_first_number_counts_and_the_signatory_beside_it_is_set_apart() -> None:
    value, around = number(paragraphs("甲政发〔2021〕3号签发人：张三", "乙政发〔2021〕4号"), DOCUMENT)
    assert value is not None and value.text == "甲政发〔2021〕3号"
    assert [(reason, len(ids)) for reason, ids in around] == [("label", 0), ("signatory", 6), ("cover_line", 11)]


def test_no_number() -> None:
    assert number(paragraphs("内部资料"), DOCUMENT) == (None, [("cover_line", (0, 1, 2, 3))])


def test_the_date_under_the_text_comes_before_one_in_brackets() -> None:
    dated = paragraphs("（2021年6月1日）")
    first, _ = issued_on(paragraphs("2021年6月28日"), dated, DOCUMENT)
    assert first is not None and first.text == "2021年6月28日"
    only, around = issued_on([], dated, DOCUMENT)
    assert only is not None and only.text == "2021年6月1日"
    assert around == [("punctuation", (0, 10))]


def test_a_note_loses_its_brackets() -> None:
    value, around = note(paragraphs("（此件公开发布）", "甲"))
    assert value is not None and value.text == "此件公开发布"
    assert around == [("punctuation", (0, 7)), ("cover_line", (8,))]
    assert note([]) == (None, [])


@pytest.mark.parametrize("used", [True, False])
def test_the_issuers_mark_names_issuers_only_where_it_is_used(used: bool) -> None:
    names, around = issuer_mark(paragraphs("甲县人民政府文件"), used, DOCUMENT)
    assert [name.text for name in names] == (["甲县人民政府"] if used else [])
    assert around == [("issuer_mark", (6, 7) if used else tuple(range(8)))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲县财政局   甲县民政局", ["甲县财政局", "甲县民政局"]),
        ("甲 县 财 政 局", ["甲县财政局"]),
        ("甲县财政局", ["甲县财政局"]),
    ],
)
def test_a_signature_is_cut_at_wide_gaps_but_letter_spacing_is_none(text: str, names: list[str]) -> None:
    sheets = Sheets().put(text, LEFT + 8 * EM)
    layout = sheets.layout()
    (paragraph,) = read_paragraphs(layout, sheets.lines, DOCUMENT)
    assert [name.text for name in organs(paragraph, layout.chars)] == names
