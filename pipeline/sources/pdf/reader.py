"""Reads a PDF into a Layout with pdfplumber: each page once, closed when done. Knows nothing of notices."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Protocol

import pdfplumber

from pipeline.errors import SourceError
from pipeline.model import Char, Furniture, Layout
from pipeline.sources.pdf.furniture import sort_glyphs
from pipeline.sources.pdf.glyphs import Drawing, draw
from pipeline.sources.pdf.pages import DrawnPage, assemble, chars_of, read_page
from pipeline.sources.pdf.tables.ruled import Frame
from pipeline.sources.pdf.unreadable import check_readable, check_signature, explain

# Its warnings go to whoever listens; nobody's terminal is written to where nobody does.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())


class Recognise(Protocol):
    """Reads what is only a picture on a page."""

    def __call__(self, drawing: Drawing, first_id: int) -> Drawing:
        """The drawing itself, or what was read of its page's picture instead; ids run on from ``first_id``."""
        ...

    def nothing(self, pages: int) -> SourceError:
        """Why so many pages with pictures have no text."""
        ...


def read_pdf(path: Path, password: str = "", recognise: Recognise | None = None) -> Layout:
    """The layout of a PDF file; ``recognise`` reads the pages that are pictures.

    Raises SourceError with a reason in plain Chinese: no PDF, damaged, encrypted (PasswordError), without pages, images
    only, text unreadable. A MemoryError is the caller's.
    """
    check_signature(path)
    try:
        pages, chars, furniture, images = _read(path, password, recognise)
        if chars:
            check_readable(path.name, (char.text for char in chars))
            return assemble("pdf", pages, chars, furniture)
    except SourceError:
        raise
    # A broken file makes pdfminer and pdfplumber raise nearly anything: KeyError, struct.error, RecursionError …
    except Exception as error:
        raise explain(path.name, error) from error
    if not pages:
        raise SourceError(f"{path.name}：文件里一页也没有，可能已损坏，请重新取得文件。")
    if images and recognise is not None:
        raise recognise.nothing(len(pages))
    raise SourceError(
        f"{path.name}：文件里没有文字，只有图片（共 {len(pages)} 页）。请先做文字识别（OCR），或向发文单位索取文字版。"
        if images
        else f"{path.name}：文件里没有文字。请确认文件内容。"
    )


def _read(
    path: Path, password: str, recognise: Recognise | None
) -> tuple[list[DrawnPage], list[Char], list[Furniture], int]:
    """All pages, their characters and furniture, and how many images there are."""
    chars: list[Char] = []
    furniture: list[Furniture] = []
    pages: list[DrawnPage] = []
    frame: Frame | None = None
    images = 0
    with pdfplumber.open(path, password=password) as pdf:
        for page in pdf.pages:
            drawing = draw(page, page.page_number, len(chars))
            page.close()
            images += drawing.images
            if recognise is not None:
                drawing = recognise(drawing, len(chars))
            chars += chars_of(drawing)
            glyphs, apart = sort_glyphs(drawing)
            furniture += apart
            read, frame = read_page(drawing, glyphs, frame)
            pages.append(read)
    return pages, chars, furniture, images
