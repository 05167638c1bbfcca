"""Fonts, colours and drawing parameters by id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from pipeline.sources.ofd.resources import Font, Ink, Resources
from pipeline.sources.ofd.zipped import ZippedParts
from tests.sources.ofd.writing import Ofd

MORE = """<ofd:ColorSpaces><ofd:ColorSpace ID='5' Type='RGB' BitsPerComponent='16'/>
<ofd:ColorSpace ID='6' Type='RGB'><ofd:Palette><ofd:CV>0 0 0</ofd:CV><ofd:CV>255 0 0</ofd:CV></ofd:Palette>
</ofd:ColorSpace>
</ofd:ColorSpaces>
<ofd:DrawParams><ofd:DrawParam ID='2'><ofd:FillColor Value='255 0 0' Alpha='51'/></ofd:DrawParam>
<ofd:DrawParam ID='3' Relative='2'/><ofd:DrawParam ID='4' Relative='4'/></ofd:DrawParams>
<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='9' Width='1' Height='1'>
<ofd:Content><ofd:TextObject/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"""


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Resources]:
    ofd = Ofd(tmp_path / "a.ofd").page()
    ofd.fonts = (
        "<ofd:Font ID='1' FontName='仿宋_GB2312' FamilyName='仿宋'/>"
        "<ofd:Font ID='2' FontName='A' Bold='true'><ofd:FontFile>a.ttf</ofd:FontFile></ofd:Font>"
    )
    ofd.resources = MORE
    ofd.parts |= {
        "Doc_0/Res/a.ttf": b"font",
        "Doc_0/Pages/Page_0/R.xml": "<ofd:Res><ofd:Fonts><ofd:Font ID='1' FontName='楷体'/></ofd:Fonts></ofd:Res>",
    }
    with ZippedParts(ofd.save()) as parts:
        yield Resources(parts, ["doc_0/publicres.xml"])


def color(known: Resources, inner: str, attributes: str = "", layer: str = "") -> Ink:
    return known.ink(etree.fromstring(f"<TextObject {attributes}>{inner}</TextObject>"), "FillColor", layer)


def test_fonts(known: Resources) -> None:
    assert known.fonts["1"] == Font("仿宋_GB2312 仿宋", False, None)
    assert known.fonts["2"] == Font("A", True, "doc_0/res/a.ttf")
    assert known.codes("doc_0/res/a.ttf") is known.codes("doc_0/res/a.ttf")


def test_a_page_may_have_its_own(known: Resources) -> None:
    page = known.extended(["doc_0/pages/page_0/r.xml"])
    assert page.fonts["1"].name == "楷体" and page.fonts["2"].bold and known.fonts["1"].name != "楷体"
    assert known.extended([]) is known


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        ("<FillColor Value='255 0 51'/>", (1, 0, 0.2)),
        ("<FillColor Value='#ff #0 #33'/>", (1, 0, 0.2)),
        ("<FillColor Value='#ff0033'/>", (1, 0, 0.2)),
        ("<FillColor Value='102'/>", (0.4,)),
        ("<FillColor Value='0 0 0 255'/>", (0, 0, 0, 1)),
        ("<FillColor Value='65535 0 0' ColorSpace='5'/>", (1, 0, 0)),
        ("<FillColor Index='1' ColorSpace='6'/>", (1, 0, 0)),
        ("<FillColor Index='7' ColorSpace='6'/>", (0, 0, 0)),
        ("<FillColor Value='#zz'/>", (0, 0, 0)),
        ("<FillColor><AxialShd/></FillColor>", (0, 0, 0)),
        ("", (0, 0, 0)),
    ],
)
def test_colours(known: Resources, inner: str, found: tuple[float, ...]) -> None:
    assert color(known, inner).color == pytest.approx(found)


def test_colours_of_drawing_parameters(known: Resources) -> None:
    red = Ink((1.0, 0.0, 0.0), 0.2)
    assert not color(known, "").plain and not color(known, "<FillColor><Pattern/></FillColor>").plain
    assert color(known, "", "DrawParam='2'") == color(known, "", "DrawParam='3'") == color(known, "", layer="3") == red
    assert color(known, "<FillColor Value='0 0 0'/>", "DrawParam='2'").color == (0, 0, 0)
    assert color(known, "", "DrawParam='4'").color == (0, 0, 0), "parameters that go round in a circle"


def test_composite_units(known: Resources) -> None:
    content = known.unit("9")
    assert content is not None and len(content) == 1 and known.unit("8") is None
