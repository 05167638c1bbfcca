"""Objects as PDFium writes them, and fonts of them, for tests."""

from __future__ import annotations

from pipeline.sources.pdf.pdfium.fonts import PdfFont
from pipeline.sources.pdf.pdfium.objects import PlainObjects


def plain(*objects: bytes, root: int = 1) -> PlainObjects:
    """Objects numbered from 1."""
    data, places = b"%PDF-1.7\r\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\r\n%s\r\nendobj\r\n" % (number, body)
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    head = b"xref\r\n0 %d\r\n0000000000 65535 f\r\n" % (len(objects) + 1)
    end = b"trailer\r\n<</Root %d 0 R/Size %d>>\r\nstartxref\r\n%d\r\n%%%%EOF\r\n" % (root, len(objects) + 1, len(data))
    return PlainObjects(data + head + table + end)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\r\n%s\r\nendstream" % (entries, len(data), data)


def font(entries: bytes = b"/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding", *objects: bytes) -> PdfFont:
    """A font of these entries, which may refer to the objects, from 1 on."""
    found = plain(*objects, b"<<%s>>" % entries)
    return PdfFont(found, found.entries(b"%d 0 R" % (len(objects) + 1)))
