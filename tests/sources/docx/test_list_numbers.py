"""Automatic numbers, each kind in the smallest file that shows it, as Word prints them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.docx.writing import CHINESE, GONE, levels, numbered, p, read, texts, write

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
