"""Bars without letters."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from pipeline.exporters.report.bars import bar


def colours(parts: tuple[tuple[int, str], ...], whole: int) -> list[tuple[int, int, int]]:
    picture = bar(parts, whole, 10.0, 2.0)
    image = Image.open(BytesIO(picture.png)).convert("RGB")
    found = [image.getpixel((x, image.height // 2)) for x in range(image.width)]
    return list(dict.fromkeys(found))  # type: ignore[arg-type]


def test_parts_follow_each_other_and_the_rest_is_white() -> None:
    found = colours(((1, "#ff0000"), (2, "#00ff00")), 6)
    assert [found.index((255, 0, 0)), found.index((0, 255, 0)), found.index((255, 255, 255))] == sorted(
        [found.index((255, 0, 0)), found.index((0, 255, 0)), found.index((255, 255, 255))]
    )


def test_the_smallest_part_is_seen() -> None:
    bar_colours = colours(((500, "#ff0000"), (1, "#0000ff"), (499, "#00ff00")), 1000)
    assert (0, 0, 255) in bar_colours


def test_nothing_is_an_empty_bar() -> None:
    assert colours((), 0) == [(255, 255, 255)]
