"""A PDF file page by page, by the engine that was chosen, or by pdfplumber where that one cannot be relied on."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.sources.pdf.glyphs import Drawing
from pipeline.sources.pdf.pdfium.pdfium_file import PdfiumFile
from pipeline.sources.pdf.pdfium.unfit import UnfitError

if TYPE_CHECKING:
    from pipeline.sources.pdf.plumber import Plumber

WHOLE: Final = 0
"""Stands for all pages, which count from 1."""


class PdfFile:
    """A file, open. ``left``: pages left to pdfplumber, with the code of the reason.

    What cannot be read raises whatever pdfplumber and pdfminer raise, and UnfitError("pages") where the engines count
    other pages, so that only one of them can be believed.
    """

    def __init__(self, path: Path, password: str, engine: str) -> None:
        self.left: list[tuple[int, str]] = []
        self._path = path
        self._password = password
        self._open = ExitStack()
        self._plumber: Plumber | None = None
        self._pdfium: PdfiumFile | None = None
        if engine == "pdfium":
            try:
                self._pdfium = self._open.enter_context(PdfiumFile(path, password))
            except UnfitError as error:
                self.left.append((WHOLE, error.reason))

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def __len__(self) -> int:
        return len(self._pdfium or self._reference())

    def draw(self, index: int, first_id: int) -> Drawing:
        """The page at an index from 0; ids of its glyphs run on from ``first_id``."""
        if self._pdfium is not None:
            try:
                return self._pdfium.draw(index, first_id)
            except UnfitError as error:
                self.left.append((index + 1, error.reason))
        return self._reference().draw(index, first_id)

    def _reference(self) -> Plumber:
        if self._plumber is None:
            from pipeline.sources.pdf.plumber import Plumber

            self._plumber = self._open.enter_context(Plumber(self._path, self._password))
            if self._pdfium is not None and len(self._pdfium) != len(self._plumber):
                raise UnfitError("pages")
        return self._plumber
