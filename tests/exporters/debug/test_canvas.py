"""A page with a legend above it; what is drawn stands at its points times the scale."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from pipeline.exporters.debug.canvas import Canvas, Sample

RED = (200, 0, 0)


def picture(canvas: Canvas) -> Image.Image:
    return Image.open(BytesIO(canvas.png())).convert("RGB")


def test_the_legend_adds_to_the_page_and_an_outline_stands_in_its_place() -> None:
    canvas = Canvas(Image.new("RGB", (400, 200), "white"), 2.0, [Sample(RED, ("任务", "task"))], ("页", "page"))
    canvas.outline((50, 40, 150, 80), RED, 3)
    drawn = picture(canvas)
    down = drawn.height - 200
    assert drawn.width == 400 and down > 0
    red, green, _ = drawn.getpixel((200, down + 80))  # type: ignore[misc]
    assert red > 150 and green < 60
    assert min(drawn.getpixel((200, down + 120))) > 245, "inside the frame the page is as white as it was"  # type: ignore[arg-type]


def test_a_character_is_set_in_its_box() -> None:
    canvas = Canvas(Image.new("RGB", (400, 200), "white"), 2.0, [Sample(RED, ("任务", "task"))], ("页", "page"))
    canvas.character((50, 40, 70, 60), "甲")
    canvas.fill((40, 30, 190, 90), RED)
    drawn = picture(canvas)
    down = drawn.height - 200
    inside = drawn.crop((100, down + 80, 145, down + 125)).convert("L")
    around = drawn.crop((150, down + 80, 400, down + 200)).convert("L")
    assert inside.getextrema()[0] < 80, "a mark leaves it readable"
    assert around.getextrema()[0] > 200


def test_a_page_of_which_a_point_is_less_than_a_pixel() -> None:
    """A sheet of 100,000 points."""
    canvas = Canvas(Image.new("RGB", (2600, 2600), "white"), 0.026, [Sample(RED, ("任务", "task"))], ("页", "page"))
    canvas.outline((0, 0, 100_000, 100_000), RED)
    canvas.label((10, 10), ("任务", "task"), RED)
    assert picture(canvas).width == 2600
