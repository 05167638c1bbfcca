"""The picture of a PDF's page: the scanner's own, or the page as it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.sources.scan.picture import grey_of
from pipeline.sources.scan.pictures_in_pdf import PdfPictures

pytestmark = pytest.mark.ocr


def halves() -> Image.Image:
    image = Image.new("L", (1190, 1684), 255)
    image.paste(40, (0, 1300, 1190, 1684))
    return image


def pdf(path: Path, *, rotate: int = 0, text: str = "", width: float = 595.0) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setPageRotation(rotate)
    canvas.drawImage(ImageReader(halves()), 0, 0, width, 842)
    canvas.drawString(100, 700, text) if text else None
    canvas.showPage()
    canvas.save()
    return path


def test_the_scanners_own_picture(tmp_path: Path) -> None:
    with PdfPictures(pdf(tmp_path / "a.pdf")) as pages:
        assert len(pages) == 1
        page = pages.picture(0)
    assert page.pixels.shape == (1684, 1190, 3) and page.scale == pytest.approx(0.5)
    assert page.pixels[0, 0].max() == 255 and page.pixels[-1, 0].max() == 40


def test_a_turned_page_is_drawn_as_it_is_shown(tmp_path: Path) -> None:
    with PdfPictures(pdf(tmp_path / "a.pdf", rotate=180)) as pages:
        page = pages.picture(0)
    assert grey_of(page.pixels)[10, 10] < 60 and grey_of(page.pixels)[-10, 10] > 240


@pytest.mark.parametrize("more", [{"text": "page 1"}, {"width": 300.0}])
def test_with_more_on_it_the_page_is_drawn(tmp_path: Path, more: dict[str, object]) -> None:
    with PdfPictures(pdf(tmp_path / "a.pdf", **more)) as pages:  # type: ignore[arg-type]
        page = pages.picture(0)
    assert page.width == pytest.approx(595, abs=1)
    ink = grey_of(page.pixels) < 200
    assert ink[: ink.shape[0] // 4].any() == ("text" in more)


def test_text_alone_is_drawn_too(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    canvas.drawString(100, 700, "page 1")
    canvas.save()
    with PdfPictures(tmp_path / "a.pdf") as pages:
        page = pages.picture(0, as_shown=True)
    assert page.scale == pytest.approx(72 / 200, rel=0.01) and grey_of(page.pixels).min() < 100
