"""Pages as pdfplumber gives them."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader, PdfWriter

from pipeline.sources.pdf.plumber import Plumber
from tests.pages.paper import Paper
from tests.sources.pdf.raw_pages import raw_page, said


def test_pages_are_numbered_and_ids_run_on(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").page().text(50, 50, "甲").page().text(50, 50, "乙").save()
    with Plumber(path, "") as file:
        assert len(file) == 2
        found = file.draw(1, 5)
    assert (found.number, [(one.id, one.text) for one in found.glyphs]) == (2, [(5, "乙")])


def test_a_code_that_stands_for_nothing_known(tmp_path: Path) -> None:
    font = (
        "6 0 obj <</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]>>"
    )
    path = raw_page(tmp_path / "a.pdf", "BT /G 12 Tf 20 20 Td <0041> Tj ET", "/Font<</G 6 0 R>>", more=f"{font} endobj")
    with Plumber(path, "") as file:
        assert [one.text for one in file.draw(0, 0).glyphs] == ["\ufffd"]


def test_a_page_that_does_not_begin_at_zero(tmp_path: Path) -> None:
    """Places count from where the page begins, once."""
    writer = PdfWriter(PdfReader(raw_page(tmp_path / "a.pdf", said("x", 100, 200))))
    writer.pages[0].mediabox.lower_left, writer.pages[0].mediabox.upper_right = (10, 20), (410, 320)
    writer.write(tmp_path / "b.pdf")
    with Plumber(tmp_path / "b.pdf", "") as file:
        found = file.draw(0, 0)
    assert (found.width, found.height) == (400, 300)
    (glyph,) = found.glyphs
    assert round(glyph.x0, 2) == 90 and 105 < glyph.top < glyph.bottom < 125
