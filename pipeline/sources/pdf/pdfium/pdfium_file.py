"""A file open in PDFium, page by page as drawings."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.sources.pdf.glyphs import Box, Drawing
from pipeline.sources.pdf.paint import EVERYWHERE
from pipeline.sources.pdf.pdfium.agreement import Agreement, agrees
from pipeline.sources.pdf.pdfium.content_names import ContentNames
from pipeline.sources.pdf.pdfium.fonts import PdfFont
from pipeline.sources.pdf.pdfium.library import Document, RefusedError
from pipeline.sources.pdf.pdfium.matrices import spanned, upright
from pipeline.sources.pdf.pdfium.objects import PageEntries, PlainObjects, table_of
from pipeline.sources.pdf.pdfium.page_drawing import draw_page
from pipeline.sources.pdf.pdfium.shown import Show, read_content
from pipeline.sources.pdf.pdfium.unfit import UnfitError

log = logging.getLogger("yaodian")


class PdfiumFile:
    """Raises UnfitError, whatever is wrong: for the file when it is opened, for a page when it is drawn."""

    def __init__(self, path: Path, password: str) -> None:
        with _unfit():
            data = path.read_bytes()
            if table_of(data) is None:
                raise UnfitError("damaged")
            self._document = Document(data, password)
        try:
            try:
                self._take(data)
            except UnfitError:
                self._take_copy()
        except BaseException:
            self._document.close()
            raise

    def _take(self, data: bytes) -> None:
        """Reads what the file says of its pages, from bytes that are in plain form."""
        with _unfit():
            self._objects = PlainObjects(data)
            self._pages = list(self._objects.pages())
            if len(self._pages) != len(self._document):
                raise UnfitError("pages")
        self._copied = False
        self._agreement = Agreement()
        self._fonts: dict[int, PdfFont] = {}

    def _take_copy(self) -> None:
        """The same from PDFium's own copy, in which what is broken or encrypted is not; making it takes as long as
        reading all pages."""
        with _unfit():
            copy = self._document.copy()
        self._take(copy)
        self._copied = True

    def __enter__(self) -> PdfiumFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def __len__(self) -> int:
        return len(self._pages)

    def draw(self, index: int, first_id: int) -> Drawing:
        """The page at an index from 0; ids run on from ``first_id``."""
        try:
            with _unfit():
                return self._draw(index, first_id)
        except UnfitError:
            if self._copied:
                raise
        self._take_copy()
        return self.draw(index, first_id)

    def _draw(self, index: int, first_id: int) -> Drawing:
        page = self._pages[index]
        resources = ContentNames(self._objects, page.resources, self._fonts)
        painted = read_content(page.content, resources, upright(page.box, page.rotate), _shown_part(page))
        fonts = {one.font for one in painted if isinstance(one, Show)}
        objects, told = self._document.page(index, self._agreement.doubts(fonts))
        drawing = draw_page(index + 1, page, objects, painted, first_id)
        if told is not None:
            if not agrees((glyph.text for glyph in drawing.glyphs), told, page.content):
                raise UnfitError("text")
            self._agreement.settle(fonts)
        return drawing


def _shown_part(page: PageEntries) -> Box:
    """What of the upright page is shown, where that is less than all."""
    if page.crop == page.box:
        return EVERYWHERE
    x0, y0, x1, y1 = spanned(upright(page.box, page.rotate), page.crop)
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else EVERYWHERE


@contextmanager
def _unfit() -> Iterator[None]:
    """Whatever is raised becomes an UnfitError; a MemoryError is the caller's."""
    try:
        yield
    except (UnfitError, MemoryError):
        raise
    except RefusedError as error:
        raise UnfitError("refused") from error
    # What a broken file may bring about is without end, and another engine is there to read it.
    except Exception as error:
        log.warning("pdfium engine", exc_info=error)
        raise UnfitError("fault") from error
