"""The pages of a PDF as pictures: the one that a scanner put there as it is, else the page as a viewer shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from pipeline.sources.scan.picture import Picture, picture_of

_WHOLE: Final = 0.02
"""The share of a page's side by which a picture of the whole page may miss its edge."""
_DARK: Final = 100.0
"""The mean brightness below which a picture is a stencil with black and white changed over, or no text: the page is
drawn instead."""
_SHARP: Final = (150.0, 300.0)
_PLAIN: Final = 200.0
"""Dots an inch at which a page is drawn: those of its pictures within bounds, or so many where it has none."""
_MOST: Final = 30_000_000
"""Pixels of a page that is drawn, at most."""
_DEEP: Final = 15


class PdfPictures:
    """An open PDF. One page is in memory at a time."""

    def __init__(self, path: Path, password: str = "") -> None:
        self._pdf = pypdfium2.PdfDocument(path, password=password or None)

    def __enter__(self) -> PdfPictures:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    def __len__(self) -> int:
        return len(self._pdf)

    def picture(self, index: int, as_shown: bool = False) -> Picture:
        """The page at an index from 0; ``as_shown``: as a viewer shows it, whatever is on it."""
        page = self._pdf[index]
        try:
            width, height = page.get_size()
            pictures = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP))
            pixels = None if as_shown else _only_picture(page, pictures)
            if pixels is None:
                pixels = _drawn(page, width, height, pictures)
            return picture_of(pixels, width, height)
        finally:
            page.close()


def _only_picture(page: Any, pictures: list[Any]) -> np.ndarray[Any, Any] | None:
    """The pixels of the picture that is all there is on a page, not turned or masked; None where there is no such."""
    objects = list(page.get_objects(max_depth=1))
    if len(pictures) != 1 or len(objects) != 1 or page.get_rotation():
        return None
    a, b, c, d, _, _ = pictures[0].get_matrix().get()
    left, bottom, right, top = page.get_cropbox()
    x0, y0, x1, y1 = pictures[0].get_bounds()
    near = max(abs(x0 - left), abs(x1 - right)) <= _WHOLE * (right - left)
    near = near and max(abs(y0 - bottom), abs(y1 - top)) <= _WHOLE * (top - bottom)
    if not near or a <= 0 or d <= 0 or max(abs(b), abs(c)) > 1e-3 * min(a, d):
        return None
    try:
        pixels = np.array(pictures[0].get_bitmap().to_numpy())
    # What cannot be unpacked by itself may still be drawn.
    except pypdfium2.PdfiumError:
        return None
    return pixels if pixels.mean() >= _DARK else None


def _drawn(page: Any, width: float, height: float, pictures: list[Any]) -> np.ndarray[Any, Any]:
    dots = _PLAIN
    if pictures:
        dots = min(max(_SHARP[0], *(_dots(one) for one in pictures)), _SHARP[1])
    scale = min(dots / 72, (_MOST / max(1.0, width * height)) ** 0.5)
    return np.array(page.render(scale=scale, rev_byteorder=False).to_numpy())


def _dots(picture: Any) -> float:
    """How many pixels a picture has to the inch of the page."""
    left, bottom, right, top = picture.get_bounds()
    try:
        across, down = picture.get_px_size()
    # A picture that PDFium cannot unpack has no size; the page is drawn without it.
    except pypdfium2.PdfiumError:
        return 0.0
    return float(max(across / max(1.0, right - left), down / max(1.0, top - bottom)) * 72)
