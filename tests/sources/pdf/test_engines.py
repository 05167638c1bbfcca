"""What stands on a page: characters and rules, in points from its upper left, however it is turned, by either engine;
and when the reference reads instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

import yaodian
from pipeline.model import ReadBy
from pipeline.sources.pdf.engines import PdfFile
from pipeline.sources.pdf.glyphs import Drawing
from pipeline.sources.pdf.pdfium.pdfium_file import PdfiumFile
from pipeline.sources.pdf.reader import read_pdf
from pipeline.sources.readers import ENGINES
from tests import ROOT
from tests.pages.paper import Paper
from tests.pages.random_tables import random_case
from tests.sources.pdf.both_engines import differences, drawings
from tests.sources.pdf.both_engines import drawn as both_drawn
from tests.sources.pdf.raw_pages import raw_page

SHARED = sorted([*(ROOT / "input").glob("*.pdf"), *(ROOT / "tests" / "data").rglob("*.pdf")])
"""Every PDF that lies with the tests."""
engines = pytest.mark.parametrize("engine", ENGINES)


def drawn(engine: str, paper: Paper, first: int = 0) -> Drawing:
    with PdfFile(paper.save(), "", engine) as file:
        found = file.draw(0, first)
        assert file.left == []
    return found


def both(path: Path, *left: tuple[int, str]) -> Drawing:
    """The first page, by both engines; ``left`` is what PDFium must leave."""
    return both_drawn(path, left)


def alike(path: Path, most: int) -> list[str]:
    """What both engines read differently on the first pages; PDFium must leave none to the reference."""
    (one, left), (other, _) = (drawings(path, engine, most=most) for engine in ENGINES)
    return [*map(str, left), *(what for a, b in zip(one, other, strict=True) for what in differences(a, b))]


def unlike(one: Any, other: Any, way: str = "") -> Iterator[str]:
    """Where two notices differ."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from unlike(one[key], other[key], f"{way}.{key}")
    elif isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        for at, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from unlike(a, b, f"{way}[{at}]")
    elif isinstance(one, float) and isinstance(other, float):
        if abs(one - other) > 0.5:
            yield f"{way}: {one}, {other}"
    elif one != other:
        yield f"{way}: {one}, {other}"


def boxes(drawing: Drawing) -> list[tuple[str, int, int]]:
    return [(glyph.text, round(glyph.x0), round(glyph.top)) for glyph in drawing.glyphs]


@engines
def test_ids_run_on_and_white_space_gets_none(engine: str, tmp_path: Path) -> None:
    found = drawn(engine, Paper(tmp_path / "a.pdf").page().text(100, 50, "甲 乙"), 7)
    assert [(glyph.id, glyph.text) for glyph in found.glyphs] == [(7, "甲"), (8, "乙")]


@engines
def test_positions_count_from_the_upper_left(engine: str, tmp_path: Path) -> None:
    (glyph,) = drawn(engine, Paper(tmp_path / "a.pdf").page().text(100, 50, "甲", size=20)).glyphs
    assert (glyph.x0, glyph.x1, glyph.size) == pytest.approx((100, 120, 20), abs=0.5)
    assert 45 < glyph.top < glyph.middle < glyph.bottom < 80


@engines
@pytest.mark.parametrize("angle", [90, 270])
def test_a_page_whose_text_runs_up_or_down_its_side_is_turned(engine: str, tmp_path: Path, angle: int) -> None:
    def page(turned: int) -> Drawing:
        paper = Paper(tmp_path / f"{turned}.pdf").page(842, 595, turned=turned)
        return drawn(engine, paper.text(100, 50, "甲乙").rule(90, 80, 300, 80))

    level, found = page(0), page(angle)
    assert (found.width, found.height) == (level.width, level.height)
    assert boxes(found) == boxes(level) and not any(glyph.slant for glyph in found.glyphs)
    assert [(one.horizontal, round(one.at), round(one.start)) for one in found.rules] == [(True, 80, 90)]


@engines
def test_a_watermark_slants(engine: str, tmp_path: Path) -> None:
    found = drawn(engine, Paper(tmp_path / "a.pdf").page().text(100, 50, "正文正文").text(300, 400, "印", angle=45))
    assert [glyph.slant for glyph in found.glyphs] == [False] * 4 + [True]


@engines
def test_rules_are_lines_thin_bars_and_the_sides_of_boxes(engine: str, tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").page().rule(50, 100, 200, 100).bar(50, 50, 50, 300).box(300, 300, 400, 350)
    found = drawn(engine, paper).rules
    assert [(one.horizontal, round(one.at)) for one in found] == [
        (True, 100),
        (False, 50),
        (True, 300),
        (True, 350),
        (False, 300),
        (False, 400),
    ]


@engines
def test_shading_and_white_lines_are_no_rules(engine: str, tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").page().shade(50, 50, 300, 90).rule(50, 100, 200, 100, colour=(1.0, 1.0, 1.0))
    assert drawn(engine, paper).rules == []


@engines
def test_a_red_ring_is_a_seal_and_images_are_counted(engine: str, tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").page().ring(300, 400, 50).ring(300, 600, 50, (0.0, 0.0, 0.9))
    found = drawn(engine, paper.image(10, 10, 20, 20))
    assert [tuple(map(round, ring)) for ring in found.rings] == [(250, 350, 350, 450)]
    assert found.images == 1


def test_what_pdfium_leaves_is_read_by_the_reference_with_the_reason(tmp_path: Path) -> None:
    one = raw_page(tmp_path / "a.pdf", '/F 12 Tf BT 0 0 (a) " ET')
    assert [glyph.text for glyph in both(one, (1, "operator")).glyphs] == ["a"]
    one.write_bytes(one.read_bytes().replace(b"%%EOF", b""))
    assert [glyph.text for glyph in both(one, (0, "damaged")).glyphs] == ["a"]


def test_engines_that_count_other_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reference is believed, and reads all."""
    path = raw_page(tmp_path / "a.pdf", '/F 12 Tf BT 0 0 (a) " ET')
    monkeypatch.setattr(PdfiumFile, "__len__", lambda _: 7)
    layout = read_pdf(path)
    assert len(layout.pages) == 1 and layout.read_by == ReadBy("pdfium", ((0, "pages"),))


def test_what_read_a_file_is_told(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").page().text(50, 50, "甲").save()
    assert read_pdf(path).read_by == ReadBy("pdfium")
    assert read_pdf(path, engine="pdfplumber").read_by == ReadBy("pdfplumber")


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_both_engines_read_the_first_pages_alike(path: Path) -> None:
    assert alike(path, 3) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_both_engines_read_all_pages_alike(path: Path) -> None:
    assert alike(path, 999) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_both_engines_give_one_notice(path: Path) -> None:
    """The same words, findings and claims; boxes within half a point."""
    one, other = (to_builtins(yaodian.read(path, engine=engine)) for engine in ENGINES)
    assert list(unlike(one, other)) == []


@pytest.mark.slow
def test_both_engines_read_random_tables_alike(tmp_path: Path) -> None:
    for seed in range(40):
        case = random_case(seed)
        path = case.draw(case.laid(), Paper(tmp_path / f"{seed}.pdf")).save()
        assert alike(path, 999) == [], seed
