"""What stands on a page: characters and rules, in points from its upper left, however the page is turned."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from pipeline.sources.pdf.glyphs import Drawing, draw, is_pale, is_red
from tests.pages.paper import Paper
from tests.sources.pdf.glyphs import written


def drawn(paper: Paper, first: int = 0) -> Drawing:
    with pdfplumber.open(paper.save()) as pdf:
        return draw(pdf.pages[0], 1, first)


def boxes(drawing: Drawing) -> list[tuple[str, int, int]]:
    return [(glyph.text, round(glyph.x0), round(glyph.top)) for glyph in drawing.glyphs]


def test_ids_run_on_and_white_space_gets_none(tmp_path: Path) -> None:
    found = drawn(Paper(tmp_path / "a.pdf").page().text(100, 50, "甲 乙"), 7)
    assert [(glyph.id, glyph.text) for glyph in found.glyphs] == [(7, "甲"), (8, "乙")]


def test_positions_count_from_the_upper_left(tmp_path: Path) -> None:
    (glyph,) = drawn(Paper(tmp_path / "a.pdf").page().text(100, 50, "甲", size=20)).glyphs
    assert (glyph.x0, glyph.x1, glyph.size) == pytest.approx((100, 120, 20), abs=0.5)
    assert 45 < glyph.top < glyph.middle < glyph.bottom < 80


@pytest.mark.parametrize("angle", [90, 270])
def test_a_page_whose_text_runs_up_or_down_its_side_is_turned(tmp_path: Path, angle: int) -> None:
    def page(turned: int) -> Drawing:
        paper = Paper(tmp_path / f"{turned}.pdf").page(842, 595, turned=turned)
        return drawn(paper.text(100, 50, "甲乙").rule(90, 80, 300, 80))

    level, found = page(0), page(angle)
    assert (found.width, found.height) == (level.width, level.height)
    assert boxes(found) == boxes(level) and not any(glyph.slant for glyph in found.glyphs)
    assert [(one.horizontal, round(one.at), round(one.start)) for one in found.rules] == [(True, 80, 90)]


def test_a_watermark_slants(tmp_path: Path) -> None:
    found = drawn(Paper(tmp_path / "a.pdf").page().text(100, 50, "正文正文").text(300, 400, "印", angle=45))
    assert [glyph.slant for glyph in found.glyphs] == [False] * 4 + [True]


def test_rules_are_lines_thin_bars_and_the_sides_of_boxes(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").page().rule(50, 100, 200, 100).bar(50, 50, 50, 300).box(300, 300, 400, 350)
    found = drawn(paper).rules
    assert [(one.horizontal, round(one.at)) for one in found] == [
        (True, 100),
        (False, 50),
        (True, 300),
        (True, 350),
        (False, 300),
        (False, 400),
    ]


def test_shading_and_white_lines_are_no_rules(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").page().shade(50, 50, 300, 90).rule(50, 100, 200, 100, colour=(1.0, 1.0, 1.0))
    assert drawn(paper).rules == []


def test_a_red_ring_is_a_seal_and_images_are_counted(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").page().ring(300, 400, 50).ring(300, 600, 50, (0.0, 0.0, 0.9))
    found = drawn(paper.image(10, 10, 20, 20))
    assert [tuple(map(round, ring)) for ring in found.rings] == [(250, 350, 350, 450)]
    assert found.images == 1


@pytest.mark.parametrize(
    ("color", "red", "pale"),
    [
        ((0.9, 0.1, 0.1), True, False),
        ((0.8, 0.8, 0.8), False, True),
        ((0.8,), False, True),
        ((0.0, 0.0, 0.0, 0.2), False, True),
        ((0.0, 0.0, 0.0, 1.0), False, False),
        ((0.0,), False, False),
        ((), False, False),
        (None, False, False),
    ],
)
def test_colours(color: tuple[float, ...] | None, red: bool, pale: bool) -> None:
    (glyph,) = (one._replace(color=color) for one in written("甲", 0, 0))
    assert (is_red(glyph), is_pale(glyph)) == (red, pale)
