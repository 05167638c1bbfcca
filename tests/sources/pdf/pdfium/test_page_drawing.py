"""Glyphs and figures placed on a page: boxes of turned, mirrored and spread characters, figures in parts."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.glyphs import MIRRORED, Drawing, Rule
from pipeline.sources.pdf.paint import Paint
from pipeline.sources.pdf.pdfium.library import Objects, PathStep
from pipeline.sources.pdf.pdfium.matrices import Matrix
from pipeline.sources.pdf.pdfium.objects import PageEntries
from pipeline.sources.pdf.pdfium.page_drawing import draw_page
from pipeline.sources.pdf.pdfium.shown import Figure, PaintedImage, Shading, Show
from pipeline.sources.pdf.pdfium.unfit import UnfitError
from tests.sources.pdf.pdfium.plain import font, stream

BOX = (0.0, 0.0, 400.0, 300.0)
PAGE = PageEntries({}, b"", BOX, BOX, 0)
TABLE = stream(b"3 beginbfchar <01> <7532> <02> <0020> <03> <00660069> endbfchar")
SIMPLE = b"/Subtype/Type1/BaseFont/X/FirstChar 1/Widths[ 1000 500 600]/FontDescriptor<</Descent -200>>/ToUnicode 1 0 R"
EM = font(SIMPLE, TABLE)
STRAIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 100.0, 200.0)
SEEN = Paint(color=(0.0,))


def show(*parts: bytes | float, spacing: float = 0.0, gap: float = 0.0) -> Show:
    return Show(EM, 10.0, spacing, gap, parts, SEEN)


def drawn(one: Show, matrix: Matrix = STRAIGHT, page: PageEntries = PAGE) -> Drawing:
    return draw_page(1, page, Objects([matrix], []), [one], 7)


def boxes(drawing: Drawing) -> list[tuple[str, tuple[float, ...]]]:
    return [(one.text, tuple(round(part, 3) for part in one[2:6])) for one in drawing.glyphs]


def test_characters_along_a_line() -> None:
    found = drawn(show(b"\1\2", -500.0, b"\1\3", spacing=1.0))
    assert boxes(found) == [
        ("甲", (100, 92, 110, 102)),
        ("甲", (122, 92, 132, 102)),
        ("f", (133, 92, 139, 102)),
        ("i", (133, 92, 139, 102)),
    ]
    assert [(one.id, one.size, one.slant) for one in found.glyphs] == [(at, 10.0, False) for at in range(7, 11)]


@pytest.mark.parametrize(
    ("matrix", "box", "size", "turn"),
    [
        ((2.0, 0.0, 0.0, 2.0, 100.0, 200.0), (100, 84, 120, 104), 20, 0),
        ((-1.0, 0.0, 0.0, 1.0, 100.0, 200.0), (90, 92, 100, 102), 10, MIRRORED),
        ((1.0, 0.0, 0.0, -1.0, 100.0, 200.0), (100, 98, 110, 108), 10, 0),
        ((0.0, 1.0, -1.0, 0.0, 100.0, 200.0), (92, 90, 102, 100), 10, 1),
        ((0.0, -1.0, 1.0, 0.0, 100.0, 200.0), (98, 100, 108, 110), 10, -1),
        ((0.6, 0.8, -0.8, 0.6, 100.0, 200.0), (93.6, 87.2, 107.6, 101.2), 14, 0),
    ],
)
def test_a_character_however_it_lies(matrix: Matrix, box: tuple[float, ...], size: float, turn: int) -> None:
    # Level text beside it keeps the page from being turned.
    level = show(b"\1\1\1")
    found = draw_page(1, PAGE, Objects([matrix, STRAIGHT], []), [show(b"\1"), level], 0)
    assert boxes(found)[0] == ("甲", box)
    assert (round(found.glyphs[0].size, 3), found.glyphs[0].turn) == (size, turn)


def test_a_page_that_is_shown_turned_and_begins_elsewhere() -> None:
    page = PAGE._replace(box=(10.0, 20.0, 410.0, 320.0), rotate=90)
    found = drawn(show(b"\1"), (0.0, 1.0, -1.0, 0.0, 100.0, 200.0), page)
    assert (found.width, found.height) == (300.0, 400.0)
    assert boxes(found) == [("甲", (180, 82, 190, 92))]


def test_what_is_clipped_away_is_told() -> None:
    away = show(b"\1")._replace(paint=Paint((0.0, 0.0, 50.0, 50.0)))
    assert [one.hidden for one in drawn(away).glyphs] == ["clipped"]


def test_a_path_of_several_figures() -> None:
    steps = [("m", 10, 10), ("l", 60, 10), ("m", 0, 100), ("l", 50, 100), ("l", 50, 150), ("l", 0, 150), ("l", 0, 100)]
    path = [*(PathStep(*step) for step in steps), PathStep("h", 0, 0)]
    figure = Figure(True, False, (0.0,), (0.0,), SEEN)
    found = draw_page(1, PAGE, Objects([], [path]), [figure], 0)
    assert found.rules == [
        Rule(True, 290, 10, 60),
        Rule(True, 150, 0, 50),
        Rule(True, 200, 0, 50),
        Rule(False, 0, 150, 200),
        Rule(False, 50, 150, 200),
    ]


def test_areas_know_which_glyph_comes_next() -> None:
    square = [PathStep(*step) for step in (("m", 0, 0), ("l", 50, 0), ("l", 50, 50), ("l", 0, 50), ("l", 0, 0))]
    painted = [
        PaintedImage((0, 0, 400, 300)),
        show(b"\1"),
        Figure(False, True, (0.0,), (0.5,), Paint((0.0, 0.0, 20.0, 300.0), color=(0.5,))),
        Shading(Paint((0.0, 0.0, 9.0, 9.0))),
    ]
    found = draw_page(1, PAGE, Objects([STRAIGHT], [square]), painted, 7)
    assert [(one.box, one.color, one.first, one.covers, one.picture) for one in found.fills] == [
        ((0, 0, 400, 300), None, 7, False, True),
        ((0, 250, 20, 300), (0.5,), 8, True, False),
        ((0, 291, 9, 300), None, 8, True, False),
    ]
    assert found.images == 1


def test_counts_that_differ() -> None:
    for objects in (Objects([], []), Objects([STRAIGHT, STRAIGHT], []), Objects([STRAIGHT], [[]])):
        with pytest.raises(UnfitError) as caught:
            draw_page(1, PAGE, objects, [show(b"\1")], 0)
        assert caught.value.reason == "objects"
