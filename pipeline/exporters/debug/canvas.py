"""A page's picture to draw on: boxes and labels in points from the page's top left, above them a legend.

Knows colours and fonts, not what is shown. Labels are given in Chinese and in ASCII, for a machine without CJK fonts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from typing import Final

from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.layout import Box

_FONTS: Final = (
    *("NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf", "SourceHanSansCN-Regular.otf"),
    *("PingFang.ttc", "STHeiti Light.ttc", "Hiragino Sans GB.ttc", "msyh.ttc", "simhei.ttf", "simsun.ttc"),
    *("wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "NotoSerifCJK-Regular.ttc", "uming.ttc"),
)
_TINT: Final = 56
_COLOURS: Final = 200
_STRIP: Final = 18.0
_MARGIN: Final = 8.0

Colour = tuple[int, int, int]
Words = tuple[str, str]
"""The same label in Chinese and in ASCII."""


class Sample(Struct, frozen=True):
    """One entry of the legend. ``kind``: filled, outline or open (the heavy broken line of an open edge)."""

    colour: Colour
    words: Words
    kind: str = "outline"


@lru_cache(maxsize=32)
def _font(size: int) -> tuple[ImageFont.FreeTypeFont | ImageFont.ImageFont, bool]:
    """A font of so many pixels, and whether it has Chinese characters."""
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, size), True
        except OSError:
            continue
    return ImageFont.load_default(size), False


class Canvas:
    """One page. ``scale`` is pixels a point; everything is drawn at once, the picture made at the end."""

    def __init__(self, page: Image.Image, scale: float, legend: Sequence[Sample], title: Words) -> None:
        self._scale = scale
        self._down = self._legend_height(legend, page.width, title)
        size = page.width, page.height + self._down
        self._under = Image.new("RGBA", size, "white")
        self._under.paste(page, (0, self._down))
        self._over = Image.new("RGBA", size, (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self._over)
        self._draw_legend(legend, title)

    def fill(self, box: Box, colour: Colour) -> None:
        """A tint over the box, the text below stays readable."""
        self._draw.rectangle(self._pixels(box), fill=(*colour, _TINT))

    def outline(self, box: Box, colour: Colour, width: int = 1) -> None:
        """The box's edge."""
        self._draw.rectangle(self._pixels(box), outline=(*colour, 255), width=width)

    def open_edge(self, x0: float, x1: float, y: float, colour: Colour) -> None:
        """A heavy broken level line."""
        left, at, right, _ = self._pixels((x0, y, x1, y))
        self._broken(left + 3, right - 3, at, colour)

    def character(self, box: Box, text: str) -> None:
        """A character set in its box on the page itself, below all marks."""
        x, y, _, bottom = self._pixels(box)
        font, _ = _font(max(4, bottom - y))
        ImageDraw.Draw(self._under).text((x, y - 0.2 * (bottom - y)), text, font=font, fill=(0, 0, 0, 255))

    def label(
        self, at: tuple[float, float], words: Words, colour: Colour, size: float = 7.0, plain: bool = False
    ) -> None:
        """Words with their top left at a point, kept on the page: white on the colour, or ``plain`` in the colour."""
        font, text = self._text(words, size)
        left, top, right, bottom = self._draw.textbbox((0, 0), text, font=font)
        x, y, *_ = self._pixels((*at, *at))
        width, height = right - left, bottom - top
        x = max(0, min(x, self._over.width - int(width) - 5))
        y = max(self._down, min(y, self._over.height - int(height) - 4))
        behind = (255, 255, 255, 215) if plain else (*colour, 230)
        self._draw.rectangle((x, y, x + width + 4, y + height + 3), fill=behind)
        ink = (*colour, 255) if plain else (255, 255, 255, 255)
        self._draw.text((x + 2 - left, y + 1 - top), text, font=font, fill=ink)

    def png(self) -> bytes:
        """The picture as a PNG file of few colours."""
        picture = Image.alpha_composite(self._under, self._over).convert("RGB")
        file = BytesIO()
        picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(file, "PNG")
        return file.getvalue()

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        x0, top, x1, bottom = (round(max(-1e4, min(value, 1e5)) * self._scale) for value in box)
        return x0, top + self._down, max(x0, x1), max(top, bottom) + self._down

    def _broken(self, left: int, right: int, at: int, colour: Colour) -> None:
        for x in range(left, max(left + 1, right), 10):
            self._draw.line((x, at, min(x + 6, right), at), fill=(*colour, 255), width=3)

    def _text(self, words: Words, size: float) -> tuple[ImageFont.FreeTypeFont | ImageFont.ImageFont, str]:
        font, chinese = _font(max(7, round(size * self._scale)))
        return font, words[0] if chinese else words[1]

    def _places(self, legend: Sequence[Sample], width: int) -> list[tuple[Sample, int, int]]:
        """Each sample with its place, in rows as long as the page is wide."""
        places: list[tuple[Sample, int, int]] = []
        x, y = round(_MARGIN * self._scale), round(_STRIP * self._scale)
        for sample in legend:
            font, text = self._text(sample.words, 8)
            needed = int(font.getlength(text) + 34 * self._scale)
            if x + needed > width and x > _MARGIN * self._scale:
                x, y = round(_MARGIN * self._scale), y + round(_STRIP * self._scale)
            places.append((sample, x, y))
            x += needed
        return places

    def _legend_height(self, legend: Sequence[Sample], width: int, title: Words) -> int:
        return self._places(legend, width)[-1][2] + round((_STRIP + 2) * self._scale)

    def _draw_legend(self, legend: Sequence[Sample], title: Words) -> None:
        font, text = self._text(title, 9)
        self._draw.rectangle((0, 0, self._over.width, max(0, self._down - 2)), fill=(246, 246, 246, 255))
        self._draw.text((round(_MARGIN * self._scale), round(3 * self._scale)), text, font=font, fill=(0, 0, 0, 255))
        for sample, x, y in self._places(legend, self._over.width):
            high = round(9 * self._scale)
            box = (x, y + round(2 * self._scale), x + round(18 * self._scale), y + round(2 * self._scale) + high)
            if sample.kind == "open":
                self._broken(box[0], box[2], (box[1] + box[3]) // 2, sample.colour)
            else:
                tint = (*sample.colour, 2 * _TINT) if sample.kind == "filled" else None
                self._draw.rectangle(box, fill=tint, outline=(*sample.colour, 255))
            font, text = self._text(sample.words, 8)
            self._draw.text((box[2] + round(4 * self._scale), y), text, font=font, fill=(0, 0, 0, 255))
