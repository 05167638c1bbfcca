"""Draws small PDF pages for tests: text and rules at positions in points from the page's top left."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)


def width_of(text: str, size: float) -> float:
    """How wide a line is: Chinese characters one em, ASCII half an em."""
    return sum(size / 2 if ord(character) < 0x100 else size for character in text)


class Paper:
    """A PDF file in the making. ``page()`` starts each page, ``save()`` ends the file.

    ``rotate`` sets the page's /Rotate entry; ``turned`` draws everything turned by 90 or 270 degrees on an unrotated
    page. Either way positions count from the top left of the page as a reader sees it, ``width`` by ``height``.
    """

    def __init__(self, path: Path) -> None:
        registerFont(UnicodeCIDFont(FONT))
        self.path = path
        self.canvas = Canvas(str(path), pageCompression=0)
        self.height = 0.0
        self._begun = False

    def page(self, width: float = 595.0, height: float = 842.0, rotate: int = 0, turned: int = 0) -> Paper:
        if self._begun:
            self.canvas.showPage()
        self._begun, self.height = True, height
        angle = rotate or turned
        # The writer itself swaps the sides of a page that has a /Rotate entry.
        swapped = turned in (90, 270)
        self.canvas.setPageSize((height, width) if swapped else (width, height))
        self.canvas.setPageRotation(rotate)
        if angle == 90:
            self.canvas.transform(0, 1, -1, 0, height, 0)
        elif angle == 180:
            self.canvas.transform(-1, 0, 0, -1, width, height)
        elif angle == 270:
            self.canvas.transform(0, -1, 1, 0, 0, width)
        return self

    def text(
        self, x: float, top: float, text: str, size: float = 10.0, colour: Colour = BLACK, angle: float = 0.0
    ) -> Paper:
        """One line; characters advance as :func:`width_of` says."""
        self.canvas.saveState()
        self.canvas.setFillColorRGB(*colour)
        self.canvas.setFont(FONT, size)
        self.canvas.translate(x, self.height - top - 0.88 * size)
        self.canvas.rotate(angle)
        at, run = 0.0, ""
        for character in [*text, ""]:
            if run and (not character or (ord(character) < 0x100) != (ord(run[-1]) < 0x100)):
                self.canvas.drawString(at, 0, run)
                at, run = at + width_of(run, size), ""
            run += character
        self.canvas.restoreState()
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, colour: Colour = BLACK) -> Paper:
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)
        return self

    def bar(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.7, colour: Colour = BLACK) -> Paper:
        """A rule as a thin filled rectangle."""
        half = thick / 2
        return self.shade(x0 - half, y0 - half, x1 + half, y1 + half, colour)

    def shade(self, x0: float, y0: float, x1: float, y1: float, colour: Colour = (0.85, 0.85, 0.85)) -> Paper:
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, colour: Colour = BLACK) -> Paper:
        """A stroked rectangle."""
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(width)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=1, fill=0)
        return self

    def ring(self, x: float, y: float, radius: float, colour: Colour = (0.9, 0.1, 0.1)) -> Paper:
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.circle(x, self.height - y, radius, stroke=1, fill=0)
        return self

    def image(self, x: float, top: float, width: float, height: float) -> Paper:
        from PIL import Image

        picture = ImageReader(Image.new("RGB", (4, 4), (250, 220, 220)))
        self.canvas.drawImage(picture, x, self.height - top - height, width, height)
        return self

    def save(self) -> Path:
        self.canvas.save()
        return self.path
