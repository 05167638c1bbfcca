"""What no viewer shows, from the order of painting; what anyone can see stays."""

from __future__ import annotations

from pipeline.sources.pdf.glyphs import Drawing, Fill, Glyph
from pipeline.sources.pdf.hidden import find_hidden

WHITE, BLACK, GREY = (1.0,), (0.0, 0.0, 0.0), (0.5, 0.5, 0.5)
BOX = (90.0, 90.0, 200.0, 120.0)


def glyph(number: int, color: tuple[float, ...] | None = BLACK, hidden: str = "") -> Glyph:
    return Glyph(number, "字", 100, 100, 110, 110, 10, "F", False, color, 0, hidden)


def reasons(glyphs: list[Glyph], *fills: Fill) -> dict[int, str]:
    return find_hidden(Drawing(1, 400, 300, glyphs, [], [], 0, fills))


def test_white_on_paper() -> None:
    found = [glyph(0, WHITE), glyph(1, (1.0, 0.99, 1.0)), glyph(2, (0.0, 0.0, 0.0, 0.0)), glyph(3, (0.9, 0.9, 0.9))]
    assert reasons([*found, glyph(4, None)]) == {0: "same_color", 1: "same_color", 2: "same_color"}


def test_white_on_a_dark_ground_is_seen_and_dark_on_dark_is_not() -> None:
    ground = Fill(BOX, BLACK, 0, covers=True)
    assert reasons([glyph(0, WHITE), glyph(1, BLACK)], ground) == {1: "same_color"}


def test_the_ground_is_what_was_painted_last_before_the_text() -> None:
    dark, light = Fill(BOX, BLACK, 0, covers=True), Fill(BOX, GREY, 1, covers=True)
    assert reasons([glyph(0), glyph(1), glyph(2, GREY)], dark, light) == {0: "covered", 2: "same_color"}


def test_a_shape_over_a_part_of_the_character_or_one_to_see_through_covers_nothing() -> None:
    part = Fill((90, 90, 105, 120), GREY, 1, covers=True)
    glass = Fill(BOX, None, 1)
    assert reasons([glyph(0)], part) == reasons([glyph(0)], glass) == {}
    assert reasons([glyph(0)], Fill(BOX, GREY, 1, covers=True)) == {0: "covered"}


def test_white_on_what_nobody_knows_is_seen() -> None:
    assert reasons([glyph(0, WHITE)], Fill(BOX, None, 0)) == {}


def test_what_the_engine_says_holds_but_not_over_a_recognised_scan() -> None:
    assert reasons([glyph(0, hidden="clipped"), glyph(1, hidden="unpainted")]) == {0: "clipped", 1: "unpainted"}
    scan = Fill((0, 0, 400, 300), None, 5, picture=True)
    assert reasons([glyph(0, hidden="unpainted"), glyph(1, hidden="layer_off")], scan) == {1: "layer_off"}


def test_text_of_no_size_is_not_seen() -> None:
    flat = glyph(1)._replace(bottom=100.0)
    assert reasons([glyph(0), flat]) == {1: "unpainted"}
