"""Placeholders in a Word file, however Word has parted them."""

from __future__ import annotations

import pytest

from pipeline.errors import RulesError
from pipeline.exporters.report.bars import bar
from pipeline.exporters.report.word_template import Values, filled
from pipeline.exporters.workbook.book_package import BookPackage
from tests.exporters.report.word import paragraphs, word


def text(body: str, values: Values) -> list[str]:
    return paragraphs(filled(word(body), values, "模板.docx"))


def p(*runs: str) -> str:
    return f"<w:p>{''.join(f'<w:r><w:t>{one}</w:t></w:r>' for one in runs)}</w:p>"


def test_a_placeholder_parted_into_runs_is_one() -> None:
    assert text(p("致{", "{ 单", "位 }}", "：请办") + p("没有"), {"单位": "财政局"}) == ["致财政局：请办", "没有"]


def test_several_in_one_run_and_signs_of_xml() -> None:
    assert text(p("{{甲}}与{{乙}}、{{甲}}"), {"甲": "A<b>&", "乙": "=1"}) == ["A<b>&与=1、A<b>&"]


def test_a_row_is_there_for_each_member() -> None:
    rows = [["单位"], ["{{单位.名}}", "{{总}}"]]
    cells = ["".join(f"<w:tc>{p(one)}</w:tc>" for one in row) for row in rows]
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    values: Values = {"单位": [{"名": "甲"}, {"名": "乙"}], "总": "9"}
    assert text(table, values) == ["单位", "甲", "9", "乙", "9"]
    assert text(table, {"单位": [], "总": "9"}) == ["单位"]


def test_a_paragraph_outside_tables_is_repeated_too() -> None:
    assert text(p("{{单位.名}}；"), {"单位": [{"名": "甲"}, {"名": "乙"}]}) == ["甲；", "乙；"]


def test_a_paragraph_of_an_empty_value_goes_but_not_out_of_a_cell() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{p('{{空}}')}</w:tc></w:tr></w:tbl>"
    assert text(p("{{空}}") + p("有：{{空}}") + cell, {"空": ""}) == ["有：", ""]


def test_lines_are_broken_as_word_breaks_them() -> None:
    made = filled(word(p("{{文}}")), {"文": "一\n二"}, "模板.docx")
    assert b"<w:br/>" in BookPackage(made).parts["word/document.xml"]
    assert paragraphs(made) == ["一二"]


def test_pictures_stand_among_the_words_and_one_is_kept_once() -> None:
    picture = bar(((1, "#ff0000"),), 1, 5.0, 2.0)
    made = filled(word(p("前{{图}}中{{图}}后")), {"图": picture}, "模板.docx")
    package = BookPackage(made)
    document = package.parts["word/document.xml"].decode()
    order = [document.index(sign) for sign in ("前", "<w:drawing", "中", "后")]
    assert order == sorted(order) and document.count("<w:drawing") == 2
    assert [name for name in package.parts if name.endswith(".png")] == ["word/media/picture1.png"]


def test_the_same_gives_the_same_bytes() -> None:
    assert filled(word(p("{{甲}}")), {"甲": "x"}, "a") == filled(word(p("{{甲}}")), {"甲": "x"}, "a")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (p("{{单 位}}"), "模板 督办单.docx 里的“{{单 位}}”不认识；这里可以用：单位。"),
        (p("{{单位组.名}}"), "可以逐项列出的有：各单位。"),
        (p("{{各单位.各}}"), "这里可以用：名。"),
    ],
)
def test_what_stands_for_nothing_is_named(body: str, said: str) -> None:
    with pytest.raises(RulesError) as raised:
        filled(word(body), {"单位": "甲", "各单位": [{"名": "乙"}]}, "督办单.docx")
    assert said in str(raised.value)


def test_what_is_no_word_file_is_named() -> None:
    with pytest.raises(RulesError, match=r"督办单.docx：不是完整的 Word 文件"):
        filled(b"PK nothing", {}, "督办单.docx")
