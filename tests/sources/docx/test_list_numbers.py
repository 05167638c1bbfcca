"""Automatic numbers, each kind in the smallest file that shows it, as Word prints them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.docx.writing import CHINESE, GONE, cells, levels, numbered, p, read, table, tc, texts, tr, write

NUMBERS = {
    "levels": (
        levels(*CHINESE),
        numbered("甲") + numbered("乙", 1) + numbered("丙", 2) + numbered("丁", 1) + numbered("戊") + numbered("己", 1),
        ["一、甲", "（一）乙", "1.丙", "（二）丁", "二、戊", "（一）己"],
    ),
    "no_restart": (
        levels(CHINESE[0], ("chineseCounting", "（%2）", '<w:lvlRestart w:val="0"/>')),
        numbered("甲") + numbered("乙", 1) + numbered("丙") + numbered("丁", 1),
        ["一、甲", "（一）乙", "二、丙", "（二）丁"],
    ),
    "legal": (
        levels(("chineseCounting", "第%1章", ""), ("decimal", "%1.%2", "<w:isLgl/>")),
        numbered("甲") + numbered("乙", 1),
        ["第一章甲", "1.1乙"],
    ),
    "start_override": (
        levels(CHINESE[0]) + '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>',
        numbered("甲") + numbered("乙", number=2) + numbered("丙", number=2) + numbered("丁"),
        ["一、甲", "五、乙", "六、丙", "七、丁"],
    ),
    "circled": (levels(("decimalEnclosedCircleChinese", "%1", "")), numbered("甲") + numbered("乙"), ["①甲", "②乙"]),
    "deleted_paragraph": (
        levels(CHINESE[0]),
        numbered("甲") + f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>{GONE}</w:pPr><w:del w:id="2">'
        "<w:r><w:delText>删</w:delText></w:r></w:del></w:p>" + numbered("乙"),
        ["一、甲", "二、乙"],
    ),
    "restart_under_the_first_level_only": (
        levels(*CHINESE[:2], ("decimal", "%3.", '<w:lvlRestart w:val="1"/>')),
        numbered("甲")
        + numbered("乙", 1)
        + numbered("丙", 2)
        + numbered("丁", 1)
        + numbered("戊", 2)
        + numbered("己")
        + numbered("庚", 2),
        ["一、甲", "（一）乙", "1.丙", "（二）丁", "2.戊", "二、己", "1.庚"],
    ),
    "deeper_level_first": (
        levels(("decimal", "%1.", ""), ("decimal", "%1.%2", "")),
        numbered("甲", 1) + numbered("乙") + numbered("丙", 1),
        ["1.1甲", "1.乙", "1.1丙"],
    ),
    "level_of_its_own": (
        levels(CHINESE[0])
        + '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="3"/><w:numFmt w:val="decimalEnclosedCircle"/><w:suff w:val="nothing"/><w:lvlText w:val="%1"/>'
        "</w:lvl></w:lvlOverride></w:num>",
        numbered("甲", number=2) + numbered("乙", number=2),
        ["③甲", "④乙"],
    ),
    "bullet": (
        levels(("bullet", "\uf06c", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')),
        numbered("甲") + numbered("乙"),
        ["●甲", "●乙"],
    ),
    "words_around": (levels(("chineseCounting", "%1是", "")), numbered("甲") + numbered("乙"), ["一是甲", "二是乙"]),
    "hidden_number": (levels(("decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>")), numbered("甲"), ["甲"]),
    "format_of_a_later_word": (
        levels(("decimal", "%1.", "")).replace(
            '<w:numFmt w:val="decimal"/>',
            '<mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="一, 二"/></mc:Choice><mc:Fallback>'
            '<w:numFmt w:val="chineseCounting"/></mc:Fallback></mc:AlternateContent>',
        ),
        numbered("甲"),
        ["一.甲"],
    ),
    "inserted_paragraph": (
        levels(CHINESE[0]),
        numbered("甲") + numbered("乙", more='<w:rPr><w:ins w:id="1" w:author="a"/></w:rPr>') + numbered("丙"),
        ["一、甲", "二、乙", "三、丙"],
    ),
    "level_beyond": (
        levels(CHINESE[0]),
        numbered("甲", 8) + numbered("乙", 99) + numbered("丙", number=9),
        ["甲", "乙", "丙"],
    ),
    "none": (levels(CHINESE[0]), numbered("甲") + numbered("乙", number=0), ["一、甲", "乙"]),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_automatic_numbers(name: str, tmp_path: Path) -> None:
    numbering, body, expected = NUMBERS[name]
    assert texts(read(write(tmp_path / "a.docx", body, {"numbering": numbering}))) == expected


def test_numbers_by_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H2"><w:basedOn w:val="H"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("甲", '<w:pStyle w:val="H"/>') + p("乙", '<w:pStyle w:val="H2"/>') + p("丙", '<w:pStyle w:val="H"/>')
    layout = read(write(tmp_path / "a.docx", body, {"numbering": levels(*CHINESE), "styles": styles}))
    assert texts(layout) == ["一、甲", "（一）乙", "二、丙"]


LINKED = (
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr></w:style>'
)


def test_a_definition_that_is_a_style_of_lists(tmp_path: Path) -> None:
    parts = {"numbering": levels(*CHINESE) + LINKED, "styles": LIST_STYLE.format(1)}
    assert texts(read(write(tmp_path / "a.docx", numbered("甲", number=2), parts))) == ["一、甲"]
    parts["styles"] = LIST_STYLE.format(2)
    assert texts(read(write(tmp_path / "a.docx", numbered("甲", number=2), parts))) == ["甲"]


def test_a_level_is_found_by_the_style_that_it_names(tmp_path: Path) -> None:
    named = levels(CHINESE[0], ("chineseCounting", "（%2）", '<w:pStyle w:val="H"/>'))
    styles = '<w:style w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = numbered("甲") + p("乙", '<w:pStyle w:val="H"/>') + p("丙", '<w:pStyle w:val="H"/>')
    layout = read(write(tmp_path / "a.docx", body, {"numbering": named, "styles": styles}))
    assert texts(layout) == ["一、甲", "（一）乙", "（二）丙"]


def test_numbers_in_cells_count_what_is_printed(tmp_path: Path) -> None:
    rows = [tr(tc(numbered("")), text) for text in ("甲", "乙", "丙")]
    rows[1] = rows[1].replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    layout = read(write(tmp_path / "a.docx", table(*rows), {"numbering": levels(("decimal", "%1", ""))}))
    assert [text for *_, text in cells(layout)] == ["1", "甲", "2", "丙"]
