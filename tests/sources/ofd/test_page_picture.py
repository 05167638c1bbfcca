"""Which picture a page without text is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from pipeline.sources.ofd.page_picture import page_picture
from pipeline.sources.ofd.painter import Painter
from pipeline.sources.ofd.resources import Resources
from pipeline.sources.ofd.values import child
from pipeline.sources.ofd.zipped import ZippedParts
from pipeline.sources.scan.picture import Picture
from tests.sources.ofd.writing import Ofd, path

pytestmark = pytest.mark.ocr


def kept(size: tuple[int, int], grey: int = 90) -> bytes:
    file = io.BytesIO()
    Image.new("L", size, grey).save(file, "PNG")
    return file.getvalue()


def drawn(folder: Path, content: str, picture: bytes = b"") -> Picture:
    """The picture of an A4 page; ``picture`` is resource 9."""
    ofd = Ofd(folder / "a.ofd").page(content)
    media = "<ofd:MultiMedia ID='9'><ofd:MediaFile>p.png</ofd:MediaFile></ofd:MultiMedia>"
    ofd.resources = f"<ofd:MultiMedias>{media}</ofd:MultiMedias>"
    ofd.parts["Doc_0/Res/p.png"] = picture
    with ZippedParts(ofd.save()) as parts:
        resources = Resources(parts, ["doc_0/publicres.xml"])
        painter = Painter("a.ofd", 1, (0.0, 0.0, 210.0, 297.0), resources, 0)
        painter.layers(child(parts.tree("doc_0/pages/page_0/content.xml"), "Content"))
        return page_picture(painter.drawing, painter.seen, resources)


def image(place: str, matrix: str = "") -> str:
    turned = f"CTM='{matrix}'" if matrix else ""
    return f"<ofd:ImageObject Boundary='{place}' {turned} ResourceID='9'/>"


def grey(one: Picture, x: float, y: float) -> int:
    """At a place in millimetres."""
    scale = one.scale * 25.4 / 72
    return int(one.pixels[int(y / scale), int(x / scale)].mean())


@pytest.mark.parametrize("matrix", ["", "210 0 0 297 0 0"])
def test_a_picture_of_the_whole_page_is_taken_as_it_is(tmp_path: Path, matrix: str) -> None:
    found = drawn(tmp_path, image("0 0 210 297", matrix), kept((1654, 2339)))
    assert found.pixels.shape[:2] == (2339, 1654) and found.dots == pytest.approx(200, abs=0.5)


def test_others_are_drawn_where_they_stand_as_sharp_as_they_are(tmp_path: Path) -> None:
    found = drawn(tmp_path, image("10 20 100 100", "100 0 0 100 0 0"), kept((1000, 1000)))
    assert found.scale == pytest.approx(72 / 254) and found.width == pytest.approx(595, abs=1)
    assert [grey(found, 60, 70), grey(found, 60, 15), grey(found, 120, 70)] == [90, 255, 255]


def test_what_is_drawn_over_a_picture_is_seen(tmp_path: Path) -> None:
    bar = path(50, 100, 100, 10, "M 0 0 L 100 0 L 100 10 L 0 10 C", Stroke="false", Fill="true")
    found = drawn(tmp_path, image("0 0 210 297") + bar, kept((1654, 2339), 240))
    assert [grey(found, 60, 105), grey(found, 60, 115)] == [0, 240]


def test_strokes_have_their_colour(tmp_path: Path) -> None:
    red = "<ofd:StrokeColor Value='255 0 0'/>"
    found = drawn(tmp_path, path(10, 10, 100, 1, "M 0 0 L 100 0", red, LineWidth="2"))
    assert found.pixels[round(10 / 25.4 * 200), 200].tolist() == [0, 0, 255]


def test_a_picture_that_cannot_be_unpacked_is_left_out(tmp_path: Path) -> None:
    assert drawn(tmp_path, image("0 0 210 297"), b"broken").pixels.min() == 255
