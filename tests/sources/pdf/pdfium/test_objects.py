"""Objects as PDFium writes them: values, streams, pages."""

from __future__ import annotations

import base64
import zlib

import pytest

from pipeline.sources.pdf.pdfium.objects import first_number, name_of, number_of, string_of, table_of
from pipeline.sources.pdf.pdfium.unfit import UnfitError
from tests.sources.pdf.pdfium.plain import plain, stream

CATALOG = b"<</Pages 2 0 R>>"


def test_values_stay_as_written_until_asked_for() -> None:
    objects = plain(b"<</A<</B(\\)>>)/C[ 1 2]>>/D 2 0 R/E/F#20G/H<AB>/I -3.5>>", b"[ 7 .5]")
    found = objects.entries(b"1 0 R")
    assert list(found) == [b"A", b"D", b"E", b"H", b"I"]
    assert objects.entries(found[b"A"]) == {b"B": b"(\\)>>)", b"C": b"[ 1 2]"}
    assert objects.numbers(found[b"D"]) == [7.0, 0.5] and objects.items(found[b"D"]) == [b"7", b".5"]
    assert (name_of(found[b"E"]), number_of(found[b"D"]), number_of(found[b"H"])) == ("F G", 2, None)
    assert first_number(objects, found, b"I") == -3.5 and first_number(objects, found, b"Z", 1) == 1
    assert objects.entries(found[b"D"]) == {} and name_of(found[b"D"]) == ""


def test_items_of_an_array() -> None:
    objects = plain(b"[/ICCBased 5 0 R <</N 3>>[ 1] (a]) <AB> null ]")
    assert objects.items(b"1 0 R") == [b"/ICCBased", b"5 0 R", b"<</N 3>>", b"[ 1]", b"(a])", b"<AB>", b"null"]
    assert objects.items(b"[]") == []


def test_strings() -> None:
    assert string_of(b"(a\\)b)") == b"a)b" and string_of(b"<41 4>") == b"A@"


@pytest.mark.parametrize(
    ("data", "entries"),
    [
        (b"q Q", b""),
        (zlib.compress(b"q Q"), b"/Filter/FlateDecode"),
        (base64.a85encode(zlib.compress(b"q Q")) + b"~>", b"/Filter[/ASCII85Decode/FlateDecode]"),
        (b"71 2051>", b"/Filter/ASCIIHexDecode"),
        (zlib.compress(b"q Q"), b"/Filter/FlateDecode/DecodeParms<</Predictor 1>>"),
    ],
)
def test_streams(data: bytes, entries: bytes) -> None:
    assert plain(stream(data, entries)).stream(b"1 0 R") == b"q Q"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (stream(b"q", b"/Filter/LZWDecode"), "filter"),
        (stream(b"q", b"/Filter/FlateDecode"), "stream"),
        (stream(zlib.compress(b"q"), b"/Filter/FlateDecode/DecodeParms<</Predictor 12>>"), "filter"),
        (b"<<>>", "stream"),
    ],
)
def test_streams_that_are_not_read(body: bytes, reason: str) -> None:
    with pytest.raises(UnfitError) as caught:
        plain(body).stream(b"1 0 R")
    assert caught.value.reason == reason


def test_pages_inherit() -> None:
    objects = plain(
        CATALOG,
        b"<</Kids[ 3 0 R  4 0 R ]/MediaBox[ 0 0 400 300]/Resources<</Font 9 0 R>>/Rotate 90>>",
        b"<</Contents[ 5 0 R  6 0 R ]/CropBox[ 10 0 400 300]>>",
        b"<</Kids[ 7 0 R]/Rotate -90>>",
        stream(b"q"),
        stream(b"Q"),
        b"<</Contents 8 0 R/MediaBox[ 0 0 50 60]>>",
        b"[ 5 0 R]",
    )
    one, other = objects.pages()
    (flipped,) = plain(CATALOG, b"<</MediaBox[ 0 9 8 0]>>").pages()
    assert flipped.box == flipped.crop == (0, 0, 8, 9), "any two opposite corners make a box"
    assert one == ({b"Font": b"9 0 R"}, b"q\nQ", (0, 0, 400, 300), (10, 0, 400, 300), 90)
    assert other[1:] == (b"q", (0, 0, 50, 60), (0, 0, 50, 60), 270)


@pytest.mark.parametrize(
    ("objects", "reason"),
    [
        ((CATALOG, b"<</Kids[ 2 0 R]>>"), "object"),
        ((CATALOG, b"<</Kids[ 3 0 R 3 0 R]/MediaBox[ 0 0 9 9]>>", b"<<>>"), "object"),
        ((CATALOG, b"<</Type/Page>>"), "box"),
        ((CATALOG, b"<</MediaBox[ 9 9 9 0]>>"), "box"),
        ((CATALOG, b"<</Kids[ 7 0 R]>>"), "object"),
        ((b"<</Pages 2 0 R/OCProperties<</D<</OFF[ 3 0 R]>>>>>>", b"<</Kids[]>>"), "layers"),
        ((b"<</Pages 2 0 R/OCProperties<</D<</BaseState/OFF>>>>>>", b"<</Kids[]>>"), "layers"),
    ],
)
def test_pages_that_are_left_to_the_reference(objects: tuple[bytes, ...], reason: str) -> None:
    with pytest.raises(UnfitError) as caught:
        list(plain(*objects).pages())
    assert caught.value.reason == reason


def test_layers_that_are_on_change_nothing() -> None:
    assert list(plain(b"<</Pages 2 0 R/OCProperties<</D<</OFF[]>>>>>>", b"<</Kids[]>>").pages()) == []


@pytest.mark.parametrize(
    ("data", "at"),
    [
        (b"%PDF-1.7\nxref\n0 0\nstartxref\n9\n%%EOF", 9),
        (b"%PDF-1.7\n4 0 obj\nstartxref\n9\n%%EOF\njunk", 9),
        (b"junk\n%PDF-1.7\nxref\n0 0\nstartxref\n9\n%%EOF", 14),
        (b"%PDF-1.7\nxref\n0 0\nstartxref\n8\n%%EOF", 8),
        (b"%PDF-1.7\nxref\n0 0\nstartxref\n3\n%%EOF", None),
        (b"%PDF-1.7\nxref\n0 0\nstartxref\n9", None),
        (b"%PDF-1.7\nstartxref\n9000\n%%EOF", None),
    ],
)
def test_where_a_file_says_that_its_objects_stand(data: bytes, at: int | None) -> None:
    assert table_of(data) == at
