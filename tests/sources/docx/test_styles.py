"""What styles say of numbers and of hidden text, and what they take over from their parents."""

from __future__ import annotations

from lxml import etree

from pipeline.sources.docx.styles import Numbered, Styles, TextLook, toggle, whole
from tests.sources.docx.writing import SPACES


def styles(content: str) -> Styles:
    return Styles(etree.fromstring(f"<w:styles {SPACES}>{content}</w:styles>"))


HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
LIST = f'<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>{HIDDEN}</w:style>'
CHILD = (
    '<w:style w:styleId="C"><w:basedOn w:val="L"/><w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
)


def test_a_style_takes_over_what_it_does_not_say() -> None:
    found = styles(LIST + CHILD)
    assert found.get("L").numbered == Numbered("7") and found.get("L").look.hidden
    child = found.get("C")
    assert child.numbered == Numbered("7", 2) and child.numbered_by == "L" and child.look.hidden is False


def test_a_style_that_is_its_own_ancestor_ends() -> None:
    found = styles(
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert found.get("A").look == TextLook() and found.get("missing").numbered == Numbered() == found.get(None).numbered


def test_the_default_style() -> None:
    character = '<w:style w:type="character" w:default="1" w:styleId="X"/>'
    paragraph = '<w:style w:type="paragraph" w:default="{}" w:styleId="N"/>'
    assert styles(character + paragraph.format("1")).default == "N"
    assert styles(character + paragraph.format("0")).default == "" == Styles(None).default


def test_values_that_are_none() -> None:
    assert [whole("3"), whole(None, 2), whole("x", 2)] == [3, 2, 2]
    properties = etree.fromstring(f'<w:rPr {SPACES}><w:b/><w:i w:val="false"/></w:rPr>')
    assert [toggle(properties, name) for name in ("b", "i", "vanish")] == [True, False, None]
