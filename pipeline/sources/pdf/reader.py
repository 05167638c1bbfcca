"""Reads a PDF into a Layout: each page once, closed when done. Knows nothing of notices."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from pipeline.errors import SourceError
from pipeline.model import Layout, ReadBy
from pipeline.sources.pdf.engines import WHOLE, PdfFile
from pipeline.sources.pdf.glyphs import Drawing
from pipeline.sources.pdf.pages import DrawnFile, assemble
from pipeline.sources.pdf.pdfium.unfit import UnfitError
from pipeline.sources.pdf.unreadable import check_readable, check_signature, explain


class _Contents(NamedTuple):
    """A whole file, read, and how many images there are."""

    drawn: DrawnFile
    images: int
    read_by: ReadBy


class Recognise(Protocol):
    """Reads what is only a picture on a page."""

    def __call__(self, drawing: Drawing, first_id: int) -> Drawing:
        """The drawing itself, or what was read of its page's picture instead; ids run on from ``first_id``."""
        ...

    def nothing(self, pages: int) -> SourceError:
        """Why so many pages with pictures have no text."""
        ...


def read_pdf(path: Path, password: str = "", recognise: Recognise | None = None, engine: str = "pdfium") -> Layout:
    """The layout of a PDF file; ``recognise`` reads the pages that are pictures, ``engine`` (pdfium or pdfplumber) the
    others.

    Raises SourceError with a reason in plain Chinese: no PDF, damaged, encrypted (PasswordError), without pages, images
    only, text unreadable. A MemoryError is the caller's.
    """
    check_signature(path)
    try:
        found = _read(path, password, recognise, engine)
        drawn = found.drawn
        if drawn.chars:
            check_readable(path.name, (char.text for char in drawn.chars))
            return replace(assemble("pdf", drawn.pages, drawn.chars, drawn.furniture), read_by=found.read_by)
    except SourceError:
        raise
    # A broken file makes pdfminer and pdfplumber raise nearly anything: KeyError, struct.error, RecursionError …
    except Exception as error:
        raise explain(path.name, error) from error
    if not drawn.pages:
        raise SourceError(f"{path.name}：文件里一页也没有，可能已损坏，请重新取得文件。")
    if found.images and recognise is not None:
        raise recognise.nothing(len(drawn.pages))
    raise SourceError(
        f"{path.name}：文件里没有文字，只有图片（共 {len(drawn.pages)} 页）。"
        "请先做文字识别（OCR），或向发文单位索取文字版。"
        if found.images
        else f"{path.name}：文件里没有文字。请确认文件内容。"
    )


def _read(path: Path, password: str, recognise: Recognise | None, engine: str) -> _Contents:
    try:
        return _read_with(path, password, recognise, engine)
    # The engines count other pages: the reference is believed.
    except UnfitError as error:
        found = _read_with(path, password, recognise, "pdfplumber")
        return found._replace(read_by=ReadBy(engine, ((WHOLE, error.reason),)))


def _read_with(path: Path, password: str, recognise: Recognise | None, engine: str) -> _Contents:
    drawn, images = DrawnFile(), 0
    with PdfFile(path, password, engine) as file:
        for index in range(len(file)):
            drawing = file.draw(index, len(drawn.chars))
            images += drawing.images
            if recognise is not None:
                drawing = recognise(drawing, len(drawn.chars))
            drawn.add(drawing)
        return _Contents(drawn, images, ReadBy(engine, tuple(file.left)))
