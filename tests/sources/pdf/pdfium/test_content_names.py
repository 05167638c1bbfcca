"""What names in a content stand for."""

from __future__ import annotations

import pytest

from pipeline.sources.pdf.pdfium.content_names import ContentNames, Space
from pipeline.sources.pdf.pdfium.fonts import PdfFont
from pipeline.sources.pdf.pdfium.unfit import UnfitError
from tests.sources.pdf.pdfium.plain import plain, stream

HELVETICA = b"<</Subtype/Type1/BaseFont/Helvetica>>"


def resources(entries: bytes, *objects: bytes, fonts: dict[int, PdfFont] | None = None) -> ContentNames:
    found = plain(*objects, entries)
    return ContentNames(found, found.entries(b"%d 0 R" % (len(objects) + 1)), {} if fonts is None else fonts)


def test_fonts_are_read_once_a_file() -> None:
    known: dict[int, PdfFont] = {}
    one = resources(b"<</Font<</F1 1 0 R/F2<</Subtype/Type1/BaseFont/Courier>>>>>>", HELVETICA, fonts=known)
    assert one.font(b"F1") is one.font(b"F1") is known[1]
    assert one.font(b"F2").name == "Courier" and list(known) == [1]
    with pytest.raises(UnfitError):
        one.font(b"F3")


def test_forms_and_images() -> None:
    form = stream(b"q Q", b"/Subtype/Form/BBox[ 0 0 10 20]/Matrix[ 2 0 0 2 5 5]")
    found = resources(b"<</XObject<</X 1 0 R/Y 2 0 R/Z 3 0 R>>>>", form, b"<</Subtype/Image>>", b"<</Subtype/Form>>")
    made = found.form(b"X")
    assert made is not None and (made.content, made.matrix, made.box) == (b"q Q", (2, 0, 0, 2, 5, 5), (0, 0, 10, 20))
    assert found.form(b"Y") is None
    for name in (b"Z", b"W"):
        with pytest.raises(UnfitError):
            found.form(name)


def test_a_form_without_names_of_its_own_has_those_of_its_page() -> None:
    form = stream(b"", b"/Subtype/Form/BBox[ 0 0 1 1]")
    found = resources(b"<</XObject<</X 2 0 R>>/Font<</F 1 0 R>>>>", HELVETICA, form).form(b"X")
    assert found is not None and found.resources.font(b"F").name == "Helvetica"


@pytest.mark.parametrize(
    ("value", "space"),
    [
        (b"/DeviceRGB", Space("DeviceRGB", 3)),
        (b"[/ICCBased 1 0 R]", Space("ICCBased", 4)),
        (b"[/Separation/Gold/DeviceCMYK 1 0 R]", Space("Separation", 1)),
        (b"[/DeviceN[/A/B]/DeviceCMYK 1 0 R]", Space("DeviceN", 2)),
        (b"2 0 R", Space("CalRGB", 3)),
        (b"[/Weather]", None),
    ],
)
def test_colour_spaces(value: bytes, space: Space | None) -> None:
    found = resources(b"<</ColorSpace<</C %s>>>>" % value, stream(b"", b"/N 4"), b"[/CalRGB<<>>]")
    assert found.space(b"C") == space
    assert found.space(b"DeviceGray") == Space("DeviceGray", 1) and found.space(b"D") is None


@pytest.mark.parametrize(
    ("state", "sets"),
    [
        (b"<<>>", (None, None)),
        (b"<</ca .5>>", (0.5, None)),
        (b"<</ca 1/BM/Normal/SMask/None>>", (1.0, True)),
        (b"<</BM/Multiply>>", (None, False)),
        (b"<</BM[/Compatible/Normal]>>", (None, True)),
        (b"<</SMask<</S/Alpha>>>>", (None, False)),
    ],
)
def test_graphics_states(state: bytes, sets: tuple[float | None, bool | None]) -> None:
    assert resources(b"<</ExtGState<</G %s>>>>" % state).graphics(b"G") == sets
    assert resources(b"<<>>").graphics(b"G") == (None, None)
