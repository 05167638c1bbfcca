"""Picture files page by page; what cannot be read is one line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipeline.errors import SourceError
from pipeline.sources.scan.picture_files import pictures_in
from tests.faults.broken import raw_pdf

pytestmark = pytest.mark.ocr


def half(mode: str = "L") -> Image.Image:
    """White above, black below."""
    image = Image.new("L", (300, 400), 255)
    image.paste(0, (0, 200, 300, 400))
    return image.convert(mode)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "CMYK", "P", "RGBA"])
def test_whatever_the_colours(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.tif"
    half(mode).save(path, dpi=(60, 60))
    (page,) = pictures_in(path)
    assert (page.width, page.height) == pytest.approx((360, 480), abs=1) or page.height == pytest.approx(842, abs=1)
    assert page.pixels[10, 10].min() > 240 and page.pixels[-10, 10].max() < 15


def test_sixteen_bits(tmp_path: Path) -> None:
    values = np.zeros((400, 300), np.uint16)
    values[:200] = 65535
    Image.fromarray(values).save(tmp_path / "a.png")
    (page,) = pictures_in(tmp_path / "a.png")
    assert page.pixels[10, 10].min() > 250 and page.pixels[-10, 10].max() < 5


def test_what_lets_the_ground_through_lies_on_white(tmp_path: Path) -> None:
    Image.new("RGBA", (300, 400), (0, 0, 0, 0)).save(tmp_path / "a.png")
    (page,) = pictures_in(tmp_path / "a.png")
    assert page.pixels.min() == 255


def test_a_tiff_of_several_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    half().save(path, save_all=True, append_images=[half(), half()], dpi=(40, 40))
    assert len(list(pictures_in(path))) == 3


def test_a_fax_becomes_square(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    Image.new("1", (1728, 1146), 1).save(path, dpi=(204, 98))
    (page,) = pictures_in(path)
    assert (page.width, page.height) == pytest.approx((610, 842), abs=2)


def test_a_photo_lies_as_the_camera_says(tmp_path: Path) -> None:
    image = half()
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "a.jpg", exif=exif, dpi=(72, 72))
    (page,) = pictures_in(tmp_path / "a.jpg")
    assert page.width > page.height
    assert page.pixels[:, 10].max() < 20 and page.pixels[:, -10].min() > 230


def test_too_large_is_told_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)))
    with pytest.raises(SourceError, match=r"a\.png：图片太大.*请用 300 dpi"):
        list(pictures_in(path))
    # Above the bound of this program, below that of the library.
    Image.new("1", (15_000, 11_000)).save(tmp_path / "b.tif", compression="group4")
    with pytest.raises(SourceError, match="图片太大（15000×11000 像素）"):
        list(pictures_in(tmp_path / "b.tif"))


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0 no picture", raw_pdf(b"null")])
def test_no_picture_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"a\.jpg：图片已损坏、不完整，或不是图片"):
        list(pictures_in(path))


def test_cut_short_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.effect_noise((600, 800), 90).save(path)
    path.write_bytes(path.read_bytes()[:9000])
    with pytest.raises(SourceError, match="不完整"):
        list(pictures_in(path))
    with pytest.raises(SourceError, match=r"b\.jpg：无法读取"):
        list(pictures_in(tmp_path / "b.jpg"))
