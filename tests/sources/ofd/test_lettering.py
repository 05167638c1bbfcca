"""Where each character of a text object stands."""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.sources.ofd.lettering import Letter, letters


def written(codes: str, size: float = 4.0, scale: float = 1.0, **more: str) -> list[Letter]:
    attributes = "".join(f" {name}='{value}'" for name, value in more.items())
    return list(letters(etree.fromstring(f"<TextObject{attributes}>{codes}</TextObject>"), size, size * scale))


def test_offsets_give_places_and_widths() -> None:
    found = written("<TextCode X='1' Y='3' DeltaX='g 2 4 2'>公开 1</TextCode>")
    assert [(one.text, one.x, one.y, one.width) for one in found] == [
        ("公", 1, 3, 4), ("开", 5, 3, 4), ("1", 11, 3, 2)
    ]  # fmt: skip


def test_characters_that_are_spread_leave_gaps() -> None:
    """Justified: what lies between two characters is no part of either."""
    found = written("<TextCode X='0' Y='3' DeltaX='5 5'>公开的</TextCode>")
    assert [(one.x, one.width) for one in found] == [(0, 4), (5, 4), (10, 4)]
    assert [one.width for one in written("<TextCode X='0' Y='3' DeltaX='3 9'>Wab</TextCode>")] == [3, 2, 2]


def test_false_bold_does_not_make_characters_narrow() -> None:
    found = written("<TextCode X='0' Y='3' DeltaX='0.1'>公公</TextCode>")
    assert [(one.x, one.width) for one in found] == [(0, 4), (0.1, 4)]


def test_missing_offsets() -> None:
    found = written("<TextCode X='0' Y='3'>公a开</TextCode>")
    assert [one.x for one in found] == [0, 4, 6]
    found = written("<TextCode X='0' Y='3' DeltaX='4'>公开的</TextCode>")
    assert [one.x for one in found] == [0, 4, 8], "a list that is too short"
    found = written("<TextCode X='0' Y='3'>公开</TextCode>", scale=0.5)
    assert [(one.x, one.width) for one in found] == [(0, 2), (2, 2)]


@pytest.mark.parametrize(
    ("codes", "more"),
    [
        ("<TextCode X='2' Y='3' DeltaY='5 5'>公开的</TextCode>", {}),
        ("<TextCode X='2' Y='3' DeltaX='0 0' DeltaY='g 2 5'>公开的</TextCode>", {}),
        ("<TextCode X='2' Y='3' DeltaY='5'>公开的</TextCode>", {"ReadDirection": "90"}),
    ],
)
def test_text_that_runs_down(codes: str, more: dict[str, str]) -> None:
    found = written(codes, **more)
    assert [one.x for one in found] == [2, 2, 2] and [one.width for one in found] == [4, 4, 4]
    assert [one.y for one in found][:2] == [3, 8]


def test_a_reading_direction_without_offsets() -> None:
    def places(degrees: str) -> list[tuple[float, float]]:
        found = written("<TextCode X='0' Y='3'>公开</TextCode>", ReadDirection=degrees)
        return [(one.x, one.y) for one in found]

    assert places("90") == [(0, 3), (0, 7)] and places("180") == [(0, 3), (-4, 3)] and places("270")[1] == (0, -1)


def test_several_codes() -> None:
    """A place that is left out is that of the code before; where both are, the text goes on."""
    found = written("<TextCode X='2' Y='3'>公开</TextCode><TextCode Y='9'>政</TextCode><TextCode>务</TextCode>")
    assert [(one.text, one.x, one.y) for one in found] == [("公", 2, 3), ("开", 6, 3), ("政", 2, 9), ("务", 6, 9)]


def test_white_space_that_sets_out_the_xml_is_none() -> None:
    found = written("<TextCode X='0' Y='3'>\n   公开\n  </TextCode>")
    assert [(one.text, one.x) for one in found] == [("公", 0), ("开", 4)]


def test_glyphs_of_their_own() -> None:
    transform = "<CGTransform CodePosition='1' CodeCount='2' GlyphCount='2'><Glyphs>17 18</Glyphs></CGTransform>"
    found = written(f"{transform}<TextCode X='0' Y='3'>公开的</TextCode>")
    assert [one.glyph for one in found] == [None, 17, 18]


def test_a_ligature_takes_one_offset() -> None:
    transform = "<CGTransform CodePosition='0' CodeCount='2' GlyphCount='1'><Glyphs>17</Glyphs></CGTransform>"
    found = written(f"{transform}<TextCode X='0' Y='3' DeltaX='2 4'>fi公开</TextCode>")
    assert [(one.text, one.x, one.width) for one in found] == [("f", 0, 1), ("i", 1, 1), ("公", 2, 4), ("开", 6, 4)]


def test_a_character_of_several_glyphs_takes_several_offsets() -> None:
    transform = "<CGTransform CodePosition='0' CodeCount='1' GlyphCount='2'><Glyphs>17 18</Glyphs></CGTransform>"
    found = written(f"{transform}<TextCode X='0' Y='3' DeltaX='2 2 4'>公开的</TextCode>")
    assert [(one.text, one.x) for one in found] == [("公", 0), ("开", 4), ("的", 8)]


def test_a_transform_that_is_out_of_bounds_loses_nothing() -> None:
    transform = "<CGTransform CodePosition='1' CodeCount='9' GlyphCount='99999999'><Glyphs>1</Glyphs></CGTransform>"
    assert "".join(one.text for one in written(f"{transform}<TextCode X='0' Y='3'>公开的</TextCode>")) == "公开的"
