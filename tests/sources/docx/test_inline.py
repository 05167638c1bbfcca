"""What stands in a paragraph: text, and what is set apart from it and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import Line
from tests.sources.docx.writing import (
    BOX,
    CHANGED,
    CHINESE,
    GONE,
    aside,
    levels,
    numbered,
    p,
    r,
    read,
    table,
    tc,
    texts,
    tr,
    write,
)

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
TEXTS = {
    "box": (p("前") + f"<w:p><w:r><w:pict><v:textbox>{BOX.format(p('框'))}</v:textbox></w:pict></w:r></w:p>" + p("后"),
            ["前", "框", "后"], {}),
    "alternate": (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>" + BOX.format(p("框")) + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + BOX.format(p("框")) + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ["框"], {}),
    "word_art": ('<w:p><w:r><w:pict><v:shape><v:textpath string="某县人民政府文件"/></v:shape></w:pict></w:r></w:p>',
                 ["某县人民政府文件"], {}),
    "changes": (CHANGED, ["区新局"], {"deleted": "旧局"}),
    "move": (f"<w:p><w:moveFrom>{r('移')}</w:moveFrom>{r('留')}</w:p><w:p><w:moveTo>{r('移')}</w:moveTo></w:p>",
             ["留", "移"], {"deleted": "移"}),
    "deleted_mark": (p("前，", GONE) + p("后。"), ["前，后。"], {}),
    "hidden": (f"<w:p>{r('藏', '<w:vanish/>')}{r('见')}</w:p>", ["见"], {"hidden": "藏"}),
    "field": (
        f"<w:p>{FIELD.format('begin')}<w:r><w:instrText> DATE </w:instrText></w:r>{r('码')}{FIELD.format('separate')}"
        f"{r('6月')}{FIELD.format('end')}{r('底前')}</w:p>", ["6月底前"], {"field_code": "码"}),
    "field_in_a_field": (
        f"<w:p>{FIELD.format('begin')}{r('码一')}{FIELD.format('begin')}{r('码二')}{FIELD.format('separate')}{r('果一')}"
        f"{FIELD.format('end')}{FIELD.format('separate')}{r('果二')}{FIELD.format('end')}</w:p>",
        ["果二"], {"field_code": "码一码二果一"}),
    "simple_field": (f'<w:p><w:fldSimple w:instr=" DATE ">{r("6月")}</w:fldSimple></w:p>', ["6月"], {}),
    "contents": (
        f"<w:p>{FIELD.format('begin')}<w:r><w:instrText> TO</w:instrText></w:r>"
        "<w:r><w:instrText>C \\o </w:instrText></w:r>"
        f"{FIELD.format('separate')}{r('一、甲')}</w:p><w:p>{r('二、乙')}{FIELD.format('begin')}"
        f"<w:r><w:instrText> PAGEREF x </w:instrText></w:r>{FIELD.format('separate')}{r('1')}{FIELD.format('end')}"
        f"{FIELD.format('end')}{r('文')}</w:p>", ["文"], {"table_of_contents": "一、甲二、乙1"}),
    "field_without_end": (f"<w:p>{FIELD.format('begin')}{r('码')}</w:p>" + p("文"), ["文"], {"field_code": "码"}),
    "break": ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>", ["甲", "乙"], {}),
    "signs": ('<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/>'
              "</w:r></w:p>", ["a b-☑"], {}),
    "control": (f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>", ["甲"], {}),
    "layout_table": (table(tr(tc(p("前") + table(tr("甲", "乙")))), widths=1), ["前"], {}),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_text(name: str, tmp_path: Path) -> None:
    body, expected, apart = TEXTS[name]
    layout = read(write(tmp_path / "a.docx", body))
    assert texts(layout) == expected and aside(layout) == apart


SIZED = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:styleId="T"><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="C"><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
)
SMALL = '<w:b/><w:sz w:val="21"/>'
TITLE = '<w:pStyle w:val="T"/>'
LOOKS = {
    "default": (p("甲"), 16.0, False),
    "paragraph_style": (p("甲", TITLE), 22.0, True),
    "run": ("<w:p>" + r("甲", SMALL) + "</w:p>", 10.5, True),
    "character_style": (f"<w:p><w:pPr>{TITLE}</w:pPr>" + r("甲", '<w:rStyle w:val="C"/>') + "</w:p>", 22.0, False),
    "most": ("<w:p>" + r("甲乙丙") + r("丁戊", SMALL) + "</w:p>", 16.0, False),
    "no_size": ("<w:p>" + r("甲", '<w:sz w:val="x"/>') + "</w:p>", 16.0, False),
}


@pytest.mark.parametrize("name", LOOKS)
def test_size_and_weight(name: str, tmp_path: Path) -> None:
    body, size, bold = LOOKS[name]
    (line,) = read(write(tmp_path / "a.docx", body, {"styles": SIZED})).pages[0].blocks
    assert isinstance(line, Line) and (line.size, line.bold) == (size, bold)


def test_a_number_has_the_look_of_its_paragraph(tmp_path: Path) -> None:
    body = numbered("甲", more='<w:rPr><w:b/><w:sz w:val="44"/></w:rPr>').replace("<w:rPr></w:rPr>", "")
    (line,) = read(write(tmp_path / "a.docx", body, {"numbering": levels(*CHINESE)})).pages[0].blocks
    assert isinstance(line, Line) and line.text == "一、甲" and (line.size, line.bold) == (22.0, True)
