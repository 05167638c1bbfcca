"""Objects of a page as glyphs, rules and rings, in points; each test draws the smallest content that shows its case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from pipeline.errors import SourceError
from pipeline.sources.ofd.painter import POINTS, Painter
from pipeline.sources.ofd.resources import Resources
from pipeline.sources.ofd.values import Element, child
from pipeline.sources.ofd.volumes import A4
from pipeline.sources.ofd.zipped import ZippedParts
from tests.sources.ofd.writing import Ofd, path, rule, text, text_object, whole_page

Painted = Callable[..., Painter]


@pytest.fixture
def painted(tmp_path: Path) -> Painted:
    def paint(content: str, layer: str = "Type='Body'", resources: str = "", reason: str = "") -> Painter:
        ofd = Ofd(tmp_path / "a.ofd").page()
        ofd.fonts += "<ofd:Font ID='2' FontName='黑体'/>"
        ofd.resources = resources
        with ZippedParts(ofd.save()) as parts:
            painter = Painter("a.ofd", 1, A4, Resources(parts, ["doc_0/publicres.xml"]), 100)
            painter.layers(child(tree(whole_page(content, layer=layer)), "Content"), reason)
            return painter

    return paint


def tree(xml: str) -> Element:
    return etree.fromstring(xml, etree.XMLParser(recover=True))


def words(painter: Painter) -> str:
    return "".join(one.text for one in painter.drawing.glyphs)


def test_places_are_points_and_ids_run_on(painted: Painted) -> None:
    glyphs = painted(text(20, 30, "公a")).drawing.glyphs
    assert [one.id for one in glyphs] == [100, 101]
    assert glyphs[0][2:6] == pytest.approx([20 * POINTS, 30 * POINTS, 24 * POINTS, 34 * POINTS])
    assert glyphs[1].x1 - glyphs[1].x0 == pytest.approx(2 * POINTS) and glyphs[0].size == pytest.approx(4 * POINTS)
    assert not glyphs[0].slant and glyphs[0].turn == 0


def test_scaled_and_moved_by_its_matrix(painted: Painted) -> None:
    (glyph,) = painted(text(20, 30, "公", CTM="2 0 0 2 5 0")).drawing.glyphs
    assert glyph[2:6] == pytest.approx([25 * POINTS, 30 * POINTS, 33 * POINTS, 38 * POINTS])
    assert glyph.size == pytest.approx(8 * POINTS)


def test_a_space_turned_over_keeps_characters_on_their_line(painted: Painted) -> None:
    """As converters of PDFs do it: y counts up from the page's lower edge."""
    code = f"<ofd:TextCode X='20' Y='{297 - 30 - 0.88 * 4}'>公</ofd:TextCode>"
    (glyph,) = painted(text_object(0, 0, 210, 4, code, CTM="1 0 0 -1 0 297")).drawing.glyphs
    assert glyph[2:6] == pytest.approx([20 * POINTS, 30 * POINTS, 24 * POINTS, 34 * POINTS])


@pytest.mark.parametrize(
    ("more", "turn"),
    [
        ({"CTM": "0 -1 1 0 0 0"}, 1),
        ({"CTM": "0 1 -1 0 0 0"}, -1),
        ({"CharDirection": "90"}, -1),
        ({"CharDirection": "270"}, 1),
    ],
)
def test_turned_text(painted: Painted, more: dict[str, str], turn: int) -> None:
    (glyph,) = painted(text(20, 30, "公", **more)).drawing.glyphs
    assert glyph.slant and glyph.turn == turn and glyph.size == pytest.approx(4 * POINTS)


def test_slanting_text_and_italics(painted: Painted) -> None:
    (glyph,) = painted(text(20, 30, "公", CTM="0.7 0.7 -0.7 0.7 0 0")).drawing.glyphs
    assert glyph.slant and glyph.turn == 0
    (glyph,) = painted(text(20, 30, "公", CTM="1 0 -0.3 1 0 0")).drawing.glyphs
    assert not glyph.slant, "the baseline is level"


def test_bold_fonts(painted: Painted) -> None:
    content = text(20, 20, "甲") + text(20, 30, "乙", Weight="700") + text(20, 40, "丙", Font="2")
    assert ["bold" in one.font.lower() for one in painted(content).drawing.glyphs] == [False, True, True]


def test_colour_and_cover(painted: Painted) -> None:
    red = "<ofd:FillColor Value='255 0 0'/>"
    first, second = painted(text(20, 20, "甲", inner=red) + text(20, 30, "乙", Alpha="51")).drawing.glyphs
    assert first.color == (1, 0, 0) and second.color == pytest.approx((0.8, 0.8, 0.8))


@pytest.mark.parametrize(
    "content",
    [
        text(20, 30, "公", Alpha="0"),
        text(20, 30, "公", Fill="false"),
        text(20, 30, "公", inner="<ofd:FillColor Value='0 0 0' Alpha='0'/>"),
    ],
)
def test_text_without_ink_is_kept(painted: Painted, content: str) -> None:
    (glyph,) = painted(content).drawing.glyphs
    assert glyph.text == "公" and glyph.hidden == "unpainted"


def test_text_that_is_switched_off_has_its_reason(painted: Painted) -> None:
    painter = painted(text(20, 30, "公", Visible="false"))
    assert words(painter) == "公" and painter.reasons == {100: "hidden"}


def test_outlined_letters_are_seen(painted: Painted) -> None:
    assert painted(text(20, 30, "公", Fill="false", Stroke="true")).drawing.glyphs[0].hidden == ""


def test_areas_in_the_order_of_painting(painted: Painted) -> None:
    """A plain rectangle has a colour and covers; a pattern, a clear or a curved shape is only there."""
    square = "M 0 0 L 50 0 L 50 20 L 0 20 C"

    def area(data: str, inner: str, **more: str) -> str:
        return path(10, 10, 50, 20, data, inner, Stroke="false", Fill="true", **more)

    green = "<ofd:FillColor Value='0 255 0'/>"
    pattern = "<ofd:FillColor><ofd:Pattern/></ofd:FillColor>"
    content = [area(square, green), text(20, 30, "公"), area(square, green), area(square, pattern)]
    content += [
        area(square, green, Alpha="99"),
        area("M 0 0 Q 25 50 50 0 C", green),
        area("M 0 0 L 50 0 L 0 0.1 C", green),
    ]
    fills = painted("".join([*content, area(square, "")])).drawing.fills
    assert [(one.first, one.color, one.covers) for one in fills] == [
        (100, (0, 1, 0), True), (101, (0, 1, 0), True), *[(101, None, False)] * 4
    ]  # fmt: skip
    assert fills[0].box == pytest.approx([10 * POINTS, 10 * POINTS, 60 * POINTS, 30 * POINTS])


def clips(boundary: str) -> str:
    return f"<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='{boundary}'/></ofd:Area></ofd:Clip></ofd:Clips>"


def test_text_that_is_cut_away(painted: Painted) -> None:
    assert painted(text(20, 30, "公", inner=clips("100 100 5 5"))).drawing.glyphs[0].hidden == "clipped"
    for kept in (clips("0 0 50 50"), clips("20 30 4 4"), "<ofd:Clips/>", clips("0 0 0 0")):
        assert painted(text(20, 30, "公", inner=kept)).drawing.glyphs[0].hidden == ""


def test_layers_and_blocks(painted: Painted) -> None:
    block = f"<ofd:PageBlock><ofd:PageBlock>{text(20, 30, '公')}</ofd:PageBlock></ofd:PageBlock>"
    for layer in ("", "Type='Background'", "Type='Foreground'"):
        assert words(painted(block, layer)) == "公"
    assert painted(block, "Visible='false'").reasons == {100: "layer_off"}
    assert painted(block, reason="template").reasons == {100: "template"}


def unit(content: str, one: str = "9") -> str:
    return (
        f"<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='{one}' Width='50' Height='10'><ofd:Content>{content}"
        "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )


COMPOSITE = "<ofd:CompositeObject ResourceID='9' Boundary='100 50 50 10' CTM='2 0 0 2 0 0'/>"


def test_a_composite_unit_is_drawn_where_it_is_used(painted: Painted) -> None:
    painter = painted(COMPOSITE, resources=unit(text(1, 2, "公") + rule(0, 0, 20, 0)))
    assert painter.drawing.glyphs[0].x0 == pytest.approx(102 * POINTS)
    assert painter.drawing.glyphs[0].top == pytest.approx(54 * POINTS)
    assert painter.drawing.rules[0].end == pytest.approx(140 * POINTS)
    assert words(painted(COMPOSITE)) == "", "a unit that is missing"


def test_units_within_units_come_to_an_end(painted: Painted) -> None:
    with pytest.raises(SourceError, match="嵌套得太深"):
        painted(COMPOSITE, resources=unit(COMPOSITE))


def test_units_that_multiply_come_to_an_end(painted: Painted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.sources.ofd.painter._MOST_UNITS", 50)
    with pytest.raises(SourceError, match="第 1 页的内容太多"):
        painted(COMPOSITE * 51, resources=unit(text(1, 2, "公")))


def test_paths(painted: Painted) -> None:
    painter = painted(rule(20, 30, 120, 30) + path(20, 40, 0.2, 50, "M 0 0 L 0 50"))
    assert [one.horizontal for one in painter.drawing.rules] == [True, False]
    assert painter.drawing.rules[0].at == pytest.approx(30 * POINTS)
    white = path(0, 0, 100, 1, "M 0 0 L 100 0", "<ofd:StrokeColor Value='255 255 255'/>")
    unseen = [path(0, 0, 100, 1, "M 0 0 L 100 0", **{key: value}) for key, value in (("Alpha", "0"), ("Visible", "0"))]
    assert painted("".join([white, *unseen])).drawing.rules == []


def test_red_curves_are_rings_of_seals(painted: Painted) -> None:
    ring = path(100, 100, 40, 40, "M 0 20 A 20 20 0 0 1 40 20 A 20 20 0 0 1 0 20", "<ofd:StrokeColor Value='255 0 0'/>")
    (box,) = painted(ring).drawing.rings
    assert box[0] <= 100 * POINTS and box[2] >= 140 * POINTS and painted(ring.replace("255", "0")).drawing.rings == []


def test_rules_of_templates_count_and_those_of_notes_do_not(painted: Painted) -> None:
    assert len(painted(rule(20, 30, 120, 30), reason="template").drawing.rules) == 1
    painter = painted("")
    marked = path(0, 0, 50, 9, "M 0 0 L 50 0 L 50 9 L 0 9 C", "<ofd:FillColor Value='255 255 0'/>", Fill="true")
    shown = text(1, 1, "注") + rule(0, 0, 99, 0) + marked
    note = f"<ofd:Annot><ofd:Appearance Boundary='50 60 9 9'>{shown}</ofd:Appearance></ofd:Annot>"
    painter.note(tree(note), "annotation")
    assert painter.drawing.fills == [], "a note that marks text does not cover it"
    assert painter.drawing.rules == [] and painter.reasons == {100: "annotation"}
    assert painter.drawing.glyphs[0].x0 == pytest.approx(51 * POINTS)


def test_pictures_and_drawn_text_are_counted(painted: Painted) -> None:
    glyph = path(20, 20, 4, 4, "M 0 0 Q 2 9 4 4 C", Stroke="false", Fill="true")
    off = "<ofd:ImageObject Boundary='0 0 210 297' Visible='false'/>"
    painter = painted("<ofd:ImageObject Boundary='0 0 210 297' ResourceID='4'/>" + off + glyph * 3)
    assert (painter.images, painter.shapes) == (1, 3)
    assert painter.drawing.fills[0].picture and painter.drawing.fills[0].box[2] == pytest.approx(595.28, abs=0.01)


def test_broken_values_do_no_harm(painted: Painted) -> None:
    content = (
        "<ofd:TextObject Boundary='x' Size='0' CTM='1e999 0'><ofd:TextCode X='?'>公</ofd:TextCode></ofd:TextObject>"
    )
    (glyph,) = painted(content).drawing.glyphs
    assert glyph.text == "公" and glyph.size > 0
