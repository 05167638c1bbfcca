"""A picture of each page of a PDF, small enough to be sent: of few shades, at most 60 kB each.

Print is ink on paper: with four shades (a channel, where there is colour) its edges stay sharp and a page takes a third
of what a photograph of it would. A page that is a photograph (a scan) does not fit that way and is stored as one, in
steps, until it fits. Pages without colour, which most are, become PNG, made in a third of the time that WebP takes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageChops

from pipeline.model import Page

MOST_BYTES: Final = 60_000
_DPI: Final = 120
_LONGEST_SIDE: Final = 2600
_SHADES: Final = 4
_STEP: Final = 255 // (_SHADES - 1)
_TABLE: Final = [round(value / _STEP) * _STEP for value in range(256)] * 3
_INDEX: Final = bytes(round(value / _STEP) for value in range(256))
_GREYS: Final = [shade * _STEP for shade in range(_SHADES) for _ in range(3)]
# A page is looked at for colour in this small a picture; the channels of a grey do not differ.
_GLANCE: Final = 0.15
_NO_COLOUR: Final = 6
# Quality and size of a photograph, from the best to what fits any page.
_STEPS: Final = ((45, 1.0), (25, 1.0), (30, 0.7), (15, 0.7), (10, 0.5), (5, 0.35), (1, 0.2))


def page_pictures(path: Path, pages: Sequence[Page], password: str = "", first: int = 1) -> Iterator[tuple[int, bytes]]:
    """The number and the picture of each page of the PDF that can be drawn, one at a time.

    ``pages`` say the size of each: a picture shows the whole sheet, from whose corner boxes are counted. ``first``: the
    number that the PDF's first page has among them.
    """
    try:
        document = pypdfium2.PdfDocument(path, password=password or None)
    # Some programs' faults stop one reader, not another; its lines stand on the page instead.
    except pypdfium2.PdfiumError:
        return
    with document:
        for page in pages:
            picture = _picture(document, page, page.number - first)
            if picture is not None:
                yield page.number, packed(picture)


def _picture(document: Any, page: Page, at: int) -> Image.Image | None:
    try:
        printed = document[at]
        # The layout counts from the sheet's corner, viewers show the crop box.
        printed.set_cropbox(*printed.get_mediabox())
        scale = min(_DPI / 72, _LONGEST_SIDE / max(1.0, page.width, page.height))
        coloured = _has_colour(printed.render(scale=_GLANCE).to_pil().convert("RGB"))
        picture: Image.Image = printed.render(scale=scale, grayscale=not coloured).to_pil()
        picture = picture.convert("RGB") if coloured else picture.copy()
        printed.close()
        return picture
    except (pypdfium2.PdfiumError, IndexError):
        return None


def _has_colour(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    differences = (ImageChops.difference(green, other).getextrema()[1] for other in (red, blue))
    return any(most > _NO_COLOUR for most in differences if not isinstance(most, tuple))


def packed(picture: Image.Image) -> bytes:
    """The picture (grey or RGB) as PNG or WebP of at most ``MOST_BYTES``."""
    sharp = _few_shades(picture)
    if len(sharp) <= MOST_BYTES:
        return sharp
    for quality, share in _STEPS:
        smaller = picture.convert("RGB")
        if share < 1:
            size = max(1, round(picture.width * share)), max(1, round(picture.height * share))
            smaller = smaller.resize(size, Image.Resampling.LANCZOS)
        file = BytesIO()
        smaller.save(file, "WEBP", quality=quality, method=2)
        if file.tell() <= MOST_BYTES:
            break
    return file.getvalue()


def _few_shades(picture: Image.Image) -> bytes:
    file = BytesIO()
    if picture.mode != "L":
        picture.point(_TABLE).save(file, "WEBP", lossless=True, quality=0, method=0)
        return file.getvalue()
    # As bytes, which are changed and shared in a third of the time that pictures need for it.
    grey = Image.frombuffer("P", picture.size, picture.tobytes().translate(_INDEX), "raw", "P", 0, 1)
    grey.putpalette(_GREYS)
    # Of print, runs of one shade are all there is to find.
    grey.save(file, "PNG", bits=2, compress_type=zlib.Z_RLE)
    return file.getvalue()
