"""Pictures of pages: sharp print, at most 60 kB each, whatever is on the page."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pipeline.exporters.page.page_pictures import MOST_BYTES, packed, page_pictures
from pipeline.model import Page
from tests.exporters.page.readings import SEED, seed
from tests.pages.paper import Paper


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    assert picture.format in ("PNG", "WEBP")
    return picture.convert("RGB")


def test_every_page_of_the_real_notice() -> None:
    reading = seed()
    assert reading.way is not None
    pictures = dict(page_pictures(SEED, reading.way[1].pages))
    assert list(pictures) == list(range(1, 18))
    assert max(map(len, pictures.values())) <= MOST_BYTES
    page = opened(pictures[2])
    assert (page.width, page.height) == (993, 1404)
    shades = page.getcolors(1 << 20)
    assert shades is not None and {colour for _, colour in shades} >= {(0, 0, 0), (255, 255, 255)} and len(shades) <= 64


def test_print_stands_where_the_layout_says(tmp_path: Path) -> None:
    """A box of the layout holds ink, beside it is none; on a turned page too."""
    path = (
        Paper(tmp_path / "a.pdf")
        .page(400, 300)
        .text(100, 50, "口口", 20)
        .page(400, 300, rotate=90)
        .text(100, 50, "口口", 20)
        .save()
    )
    for _, content in page_pictures(path, [Page(1, 400, 300, ()), Page(2, 400, 300, ())]):
        picture = opened(content).convert("L")
        scale = picture.width / 400
        inside = picture.crop(tuple(round(v * scale) for v in (98, 48, 142, 74)))
        assert inside.getextrema()[0] < 100
        left = picture.crop((0, 0, round(95 * scale), picture.height))
        assert left.getextrema()[0] > 200


def test_a_page_with_a_little_colour_keeps_it(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").page().text(100, 50, "红头", 22, (0.85, 0.05, 0.1)).save()
    ((_, content),) = page_pictures(path, [Page(1, 595, 842, ())])
    pixels = opened(content).getcolors(1 << 20) or []
    assert any(red > 150 and green < 90 for _, (red, green, _) in pixels)  # type: ignore[misc]


def test_red_stays_red() -> None:
    picture = Image.new("RGB", (300, 300), "white")
    picture.paste((200, 20, 30), (100, 100, 200, 200))
    red, green, blue = opened(packed(picture)).getpixel((150, 150))  # type: ignore[misc]
    assert red > 150 and green < 60 and blue < 90


def test_a_photograph_of_any_kind_fits() -> None:
    """Noise is the worst that a page can be."""
    noise = Image.frombytes("RGB", (1240, 1754), random.Random(7).randbytes(1240 * 1754 * 3))
    content = packed(noise)
    assert len(content) <= MOST_BYTES
    assert opened(content).width >= 200


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing else"])
def test_what_cannot_be_drawn_gives_no_picture(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(content)
    assert list(page_pictures(path, [Page(1, 595, 842, ())])) == []


def test_a_page_that_is_not_there_is_passed_over(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").page().text(10, 10, "字").save()
    assert [number for number, _ in page_pictures(path, [Page(1, 595, 842, ()), Page(2, 595, 842, ())])] == [1]
