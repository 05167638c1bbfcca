"""Why PDFium is not asked, or not believed, and pdfplumber reads instead."""

from __future__ import annotations

from typing import Final

REASONS: Final = {
    "refused": "PDFium does not open the file or the page",
    "damaged": "the file does not say where its objects stand: only guessing would find them",
    "copy": "PDFium's own copy of the file has another form than expected",
    "object": "an object of the file is missing or cannot be understood",
    "stream": "a stream is broken",
    "filter": "a stream is packed in a way that is not known here",
    "box": "a page has no MediaBox, or one that is no box",
    "font": "a font does not say in a way that is known here what its codes stand for, or how wide they are",
    "vertical": "a font runs down the page",
    "layers": "some layers of the file may be off when it is opened",
    "operator": "the content shows text in a way that is not known here",
    "objects": "the content shows another number of texts or figures than PDFium finds",
    "text": "the text differs from what PDFium itself reads",
    "fault": "a fault of this program, told in its log",
    "pages": "the number of pages differs",
}
"""Codes of reasons, as they stand in the record, with their meaning."""


class UnfitError(Exception):
    """A file, or a page of it, that this engine leaves to pdfplumber; ``reason`` is one of :data:`REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(REASONS[reason])
        self.reason = reason
