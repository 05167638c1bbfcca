"""A bar parted by colours as a picture without any letters, so that it needs no font; its meaning stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Final

from pipeline.exporters.report.word_template import InlinePicture

_PIXELS_PER_MM: Final = 12
_FRAME: Final = "#7f7f7f"


@lru_cache(maxsize=256)
def bar(parts: Sequence[tuple[int, str]], whole: int, width: float, height: float) -> InlinePicture:
    """``parts`` are amounts and colours (#rrggbb) from the left; ``whole`` is what the full width stands for.

    Sizes in millimetres. Nothing is rounded away: a part of any amount is at least a pixel wide.
    """
    from PIL import Image, ImageDraw

    across, down = round(width * _PIXELS_PER_MM), round(height * _PIXELS_PER_MM)
    image = Image.new("RGB", (across, down), "white")
    draw = ImageDraw.Draw(image)
    done = end = 0
    for amount, colour in parts:
        if amount:
            done += amount
            start, end = end, min(across, max(end + 1, round(done / max(whole, 1) * across)))
            draw.rectangle((start, 0, end - 1, down - 1), fill=colour)
    if done:
        draw.rectangle((0, 0, end - 1, down - 1), outline=_FRAME)
    file = BytesIO()
    image.quantize(16).save(file, "PNG", optimize=True)
    return InlinePicture(file.getvalue(), width, height)
