"""Pictures stored in an OFD file as pixels: JPEG, PNG, TIFF, BMP, and JBIG2, as black and white scans are kept."""

from __future__ import annotations

import io
import struct
from typing import Any, Final

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
from numpy.typing import NDArray

from pipeline.errors import SourceError
from pipeline.sources.scan.picture import MOST_PIXELS
from pipeline.sources.scan.picture_files import first_pixels

_SIGN: Final = b"\x97JB2\r\n\x1a\n"
_PAGE: Final = 48
"""The kind of segment that tells a page's size."""


def pixels_of(data: bytes) -> NDArray[Any] | None:
    """Height, width and colours (blue first) or grey; None for what is damaged, too large, or no picture."""
    if data.startswith(_SIGN):
        return _bilevel(data)
    try:
        return first_pixels("", io.BytesIO(data))
    except SourceError:
        return None


def _bilevel(data: bytes) -> NDArray[Any] | None:
    """A JBIG2 file, unpacked by PDFium as the only picture of a PDF: Pillow knows no such."""
    sequential, uncounted = data[8] & 1, data[8] & 2
    body = data[9 if uncounted else 13 :]
    size = _size(body) if sequential else None
    if size is None or not 0 < size[0] * size[1] <= MOST_PIXELS:
        return None
    try:
        with pypdfium2.PdfDocument(_as_pdf(body, *size)) as pdf:
            (picture,) = pdf[0].get_objects()
            return np.array(picture.get_bitmap().to_numpy())
    except pypdfium2.PdfiumError:
        return None


def _size(body: bytes) -> tuple[int, int] | None:
    """Width and height by the first segment that tells a page's; None where segments do not follow each other."""
    at = 0
    try:
        while True:
            number, flags, refers = struct.unpack_from(">IBB", body, at)
            at += 6
            count = refers >> 5
            if count == 7:
                count = struct.unpack_from(">I", body, at - 1)[0] & 0x1FFFFFFF
                at += 3 + (count + 8) // 8
            at += count * (1 if number <= 256 else 2 if number <= 65536 else 4) + (4 if flags & 64 else 1)
            (length,) = struct.unpack_from(">I", body, at)
            at += 4
            if flags & 63 == _PAGE:
                width, height = struct.unpack_from(">II", body, at)
                return width, height
            at += length
    except struct.error:
        return None


def _as_pdf(body: bytes, width: int, height: int) -> bytes:
    """A PDF of one page that shows nothing but this picture."""
    shown = f"{width} 0 0 {height} 0 0 cm /I Do".encode()
    picture = f"/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 1"
    shows = f"/MediaBox[0 0 {width} {height}]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R{shows}>>".encode(),
        f"<</Type/XObject{picture}/Filter/JBIG2Decode/Length {len(body)}>>".encode() + _stream(body),
        f"<</Length {len(shown)}>>".encode() + _stream(shown),
    ]
    written = io.BytesIO()
    written.write(b"%PDF-1.5\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(written.tell())
        written.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    table = written.tell()
    written.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    written.writelines(b"%010d 00000 n \n" % place for place in places)
    written.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, table))
    return written.getvalue()


def _stream(data: bytes) -> bytes:
    return b"stream\n" + data + b"\nendstream"
