"""What codes stand for and how wide they are: simple and composite fonts, with and without tables."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.pdfium.fonts import UNKNOWN, PdfFont
from pipeline.sources.pdf.pdfium.unfit import UnfitError
from tests.sources.pdf.pdfium.plain import font, stream

TABLE = stream(b"2 beginbfchar <01> <4E34> <02> <0020> endbfchar")
WIDE_TABLE = stream(b"1 beginbfrange <0001> <0003> <4E00> endbfrange")
ABOUT = b"<</FontName/ABC+Song/Descent -120/MissingWidth 400>>"
WIDE = (
    b"/Subtype/Type0/Encoding/%s/DescendantFonts[<</Subtype/CIDFontType0/DW 900/W[ 1[ 500 250] 3 5 700]"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering<%s>>>/FontDescriptor<</FontName/Kai/Descent 80>>>>]"
)


def printed(found: PdfFont, shown: bytes) -> list[tuple[str, float]]:
    return [(text, round(width, 4)) for text, width in (found.prints[code] for code in found.codes(shown))]


def test_a_simple_font_with_a_table() -> None:
    entries = b"/Subtype/TrueType/BaseFont/ABC+Song/FirstChar 1/Widths[ 1000 250]/ToUnicode 1 0 R/FontDescriptor 2 0 R"
    found = font(entries, TABLE, ABOUT)
    assert (found.name, found.descent, found.wide) == ("ABC+Song", -0.12, False)
    assert printed(found, b"\x01\x02A") == [("临", 1.0), ("", 0.25), ("A", 0.4)]


def test_one_of_the_fonts_that_every_reader_has() -> None:
    found = font()
    assert (found.name, round(found.descent, 3)) == ("Helvetica", -0.207)
    assert printed(found, b"A \xe9") == [("A", 0.667), ("", 0.278), ("é", 0.556)]


def test_codes_that_differ_from_the_encoding() -> None:
    entries = b"/Subtype/Type1/BaseFont/X/FirstChar 65/Widths[ 500]/Encoding<</Differences[ 65/B/eacute]>>"
    assert printed(font(entries), b"AB~\x01") == [("B", 0.5), ("é", 0.0), ("~", 0.0), (UNKNOWN, 0.0)]


def test_an_encoding_within_the_font_file_is_not_known() -> None:
    entries = b"/Subtype/Type1/BaseFont/X/ToUnicode 1 0 R/FontDescriptor<</FontName/X/FontFile 9 0 R>>"
    found = font(entries, TABLE)
    assert printed(found, b"\x01") == [("临", 0.0)]
    with pytest.raises(UnfitError):
        found.prints[65]


def test_type_3_has_units_of_its_own() -> None:
    entries = (
        b"/Subtype/Type3/FontMatrix[ .01 0 0 -.01 0 0]/FontBBox[ 0 12 100 -88]/FirstChar 1/Widths[ 50]/ToUnicode 1 0 R"
    )
    found = font(entries, TABLE)
    assert (found.name, found.descent) == ("unknown", -0.12)
    assert printed(found, b"\x01") == [("临", 0.5)]
    described = font(entries + b"/FontDescriptor<</FontName/Emoji>>", TABLE)
    assert (described.name, described.descent) == ("Emoji", 0.0)


def test_a_composite_font() -> None:
    found = font(WIDE % (b"Identity-H", b"494E") + b"/ToUnicode 1 0 R", WIDE_TABLE)
    assert (found.name, found.descent, found.wide) == ("Kai", -0.08, True)
    assert printed(found, b"\0\1\0\2\0\3\0\7x") == [("一", 0.5), ("丁", 0.25), ("丂", 0.7), (UNKNOWN, 0.9)]


def test_a_composite_font_of_a_known_collection() -> None:
    found = font(WIDE % (b"UniGB-UCS2-H", b"474231"))
    assert [text for text, _ in printed(found, "政务 1".encode("utf-16-be"))] == ["政", "务", "", "1"]


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        (WIDE % (b"Identity-V", b"474231"), "vertical"),
        (WIDE % (b"UniGB-UCS2-V", b"474231"), "vertical"),
        (WIDE % (b"Mine", b"474231"), "font"),
        (b"/Subtype/Weather", "font"),
        (b"/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</W[ 1[ 9 0 R]]>>]", "font"),
        (b"/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>"
         b"/FontDescriptor<</FontFile2 9 0 R>>>>]", "font"),
    ],
)  # fmt: skip
def test_what_is_not_understood(entries: bytes, reason: str) -> None:
    with pytest.raises(UnfitError) as caught:
        font(entries)
    assert caught.value.reason == reason


def test_nothing_says_what_the_codes_stand_for() -> None:
    entries = (
        b"/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>>>]"
    )
    assert printed(font(entries), b"\0\1") == [(UNKNOWN, 1.0)]
