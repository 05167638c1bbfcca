"""Pictures as an OFD file keeps them."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from pipeline.sources.ofd.stored_pictures import pixels_of

pytestmark = pytest.mark.ocr

SIGN = b"\x97JB2\r\n\x1a\n"


def kept(form: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (3, 2), (255, 0, 0)).save(file, form)
    return file.getvalue()


def test_colours_come_blue_first() -> None:
    pixels = pixels_of(kept("PNG"))
    assert pixels is not None and pixels.shape == (2, 3, 3) and pixels[0, 0].tolist() == [0, 0, 255]


def segment(number: int, kind: int, data: bytes) -> bytes:
    return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data


def bilevel(width: int, height: int, before: bytes = b"") -> bytes:
    """A JBIG2 file whose page is black from the start."""
    page = struct.pack(">IIIIBH", width, height, 0, 0, 0b100, 0)
    return SIGN + b"\x01" + struct.pack(">I", 1) + before + segment(2, 48, page) + segment(3, 49, b"")


def test_black_and_white_scans() -> None:
    pixels = pixels_of(bilevel(16, 8))
    assert pixels is not None and pixels.shape[:2] == (8, 16) and pixels.max() == 0
    # A segment that refers to others stands before that of the page.
    note = struct.pack(">I", 0x20000000) + b"abc"
    refers = struct.pack(">IBBBBI", 1, 62, 1 << 5, 0, 1, len(note)) + note
    pixels = pixels_of(bilevel(16, 8, segment(0, 62, note) + refers))
    assert pixels is not None and pixels.shape[:2] == (8, 16)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        kept("PNG")[:40],
        SIGN + b"\x01",
        bilevel(16, 8)[:20],
        bilevel(60_000, 60_000),
        SIGN + b"\0" * 9,
    ],
)
def test_what_cannot_be_unpacked_is_none(data: bytes) -> None:
    assert pixels_of(data) is None
